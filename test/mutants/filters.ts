import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(":memory:");
database.exec(
  "create table claims (type text, words text); insert into claims values ('killed', 'Forty people were killed'), ('evacuated', 'Nine families left')",
);

/** Asks for the claims of a type in a sentence that the type is written into. */
export function askedInOneSentence(type: string): { readonly status: number; readonly rows: number } {
  try {
    return { status: 200, rows: database.prepare(`select words from claims where type = '${type}'`).all().length };
  } catch {
    return { status: 500, rows: 0 };
  }
}
