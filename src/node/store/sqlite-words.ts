import { sql } from "kysely";
import type { WordQuery } from "../app/search-words.ts";
import type { WordIndex } from "./engine.ts";

/** `"two words" AND "begin"*`: words of ours are letters and digits, so that nothing in them can be a sign of the index's own language. */
const spelled = (query: WordQuery): string => query.map(({ words, beginning }) => `"${words.join(" ")}"${beginning ? "*" : ""}`).join(" AND ");

/** The words of passages in an index of FTS5 that keeps no text. Words come as we divide them: "ascii" parts them at blanks and nowhere else. */
export const sqliteWords: WordIndex = {
  async make(database) {
    await sql`create virtual table passage_words using fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii')`.execute(database);
  },
  async add(connection, rows, words) {
    const added = await connection
      .insertInto("passages")
      .values([...rows])
      .returning("ordinal")
      .execute();
    const ordinals = added.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    for (const [at, ordinal] of ordinals.entries())
      await sql`insert into passage_words (rowid, words) values (${ordinal}, ${(words[at] ?? []).join(" ")})`.execute(connection);
  },
  async remove(connection, column, ids) {
    const gone = sql`select ordinal from passages where ${sql.ref(column)} in (${sql.join(ids)})`;
    await sql`delete from passage_words where rowid in (${gone})`.execute(connection);
    await connection.deleteFrom("passages").where(column, "in", ids).execute();
  },
  matches: (query) => sql<boolean>`ordinal in (select rowid from passage_words where passage_words match ${spelled(query)})`,
  // what was deleted stays in the segments of the index until they are made one
  async scrub(connection) {
    await sql`insert into passage_words (passage_words) values ('optimize')`.execute(connection);
  },
};
