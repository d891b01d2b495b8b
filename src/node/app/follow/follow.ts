import { deliverAfter, keepDelivering } from "../../alerts/deliver.ts";
import type { FollowedFeed } from "../feeds.ts";
import { ingestArrivals } from "../ingest.ts";
import type { Deps, Skip, Store } from "../ports.ts";
import { skipLine } from "../skips.ts";
import { type Arrival, Inbox } from "./inbox.ts";
import { type PollContext, pause, pollFeed } from "./poll.ts";
import { newFeed } from "./schedule.ts";
import { Sitting } from "./sitting.ts";

export interface FollowOptions {
  /** Addresses to add to the feeds that are followed. */
  readonly urls: readonly string[];
  /** Folders whose changes are read too. */
  readonly folders: readonly string[];
  /** Shortest pause between two questions to one feed, in milliseconds. */
  readonly leastMs: number;
  /** Milliseconds after which following ends; null goes on until stopped. */
  readonly forMs: number | null;
  /** Ask every feed that is due now, and end. */
  readonly once: boolean;
}

/** What following did. Counts and the newest lines only: it may go on for months. */
export interface FollowReport {
  readonly feeds: readonly FollowedFeed[];
  readonly added: number;
  readonly known: number;
  /** Reports left out, by reason. */
  readonly skips: ReadonlyMap<Skip["code"], number>;
  /** True when input was lost. */
  readonly lost: boolean;
  readonly interrupted: boolean;
}

/** Feeds asked at the same time; each host is asked one question at a time whatever this is. */
const ABREAST = 16;
/** Milliseconds between two looks at what is due. */
const LOOK_MS = 50;

/** One run of following. */
class Follower {
  private readonly feeds = new Map<string, FollowedFeed>();
  private readonly asking = new Map<string, Promise<void>>();
  private readonly inbox = new Inbox();
  private readonly skips = new Map<Skip["code"], number>();
  private readonly stop = new AbortController();
  private readonly context: PollContext;
  private watching = 0;
  private added = 0;
  private known = 0;
  private lost = false;
  private readonly store: Store;
  private readonly deps: Deps;
  private readonly options: FollowOptions;

  constructor(store: Store, deps: Deps, options: FollowOptions) {
    this.store = store;
    this.deps = deps;
    this.options = options;
    const { leastMs } = options;
    this.context = { store, deps, following: deps.following, inbox: this.inbox, leastMs, signal: this.stop.signal, underWay: new Set() };
  }

  /** Adds feeds that are not followed yet; one that was gone is asked again. */
  private async add(feeds: readonly FollowedFeed[]): Promise<void> {
    const fresh = feeds.filter(({ url }) => this.feeds.get(url)?.live !== true);
    for (const feed of fresh) this.feeds.set(feed.url, feed);
    await this.store.feeds.putFeeds(fresh);
  }

  private startDue(now: string): void {
    if (this.inbox.full) return;
    const due = [...this.feeds.values()]
      .filter(({ url, live, dueAt }) => live && dueAt <= now && !this.asking.has(url))
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.url < b.url ? -1 : 1));
    for (const feed of due.slice(0, ABREAST - this.asking.size)) {
      const work = this.poll(feed)
        .catch((error: unknown) => this.fail(error))
        .finally(() => this.asking.delete(feed.url));
      this.asking.set(feed.url, work);
    }
  }

  /** Asks what is due, and says how far we are. */
  private lookAround(started: string): void {
    if (!this.stop.signal.aborted) this.startDue(this.options.once ? started : this.deps.clock.now());
    this.deps.progress(`following ${this.feeds.size} feeds: reports`, this.added, null);
  }

  private async poll(feed: FollowedFeed): Promise<void> {
    const { feed: next, leadsTo } = await pollFeed(feed, this.context);
    if (next !== null) {
      this.feeds.set(next.url, next);
      this.inbox.put({ found: [], marks: [], feed: next });
    }
    await this.add(leadsTo);
  }

  private failure: unknown = null;
  private fail(error: unknown): void {
    this.failure ??= error;
    this.stop.abort();
  }

  private watchFolder(folder: string): void {
    this.watching += 1;
    const run = async (): Promise<void> => {
      for await (const found of this.deps.following.changes(folder, this.stop.signal)) {
        this.inbox.put({ found: [found], marks: [], feed: null });
        while (this.inbox.full && !this.stop.signal.aborted) await pause(LOOK_MS);
      }
    };
    void run()
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.watching -= 1;
      });
  }

  private count(skip: Skip): void {
    this.skips.set(skip.code, (this.skips.get(skip.code) ?? 0) + 1);
    this.lost ||= skip.lost;
    if (skip.code !== "collect/other-kind") this.deps.note(skipLine(skip));
  }

  private told(outcome: "added" | "known" | Skip): void {
    if (outcome === "added") this.added += 1;
    else if (outcome === "known") this.known += 1;
    else this.count(outcome);
  }

  /** Marks what was kept: the items, then what the feeds said. */
  private async mark(arrivals: readonly Arrival[]): Promise<void> {
    const marks = arrivals.flatMap((arrival) => arrival.marks);
    const feeds = arrivals.flatMap(({ feed }) => (feed === null ? [] : [feed]));
    await this.store.transaction(async (inner) => {
      await inner.feeds.putMarks(marks);
      await inner.feeds.putFeeds(feeds);
    });
    for (const { key } of marks) this.context.underWay.delete(key);
  }

  /** Keeps what has come: what feeds said beside what others write, and reports in a sitting. */
  private async keep(started: string): Promise<void> {
    if (this.inbox.hasReports) await this.sit(started);
    else await this.mark(this.inbox.take());
  }

  /** Keeps what has come and what comes next as the one writer, until nothing comes for a moment or others may want to write. */
  private async sit(started: string): Promise<void> {
    const sitting = new Sitting(this.inbox, {
      signal: this.deps.signal,
      mark: (arrivals) => this.mark(arrivals),
      turn: () => {
        this.lookAround(started);
        return !this.stop.signal.aborted && (!this.options.once || this.asking.size > 0);
      },
    });
    await ingestArrivals(sitting, this.store, this.deps, { told: (outcome) => this.told(outcome) });
  }

  /** True while a feed is being asked, will be asked in this run, or a folder is watched. */
  private goesOn(now: string, until: string): boolean {
    if (this.asking.size > 0 || this.watching > 0) return true;
    if (this.options.once) return [...this.feeds.values()].some(({ live, dueAt }) => live && dueAt <= until && dueAt <= now);
    return [...this.feeds.values()].some(({ live }) => live);
  }

  async run(): Promise<FollowReport> {
    const { urls, folders, leastMs, forMs } = this.options;
    const started = this.deps.clock.now();
    for (const feed of await this.store.feeds.listFeeds()) this.feeds.set(feed.url, feed);
    await this.add(urls.map((url) => newFeed(url, leastMs, started)));
    const onStop = (): void => this.stop.abort();
    this.deps.signal.addEventListener("abort", onStop, { once: true });
    if (this.deps.signal.aborted) onStop();
    const timer = forMs === null ? null : setTimeout(onStop, forMs);
    for (const folder of folders) this.watchFolder(folder);
    const telling = keepDelivering(this.store, { ...this.deps, signal: this.stop.signal });
    try {
      while (!this.stop.signal.aborted) {
        const now = this.deps.clock.now();
        this.lookAround(started);
        const idle = this.asking.size === 0 && this.watching === 0;
        if (this.inbox.ready || (idle && !this.inbox.empty)) await this.keep(started);
        else if (!this.goesOn(now, started)) break;
        else await pause(LOOK_MS);
      }
      await Promise.all(this.asking.values());
      if (!this.deps.signal.aborted && !this.inbox.empty) await this.keep(started);
      if (this.failure !== null) throw this.failure;
    } finally {
      if (timer !== null) clearTimeout(timer);
      this.deps.signal.removeEventListener("abort", onStop);
      onStop();
      await telling;
    }
    await deliverAfter(this.store, this.deps);
    const feeds = [...this.feeds.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
    return { feeds, added: this.added, known: this.known, skips: this.skips, lost: this.lost, interrupted: this.deps.signal.aborted };
  }
}

/** Keeps feeds and folders up to date until the time is over, everything due was asked once, or somebody stops it. */
export const follow = (store: Store, deps: Deps, options: FollowOptions): Promise<FollowReport> => new Follower(store, deps, options).run();
