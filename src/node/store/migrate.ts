import { readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

/** A numbered step of the schema; never edited once published. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** "0001-holdings.sql" */
const MIGRATION_FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** The steps beside this file, in order. */
export function listMigrations(folder: URL = new URL("./migrations/", import.meta.url)): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const match = MIGRATION_FILE.exec(file);
      if (match === null) return [];
      return [{ number: Number(match[1]), name: match[2] ?? "", sql: readFileSync(new URL(file, folder), "utf8") }];
    });
}

/** The database is of a later schema than this program knows. */
export class NewerSchema extends Error {
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`schema ${found}, this program knows ${known}`);
    this.found = found;
    this.known = known;
  }
}

const schemaOf = (database: DatabaseSync): number => (database.prepare("pragma user_version").get() as { readonly user_version: number }).user_version;

/** Brings a database to the newest schema, each step whole or not at all. */
export function migrate(database: DatabaseSync, migrations: readonly Migration[] = listMigrations()): void {
  const found = schemaOf(database);
  const known = migrations.at(-1)?.number ?? 0;
  if (found > known) throw new NewerSchema(found, known);
  for (const { number, sql } of migrations) {
    if (number <= found) continue;
    database.exec("begin immediate");
    try {
      // asked again under the lock: another process may have taken the step while we waited
      if (schemaOf(database) < number) {
        database.exec(sql);
        database.exec(`pragma user_version = ${number}`);
      }
      database.exec("commit");
    } catch (error) {
      database.exec("rollback");
      throw error;
    }
  }
}
