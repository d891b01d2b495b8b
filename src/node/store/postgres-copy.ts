import { sql } from "kysely";
import type { Database } from "./engine.ts";
import { pendingSteps, takenSteps } from "./migrate.ts";
import { postgresEngine } from "./postgres-engine.ts";

/** Tables that are worked out from the others. */
const MADE_AGAIN: readonly string[] = ["story_index", "stale_stories", "gone_stories", "stories", "findings", "claims", "documents", "origins", "passages"];

/** Copies all that cannot be made again into a schema beside it, all or nothing, before the tables change; its name, or null when another has just changed them. */
export function copyTables(connection: Database, schema: number): Promise<string | null> {
  const copy = `unecho_schema_${schema}`;
  return connection.transaction().execute(async (inner) => {
    await postgresEngine.lockWrites(inner);
    if (pendingSteps(await takenSteps(inner)).length === 0) return null;
    const { rows } = await sql<{ readonly name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(inner);
    // whoever may not make a schema may have been given this one
    const known = await sql`select 1 from pg_namespace where nspname = ${copy}`.execute(inner);
    if (known.rows.length === 0) await sql`create schema ${sql.ref(copy)}`.execute(inner);
    for (const { name } of rows.filter((table) => !MADE_AGAIN.includes(table.name))) {
      const to = sql.table(`${copy}.${name}`);
      await sql`drop table if exists ${to}`.execute(inner);
      await sql`create table ${to} as table ${sql.table(name)}`.execute(inner);
    }
    return copy;
  });
}
