import { Counter, Gauge, Histogram } from "prom-client";
import type { Deps, Store } from "../app/ports.ts";
import { keptAnswer } from "./kept-answer.ts";
import type { Facts } from "./log.ts";
import type { Observer } from "./observer.ts";

type Observe = Deps["observe"];
type WorkEvent = Parameters<Observe>[0];

/** Bounds in seconds: a batch of pages takes seconds to read and less to write down. */
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const STATES = ["waiting", "leased", "done", "placed", "dead"] as const;

/** The event as a line of the log: `event` is what happened, the rest its ids, counts and reasons. */
function factsOf({ kind, ...rest }: WorkEvent): Facts {
  return { event: `work-${kind}`, ...rest };
}

/** Adds how the backlog stands: asked when the measures are read, at most once in five seconds. */
function measureBacklog({ measures: { registry } }: Observer, store: () => Promise<Store>): void {
  const state = keptAnswer(async () => (await (await store()).backlog.state()).batches, null);
  const batches = new Gauge({
    name: "unecho_backlog_batches",
    help: "batches of archives, by state",
    labelNames: ["state"],
    registers: [],
    async collect() {
      const found = await state();
      for (const name of STATES) this.set({ state: name }, found?.[name] ?? Number.NaN);
    },
  });
  registry.registerMetric(batches);
}

/**
 * Hears what happens while archives are read: counts it, writes it down and traces it. Labels are words of ours with a fixed list of values; a batch
 * that was committed is a span of the time it took.
 */
export function watchWork(observer: Observer, store: () => Promise<Store>): Observe {
  const { log, measures, traces } = observer;
  const registers = [measures.registry];
  measureBacklog(observer, store);
  const ended = new Counter({ name: "unecho_batches_total", help: "batches this worker had in hand, by how it ended", labelNames: ["ending"], registers });
  const records = new Counter({ name: "unecho_records_total", help: "records this worker committed, by outcome", labelNames: ["outcome"], registers });
  const reading = new Histogram({ name: "unecho_batch_read_seconds", help: "time to read a batch", buckets: BOUNDS, registers });
  const committing = new Histogram({ name: "unecho_batch_commit_seconds", help: "time to write a batch down", buckets: BOUNDS, registers });
  const readers = new Counter({ name: "unecho_readers_ended_total", help: "threads ended over a record that took too much", registers });
  const waits = new Counter({ name: "unecho_waits_total", help: "times this worker began to wait", labelNames: ["for"], registers });
  const placed = new Counter({ name: "unecho_placed_reports_total", help: "reports this worker gave their places", registers });
  const placing = new Gauge({ name: "unecho_placing", help: "1 while this worker is the one that gives reports their places", registers });
  const count = (event: WorkEvent): void => {
    switch (event.kind) {
      case "committed":
        ended.inc({ ending: "committed" });
        records.inc({ outcome: "report" }, event.reports);
        records.inc({ outcome: "skipped" }, event.skipped);
        records.inc({ outcome: "dead" }, event.dead);
        reading.observe(event.readMs / 1000);
        committing.observe(event.commitMs / 1000);
        traces.over(
          {
            name: "batch",
            kind: "consumer",
            attributes: { "unecho.batch": event.batch, "unecho.reports": event.reports, "unecho.commit_ms": Math.round(event.commitMs) },
          },
          event.readMs + event.commitMs,
        );
        return;
      case "refused":
      case "unreadable":
        return ended.inc({ ending: event.kind });
      case "given-up":
        return event.place === null ? ended.inc({ ending: event.kind }) : undefined;
      case "ended":
        return readers.inc();
      case "waiting":
        return waits.inc({ for: event.for });
      case "placed":
        return placed.inc(event.reports);
      case "placing":
        return placing.set(event.state === "began" ? 1 : 0);
      case "listed":
      case "leased":
      case "told":
      case "draining":
        return;
    }
  };
  return (event) => {
    count(event);
    log("", factsOf(event));
  };
}
