import { AsyncLocalStorage } from "node:async_hooks";
import { type Attributes, type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import type { HttpClient } from "../fetch/client.ts";
import { gatheredWords, type Log } from "./log.ts";
import type { Measures } from "./measures.ts";

/** Milliseconds between two sendings, spans sent at once, and spans that wait at the most; more are lost, and counted. */
const BATCH = { scheduledDelayMillis: 2_000, maxExportBatchSize: 512, maxQueueSize: 4_096 };

/** A piece of work that is traced. Attributes are names and numbers of ours. */
export interface Traced {
  readonly name: string;
  readonly kind: "server" | "inside" | "consumer" | "producer";
  readonly attributes?: Attributes;
  /** Where it goes on with a trace of another process: its traceparent (W3C Trace Context). One that is none is passed over. */
  readonly parent?: string | null;
}

/** What is known of a piece of work only when it is over. */
export interface Ended {
  readonly name?: string;
  readonly attributes?: Attributes;
  readonly failed?: boolean;
}

/** Traces of OpenTelemetry; where none are wanted, the work is done and nothing else. */
export interface Traces {
  /** Does the work as a span of its own, below the one it is asked in. `ended` tells what its result says of it. */
  span<T>(what: Traced, work: () => Promise<T>, ended?: (result: T) => Ended): Promise<T>;
  /** A piece of work that is over, and took so many milliseconds until now. */
  over(what: Traced, ms: number): void;
  /** The traceparent of the work under way, for a message to another process; null where nothing is traced. */
  carried(): string | null;
  /** Sends what has not been sent. */
  close(): Promise<void>;
}

export const noTraces: Traces = {
  span: (_what, work) => work(),
  over: () => undefined,
  carried: () => null,
  close: async () => undefined,
};

const KINDS = { server: SpanKind.SERVER, inside: SpanKind.INTERNAL, consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER } as const;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function contextOf(traceparent: string): Context {
  const [, traceId = "", spanId = "", flags = "00"] = TRACEPARENT.exec(traceparent) ?? [];
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true });
}

interface Options {
  /** Where spans are sent, and nowhere else: the whole address, with its path. */
  readonly endpoint: string;
  readonly part: string;
  readonly version: string;
  /** The client that may ask this address. */
  readonly client: HttpClient;
  readonly measures: Measures;
  readonly log: Log;
}

/** Traces that are sent to a collector (OTLP over HTTP, as JSON). The libraries are loaded here: nobody pays for them who sends no traces. */
export async function sentTraces({ endpoint, part, version, client, measures, log }: Options): Promise<Traces> {
  const [{ BatchSpanProcessor, TracerProvider }, { JsonTraceSerializer }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/otlp-transformer"),
    import("@opentelemetry/resources"),
  ]);
  let told = false;
  const lost = (count: number, why: string): void => {
    measures.spans("lost", count);
    // said once: the count goes on in the measures
    if (!told) log(`traces are not taken by the collector: ${why}`, { event: "traces-lost", why: gatheredWords(why) });
    told = true;
  };
  const exporter = {
    export(spans: Parameters<typeof JsonTraceSerializer.serializeRequest>[0], done: (result: { readonly code: number }) => void): void {
      const body = JsonTraceSerializer.serializeRequest(spans);
      void client
        .exchange({ url: endpoint, method: "POST", headers: { "content-type": "application/json" }, body: body ?? "{}", maxBytes: 65_536 })
        .then((exchange) => {
          const taken = exchange.kind === "reply" && exchange.reply.status >= 200 && exchange.reply.status < 300;
          if (taken) measures.spans("sent", spans.length);
          else lost(spans.length, exchange.kind === "reply" ? `it answered with status ${exchange.reply.status}` : exchange.problem.message);
          // 0 and 1: success and failure of ExportResult
          done({ code: taken ? 0 : 1 });
        });
    },
    shutdown: async () => undefined,
  };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": `unecho-${part}`, "service.version": version }),
    spanProcessors: [new BatchSpanProcessor({ exporter, ...BATCH })],
  });
  const tracer = provider.getTracer("unecho", version);
  const here = new AsyncLocalStorage<Context>();
  const end = (span: Span, { name, attributes, failed }: Ended): void => {
    if (name !== undefined) span.updateName(name);
    if (attributes !== undefined) span.setAttributes(attributes);
    if (failed === true) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  return {
    async span({ name, kind, attributes = {}, parent }, work, ended = () => ({})) {
      const above = parent == null ? (here.getStore() ?? ROOT_CONTEXT) : contextOf(parent);
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, above);
      try {
        const result = await here.run(trace.setSpan(above, span), work);
        end(span, ended(result));
        return result;
      } catch (error) {
        end(span, { failed: true });
        throw error;
      }
    },
    over({ name, kind, attributes = {} }, ms) {
      const now = Date.now();
      const above = here.getStore() ?? ROOT_CONTEXT;
      tracer.startSpan(name, { kind: KINDS[kind], attributes, startTime: now - ms }, above).end(now);
    },
    carried() {
      const found = trace.getSpanContext(here.getStore() ?? ROOT_CONTEXT);
      return found === undefined ? null : `00-${found.traceId}-${found.spanId}-${found.traceFlags.toString(16).padStart(2, "0")}`;
    },
    async close() {
      await provider.shutdown().catch(() => undefined);
      await client.close();
    },
  };
}
