import type { Clock } from "../app/ports.ts";
import type { Runner } from "../run/call.ts";
import type { Gate } from "./gates/gate.ts";

/** What the routes need of the outside. */
export interface RestWorld {
  readonly run: Runner;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly version: string;
  /** Where a fault of ours is written down; no answer carries it. */
  readonly log: (line: string) => void;
}
