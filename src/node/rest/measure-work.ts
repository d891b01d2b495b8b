import { Gauge } from "prom-client";
import type { Measures } from "../observe/measures.ts";
import type { ThreadRunner } from "../run/thread-runner.ts";
import type { ChangeFeed } from "./changes.ts";

/** Adds what a server is at: its threads, calls that wait for one, and who listens for changes. */
export function measureWork({ registry }: Measures, { runner, changes }: { readonly runner: ThreadRunner; readonly changes: ChangeFeed }): void {
  const gauge = (name: string, help: string, value: () => number): void => {
    const made = new Gauge({
      name,
      help,
      registers: [],
      collect() {
        this.set(value());
      },
    });
    registry.registerMetric(made);
  };
  gauge("unecho_threads_busy", "threads that work on an operation", () => runner.load.busy);
  gauge("unecho_calls_waiting", "operations that wait for a thread", () => runner.load.waiting);
  gauge("unecho_listeners", "streams of changes that are open", () => changes.listeners);
}
