import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database, Engine } from "./engine.ts";
import { steps } from "./migrations/index.ts";

/** The database is of a later schema than this program knows. */
export class NewerSchema extends Error {
  readonly found: string;
  readonly known: string;
  constructor(found: string, known: string) {
    super(`schema ${found}, this program knows ${known}`);
    this.found = found;
    this.known = known;
  }
}

const names = Object.keys(steps);

/** "0007-picture" -> 7 */
const numberOf = (name: string): number => Number.parseInt(name, 10);

/** Number of the newest of these steps; 0 when there are none. */
export const schemaOf = (taken: readonly string[]): number => Math.max(0, ...taken.map(numberOf));

/** Number of the newest schema this program knows. */
export const newestSchema: number = schemaOf(names);

/** Names of the steps a database has taken; none when it has no table of them. */
export async function takenSteps(database: Database): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(database);
  return rows.map(({ name }) => name);
}

/** Refuses a database that has taken a step we do not know. */
export function refuseNewer(taken: readonly string[]): void {
  const unknown = taken.find((name) => !(name in steps));
  if (unknown !== undefined) throw new NewerSchema(String(numberOf(unknown)), String(newestSchema));
}

/** Steps a database still has to take. */
export const pendingSteps = (taken: readonly string[]): readonly string[] => names.filter((name) => !taken.includes(name));

/** Brings a database to the newest schema, wholly or not at all. */
export async function migrate(database: Database, engine: Engine): Promise<void> {
  const provided: Record<string, Migration> = {};
  for (const [name, step] of Object.entries(steps)) provided[name] = { up: (db) => step(db, engine) };
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => provided }, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
