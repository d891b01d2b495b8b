import { type SelectQueryBuilder, sql } from "kysely";
import {
  type ClaimEntry,
  type DocumentEntry,
  type FindingEntry,
  type OriginEntry,
  type Picture,
  type SharedSummary,
  type StoredDossier,
  type StoryRow,
  summaryAt,
} from "../app/picture.ts";
import { countOn } from "./counters.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import type { Connection, Engine } from "./engine.ts";
import { inParts, MOST_IDS, MOST_ROWS } from "./in-parts.ts";
import { packJson, unpackJson } from "./packed.ts";
import { findPassages, putPassages } from "./passages-book.ts";
import { type ListName, type ListRow, readPage, shownJson } from "./picture-lists.ts";
import type { Schema } from "./schema.ts";
import { findSetting, putSetting } from "./settings.ts";
import { type StoryBody, shownStory, storyBody } from "./story-body.ts";

type Entry = FindingEntry | ClaimEntry | DocumentEntry | OriginEntry;

const MAKER = "picture-maker";
const DECISIONS = "picture-decisions";
const QUIET = "picture-quiet";

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

const listRow = ({ id, story, at, body, shared, fresh, openFrom }: Entry): ListRow => ({
  id,
  story,
  at: at ?? "",
  hidden: shared === null ? 1 : 0,
  open_from: openFrom ?? null,
  body: JSON.stringify(body),
  shared: json(shared),
  fresh: json(fresh),
});

/** Most reports first, after the row that a cursor stands for. */
function bySize<O>(query: SelectQueryBuilder<Schema, "stories", O>, cursor: string | null | undefined): SelectQueryBuilder<Schema, "stories", O> {
  const after = readCursor(cursor, "number");
  const rest =
    after === null ? query : query.where("articles", "<=", after[0]).where(({ eb, or }) => or([eb("articles", "<", after[0]), eb("id", ">", after[1])]));
  return rest.orderBy("articles", "desc").orderBy("id");
}

/** The picture in tables. */
export function sqlPicture(connection: Connection, engine: Engine): Picture {
  const replaceList = async (list: ListName, story: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> => {
    await connection.deleteFrom(list).where("story", "=", story).execute();
    // a claim may still stand in the story it came from, whose own turn is to come
    const ids = rows.map(({ id }) => id as string);
    for (const part of inParts(ids, MOST_IDS)) await connection.deleteFrom(list).where("id", "in", part).execute();
    for (const part of inParts(rows, MOST_ROWS))
      await connection
        .insertInto(list)
        .values(part as never)
        .execute();
  };
  const freshen = (story: string, mark: number) => connection.deleteFrom("stale_stories").where("story", "=", story).where("mark", "=", mark).execute();
  const rowOf = ({ id, number, revision, body }: { id: string; number: number; revision: number; body: string }, sharedAt: string | undefined): StoryRow =>
    shownStory({ ...(JSON.parse(body) as StoryBody), id, number, revision }, sharedAt);
  const shownColumns = ["id", "number", "revision", "body"] as const;
  return {
    async touch(stories) {
      if (stories.length === 0) return 0;
      const mark = await countOn(connection, "mark", 1);
      for (const part of inParts([...new Set(stories)], MOST_ROWS))
        await connection
          .insertInto("stale_stories")
          .values(part.map((story) => ({ story, mark })))
          .onConflict((conflict) => conflict.column("story").doUpdateSet({ mark }))
          .execute();
      return mark;
    },
    quietUpTo: async () => Number((await findSetting(connection, QUIET)) ?? 0),
    setQuietUpTo: (mark) => putSetting(connection, QUIET, String(mark)),
    stale: (limit) => connection.selectFrom("stale_stories").selectAll().orderBy("mark").orderBy("story").limit(limit).execute(),
    async counts() {
      const count = (table: "stories" | "stale_stories"): Promise<{ readonly rows: number | string }> =>
        connection
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as("rows"))
          .executeTakeFirstOrThrow();
      return { stories: Number((await count("stories")).rows), stale: Number((await count("stale_stories")).rows) };
    },
    async put(entry, mark) {
      const { dossier, findings, claims, documents, origins } = entry;
      const { id } = dossier.story;
      const known = await connection.selectFrom("stories").select("number").where("id", "=", id).executeTakeFirst();
      const gone = await connection.selectFrom("gone_stories").select("number").where("story", "=", id).executeTakeFirst();
      const number = known?.number ?? gone?.number ?? (await countOn(connection, "story", 1));
      const revision = await countOn(connection, "revision", 1);
      const body = storyBody(entry);
      const row = {
        id,
        number,
        revision,
        at: body.to ?? "",
        articles: body.articles,
        body: JSON.stringify(body),
        dossier: packJson(dossier),
        summary: entry.summary == null ? null : packJson(entry.summary),
      };
      await connection
        .insertInto("stories")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
      if (gone !== undefined) await connection.deleteFrom("gone_stories").where("story", "=", id).execute();
      await replaceList(
        "findings",
        id,
        findings.map((entry) => ({ ...listRow(entry), type: entry.type, status: entry.status, origins: entry.origins })),
      );
      await replaceList(
        "claims",
        id,
        claims.map((entry) => {
          const { article, finding, type, kind, outlet } = entry;
          return { ...listRow(entry), article, finding, type, kind, outlet };
        }),
      );
      await replaceList(
        "documents",
        id,
        documents.map((entry) => ({ ...listRow(entry), outlet: entry.outlet, language: entry.language })),
      );
      await replaceList(
        "origins",
        id,
        origins.map((entry) => ({ ...listRow(entry), kind: entry.kind, party: entry.party })),
      );
      await putPassages(connection, engine, id, entry.passages ?? []);
      await freshen(id, mark);
    },
    async remove({ story, mark }) {
      await putPassages(connection, engine, story, []);
      for (const list of ["findings", "claims", "documents", "origins"] as const) await connection.deleteFrom(list).where("story", "=", story).execute();
      const known = await connection.selectFrom("stories").select("number").where("id", "=", story).executeTakeFirst();
      if (known !== undefined) {
        const revision = await countOn(connection, "revision", 1);
        await connection.deleteFrom("stories").where("id", "=", story).execute();
        await connection
          .insertInto("gone_stories")
          .values({ story, number: known.number, revision })
          .onConflict((conflict) => conflict.column("story").doUpdateSet({ revision }))
          .execute();
      }
      await freshen(story, mark);
    },
    maker: () => findSetting(connection, MAKER),
    setMaker: (maker) => putSetting(connection, MAKER, maker),
    decisionsSeen: async () => Number((await findSetting(connection, DECISIONS)) ?? 0),
    setDecisionsSeen: (count) => putSetting(connection, DECISIONS, String(count)),
    async revision() {
      const row = await connection.selectFrom("counters").select("value").where("name", "=", "revision").executeTakeFirst();
      return row?.value ?? 0;
    },
    async changes(after, limit) {
      const living = connection.selectFrom("stories").select(["revision", "id as story", sql<number>`0`.as("gone")]);
      const gone = connection.selectFrom("gone_stories").select(["revision", "story", sql<number>`1`.as("gone")]);
      const rows = [
        ...(await living.where("revision", ">", after).orderBy("revision").limit(limit).execute()),
        ...(await gone.where("revision", ">", after).orderBy("revision").limit(limit).execute()),
      ];
      rows.sort((a, b) => a.revision - b.revision);
      return rows.slice(0, limit).map((row) => ({ ...row, gone: row.gone === 1 }));
    },
    async stories({ limit, cursor, since, until, sharedAt, order }) {
      let query = connection
        .selectFrom("stories")
        .select([...shownColumns, "at", "articles"])
        .limit(limit + 1);
      if (since !== undefined) query = query.where("at", ">=", since);
      if (until !== undefined) query = query.where("at", "<", until);
      if (order === "size") {
        query = bySize(query, cursor);
      } else {
        const after = readCursor(cursor, "string");
        if (after !== null) query = query.where(sql<boolean>`(at, id) < (${after[0]}, ${after[1]})`);
        query = query.orderBy("at", "desc").orderBy("id", "desc");
      }
      const rows = await query.execute();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last !== undefined ? writeCursor([order === "size" ? last.articles : last.at, last.id]) : null;
      return { rows: shown.map((row) => rowOf(row, sharedAt)), next };
    },
    async summaries({ limit, cursor, sharedAt }) {
      const rows = await bySize(connection.selectFrom("stories").select(["id", "articles", "summary"]), cursor)
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        rows: shown.flatMap(({ summary }) => (summary === null ? [] : [summaryAt(unpackJson<SharedSummary>(summary), sharedAt)])),
        next: rows.length > limit && last !== undefined ? writeCursor([last.articles, last.id]) : null,
      };
    },
    findings: ({ story, type, status, ...page }) => readPage(connection, "findings", page, { story, type, status }),
    claims: ({ story, article, finding, type, kind, outlet, ...page }) => readPage(connection, "claims", page, { story, article, finding, type, kind, outlet }),
    documents: ({ story, outlet, language, ...page }) => readPage(connection, "documents", page, { story, outlet, language }),
    origins: ({ story, kind, party, ...page }) => readPage(connection, "origins", page, { story, kind, party }),
    search: (query) => findPassages(connection, engine, query),
    async findStory(id, sharedAt) {
      const row = await connection.selectFrom("stories").select(shownColumns).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : rowOf(row, sharedAt);
    },
    async findNumber(number, sharedAt) {
      const row = await connection.selectFrom("stories").select(shownColumns).where("number", "=", number).executeTakeFirst();
      return row === undefined ? null : rowOf(row, sharedAt);
    },
    async findGone(number) {
      return (await connection.selectFrom("gone_stories").select("story").where("number", "=", number).executeTakeFirst())?.story ?? null;
    },
    async findRow(list, id, sharedAt) {
      const row = (await connection.selectFrom(list).selectAll().where("id", "=", id).executeTakeFirst()) as ListRow | undefined;
      if (row === undefined || (sharedAt !== undefined && row.hidden === 1)) return null;
      return { story: row.story, body: JSON.parse(shownJson(row, sharedAt)) as unknown };
    },
    async dossier(story) {
      const row = await connection.selectFrom("stories").select("dossier").where("id", "=", story).executeTakeFirst();
      return row === undefined ? null : unpackJson<StoredDossier>(row.dossier);
    },
  };
}
