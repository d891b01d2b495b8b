import type { Reading } from "../../core/model/index.ts";
import { captureColumns, captureContent, captureOf } from "../app/ledger/entries.ts";
import type { ArrivedReading, Reports } from "../app/ports.ts";
import { extendChain } from "./chains.ts";
import type { Connection } from "./engine.ts";
import { inParts, MOST_IDS, MOST_ROWS } from "./in-parts.ts";
import { packJson, unpackJson } from "./packed.ts";
import { byPosition, positionIn, positionsOf } from "./positions.ts";

const readingOf = (row: { position: number; versions: string; packs: string; body: Uint8Array }): ArrivedReading => ({
  position: row.position,
  reading: unpackJson<Reading>(row.body),
  versions: row.versions,
  packs: row.packs,
});

/** The book of reports in tables. */
export function sqlReports(connection: Connection): Reports {
  const known = async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    const found = new Set<string>();
    for (const part of inParts(ids, MOST_IDS))
      for (const { id } of await connection.selectFrom("captures").select("id").where("id", "in", part).execute()) found.add(id);
    return found;
  };
  return {
    async putCaptures(captures) {
      const there = await known(captures.map(({ id }) => id));
      const fresh = [...new Map(captures.filter(({ id }) => !there.has(id)).map((capture) => [capture.id, capture])).values()].map(captureColumns);
      if (fresh.length === 0) return new Set();
      const links = await extendChain(connection, "captures", fresh.map(captureContent));
      const rows = fresh.flatMap((columns, at) => (links[at] === undefined ? [] : [{ ...columns, ...links[at] }]));
      for (const part of inParts(rows, MOST_ROWS)) await connection.insertInto("captures").values(part).execute();
      return new Set(rows.map(({ id }) => id));
    },
    knownCaptures: known,
    async findCapture(id) {
      const row = await connection.selectFrom("captures").select(["id", "received_at", "envelope", "bytes"]).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : captureOf(row);
    },
    async capturesOf(url) {
      const rows = await connection.selectFrom("captures").select("id").where("url", "=", url).orderBy("position").execute();
      return rows.map(({ id }) => id);
    },
    async capturesLike(beginning, limit) {
      const query = connection.selectFrom("captures").select("id").where("id", ">=", beginning).where("id", "<", `${beginning}\u{10ffff}`);
      return (await query.orderBy("id").limit(limit).execute()).map(({ id }) => id);
    },
    async receivedBefore(moment, limit) {
      const query = connection.selectFrom("captures").select("id").where("received_at", "<", moment).where("envelope", "is not", null);
      return (await query.orderBy("position").limit(limit).execute()).map(({ id }) => id);
    },
    async lastPosition() {
      const row = await connection
        .selectFrom("captures")
        .select(({ fn }) => fn.max("position").as("last"))
        .executeTakeFirst();
      return row?.last ?? 0;
    },
    async putReadings(list) {
      const positions = await positionsOf(
        connection,
        list.map(({ reading }) => reading.article.id),
      );
      const rows = list.map(({ reading, versions, packs, packed }) => {
        const article = reading.article.id;
        return { position: positionIn(positions, article), article, versions, packs, body: packed ?? packJson(reading) };
      });
      for (const part of inParts(rows, MOST_ROWS))
        await connection
          .insertInto("readings")
          .values(part)
          .onConflict((conflict) =>
            conflict
              .column("position")
              .doUpdateSet(({ ref }) => ({ versions: ref("excluded.versions"), packs: ref("excluded.packs"), body: ref("excluded.body") })),
          )
          .execute();
    },
    async findReadings(articles) {
      const found: ArrivedReading[] = [];
      for (const part of inParts(articles, MOST_IDS))
        found.push(...(await connection.selectFrom("readings").selectAll().where("article", "in", part).execute()).map(readingOf));
      return found.sort(byPosition);
    },
    async pageReadings(after, limit) {
      const rows = await connection.selectFrom("readings").selectAll().where("position", ">", after).orderBy("position").limit(limit).execute();
      return rows.map(readingOf);
    },
    staleReadings: (versions, packs, after, limit) =>
      connection
        .selectFrom("readings")
        .select(["article", "position"])
        .where(({ eb, or }) => or([eb("packs", "<>", packs), eb("versions", "<>", versions)]))
        .where("position", ">", after)
        .orderBy("position")
        .limit(limit)
        .execute(),
  };
}
