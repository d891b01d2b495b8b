import { sql } from "kysely";
import type { WordQuery } from "../app/search-words.ts";
import type { WordIndex } from "./engine.ts";

/** `'two' <-> 'words' & 'begin':*`; words of ours are letters and digits. */
const spelled = (query: WordQuery): string =>
  query.map(({ words, beginning }) => words.map((word) => `'${word}'${beginning ? ":*" : ""}`).join(" <-> ")).join(" & ");

/** The last place of a word that the index can tell from others. */
const LAST_PLACE = 16_383;

/** `'word':1,7 'other':2`: where each word stands, without the server's own way to divide and spell words. */
function placesOf(words: readonly string[]): string {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) places.set(word, [...(places.get(word) ?? []), Math.min(at + 1, LAST_PLACE)]);
  return [...places].map(([word, at]) => `'${word}':${at.join(",")}`).join(" ");
}

/** The words of passages in a column of their own with a GIN index. */
export const postgresWords: WordIndex = {
  async make(database) {
    await sql`alter table passages add column words tsvector not null`.execute(database);
    await sql`create index passages_by_words on passages using gin (words)`.execute(database);
  },
  async add(connection, rows, words) {
    const values = rows.map((row, at) => ({ ...row, words: sql`${placesOf(words[at] ?? [])}::tsvector` }));
    await connection
      .insertInto("passages")
      .values(values as never)
      .execute();
  },
  async remove(connection, column, ids) {
    await connection.deleteFrom("passages").where(column, "in", ids).execute();
  },
  matches: (query) => sql<boolean>`words @@ ${spelled(query)}::tsquery`,
  scrub: async () => undefined,
};
