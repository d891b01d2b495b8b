import { sql } from "kysely";
import type { Page, PassageEntry, PassageHit, PassageQuery } from "../app/picture.ts";
import { searchWords } from "../app/search-words.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import type { Connection, Engine } from "./engine.ts";
import { inParts, MOST_IDS, MOST_ROWS } from "./in-parts.ts";

/** After every moment. */
const NEVER = "9999-12-31T23:59:59.999Z";

/** Replaces what can be searched of a story. */
export async function putPassages(connection: Connection, { words }: Engine, story: string, passages: readonly PassageEntry[]): Promise<void> {
  await words.remove(connection, "story", [story]);
  // a report may still stand in the story it came from, whose own turn is to come
  for (const part of inParts([...new Set(passages.map(({ article }) => article))], MOST_IDS)) await words.remove(connection, "article", part);
  for (const part of inParts(passages, MOST_ROWS))
    await words.add(
      connection,
      part.map(({ article, at, role, start, end, text, opens, closes }) => ({
        story,
        article,
        at: at ?? "",
        opens: opens ?? "",
        closes: closes ?? NEVER,
        role,
        starts: start,
        ends: end,
        body: JSON.stringify(text),
      })),
      part.map(({ text }) => searchWords(text).map(({ word }) => word)),
    );
}

/** A page of the passages that hold what is asked for, newest report first. */
export async function findPassages(connection: Connection, { words }: Engine, query: PassageQuery): Promise<Page<PassageHit>> {
  const { asked, story, since, until, sharedAt, limit } = query;
  const after = readCursor(query.cursor, "string");
  let rows = connection.selectFrom("passages").selectAll().where(words.matches(asked)).where("opens", "<=", sharedAt).where("closes", ">", sharedAt);
  if (story !== undefined) rows = rows.where("story", "=", story);
  if (since !== undefined) rows = rows.where("at", ">=", since);
  if (until !== undefined) rows = rows.where("at", "<", until);
  if (after !== null) rows = rows.where(sql<boolean>`(at, ordinal) < (${after[0]}, ${Number(after[1])})`);
  const found = await rows
    .orderBy("at", "desc")
    .orderBy("ordinal", "desc")
    .limit(limit + 1)
    .execute();
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      article: row.article,
      story: row.story,
      at: row.at === "" ? null : row.at,
      role: row.role as PassageHit["role"],
      start: row.starts,
      end: row.ends,
      text: JSON.parse(row.body) as string,
    })),
    next: found.length > limit && last !== undefined ? writeCursor([last.at, String(last.ordinal)]) : null,
  };
}
