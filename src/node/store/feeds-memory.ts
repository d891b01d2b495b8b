import type { FeedItemMark, Feeds, FollowedFeed } from "../app/feeds.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

const byUrl = (a: FollowedFeed, b: FollowedFeed): number => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0);

/** The book of feeds, gone with the process. */
export function memoryFeeds(): MemoryBook<Feeds> {
  const feeds = new Map<string, FollowedFeed>();
  const marks = new Map<string, FeedItemMark>();
  const book: Feeds = {
    async putFeeds(list) {
      for (const feed of list) feeds.set(feed.url, feed);
    },
    listFeeds: async () => [...feeds.values()].sort(byUrl),
    removeFeed: async (url) => feeds.delete(url),
    findMarks: async (keys) => keys.map((key) => marks.get(key)).filter((mark) => mark !== undefined),
    async putMarks(list) {
      for (const mark of list) marks.set(mark.key, mark);
    },
  };
  return { book, keep: () => keepMaps([feeds, marks]) };
}
