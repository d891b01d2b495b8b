import type { Deps } from "../app/ports.ts";
import { readSecret } from "../app/secrets.ts";
import type { KeptWatch } from "../app/watches.ts";
import { AppError } from "../errors.ts";
import { headerOf } from "../fetch/client.ts";
import { alertLine, payloadOf, type Told } from "./payload.ts";
import type { Target } from "./watch.ts";

/** What became of a try to tell somebody. */
export type SendOutcome =
  | { readonly kind: "sent" }
  | /** `again`: worth another try, after `waitMs` where the other side said so. */ {
      readonly kind: "problem";
      readonly message: string;
      readonly again: boolean;
      readonly waitMs: number | null;
    };

const problem = (message: string, again: boolean, waitMs: number | null = null): SendOutcome => ({ kind: "problem", message, again, waitMs });

/** Milliseconds a webhook has for its answer, and bytes of it that are read. */
const WEBHOOK_MS = 15_000;
const ANSWER_BYTES = 65_536;

/** Statuses below 500 after which another try may go better: request timeout, too early, too many requests. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** "120" -> 120,000; a date, or nothing, -> null */
function waitOf(retryAfter: string): number | null {
  const seconds = Number(retryAfter);
  return retryAfter.trim() === "" || !Number.isFinite(seconds) || seconds < 0 ? null : seconds * 1000;
}

/** Matrix takes each message at an address of its own, which makes a second try harmless; its token never stands in the address. */
function askOf({ url, template }: Extract<Target, { kind: "webhook" }>, told: Told, base: string) {
  const body = JSON.stringify(payloadOf(told, template, base));
  const headers = { "content-type": "application/json", "idempotency-key": told.key };
  if (template !== "matrix") return { url, method: "POST", headers, body } as const;
  const token = readSecret("UNECHO_MATRIX_TOKEN");
  return {
    url: `${url.replace(/\/$/, "")}/${told.key}`,
    method: "PUT",
    headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body,
  } as const;
}

async function sendWebhook(target: Extract<Target, { kind: "webhook" }>, told: Told, base: string, deps: Deps): Promise<SendOutcome> {
  const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(WEBHOOK_MS)]);
  const found = await deps.http().exchange({ ...askOf(target, told, base), maxBytes: ANSWER_BYTES, signal });
  if (found.kind === "problem") {
    const { code, message, passing } = found.problem;
    return problem(code === "collect/stopped" ? `no answer within ${WEBHOOK_MS / 1000} s` : message, passing);
  }
  const { status, headers } = found.reply;
  if (status >= 200 && status < 300) return { kind: "sent" };
  return problem(`answered with status ${status}`, status >= 500 || PASSING.has(status), waitOf(headerOf(headers, "retry-after")));
}

/** Longest subject of a mail, in characters. */
const SUBJECT_CHARS = 120;

async function sendMail(to: string, list: readonly Told[], { watch, base }: KeptWatch, deps: Deps): Promise<SendOutcome> {
  const [first] = list;
  if (first === undefined) return { kind: "sent" };
  const subject = list.length === 1 ? `unecho, watch ${watch.id}: ${first.event}: ${first.statement}` : `unecho, watch ${watch.id}: ${list.length} changes`;
  const lines = list.map((told) => `${alertLine(told, base)}\n  key ${told.key}`);
  const text = `What the reports say, with the number of independent origins; not what is true.\n\n${lines.join("\n\n")}\n`;
  const sent = await deps.mail({ to, subject: subject.slice(0, SUBJECT_CHARS), text, id: first.key });
  return sent.kind === "sent" ? sent : problem(sent.message, sent.passing);
}

/** Tells whoever a watch is for; the outcome of each alert, in order. A mail carries all of them, a webhook is asked once for each. */
export async function sendAlerts(kept: KeptWatch, list: readonly Told[], deps: Deps): Promise<readonly SendOutcome[]> {
  try {
    return await sendTo(kept, list, deps);
  } catch (error) {
    // a mail server or a secret that is not set up: mended by whoever runs this, and then tried again
    if (error instanceof AppError) return list.map(() => problem(error.message, true));
    throw error;
  }
}

async function sendTo(kept: KeptWatch, list: readonly Told[], deps: Deps): Promise<readonly SendOutcome[]> {
  const { target } = kept;
  if (target.kind === "mail") {
    const outcome = await sendMail(target.to, list, kept, deps);
    return list.map(() => outcome);
  }
  if (target.kind === "feed") return list.map(() => ({ kind: "sent" }));
  const outcomes: SendOutcome[] = [];
  for (const told of list) {
    const last = outcomes.at(-1);
    // whoever did not answer once is not asked again for each of a hundred
    outcomes.push(last?.kind === "problem" && last.again ? last : await sendWebhook(target, told, kept.base, deps));
  }
  return outcomes;
}
