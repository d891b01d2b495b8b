import { Kysely, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import type { Store } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import { migrate, NewerSchema, pendingSteps, refuseNewer, takenSteps } from "./migrate.ts";
import { postgresEngine } from "./postgres-engine.ts";
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

/** Whole numbers come as numbers: none of ours passes 53 bits. */
const typeParsers = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === types.builtins.INT8 && format !== "binary" ? Number : types.getTypeParser(oid, format)),
} as typeof types;

/**
 * Opens the store in a PostgreSQL database (`postgres://user@host/database`); `create` makes the tables when they are not there.
 * Null when there are none and none are to be made.
 */
export async function openPostgresStore(address: string, mode: "create" | "existing" = "create"): Promise<Store | null> {
  const path = shownAddress(address);
  if (!URL.canParse(address) || !/^postgres(?:ql)?:$/.test(new URL(address).protocol)) throw new AppError("store/address", { path });
  const pool = new Pool({ connectionString: address, max: MOST_CONNECTIONS, connectionTimeoutMillis: CONNECT_MS, types: typeParsers, allowExitOnIdle: true });
  // a server that goes away between two queries is reported by the next one
  pool.on("error", () => undefined);
  const connection = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const taken = await takenSteps(connection);
    refuseNewer(taken);
    if (taken.length === 0 && mode === "existing") {
      await connection.destroy();
      return null;
    }
    if (pendingSteps(taken).length > 0) await migrate(connection, postgresEngine);
    let closed = false;
    const close = async (): Promise<void> => {
      if (closed) return;
      closed = true;
      await connection.destroy();
    };
    return sqlStore(connection, { engine: postgresEngine, place: path, close });
  } catch (error) {
    await connection.destroy();
    if (error instanceof NewerSchema) throw new AppError("store/newer", { path, found: error.found, known: error.known }, { cause: error });
    throw new AppError("store/unreachable", { path, detail: reasonOf(error) }, { cause: error });
  }
}
