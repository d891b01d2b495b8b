import { CompiledQuery, type DatabaseConnection, SqliteAdapter, type SqliteDatabase, SqliteDialect, SqliteDriver, sql } from "kysely";
import { AppError } from "../errors.ts";
import type { Engine } from "./engine.ts";
import { sqliteWords } from "./sqlite-words.ts";

/** SQLite rolls back tables as it does rows, which the query layer does not assume. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Milliseconds a statement outside a transaction waits for the lock; nothing else of the process goes on meanwhile. */
export const BUSY_MS = 5000;
/** Milliseconds a transaction waits for the lock, and between two tries: the process goes on, so that it may be the one that lets go. */
const PATIENCE_MS = 30_000;
const RETRY_MS = 25;

/** SQLite's own words when another connection holds the write lock. */
export const BUSY = /database is (?:locked|busy)/;

/** SQLite's own words when nothing more can be written: a full disk, a limit on the size of files. */
const FULL = /database or disk is full|disk I\/O error/;

/** SQLite's own words when it has ended a transaction by itself. */
const ROLLED_BACK = /no transaction is active/;

/** Takes the write lock when a transaction begins, so that two writers wait for each other instead of failing half-way. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement));
    const giveUp = performance.now() + PATIENCE_MS;
    for (;;) {
      await run("pragma busy_timeout = 0");
      try {
        await run("begin immediate");
        return;
      } catch (error) {
        if (!(error instanceof Error) || !BUSY.test(error.message) || performance.now() > giveUp) throw error;
      } finally {
        await run(`pragma busy_timeout = ${BUSY_MS}`);
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      // a full disk has rolled it back already: the error to tell is the one that did
      if (!(error instanceof Error) || !ROLLED_BACK.test(error.message)) throw error;
    }
  }
}

/** SQLite for the query layer, one connection, transactions that lock at once. */
export class EmbeddedDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): ImmediateDriver {
    return new ImmediateDriver({ database: this.#database });
  }
  override createAdapter(): TransactionalAdapter {
    return new TransactionalAdapter();
  }
}

export const sqliteEngine: Engine = {
  text: sql`text`,
  bytes: sql`blob`,
  whole: sql`integer`,
  numbered: (table) => table.addColumn("ordinal", "integer", (column) => column.primaryKey().autoIncrement()),
  words: sqliteWords,
  clock: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  held: sql``,
  heldElsewhere: sql``,
  // the transaction began with the lock
  lockWrites: async () => undefined,
  async refuse(database, { table, event, message, unless }) {
    const when = unless === undefined ? sql`` : sql` when not (${sql.raw(unless)})`;
    await sql`create trigger if not exists ${sql.ref(`${table}_keep_${event}`)} before ${sql.raw(event)} on ${sql.table(table)}${when}
      begin select raise(abort, ${sql.lit(message)}); end`.execute(database);
  },
  // deleted content is overwritten with zeros as it goes; the log of writes is the last place it stands in
  async scrub(connection) {
    await sqliteWords.scrub(connection);
    await sql`pragma wal_checkpoint(truncate)`.execute(connection);
  },
  explain(error, place) {
    const detail = error instanceof Error ? error.message : "";
    if (BUSY.test(detail)) return new AppError("store/busy", { path: place, holder: "another program" }, { cause: error });
    if (FULL.test(detail)) return new AppError("store/full", { path: place, detail }, { cause: error });
    return null;
  },
};
