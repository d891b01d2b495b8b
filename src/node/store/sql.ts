import type { Store } from "../app/ports.ts";
import { sqlDecisions } from "./decisions-book.ts";
import type { Connection, Engine } from "./engine.ts";
import { sqlPicture } from "./picture-book.ts";
import { sqlPlacements } from "./placements-book.ts";
import { sqlReports } from "./reports-book.ts";

/** The books on a query layer. */
const booksOf = (connection: Connection) => ({
  ...sqlReports(connection),
  ...sqlPlacements(connection),
  ...sqlDecisions(connection),
  picture: sqlPicture(connection),
});

/** The store on a query layer; `connection` is the database, or one transaction of it. */
export function sqlStore(connection: Connection, engine: Engine, close: () => Promise<void>): Store {
  const books = booksOf(connection);
  if (connection.isTransaction) {
    const inner: Store = { ...books, transaction: (work) => work(inner), close };
    return inner;
  }
  const outer: Store = {
    ...books,
    // what goes to the end of a chain needs the lock
    putCaptures: (captures) => outer.transaction((inner) => inner.putCaptures(captures)),
    appendDecision: (decision) => outer.transaction((inner) => inner.appendDecision(decision)),
    transaction: (work) =>
      connection.transaction().execute(async (inner) => {
        await engine.lockWrites(inner);
        return work(sqlStore(inner, engine, close));
      }),
    close,
  };
  return outer;
}
