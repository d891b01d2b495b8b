import type { Store } from "../app/ports.ts";
import { sqlAccounts } from "./accounts-book.ts";
import { sqlAudit } from "./audit-book.ts";
import { sqlBacklog } from "./backlog-book.ts";
import { sqlDecisions } from "./decisions-book.ts";
import { sqlDrafts } from "./drafts-book.ts";
import { sqlDump } from "./dump-book.ts";
import type { Connection, Engine } from "./engine.ts";
import { sqlFeeds } from "./feeds-book.ts";
import { sqlLeases } from "./leases-book.ts";
import { sqlLedger } from "./ledger-book.ts";
import { sqlPicture } from "./picture-book.ts";
import { sqlPlacements } from "./placements-book.ts";
import { sqlReports } from "./reports-book.ts";
import { sqlWatches } from "./watches-book.ts";

/** What a store on a query layer stands on. */
export interface Ground {
  readonly engine: Engine;
  /** Where it is, as a person would say it. */
  readonly place: string;
  readonly close: () => Promise<void>;
}

/** The books on a query layer. */
const booksOf = (connection: Connection, engine: Engine, place: string) => ({
  ...sqlReports(connection),
  ...sqlPlacements(connection),
  ...sqlDecisions(connection),
  ...sqlLeases(connection),
  picture: sqlPicture(connection, engine),
  feeds: sqlFeeds(connection),
  drafts: sqlDrafts(connection),
  watches: sqlWatches(connection),
  ledger: sqlLedger(connection, engine),
  accounts: sqlAccounts(connection),
  audit: sqlAudit(connection),
  dump: sqlDump(connection),
  backlog: sqlBacklog(connection, engine, place),
});

/** The store on a query layer; `connection` is the database, or one transaction of it. */
export function sqlStore(connection: Connection, ground: Ground): Store {
  const { engine, place, close } = ground;
  const books = booksOf(connection, engine, place);
  if (connection.isTransaction) {
    const inner: Store = { ...books, place, transaction: (work) => work(inner), close };
    return inner;
  }
  const outer: Store = {
    ...books,
    place,
    // what goes to the end of a chain, or asks before it writes, needs the lock
    putCaptures: (captures) => outer.transaction((inner) => inner.putCaptures(captures)),
    appendDecision: (decision) => outer.transaction((inner) => inner.appendDecision(decision)),
    audit: { ...books.audit, append: (entry) => outer.transaction((inner) => inner.audit.append(entry)) },
    takeLease: (mine, isGone) => outer.transaction((inner) => inner.takeLease(mine, isGone)),
    async transaction(work) {
      try {
        return await connection.transaction().execute(async (inner) => {
          await engine.lockWrites(inner);
          return work(sqlStore(inner, ground));
        });
      } catch (error) {
        throw engine.explain(error, place) ?? error;
      }
    },
    close,
  };
  return outer;
}
