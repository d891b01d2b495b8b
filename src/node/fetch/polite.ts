import type { Ask, Exchange, HttpClient, Reply } from "./client.ts";
import { headerOf } from "./client.ts";
import { machineTimer, type Pace, paceOf, type Timer } from "./pace.ts";
import { type FetchProblem, problemOf } from "./problem.ts";
import { followRedirects } from "./redirects.ts";
import { type RobotsBook, type Rules, robotsBook } from "./robots.ts";

/** What we know of an address from the last time: sent along, so that nothing new costs nothing. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** How a page is asked for. */
export interface Wish {
  /** What the last answer gave to ask whether anything is new. */
  readonly known?: Validators;
  /** Times it is tried at the most, three when left out. */
  readonly tries?: number;
  readonly maxBytes?: number;
  /** Called with HOST or HOST:PORT for every question put to a server, robots.txt and redirects included. */
  readonly onAsk?: (host: string) => void;
}

export type Fetched =
  | /** `way` are the addresses asked, the last of them the one that answered; `at` is when. */
  { readonly kind: "page"; readonly reply: Reply; readonly way: readonly string[]; readonly at: string; readonly validators: Validators }
  | { readonly kind: "unchanged"; readonly waitMs: number | null }
  | { readonly kind: "problem"; readonly problem: FetchProblem };

/** Reads pages as a guest: asks robots.txt, one question at a time to a host, waits when told to, tries again when it may help. */
export interface PoliteFetcher {
  get(url: string, signal: AbortSignal, wish?: Wish): Promise<Fetched>;
  close(): Promise<void>;
}

export interface PoliteOptions {
  /** The name sites call us by in robots.txt. */
  readonly token: string;
  /** Milliseconds between two questions to one host. */
  readonly pauseMs: number;
  /** The present moment, ISO 8601. */
  readonly now: () => string;
  readonly timer?: Timer;
}

/** Milliseconds before the second and third try. */
const BACK_OFF_MS: readonly number[] = [2_000, 8_000];
/** A longer wait than this is not sat out: whoever asked is told. */
const LONGEST_WAIT_MS = 30_000;

/** Kinds of content that may hold reports, said to the server. */
const ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/** Retry-After as milliseconds: seconds, or a date; null when it says neither. */
export function waitOf(header: string, now: string): number | null {
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = header === "" ? Number.NaN : Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.parse(now));
}

/** A status that is no page, in plain words. */
function problemOfStatus({ status, headers }: Reply, now: string): FetchProblem {
  const waitMs = waitOf(headerOf(headers, "retry-after"), now);
  const words: Readonly<Record<number, string>> = {
    401: "asks for a login",
    403: "refuses us",
    404: "not there",
    410: "gone for good",
    429: "asks us to come less often",
  };
  return problemOf("collect/status", `${words[status] ?? "no page"} (status ${status})`, {
    passing: status === 408 || status === 429 || status >= 500,
    status,
    waitMs,
  });
}

/** Leaves out what is not set. */
function conditions({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return { ...(etag === null ? {} : { "if-none-match": etag }), ...(lastModified === null ? {} : { "if-modified-since": lastModified }) };
}

const UNKNOWN: Validators = { etag: null, lastModified: null };

/** A question that can be stopped, and who is told that it was put. */
type Question = Ask & { readonly signal: AbortSignal } & Pick<Wish, "onAsk">;

export function politeFetcher(client: HttpClient, { token, pauseMs, now, timer = machineTimer }: PoliteOptions): PoliteFetcher {
  const pace: Pace = paceOf(pauseMs, timer);
  const robots: RobotsBook = robotsBook(token, timer.now);

  async function put({ onAsk, ...ask }: Question): Promise<Exchange> {
    if (ask.signal.aborted) return { kind: "problem", problem: problemOf("collect/stopped", "stopped", { passing: true }) };
    const answer = await client.exchange(ask);
    if (answer.kind === "reply" || answer.problem.code !== "collect/refused-address") onAsk?.(new URL(ask.url).host);
    return answer;
  }

  const inTurn = (ask: Question, rules: Rules | null): Promise<Exchange> =>
    pace.inTurn(new URL(ask.url).host, ask.signal, () => put(ask), (rules?.delaySeconds ?? 0) * 1000);

  /** A connection that drops once is no verdict on a whole site. */
  async function twice(ask: () => Promise<Exchange>, signal: AbortSignal): Promise<Exchange> {
    const first = await ask();
    if (first.kind !== "problem" || !first.problem.passing) return first;
    await timer.wait(BACK_OFF_MS[0] ?? 0, signal);
    return ask();
  }

  async function step(ask: Question): Promise<Exchange> {
    // an address that cannot be parsed has no host to be polite to: the client refuses it
    if (!URL.canParse(ask.url) || !/^https?:$/.test(new URL(ask.url).protocol)) return client.exchange(ask);
    const { signal, onAsk } = ask;
    const rules = await robots.rulesFor(ask.url, (url) => twice(() => inTurn({ url, signal, ...(onAsk === undefined ? {} : { onAsk }) }, null), signal));
    const refusal = rules.refusal(ask.url);
    return refusal === null ? inTurn(ask, rules) : { kind: "problem", problem: refusal };
  }

  async function once(first: string, signal: AbortSignal, { known = UNKNOWN, maxBytes, onAsk }: Wish): Promise<Fetched> {
    const headers = { accept: ACCEPT, ...conditions(known) };
    const answer = await followRedirects(first, (url) =>
      step({ url, headers, signal, ...(maxBytes === undefined ? {} : { maxBytes }), ...(onAsk === undefined ? {} : { onAsk }) }),
    );
    if (answer.kind === "problem") return answer;
    const { reply, way } = answer;
    if (reply.status === 304) return { kind: "unchanged", waitMs: null };
    if (reply.status < 200 || reply.status >= 300) return { kind: "problem", problem: problemOfStatus(reply, now()) };
    const validators = { etag: headerOf(reply.headers, "etag") || null, lastModified: headerOf(reply.headers, "last-modified") || null };
    return { kind: "page", reply, way, at: now(), validators };
  }

  return {
    async get(url, signal, wish = {}) {
      const { tries = BACK_OFF_MS.length + 1 } = wish;
      for (let tried = 1; ; tried += 1) {
        const got = await once(url, signal, wish);
        if (got.kind !== "problem" || !got.problem.passing || tried >= tries || signal.aborted) return got;
        const waitMs = Math.max(got.problem.waitMs ?? 0, BACK_OFF_MS[tried - 1] ?? 0);
        if (waitMs > LONGEST_WAIT_MS) return got;
        await timer.wait(waitMs, signal);
      }
    },
    close: () => client.close(),
  };
}
