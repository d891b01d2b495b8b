import { pino } from "pino";
import { AppError } from "../errors.ts";
import { httpClient } from "../fetch/client.ts";
import { hostKey } from "../fetch/target.ts";
import { jsonLog, type Log, plainLog } from "./log.ts";
import { type Measures, makeMeasures } from "./measures.ts";
import { noTraces, sentTraces, type Traces } from "./traces.ts";

/** What a process that runs for long says of itself: to a log, to Prometheus, to a collector of traces. */
export interface Observer {
  readonly log: Log;
  readonly measures: Measures;
  readonly traces: Traces;
  close(): Promise<void>;
}

interface Options {
  /** Which process of unecho this is: "serve", "worker". */
  readonly part: string;
  readonly version: string;
  readonly log: "json" | "off";
  /** Address of a collector; null sends no traces. */
  readonly traces: string | null;
}

/** Time a collector has to take spans, in milliseconds: it must not hold up a process that ends. */
const SEND_MS = 5_000;

/** Where spans go, from what was typed: a collector without a path has the usual one. */
function endpointOf(given: string, command: string): URL {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "")
    throw new AppError("input/invalid", { detail: "--traces is no http or https address of a collector, without user and password", command });
  if (url.pathname === "/") url.pathname = "/v1/traces";
  return url;
}

/** Watches over a process from now on. */
export async function openObserver({ part, version, log: kind, traces: collector }: Options): Promise<Observer> {
  const log = kind === "json" ? jsonLog(part, pino.destination({ dest: 2, sync: true })) : plainLog((line) => process.stderr.write(line));
  const measures = makeMeasures(part, version, true);
  if (collector === null) return { log, measures, traces: noTraces, close: async () => undefined };
  const endpoint = endpointOf(collector, part);
  // whoever named the collector allowed it, and it alone
  const client = httpClient({ userAgent: `unecho/${version}`, allowPrivate: [hostKey(endpoint)], limits: { totalMs: SEND_MS, idleMs: SEND_MS } });
  const traces = await sentTraces({ endpoint: endpoint.href, part, version, client, measures, log });
  return { log, measures, traces, close: () => traces.close() };
}

/** Nobody watches: for tests, and for a server that runs for its own window. */
export function unobserved(log: Log): Observer {
  return { log, measures: makeMeasures("none", "0", false), traces: noTraces, close: async () => undefined };
}
