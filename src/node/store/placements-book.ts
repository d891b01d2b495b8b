import { sql } from "kysely";
import type { Placement } from "../../core/model/index.ts";
import type { Placed, Placements } from "../app/ports.ts";
import type { Connection } from "./engine.ts";
import { inParts, MOST_IDS, MOST_ROWS } from "./in-parts.ts";
import { packValue, unpackValue } from "./packed.ts";
import { byPosition, positionIn, positionsOf } from "./positions.ts";
import { findSetting, putSetting } from "./settings.ts";

const CLOSED = "window-closed-at";
/** Setting that names the position of the newest article grouped afresh. */
const SETTLED = "settled-to";

const placementOf = (row: { story: string; body: string }): Placement => ({ ...(JSON.parse(row.body) as Placement), story: row.story });

/** The book of placements in tables. */
export function sqlPlacements(connection: Connection): Placements {
  return {
    async putPlacements(list) {
      const positions = await positionsOf(
        connection,
        list.map(({ placement }) => placement.article),
      );
      const rows = list.map(({ placement, streamed, settled }) => {
        const { article, story } = placement;
        return { position: positionIn(positions, article), article, story, settled, streamed, body: JSON.stringify(placement) };
      });
      for (const part of inParts(rows, MOST_ROWS))
        await connection
          .insertInto("placements")
          .values(part)
          .onConflict((conflict) =>
            conflict.column("position").doUpdateSet(({ ref }) => ({
              story: ref("excluded.story"),
              settled: ref("excluded.settled"),
              streamed: ref("excluded.streamed"),
              body: ref("excluded.body"),
            })),
          )
          .execute();
    },
    async findPlacements(articles) {
      const found: (Placed & { readonly position: number })[] = [];
      for (const part of inParts(articles, MOST_IDS))
        for (const row of await connection.selectFrom("placements").selectAll().where("article", "in", part).execute())
          found.push({ position: row.position, placement: placementOf(row), streamed: row.streamed, settled: row.settled });
      return found.sort(byPosition).map(({ placement, streamed, settled }) => ({ placement, streamed, settled }));
    },
    async placementsOf(story) {
      const rows = await connection.selectFrom("placements").select(["story", "body"]).where("story", "=", story).orderBy("position").execute();
      return rows.map(placementOf);
    },
    async settledStories(stories) {
      const found = new Set<string>();
      for (const part of inParts(stories, MOST_IDS))
        for (const { settled } of await connection.selectFrom("placements").select("settled").distinct().where("settled", "in", part).execute())
          found.add(settled);
      return found;
    },
    async resettle(upTo) {
      const moved = await connection
        .selectFrom("placements")
        .select(["story", "settled"])
        .distinct()
        .where("position", "<=", upTo)
        .whereRef("story", "<>", "settled")
        .execute();
      if (moved.length === 0) return [];
      await connection
        .updateTable("placements")
        .set(({ ref }) => ({ story: ref("settled") }))
        .where("position", "<=", upTo)
        .whereRef("story", "<>", "settled")
        .execute();
      return [...new Set(moved.flatMap(({ story, settled }) => [story, settled]))];
    },
    async moveStory(from, to, upTo, settled) {
      await connection
        .updateTable("placements")
        .set(settled ? { story: to, settled: to } : { story: to })
        .where(settled ? "settled" : "story", "=", from)
        .where("position", "<=", upTo)
        .execute();
    },
    windowClosedAt: async () => Number((await findSetting(connection, CLOSED)) ?? 0),
    closeWindow: (position) => putSetting(connection, CLOSED, String(position)),
    settledTo: async () => Number((await findSetting(connection, SETTLED)) ?? 0),
    noteSettled: (position) => putSetting(connection, SETTLED, String(position)),
    async storyIds() {
      const rows = await connection.selectFrom("placements").select("story").groupBy("story").orderBy(sql`min(position)`).execute();
      return rows.map(({ story }) => story);
    },
    async findIndex(maker) {
      const row = await connection.selectFrom("story_index").selectAll().where("maker", "=", maker).executeTakeFirst();
      if (row === undefined) return null;
      try {
        return { maker, position: row.position, value: unpackValue(row.body) };
      } catch {
        return null;
      }
    },
    async putIndex({ maker, position, value }) {
      await connection.deleteFrom("story_index").execute();
      await connection
        .insertInto("story_index")
        .values({ maker, position, body: packValue(value) })
        .execute();
    },
  };
}
