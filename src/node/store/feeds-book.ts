import type { FeedItemMark, Feeds, FollowedFeed } from "../app/feeds.ts";
import type { Connection } from "./engine.ts";
import { inParts, MOST_IDS, MOST_ROWS } from "./in-parts.ts";

/** The book of feeds in tables. */
export function sqlFeeds(connection: Connection): Feeds {
  return {
    async putFeeds(feeds) {
      const rows = [...new Map(feeds.map((feed) => [feed.url, { url: feed.url, body: JSON.stringify(feed) }])).values()];
      for (const part of inParts(rows, MOST_ROWS))
        await connection
          .insertInto("feeds")
          .values(part)
          .onConflict((conflict) => conflict.column("url").doUpdateSet(({ ref }) => ({ body: ref("excluded.body") })))
          .execute();
    },
    async listFeeds() {
      const rows = await connection.selectFrom("feeds").select("body").orderBy("url").execute();
      return rows.map(({ body }) => JSON.parse(body) as FollowedFeed);
    },
    async removeFeed(url) {
      const { numDeletedRows } = await connection.deleteFrom("feeds").where("url", "=", url).executeTakeFirst();
      return Number(numDeletedRows) > 0;
    },
    async findMarks(keys) {
      const found: FeedItemMark[] = [];
      for (const part of inParts(keys, MOST_IDS)) {
        const rows = await connection.selectFrom("feed_items").selectAll().where("key", "in", part).execute();
        found.push(...rows.map(({ key, done, tries, at }) => ({ key, done: done === 1, tries, at })));
      }
      return found;
    },
    async putMarks(marks) {
      const rows = [...new Map(marks.map(({ key, done, tries, at }) => [key, { key, done: done ? 1 : 0, tries, at }])).values()];
      for (const part of inParts(rows, MOST_ROWS))
        await connection
          .insertInto("feed_items")
          .values(part)
          .onConflict((conflict) =>
            conflict.column("key").doUpdateSet(({ ref }) => ({ done: ref("excluded.done"), tries: ref("excluded.tries"), at: ref("excluded.at") })),
          )
          .execute();
    },
  };
}
