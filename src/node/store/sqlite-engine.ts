import { CompiledQuery, type DatabaseConnection, SqliteAdapter, type SqliteDatabase, SqliteDialect, SqliteDriver, sql } from "kysely";
import type { Engine } from "./engine.ts";

/** SQLite rolls back tables as it does rows, which the query layer does not assume. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes the write lock when a transaction begins, so that two writers wait for each other instead of failing half-way. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
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
  // the transaction began with the lock
  lockWrites: async () => undefined,
  async refuse(database, { table, event, message, unless }) {
    const when = unless === undefined ? sql`` : sql` when not (${sql.raw(unless)})`;
    await sql`create trigger if not exists ${sql.ref(`${table}_keep_${event}`)} before ${sql.raw(event)} on ${sql.table(table)}${when}
      begin select raise(abort, ${sql.lit(message)}); end`.execute(database);
  },
  mostValues: 30_000,
};
