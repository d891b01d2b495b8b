import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import type { Store } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import { STORE_FILE } from "./file-name.ts";
import { migrate, NewerSchema } from "./migrate.ts";
import { adaptDatabase, openDatabase } from "./node-sqlite.ts";
import type { Schema } from "./schema.ts";
import { sqlStore } from "./sql.ts";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** SQLite's own words when another process holds the write lock. */
const BUSY = /database is (?:locked|busy)/;

/** Opens the store of a folder, making folder and tables when they are not there. Only its owner may read it. */
export async function openSqliteStore(folder: string): Promise<Store> {
  const path = join(folder, STORE_FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = openDatabase(path);
    migrate(database);
    const connection = new Kysely<Schema>({ dialect: new SqliteDialect({ database: adaptDatabase(database) }) });
    let closed = false;
    return sqlStore(connection, async () => {
      if (closed) return;
      closed = true;
      await connection.destroy();
      // a connection that was never used is not closed by the query layer
      if (database.isOpen) database.close();
    });
  } catch (error) {
    if (error instanceof NewerSchema) throw new AppError("store/newer", { path, found: String(error.found), known: String(error.known) }, { cause: error });
    const busy = BUSY.test(reasonOf(error));
    throw new AppError(busy ? "store/busy" : "store/broken", { path, detail: reasonOf(error) }, { cause: error });
  }
}
