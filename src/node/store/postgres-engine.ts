import { sql } from "kysely";
import { AppError } from "../errors.ts";
import type { Engine } from "./engine.ts";
import { postgresWords } from "./postgres-words.ts";

/** Number of the advisory lock that stands for "I write into this store"; any number that others do not use. */
const WRITE_LOCK = 7_305_402_211;

/** Error codes of PostgreSQL, appendix A of its manual: disk full; connection exceptions, shutdown; and those of the network. */
const DISK_FULL = "53100";
const GONE = /^(?:08\w{3}|57P0[1-3]|ECONN\w+|EPIPE|ETIMEDOUT)$/;
const GONE_WORDS = /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/;

export const postgresEngine: Engine = {
  text: sql`text collate "C"`,
  bytes: sql`bytea`,
  whole: sql`bigint`,
  numbered: (table) => table.addColumn("ordinal", "bigint", (column) => column.generatedByDefaultAsIdentity().primaryKey()),
  words: postgresWords,
  clock: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  held: sql`for update`,
  heldElsewhere: sql`for update skip locked`,
  async lockWrites(transaction) {
    await sql`select pg_advisory_xact_lock(${sql.lit(WRITE_LOCK)})`.execute(transaction);
  },
  async refuse(database, { table, event, message, unless }) {
    const name = `${table}_keep_${event}`;
    const when = unless === undefined ? sql`` : sql` when (not (${sql.raw(unless)}))`;
    await sql`create or replace function ${sql.ref(name)}() returns trigger language plpgsql as ${sql.lit(`begin raise exception '${message}'; end`)}`.execute(
      database,
    );
    await sql`create or replace trigger ${sql.ref(name)} before ${sql.raw(event)} on ${sql.table(table)} for each row${when} execute function ${sql.ref(name)}()`.execute(
      database,
    );
    // emptying a table at one stroke passes no row trigger
    if (event === "delete")
      await sql`create or replace trigger ${sql.ref(`${table}_keep_all`)} before truncate on ${sql.table(table)} execute function ${sql.ref(name)}()`.execute(
        database,
      );
  },
  async scrub(connection) {
    for (const table of ["captures", "readings", "placements", "decisions", "claims", "documents", "passages", "staged"])
      await sql`vacuum ${sql.table(table)}`.execute(connection);
  },
  explain(error, place) {
    if (!(error instanceof Error)) return null;
    const code = "code" in error ? String(error.code) : "";
    const values = { path: place, detail: error.message };
    if (code === DISK_FULL) return new AppError("store/full", values, { cause: error });
    return GONE.test(code) || GONE_WORDS.test(error.message) ? new AppError("store/unreachable", values, { cause: error }) : null;
  },
};
