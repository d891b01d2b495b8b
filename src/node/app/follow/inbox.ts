import type { FeedItemMark, FollowedFeed } from "../feeds.ts";
import { PACE } from "../pace.ts";
import type { Collected } from "../ports.ts";

/** What waits to be kept: reports, then the marks of their items, then what their feed said: in this order, so that nothing is marked that is not kept. */
export interface Arrival {
  readonly found: readonly Collected[];
  readonly marks: readonly FeedItemMark[];
  readonly feed: FollowedFeed | null;
}

/** Milliseconds the first to arrive waits for company. */
const PATIENCE_MS = 200;
/** Arrivals after which those who bring more must wait. */
const FULL = 8 * PACE.batch;

/** Where what was fetched waits to be kept, a batch at a time. */
export class Inbox {
  private waiting: Arrival[] = [];
  private reports = 0;
  private since: number | null = null;

  put(arrival: Arrival): void {
    this.waiting.push(arrival);
    this.reports += arrival.found.length;
    this.since ??= performance.now();
  }

  get full(): boolean {
    return this.reports >= FULL;
  }

  /** True when a report waits, and not only what feeds said. */
  get hasReports(): boolean {
    return this.reports > 0;
  }

  get empty(): boolean {
    return this.waiting.length === 0;
  }

  /** True when there is a batch, or when the first has waited long enough. */
  get ready(): boolean {
    return this.reports >= PACE.batch || (this.since !== null && performance.now() - this.since >= PATIENCE_MS);
  }

  /** Everything that waits. */
  take(): readonly Arrival[] {
    const taken = this.waiting;
    this.waiting = [];
    this.reports = 0;
    this.since = null;
    return taken;
  }
}
