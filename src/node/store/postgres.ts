import { Kysely, PostgresDialect } from "kysely";
import { type ClientBase, Pool, types } from "pg";
import type { Store } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import { migrate, NewerSchema, newestSchema, pendingSteps, refuseNewer, schemaOf, takenSteps } from "./migrate.ts";
import { copyTables } from "./postgres-copy.ts";
import { postgresEngine } from "./postgres-engine.ts";
import { acceptAnyText } from "./postgres-texts.ts";
import type { Schema } from "./schema.ts";
import { sqlStore } from "./sql.ts";

/** Milliseconds until a database that does not answer is given up. */
const CONNECT_MS = 10_000;
/** Connections a process holds at most. */
const MOST_CONNECTIONS = 8;

const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
};

/** A database address as it may be shown: without its password. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return "the address given";
  const url = new URL(address);
  if (url.password !== "") url.password = "***";
  return url.href;
}

/**
 * Every question of ours has an index that yields its rows in order, and takes the first few. An engine that has no statistics yet, as after the
 * first large archive, would rather sort a whole table, and start helpers and a compiler for it.
 */
const BY_INDEX = ["enable_seqscan", "enable_bitmapscan", "enable_sort", "jit"]
  .map((setting) => `set ${setting} = off`)
  .concat("set max_parallel_workers_per_gather = 0");

/** Whoever went silent in the midst of a transaction, as behind a cut cable, lets go of what it held after so many seconds. */
const SILENT = "set idle_in_transaction_session_timeout = '120s'";

/**
 * Sets up a new connection. The pool asks for it: one that breaks off meanwhile is no longer counted among those in use, while one that breaks off under the
 * query layer would be waited for until the end of days.
 */
async function onConnect(client: ClientBase): Promise<void> {
  await client.query([...BY_INDEX, SILENT].join("; "));
}

/** Whole numbers come as numbers: none of ours passes 53 bits. */
const typeParsers = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === types.builtins.INT8 && format !== "binary" ? Number : types.getTypeParser(oid, format)),
} as typeof types;

/** Connections to a database at an address that is one. */
export function connectPostgres(address: string): Kysely<Schema> {
  const pool = new Pool({
    connectionString: address,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    types: typeParsers,
    allowExitOnIdle: true,
    keepAlive: true,
    onConnect,
  });
  // a server that goes away between two queries is reported by the next one
  pool.on("error", () => undefined);
  // and one that goes away between two queries of a transaction
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    acceptAnyText(client);
  });
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** Brings the tables to the newest schema; as they were, they are kept beside them. */
async function upgrade(connection: Kysely<Schema>, taken: readonly string[], path: string, note: (line: string) => void): Promise<void> {
  if (pendingSteps(taken).length === 0) return;
  if (taken.length > 0) {
    const before = schemaOf(taken);
    const copy = await copyTables(connection, before).catch((error: unknown) => {
      throw new AppError("store/no-copy", { path, detail: reasonOf(error) }, { cause: error });
    });
    if (copy !== null) note(`the store is brought from schema ${before} to ${newestSchema}; as it was, it is kept in the schema ${copy} of the same database`);
  }
  await migrate(connection, postgresEngine);
}

/**
 * Opens the store in a PostgreSQL database (`postgres://user@host/database`); `create` makes the tables when they are not there.
 * Null when there are none and none are to be made.
 */
export async function openPostgresStore(
  address: string,
  mode: "create" | "existing" = "create",
  note: (line: string) => void = () => undefined,
): Promise<Store | null> {
  const path = shownAddress(address);
  if (!URL.canParse(address) || !/^postgres(?:ql)?:$/.test(new URL(address).protocol)) throw new AppError("store/address", { path });
  const connection = connectPostgres(address);
  try {
    const taken = await takenSteps(connection);
    refuseNewer(taken);
    if (taken.length === 0 && mode === "existing") {
      await connection.destroy();
      return null;
    }
    await upgrade(connection, taken, path, note);
    let closed = false;
    const close = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      await connection.destroy();
    };
    return sqlStore(connection, { engine: postgresEngine, place: path, close });
  } catch (error) {
    await connection.destroy();
    if (error instanceof AppError) throw error;
    if (error instanceof NewerSchema) throw new AppError("store/newer", { path, found: error.found, known: error.known }, { cause: error });
    throw new AppError("store/unreachable", { path, detail: reasonOf(error) }, { cause: error });
  }
}
