import type { Instant } from "../../core/model/index.ts";
import type { Deps, Store } from "../app/ports.ts";
import { sharedNow } from "../app/share.ts";
import type { KeptAlert, KeptWatch, Settled } from "../app/watches.ts";
import type { Told } from "./payload.ts";
import { type SendOutcome, sendAlerts } from "./send.ts";
import { tellAlert } from "./told.ts";

/** Alerts taken at a time: few enough that each may take its longest while they are held. */
const BATCH = 16;
/** Milliseconds in which whoever took alerts has to say what became of them; then they are anybody's again. */
const HOLD_MS = 5 * 60_000;
/** Milliseconds before the second try; each later one waits four times as long. */
const FIRST_WAIT_MS = 30_000;
const GROWTH = 4;
/** Tries until an alert is given up: the last is about 11 hours after the first. */
export const MOST_TRIES = 7;
/** Days that alerts are kept after they were sent or given up. */
const KEEP_DAYS = 90;
const DAY_MS = 86_400_000;

/** What one round of telling did. */
export interface Delivered {
  readonly sent: number;
  readonly dead: number;
  /** Failed, and tried again later. */
  readonly waiting: number;
}

const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();

/** Milliseconds until the next try after so many. */
export const waitAfter = (tries: number): number => FIRST_WAIT_MS * GROWTH ** (tries - 1);

/** How an alert stands after a try. */
function settle({ key, tries }: KeptAlert, outcome: SendOutcome, now: Instant): Settled {
  if (outcome.kind === "sent") return { key, state: "sent", dueAt: now, problem: null };
  const { message, again, waitMs } = outcome;
  if (!again) return { key, state: "dead", dueAt: now, problem: message };
  if (tries >= MOST_TRIES) return { key, state: "dead", dueAt: now, problem: `given up after ${tries} tries: ${message}` };
  return { key, state: "waiting", dueAt: later(now, Math.max(waitAfter(tries), waitMs ?? 0)), problem: message };
}

const giveUp = ({ key }: KeptAlert, now: Instant, problem: string): Settled => ({ key, state: "dead", dueAt: now, problem });

/** Tells what one watch has to tell. */
async function tellWatch(kept: KeptWatch | undefined, alerts: readonly KeptAlert[], store: Store, deps: Deps): Promise<readonly Settled[]> {
  const now = deps.clock.now();
  if (kept === undefined) return [];
  if (kept.suspended !== null) return alerts.map((alert) => giveUp(alert, now, `the watch is suspended: ${kept.suspended}`));
  const sharedAt = await sharedNow(store, deps.clock);
  const told: { readonly alert: KeptAlert; readonly words: Told }[] = [];
  const settled: Settled[] = [];
  for (const alert of alerts) {
    const words = await tellAlert(alert, store, sharedAt);
    if (words === null) settled.push(giveUp(alert, now, "what it was about is gone, or may not leave"));
    else told.push({ alert, words });
  }
  const outcomes = await sendAlerts(
    kept,
    told.map(({ words }) => words),
    deps,
  );
  const after = deps.clock.now();
  return [...settled, ...told.flatMap(({ alert }, at) => (outcomes[at] === undefined ? [] : [settle(alert, outcomes[at], after)]))];
}

/**
 * Tells what is due, until nothing is or the time is over. An alert is taken, sent and then marked: a process that dies between the last two
 * sends it once more, with the same key.
 */
export async function deliverAlerts(store: Store, deps: Deps, forMs: number = HOLD_MS): Promise<Delivered> {
  const until = performance.now() + forMs;
  const sum = { sent: 0, dead: 0, waiting: 0 };
  // most stores watch nothing: they are not written to
  if ((await store.watches.listWatches()).length === 0) return sum;
  await store.watches.dropBefore(later(deps.clock.now(), -KEEP_DAYS * DAY_MS));
  while (!deps.signal.aborted && performance.now() < until) {
    const now = deps.clock.now();
    const due = await store.transaction((inner) => inner.watches.takeDue(now, later(now, HOLD_MS), BATCH));
    if (due.length === 0) break;
    const watches = new Map((await store.watches.listWatches()).map((kept) => [kept.watch.id, kept]));
    const byWatch = Map.groupBy(due, ({ watch }) => watch);
    const work = [...byWatch].map(async ([watch, alerts]) => {
      const settled = await tellWatch(watches.get(watch), alerts, store, deps);
      await store.watches.settleAlerts(settled);
      for (const { state } of settled) sum[state] += 1;
    });
    await Promise.all(work);
  }
  return sum;
}

/** Milliseconds between two looks of whoever goes on telling. */
const LOOK_MS = 5_000;

/** Tells what is due whenever it is, until stopped. What goes wrong with the store is said, and tried again. */
export async function keepDelivering(store: Store, deps: Deps, lookMs: number = LOOK_MS): Promise<void> {
  while (!deps.signal.aborted) {
    await deliverAlerts(store, deps).catch((error: unknown) => deps.note(`alerts wait: ${error instanceof Error ? error.message : String(error)}`));
    await new Promise<void>((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        deps.signal.removeEventListener("abort", over);
        resolve();
      };
      const timer = setTimeout(over, lookMs);
      deps.signal.addEventListener("abort", over, { once: true });
      if (deps.signal.aborted) over();
    });
  }
}

/** Milliseconds a command may spend on telling before it answers. */
const AFTER_COMMAND_MS = 10_000;

/** Tells what is due after a command changed stories. A server tells by itself: at a network door nobody waits for it. */
export async function deliverAfter(store: Store, deps: Deps): Promise<void> {
  if (deps.remote) return;
  const { sent, dead, waiting } = await deliverAlerts(store, deps, AFTER_COMMAND_MS);
  if (sent + dead + waiting > 0) deps.note(`alerts: ${sent} sent, ${waiting} to be tried again, ${dead} given up (see: ${deps.program} watch list)`);
}
