import { chmodSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Store } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import { STORE_FILE } from "./file-name.ts";
import { migrate, NewerSchema, newestSchema, pendingSteps, refuseNewer, takenSteps } from "./migrate.ts";
import { adaptDatabase, openDatabase } from "./node-sqlite.ts";
import type { Schema } from "./schema.ts";
import { sqlStore } from "./sql.ts";
import { EmbeddedDialect, sqliteEngine } from "./sqlite-engine.ts";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The schema number an earlier program reads before it touches a file. */
const stampOf = (database: DatabaseSync): number => (database.prepare("pragma user_version").get() as { readonly user_version: number }).user_version;

/** Copies a database beside itself, whole, before its schema changes; the name of the copy. */
function backUp(database: DatabaseSync, path: string, schema: number): string {
  const copy = `${path}.schema-${schema}.bak`;
  const growing = `${copy}.part`;
  rmSync(growing, { force: true });
  database.prepare("vacuum into ?").run(growing);
  chmodSync(growing, 0o600);
  renameSync(growing, copy);
  return copy;
}

async function upgrade(database: DatabaseSync, connection: Kysely<Schema>, path: string, note: (line: string) => void): Promise<void> {
  const stamp = stampOf(database);
  if (stamp > newestSchema) throw new NewerSchema(String(stamp), String(newestSchema));
  const taken = await takenSteps(connection);
  refuseNewer(taken);
  if (pendingSteps(taken).length > 0) {
    if (stamp > 0) note(`the store is brought from schema ${stamp} to ${newestSchema}; as it was, it is kept in ${backUp(database, path, stamp)}`);
    await migrate(connection, sqliteEngine);
  }
  if (stamp !== newestSchema) database.exec(`pragma user_version = ${newestSchema}`);
}

/** Opens the store of a folder, making folder and tables when they are not there. Only its owner may read it. */
export async function openSqliteStore(folder: string, note: (line: string) => void = () => undefined): Promise<Store> {
  const path = join(folder, STORE_FILE);
  let database: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const opened = openDatabase(path);
    database = opened;
    const connection = new Kysely<Schema>({ dialect: new EmbeddedDialect(adaptDatabase(opened)) });
    await upgrade(opened, connection, path, note);
    let closed = false;
    const close = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      await connection.destroy();
      // a connection that was never used is not closed by the query layer
      if (opened.isOpen) opened.close();
    };
    return sqlStore(connection, { engine: sqliteEngine, place: path, close });
  } catch (error) {
    if (database?.isOpen === true) database.close();
    if (error instanceof NewerSchema) throw new AppError("store/newer", { path, found: error.found, known: error.known }, { cause: error });
    throw sqliteEngine.explain(error, path) ?? new AppError("store/broken", { path, detail: reasonOf(error) }, { cause: error });
  }
}
