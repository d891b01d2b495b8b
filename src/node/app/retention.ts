import type { Instant } from "../../core/model/index.ts";
import { forgetReports } from "./forget.ts";
import type { Deps, Store } from "./ports.ts";

const DAY_MS = 86_400_000;
/** Reports forgotten in one go. */
const BATCH = 500;

/** The moment so many days ago. */
const daysAgo = (days: number, now: Instant): Instant => new Date(Date.parse(now) - days * DAY_MS).toISOString();

/** Forgets every report that came longer ago than the store keeps them; how many. */
export async function forgetOld(store: Store, deps: Deps): Promise<number> {
  const days = await store.ledger.keepDays();
  if (days === null) return 0;
  const before = daysAgo(days, deps.clock.now());
  let done = 0;
  while (!deps.signal.aborted) {
    const old = await store.receivedBefore(before, BATCH);
    if (old.length === 0) break;
    done += await forgetReports(store, old, `kept for ${days} days`, "retention", deps);
  }
  return done;
}

/** The same after a run of reading, once a day: forgetting makes the stories, and what placing knows of them, anew. */
export async function forgetOldDaily(store: Store, deps: Deps): Promise<number> {
  const days = await store.ledger.keepDays();
  if (days === null) return 0;
  const due = await store.receivedBefore(daysAgo(days + 1, deps.clock.now()), 1);
  return due.length === 0 ? 0 : forgetOld(store, deps);
}
