import { sql } from "kysely";
import type { AlertFacts, KeptAlert, KeptWatch, Watches } from "../app/watches.ts";
import type { Connection } from "./engine.ts";
import { inParts, MOST_IDS, MOST_ROWS } from "./in-parts.ts";
import type { AlertRow } from "./schema.ts";
import { findSetting, putSetting } from "./settings.ts";

/** The last number a watch was given: no two of a store ever have one name. */
const NUMBER = "watch-number";

const alertOf = ({ key, watch, at, state, due_at, tries, problem, body }: AlertRow): KeptAlert => ({
  key,
  watch,
  at,
  state: state as KeptAlert["state"],
  dueAt: due_at,
  tries,
  problem,
  facts: JSON.parse(body) as AlertFacts,
});

const rowOf = ({ key, watch, at, state, dueAt, tries, problem, facts }: KeptAlert): AlertRow => ({
  key,
  watch,
  article: facts.article,
  at,
  state,
  due_at: dueAt,
  tries,
  problem,
  body: JSON.stringify(facts),
});

/** The book of watches in tables. */
export function sqlWatches(connection: Connection): Watches {
  return {
    async nextName() {
      const number = Number((await findSetting(connection, NUMBER)) ?? 0) + 1;
      await putSetting(connection, NUMBER, String(number));
      return `w${number}`;
    },
    async putWatch(kept) {
      const row = { id: kept.watch.id, number: Number(kept.watch.id.slice(1)), body: JSON.stringify(kept) };
      await connection
        .insertInto("watches")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    },
    async listWatches() {
      const rows = await connection.selectFrom("watches").select("body").orderBy("number").execute();
      return rows.map(({ body }) => JSON.parse(body) as KeptWatch);
    },
    async removeWatch(id) {
      const { numDeletedRows } = await connection.deleteFrom("watches").where("id", "=", id).executeTakeFirst();
      await connection.deleteFrom("alerts").where("watch", "=", id).execute();
      return Number(numDeletedRows) > 0;
    },
    async addAlerts(alerts) {
      for (const part of inParts(alerts.map(rowOf), MOST_ROWS))
        await connection
          .insertInto("alerts")
          .values(part)
          .onConflict((conflict) => conflict.column("key").doNothing())
          .execute();
    },
    async takeDue(now, until, limit) {
      const due = await connection
        .selectFrom("alerts")
        .selectAll()
        .where("state", "=", "waiting")
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .orderBy("key")
        .limit(limit)
        .execute();
      for (const part of inParts(
        due.map(({ key }) => key),
        MOST_IDS,
      ))
        await connection.updateTable("alerts").set({ due_at: until, tries: sql<number>`tries + 1` }).where("key", "in", part).execute();
      return due.map((row) => alertOf({ ...row, due_at: until, tries: row.tries + 1 }));
    },
    async settleAlerts(list) {
      for (const { key, state, dueAt, problem } of list)
        await connection.updateTable("alerts").set({ state, due_at: dueAt, problem }).where("key", "=", key).execute();
    },
    async alertsOf(watch, limit, state) {
      const all = connection.selectFrom("alerts").selectAll().where("watch", "=", watch);
      const wanted = state === undefined ? all : all.where("state", "=", state);
      const rows = await wanted.orderBy("at", "desc").orderBy("key", "desc").limit(limit).execute();
      return rows.map(alertOf);
    },
    async countAlerts() {
      const rows = await connection
        .selectFrom("alerts")
        .select(({ fn }) => ["watch", "state", fn.countAll<number | string>().as("count")])
        .groupBy(["watch", "state"])
        .orderBy("watch")
        .orderBy("state")
        .execute();
      return rows.map(({ watch, state, count }) => ({ watch, state: state as KeptAlert["state"], count: Number(count) }));
    },
    async dropAbout(articles) {
      for (const part of inParts(articles, MOST_IDS)) await connection.deleteFrom("alerts").where("article", "in", part).execute();
    },
    async dropBefore(moment) {
      await connection.deleteFrom("alerts").where("at", "<", moment).where("state", "<>", "waiting").execute();
    },
  };
}
