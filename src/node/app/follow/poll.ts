import type { FeedItemMark, FollowedFeed, Following, Polled, PolledItem } from "../feeds.ts";
import type { Deps, Store } from "../ports.ts";
import type { Inbox } from "./inbox.ts";
import { afterAnswer, afterFailure, newFeed } from "./schedule.ts";

/** Items taken from a feed before it is another feed's turn. */
const ITEMS_A_TURN = 50;
/** Times a page is asked for before its item is given up. */
const MAX_TRIES = 4;
/** Milliseconds between two looks whether there is room. */
const LOOK_MS = 50;

/** What a poll works with. */
export interface PollContext {
  readonly store: Store;
  readonly deps: Deps;
  readonly following: Following;
  readonly inbox: Inbox;
  readonly leastMs: number;
  readonly signal: AbortSignal;
  /** Pages on their way, or taken and not yet kept: two feeds may name one page. */
  readonly underWay: Set<string>;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Fresh {
  readonly item: PolledItem;
  readonly tries: number;
}

/** Items that were not dealt with, oldest first: feeds list the newest first. */
async function freshItems(items: readonly PolledItem[], { store, underWay }: PollContext): Promise<readonly Fresh[]> {
  const once = [...new Map(items.map((item) => [item.key, item])).values()];
  const marks = new Map(
    (await store.feeds.findMarks(once.flatMap(({ key, pageKey }) => (pageKey === null ? [key] : [key, pageKey])))).map((mark) => [mark.key, mark]),
  );
  const isDone = (key: string | null): boolean => key !== null && (marks.get(key)?.done === true || underWay.has(key));
  return once
    .filter(({ key, pageKey }) => !isDone(key) && !isDone(pageKey))
    .map((item) => ({ item, tries: marks.get(item.key)?.tries ?? 0 }))
    .reverse();
}

const marksOf = ({ key, pageKey }: PolledItem, done: boolean, tries: number, at: string): readonly FeedItemMark[] =>
  (pageKey === null ? [key] : [key, pageKey]).map((one) => ({ key: one, done, tries, at }));

/** Fetches one item and puts it into the inbox; true when it is dealt with, false when it is to be tried again. */
async function takeItem({ item, tries }: Fresh, { deps, inbox, signal }: PollContext): Promise<"taken" | "refused" | "again"> {
  const { found, again } = await item.fetch(signal);
  if (signal.aborted && !found.some(({ kind }) => kind === "capture")) return "again";
  const givenUp = again && tries + 1 >= MAX_TRIES;
  const done = !again || givenUp;
  // a page that may come later is no loss yet
  inbox.put({ found: done ? found : [], marks: marksOf(item, done, again ? tries + 1 : tries, deps.clock.now()), feed: null });
  if (!done) return "again";
  return found.some(({ kind }) => kind === "capture") ? "taken" : "refused";
}

/** What a poll leaves: the feed as it stands now, and feeds it leads to. Null when it was stopped before the feed answered. */
export interface PollResult {
  readonly feed: FollowedFeed | null;
  readonly leadsTo: readonly FollowedFeed[];
}

/** Takes what is new in a feed, up to a turn's worth, and says how it went on. */
async function takeItems(feed: FollowedFeed, polled: Extract<Polled, { kind: "items" }>, context: PollContext): Promise<FollowedFeed> {
  const { deps, inbox, leastMs, signal, underWay } = context;
  for (const remark of polled.remarks) if (feed.asked === 0) deps.note(`${feed.url}: ${remark}`);
  const fresh = await freshItems(polled.items, context);
  const turn = fresh.slice(0, ITEMS_A_TURN);
  let taken = 0;
  let left = fresh.length - turn.length;
  for (const one of turn) {
    while (inbox.full && !signal.aborted) await pause(LOOK_MS);
    const { pageKey } = one.item;
    if (pageKey !== null && underWay.has(pageKey)) continue;
    if (pageKey !== null) underWay.add(pageKey);
    const outcome = signal.aborted ? "again" : await takeItem(one, context);
    if (outcome === "taken") taken += 1;
    if (outcome !== "again") continue;
    left += 1;
    if (pageKey !== null) underWay.delete(pageKey);
  }
  const answered = afterAnswer({ ...feed, title: polled.title, taken: feed.taken + taken }, turn.length > 0, leastMs, deps.clock.now());
  // what is left is listed again only when the server is asked as if for the first time
  const validators = left === 0 ? { etag: polled.etag, lastModified: polled.lastModified } : { etag: null, lastModified: null };
  return { ...answered, ...validators, ...(fresh.length > turn.length ? { dueAt: feed.dueAt } : {}) };
}

/** Asks one feed and takes what is new in it. */
export async function pollFeed(feed: FollowedFeed, context: PollContext): Promise<PollResult> {
  const { deps, following, leastMs, signal } = context;
  const polled = await following.ask(feed, signal);
  if (signal.aborted) return { feed: null, leadsTo: [] };
  const now = deps.clock.now();
  switch (polled.kind) {
    case "problem":
      if (feed.problem !== polled.message) deps.note(`${feed.url}: ${polled.message}${polled.gone ? "; followed no more" : ""}`);
      return { feed: afterFailure(feed, polled.message, polled.gone, polled.waitMs, leastMs, now), leadsTo: [] };
    case "unchanged":
      return { feed: afterAnswer(feed, false, leastMs, now), leadsTo: [] };
    case "feeds": {
      const words = `leads to ${polled.urls.length} feeds, which are followed instead`;
      return {
        feed: { ...afterFailure(feed, words, true, null, leastMs, now), failures: 0 },
        leadsTo: polled.urls.map((url) => newFeed(url, leastMs, feed.dueAt)),
      };
    }
    case "items":
      return { feed: await takeItems(feed, polled, context), leadsTo: [] };
  }
  return polled satisfies never;
}
