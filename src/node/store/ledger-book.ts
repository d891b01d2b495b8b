import type { Placement } from "../../core/model/index.ts";
import { CHAINS, type ChainHead, type ChainName, EMPTY_CHAIN } from "../app/ledger/chain.ts";
import { emptiedBy, removalColumns, removalContent } from "../app/ledger/entries.ts";
import type { Ledger } from "../app/ledger/ledger.ts";
import type { Stamp } from "../app/ledger/stamps.ts";
import { extendChain } from "./chains.ts";
import type { Connection, Engine } from "./engine.ts";
import { inParts, MOST_IDS } from "./in-parts.ts";
import { findSetting, putSetting } from "./settings.ts";

const KEEP_DAYS = "keep-days";
const STAMPS = "stamps";

/** The ledger in tables. */
export function sqlLedger(connection: Connection, engine: Engine): Ledger {
  /** No article is a copy of one that is no longer there: the copy of a forgotten copy is one of its original. */
  const passOver = async (article: string): Promise<void> => {
    const gone = await connection.selectFrom("placements").select(["story", "body"]).where("article", "=", article).executeTakeFirst();
    if (gone === undefined) return;
    const original = (JSON.parse(gone.body) as Placement).copyOf;
    const others = await connection.selectFrom("placements").select(["article", "body"]).where("story", "=", gone.story).execute();
    for (const other of others) {
      const placement = JSON.parse(other.body) as Placement;
      if (placement.copyOf !== article) continue;
      const body = JSON.stringify({ ...placement, copyOf: original === other.article ? null : original });
      await connection.updateTable("placements").set({ body }).where("article", "=", other.article).execute();
    }
  };
  const stamps = async (): Promise<readonly Stamp[]> => JSON.parse((await findSetting(connection, STAMPS)) ?? "[]") as Stamp[];
  return {
    stamps,
    addStamp: async (stamp) => putSetting(connection, STAMPS, JSON.stringify([...(await stamps()), stamp])),
    async heads() {
      // all of them, from the table itself: an index would still find an end whose name was changed
      const ends = await connection.selectFrom("chains").selectAll().execute();
      const endOf = (name: ChainName): ChainHead => {
        const end = ends.find((row) => row.name === name);
        return end === undefined ? EMPTY_CHAIN : { length: end.length, head: end.head };
      };
      return Object.fromEntries(CHAINS.map((name) => [name, endOf(name)])) as Record<ChainName, ChainHead>;
    },
    captures: (after, limit) => connection.selectFrom("captures").selectAll().where("position", ">", after).orderBy("position").limit(limit).execute(),
    decisions: (after, limit) => connection.selectFrom("decisions").selectAll().where("position", ">", after).orderBy("position").limit(limit).execute(),
    removals: (after, limit) => connection.selectFrom("removals").selectAll().where("position", ">", after).orderBy("position").limit(limit).execute(),
    audit: (after, limit) => connection.selectFrom("audit").selectAll().where("position", ">", after).orderBy("position").limit(limit).execute(),
    async removedAmong(articles) {
      const found = new Set<string>();
      for (const part of inParts(articles, MOST_IDS))
        for (const { article } of await connection.selectFrom("removals").select("article").where("article", "in", part).execute()) found.add(article);
      return found;
    },
    async remove(removals) {
      const entries = removalColumns(removals, await connection.selectFrom("decisions").selectAll().where("words", "is not", null).execute());
      const links = await extendChain(connection, "removals", entries.map(removalContent));
      for (const [at, columns] of entries.entries()) {
        const link = links[at];
        if (link === undefined) continue;
        await connection
          .insertInto("removals")
          .values({ ...columns, ...link })
          .execute();
        const { article } = columns;
        await passOver(article);
        for (const part of inParts(emptiedBy(columns) ?? [], MOST_IDS))
          await connection.updateTable("decisions").set({ words: null }).where("position", "in", part).execute();
        await connection.deleteFrom("readings").where("article", "=", article).execute();
        await connection.deleteFrom("placements").where("article", "=", article).execute();
        await connection.updateTable("captures").set({ bytes: null, envelope: null, url: null }).where("id", "=", article).execute();
      }
      // it holds names and words of the articles
      await connection.deleteFrom("story_index").execute();
    },
    async keepDays() {
      const days = await findSetting(connection, KEEP_DAYS);
      return days === null || days === "" ? null : Number(days);
    },
    setKeepDays: (days) => putSetting(connection, KEEP_DAYS, days === null ? "" : String(days)),
    scrub: () => engine.scrub(connection),
  };
}
