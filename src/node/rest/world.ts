import type { Packs } from "../../core/packs/index.ts";
import type { Clock, Store } from "../app/ports.ts";
import type { McpWorld } from "../mcp/mcp-server.ts";
import type { Observer } from "../observe/observer.ts";
import type { ReadinessCheck } from "../observe/readiness.ts";
import type { Runner } from "../run/call.ts";
import type { ChangeFeed } from "./changes.ts";
import type { Gate } from "./gates/gate.ts";
import type { Recorder } from "./recorder.ts";
import type { WebFiles } from "./web-files.ts";

/** What the routes need of the outside. */
export interface RestWorld {
  readonly run: Runner;
  /** The store, opened when it is first asked for; routes only read its picture. */
  readonly store: () => Promise<Store>;
  readonly changes: ChangeFeed;
  readonly gate: Gate;
  /** Writes down who did what, where a team works with the store. */
  readonly record: Recorder;
  readonly clock: Clock;
  readonly packs: () => Packs;
  readonly version: string;
  /** The workbench; null where it was not built. */
  readonly web: WebFiles | null;
  /** What the MCP door keeps between two requests. */
  readonly mcp: Pick<McpWorld, "confirmation" | "kept">;
  /** Whether the MCP door offers tools that write. */
  readonly mcpWrite: boolean;
  /** What the server says of itself; a fault of ours is written down there, and no answer carries it. */
  readonly observer: Observer;
  readonly readiness: ReadinessCheck;
}
