import type { Instant } from "../../core/model/index.ts";
import type { Collected } from "./ports.ts";

/** A feed that is followed: when it is asked next, and what it said the last time. */
export interface FollowedFeed {
  readonly url: string;
  readonly title: string | null;
  /** What the server gave to ask whether anything is new; null when it gave nothing. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly dueAt: Instant;
  /** Milliseconds between two questions, as the feed's own pace has shaped them. */
  readonly everyMs: number;
  /** Questions asked in all; the jitter counts on it. */
  readonly asked: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Why the last question failed, null when it did not. */
  readonly problem: string | null;
  /** Items taken in all. */
  readonly taken: number;
  /** False when it is gone for good: it is kept and not asked. */
  readonly live: boolean;
}

/** An item of a feed that was dealt with. */
export interface FeedItemMark {
  /** Digest of the item's identity and of its last change. */
  readonly key: string;
  /** True when it will not be tried again: it was taken, or refused for good. */
  readonly done: boolean;
  /** Times its page could not be had. */
  readonly tries: number;
  readonly at: Instant;
}

/** The feeds that are followed and the items that were dealt with. */
export interface Feeds {
  /** Adds feeds; one that is there already is replaced. */
  putFeeds(feeds: readonly FollowedFeed[]): Promise<void>;
  /** All of them, by address. */
  listFeeds(): Promise<readonly FollowedFeed[]>;
  /** True when it was there. Its items stay marked: whoever follows it again is not sent them again. */
  removeFeed(url: string): Promise<boolean>;
  /** The marks there are, of these keys. */
  findMarks(keys: readonly string[]): Promise<readonly FeedItemMark[]>;
  putMarks(marks: readonly FeedItemMark[]): Promise<void>;
}

/** What became of one item: what was found of it, and whether a later try may find more. */
export interface ItemOutcome {
  readonly found: readonly Collected[];
  readonly again: boolean;
}

/** An item as a feed lists it. */
export interface PolledItem {
  readonly key: string;
  /** What it is called on screen. */
  readonly name: string;
  /** The same for its page, whatever feed names it: a page is fetched once. Null when the feed carries all there is. */
  readonly pageKey: string | null;
  /** Fetches its page. */
  readonly fetch: (signal: AbortSignal) => Promise<ItemOutcome>;
}

/** What a feed answered. */
export type Polled =
  | {
      readonly kind: "items";
      readonly title: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly items: readonly PolledItem[];
      /** What a person should know: broken XML mended, items left out. */
      readonly remarks: readonly string[];
    }
  | { readonly kind: "unchanged" }
  | /** A reading list, or a page that names its feed: these are followed instead. */ { readonly kind: "feeds"; readonly urls: readonly string[] }
  | {
      readonly kind: "problem";
      readonly message: string;
      /** True when the server says that it is gone for good. */
      readonly gone: boolean;
      readonly waitMs: number | null;
    };

/** Asks a feed what is new. */
export type AskFeed = (feed: Pick<FollowedFeed, "url" | "etag" | "lastModified">, signal: AbortSignal) => Promise<Polled>;

/** What following needs of the world. */
export interface Following {
  readonly ask: AskFeed;
  /** The addresses in a file that lists them: OPML, or one a line. Throws when there is none. */
  readonly listed: (path: string) => Promise<readonly string[]>;
  /** What comes into a folder, and what changes in it, until stopped; files that are there already first. */
  readonly changes: (folder: string, signal: AbortSignal) => AsyncIterable<Collected>;
}
