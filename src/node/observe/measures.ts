import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Bounds of the histograms, in seconds: an answer from the picture takes milliseconds, an operation up to two minutes. */
const REQUEST_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const CALL_BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]);

/** How something ended. */
export type Ending = "done" | "refused" | "fault";

/**
 * The measures of one process, in the form Prometheus reads. Labels are names of ours with a fixed list of values: templates of routes, names of
 * operations, states. `registry` is where another part of the process adds its own.
 */
export interface Measures {
  readonly registry: Registry;
  /** A request that was answered; `route` is its template ("/api/stories/{id}"). */
  request(method: string, route: string, status: number, seconds: number): void;
  /** Requests that wait for their answer. */
  underWay(change: 1 | -1): void;
  /** An operation that ended. */
  call(operation: string, ending: Ending, seconds: number): void;
  spans(outcome: "sent" | "lost", count: number): void;
  text(): Promise<string>;
}

/** New measures: of what they are told, and with `ofProcess` of memory, processor and lag of the event loop from now on. */
export function makeMeasures(part: string, version: string, ofProcess: boolean): Measures {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  new Gauge({ name: "unecho_info", help: "which unecho this is; always 1", labelNames: ["part", "version"], registers }).set({ part, version }, 1);
  const requests = new Counter({
    name: "unecho_http_requests_total",
    help: "requests answered, by method, template of the route and status",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "unecho_http_request_seconds",
    help: "time until the answer begins",
    labelNames: ["route"],
    buckets: REQUEST_BOUNDS,
    registers,
  });
  const waiting = new Gauge({ name: "unecho_http_requests_under_way", help: "requests that wait for their answer", registers });
  const calls = new Counter({ name: "unecho_operations_total", help: "operations that ended, by how", labelNames: ["operation", "ending"], registers });
  const callSeconds = new Histogram({
    name: "unecho_operation_seconds",
    help: "time of an operation, its waiting for a thread included",
    labelNames: ["operation"],
    buckets: CALL_BOUNDS,
    registers,
  });
  const spans = new Counter({ name: "unecho_spans_total", help: "spans of traces sent to the collector, or lost", labelNames: ["outcome"], registers });
  return {
    registry,
    request(method, route, status, time) {
      requests.inc({ method: METHODS.has(method) ? method : "other", route, status: String(status) });
      seconds.observe({ route }, time);
    },
    underWay: (change) => waiting.inc(change),
    call(operation, ending, time) {
      calls.inc({ operation, ending });
      callSeconds.observe({ operation }, time);
    },
    spans: (outcome, count) => spans.inc({ outcome }, count),
    text: () => registry.metrics(),
  };
}
