import type { Capture, Decision, Hints, HttpEnvelope, Placement, Reading, Story } from "../../core/model/index.ts";
import type { Reports, StoredReading } from "../app/ports.ts";
import type { Connection } from "./engine.ts";

const parse = <T>(text: string): T => JSON.parse(text) as T;

function captureOf(row: {
  id: string;
  name: string;
  media_type: string;
  charset: string | null;
  url: string | null;
  hints: string;
  received_at: string;
  bytes: Uint8Array;
  http: string | null;
}): Capture {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    charset: row.charset,
    url: row.url,
    hints: parse<Hints>(row.hints),
    receivedAt: row.received_at,
    bytes: row.bytes,
    ...(row.http === null ? {} : { http: parse<HttpEnvelope>(row.http) }),
  };
}

/** The book of reports in tables. */
export function sqlReports(connection: Connection): Reports {
  const readingOf = (row: { reading: string; versions: string; packs: string }): StoredReading => ({
    reading: parse<Reading>(row.reading),
    versions: row.versions,
    packs: row.packs,
  });
  return {
    async putCapture(capture) {
      const { id, name, mediaType, charset, url, hints, receivedAt, bytes, http = null } = capture;
      const result = await connection
        .insertInto("captures")
        .values({
          id,
          name,
          media_type: mediaType,
          charset,
          url,
          hints: JSON.stringify(hints),
          received_at: receivedAt,
          bytes,
          http: http === null ? null : JSON.stringify(http),
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
    },
    async findCapture(id) {
      const row = await connection.selectFrom("captures").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : captureOf(row);
    },
    async putReading({ reading, versions, packs }) {
      const values = { article: reading.article.id, versions, packs, reading: JSON.stringify(reading) };
      await connection
        .insertInto("readings")
        .values(values)
        .onConflict((conflict) => conflict.column("article").doUpdateSet({ versions, packs, reading: values.reading }))
        .execute();
    },
    async findReading(article) {
      const row = await connection.selectFrom("readings").selectAll().where("article", "=", article).executeTakeFirst();
      return row === undefined ? null : readingOf(row);
    },
    async listReadings() {
      const rows = await connection
        .selectFrom("readings")
        .innerJoin("captures", "captures.id", "readings.article")
        .select(["readings.reading", "readings.versions", "readings.packs"])
        .orderBy("captures.ordinal")
        .execute();
      return rows.map(readingOf);
    },
    async putPlacement(placement) {
      const values = { article: placement.article, story: placement.story, placement: JSON.stringify(placement) };
      await connection
        .insertInto("placements")
        .values(values)
        .onConflict((conflict) => conflict.column("article").doUpdateSet({ story: values.story, placement: values.placement }))
        .execute();
    },
    async listPlacements() {
      const rows = await connection.selectFrom("placements").select("placement").orderBy("ordinal").execute();
      return rows.map((row) => parse<Placement>(row.placement));
    },
    async putStories(stories) {
      await connection.deleteFrom("stories").execute();
      for (const [ordinal, story] of stories.entries()) {
        await connection
          .insertInto("stories")
          .values({ ordinal, id: story.id, story: JSON.stringify(story) })
          .execute();
      }
    },
    async listStories() {
      const rows = await connection.selectFrom("stories").select("story").orderBy("ordinal").execute();
      return rows.map((row) => parse<Story>(row.story));
    },
    async appendDecision(decision) {
      await connection
        .insertInto("decisions")
        .values({ verb: decision.verb, decided_by: decision.by, decided_at: decision.at, decision: JSON.stringify(decision) })
        .execute();
    },
    async listDecisions() {
      const rows = await connection.selectFrom("decisions").select("decision").orderBy("ordinal").execute();
      return rows.map((row) => parse<Decision>(row.decision));
    },
    async putRedirect({ from, to }) {
      await connection
        .insertInto("redirects")
        .values({ old_id: from, new_id: to })
        .onConflict((conflict) => conflict.column("old_id").doUpdateSet({ new_id: to }))
        .execute();
    },
    async findRedirect(from) {
      const row = await connection.selectFrom("redirects").select("new_id").where("old_id", "=", from).executeTakeFirst();
      return row?.new_id ?? null;
    },
  };
}
