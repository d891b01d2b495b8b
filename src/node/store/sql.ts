import type { Store } from "../app/ports.ts";
import type { Connection, Engine } from "./engine.ts";
import { sqlReports } from "./reports-book.ts";

/** The store on a query layer, book by book; `connection` is the database, or one transaction of it. */
export function sqlStore(connection: Connection, engine: Engine, close: () => Promise<void>): Store {
  const books = (of: Connection) => ({ ...sqlReports(of) });
  return {
    ...books(connection),
    transaction: (work) =>
      connection.isTransaction
        ? work(sqlStore(connection, engine, close))
        : connection.transaction().execute(async (inner) => {
            await engine.lockWrites(inner);
            return work(sqlStore(inner, engine, close));
          }),
    close,
  };
}
