/**
 * The one place that asks anything of the network. Everything else goes through here, because here are the guards: the address is checked
 * when the connection is made (so a name cannot answer once for the check and once for the connection), bodies are unpacked within a cap,
 * and nothing waits for ever. test/architecture.ts refuses any other import of an HTTP client and any use of the global fetch.
 */
import { type LookupAddress, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector, request } from "undici";
import { collectBody, LIMITS, type Limits, unpackBody } from "./body.ts";
import { type FetchProblem, problemOf } from "./problem.ts";
import { isPublicAddress } from "./public-address.ts";
import { findTarget } from "./target.ts";

/** A header as it was sent; names may come more than once. */
export type Header = readonly [name: string, value: string];

/** One question to one server. Redirects are not followed here. */
export interface Ask {
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Bytes of the answer that are read at the most, where less than usual is enough. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/** What a server answered, whatever the status; `bytes` are unpacked. */
export interface Reply {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly bytes: Uint8Array;
}

export type Exchange = { readonly kind: "reply"; readonly reply: Reply } | { readonly kind: "problem"; readonly problem: FetchProblem };

/** All addresses of a name; a test may put a lying one in its place. */
export type Resolve = (hostname: string, options: { readonly all: true }, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export interface ClientOptions {
  /** Names the program to the servers it asks. */
  readonly userAgent: string;
  /** HOST:PORT entries that may be on a private network; for tests and intranets. */
  readonly allowPrivate?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly resolve?: Resolve;
}

export interface HttpClient {
  exchange(ask: Ask): Promise<Exchange>;
  close(): Promise<void>;
}

/** Headers of a reply, in bytes. */
const MAX_HEADERS = 32_768;
const CONNECT_MS = 10_000;
/** Milliseconds an idle connection is kept: less than any server does, for one that closes as we ask looks like a failure. */
const KEEP_MS = 2_000;

class AddressRefused extends Error {}

/** Resolves a name and hands it on only when every address it has is public: one private among them is a trap, or not meant for us. */
function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error !== null || first === undefined) return done(error ?? new Error(`${hostname} has no address`), "", 0);
      const other = addresses.find(({ address }) => !isPublicAddress(address));
      if (other !== undefined) return done(new AddressRefused(`${hostname} leads to ${other.address}, which is not public`), "", 0);
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

/** Connects to public addresses only; asked again of the socket, whatever way the connection came about. */
function publicConnector(resolve: Resolve): buildConnector.connector {
  const connect = buildConnector({ allowH2: false, timeout: CONNECT_MS, lookup: publicLookup(resolve) });
  return (options, done) => {
    connect(options, (error, socket) => {
      if (error !== null) return done(error, null);
      if (isPublicAddress(socket.remoteAddress ?? "")) return done(null, socket);
      const refused = new AddressRefused(`${options.hostname} leads to ${socket.remoteAddress ?? "nowhere"}, which is not public`);
      socket.destroy();
      return done(refused, null);
    });
  };
}

/** The innermost reason: a failed connection to several addresses comes as a bundle. */
function reasonOf(error: unknown): Error & { readonly code?: string } {
  const found = error instanceof AggregateError ? error.errors[0] : error;
  if (found instanceof Error) return found.cause instanceof AddressRefused ? found.cause : found;
  return new Error(String(found));
}

const TIMEOUTS: ReadonlySet<string> = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"]);

const BROKE_OFF = "the connection broke off";

/** In plain words, by the codes of Node and of the client library. */
const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: "no such host",
  EAI_AGAIN: "the name cannot be resolved now",
  ECONNREFUSED: "nothing answers at that address",
  ECONNRESET: BROKE_OFF,
  UND_ERR_SOCKET: BROKE_OFF,
};

function problemOfFailure(error: unknown): FetchProblem {
  const reason = reasonOf(error);
  const code = reason.code ?? "";
  if (reason instanceof AddressRefused) return problemOf("collect/refused-address", reason.message);
  if (TIMEOUTS.has(code)) return problemOf("collect/too-slow", "no answer in time", { passing: true });
  if (code === "UND_ERR_HEADERS_OVERFLOW") return problemOf("collect/bad-reply", "headers too large");
  if (reason.name === "HTTPParserError") return problemOf("collect/bad-reply", "not a reply by the rules of HTTP");
  return problemOf("collect/unreachable", WORDS[code] ?? reason.message, { passing: true });
}

/** One header by name, its values joined as HTTP allows; "" when there is none. */
export const headerOf = (headers: readonly Header[], name: string): string =>
  headers
    .filter(([key]) => key.toLowerCase() === name)
    .map(([, value]) => value)
    .join(", ");

/** Header lines as the library hands them over: name, value, name, value. */
function pairsOf(raw: unknown): readonly Header[] {
  const flat = Array.isArray(raw)
    ? (raw as readonly (Uint8Array | string)[]).map((part) => (typeof part === "string" ? part : Buffer.from(part).toString("latin1")))
    : [];
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""] as const] : []));
}

/** A client with its own connections; close it when done. */
export function httpClient({ userAgent, allowPrivate = [], limits: given = {}, resolve = systemLookup as Resolve }: ClientOptions): HttpClient {
  const limits: Limits = { ...LIMITS, ...given };
  const allowed = new Set(allowPrivate.map((entry) => entry.toLowerCase()));
  const common = {
    allowH2: false,
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: MAX_HEADERS,
    connections: 4,
    keepAliveTimeout: KEEP_MS,
    keepAliveMaxTimeout: KEEP_MS,
  } as const;
  const checked = new Agent({ ...common, connect: publicConnector(resolve) });
  const unchecked = new Agent({ ...common, connect: { allowH2: false, timeout: CONNECT_MS } });

  async function ask(
    url: URL,
    dispatcher: Agent,
    { method = "GET", headers = {}, body, maxBytes = limits.bytes }: Ask,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const sent = { "user-agent": userAgent, "accept-encoding": "gzip, br, deflate", ...headers };
    const answer = await request(url, { method, headers: sent, body: body ?? null, dispatcher, signal, responseHeaders: "raw" });
    const pairs = pairsOf(answer.headers);
    const own = { ...limits, bytes: Math.min(limits.bytes, maxBytes) };
    const raw = await collectBody(answer.body, Number(headerOf(pairs, "content-length") || 0), own);
    const unpacked = raw.kind === "body" ? await unpackBody(raw.bytes, headerOf(pairs, "content-encoding"), own) : raw;
    answer.body.destroy();
    if (unpacked.kind === "problem") return unpacked;
    return { kind: "reply", reply: { url: url.href, status: answer.statusCode, statusText: answer.statusText, headers: pairs, bytes: unpacked.bytes } };
  }

  /** One try, within the time there is for it. */
  async function attempt(question: Ask, url: URL, dispatcher: Agent): Promise<Exchange> {
    const stop = new AbortController();
    const onStop = (): void => stop.abort();
    question.signal?.addEventListener("abort", onStop, { once: true });
    if (question.signal?.aborted === true) onStop();
    const timer = setTimeout(onStop, limits.totalMs);
    try {
      return await ask(url, dispatcher, question, stop.signal);
    } catch (error) {
      if (question.signal?.aborted === true) return { kind: "problem", problem: problemOf("collect/stopped", "stopped", { passing: true }) };
      if (stop.signal.aborted)
        return { kind: "problem", problem: problemOf("collect/too-slow", `not whole after ${limits.totalMs / 1000} s`, { passing: true }) };
      return { kind: "problem", problem: problemOfFailure(error) };
    } finally {
      clearTimeout(timer);
      question.signal?.removeEventListener("abort", onStop);
    }
  }

  return {
    async exchange(question) {
      const target = findTarget(question.url, allowed);
      if (target.kind === "problem") return target;
      const dispatcher = target.checked ? checked : unchecked;
      const first = await attempt(question, target.url, dispatcher);
      // a server may close an idle connection in the moment we use it: asked once more on a new one, where asking twice changes nothing
      const broke = first.kind === "problem" && first.problem.message === BROKE_OFF && (question.method ?? "GET") === "GET";
      return broke ? attempt(question, target.url, dispatcher) : first;
    },
    async close() {
      await Promise.all([checked.destroy(), unchecked.destroy()]);
    },
  };
}
