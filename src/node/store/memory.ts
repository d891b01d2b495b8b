import type { Store } from "../app/ports.ts";
import { memoryAccounts } from "./accounts-memory.ts";
import { memoryAudit } from "./audit-memory.ts";
import { memoryBacklog } from "./backlog-memory.ts";
import { memoryDecisions } from "./decisions-memory.ts";
import { memoryDrafts } from "./drafts-memory.ts";
import { memoryFeeds } from "./feeds-memory.ts";
import { memoryLeases } from "./leases-memory.ts";
import { memoryLedger } from "./ledger-memory.ts";
import { emptyRows } from "./ledger-rows.ts";
import { memoryPicture } from "./picture-memory.ts";
import { memoryPlacements } from "./placements-memory.ts";
import { memoryReports } from "./reports-memory.ts";
import { memoryWatches } from "./watches-memory.ts";

/** A store that is gone with the process, book by book: for tests, the demo and one-shot exports. */
export function memoryStore(): Store {
  const positions = new Map<string, number>();
  const rows = emptyRows();
  const reports = memoryReports(rows, positions);
  const placements = memoryPlacements(positions);
  const decisions = memoryDecisions(rows);
  const leases = memoryLeases();
  const picture = memoryPicture();
  const feeds = memoryFeeds();
  const accounts = memoryAccounts();
  const watches = memoryWatches();
  const drafts = memoryDrafts();
  const backlog = memoryBacklog();
  const ledger = memoryLedger(rows, (article) => {
    reports.drop(article);
    placements.drop(article);
  });
  const books = [reports, placements, decisions, leases, picture, feeds, watches, drafts, ledger, accounts, backlog];
  const store: Store = {
    ...reports.book,
    ...placements.book,
    ...decisions.book,
    ...leases.book,
    picture: picture.book,
    ledger: ledger.book,
    // nothing of it outlives the process
    dump: { page: async () => [], fill: async () => undefined },
    place: "memory",
    feeds: feeds.book,
    accounts: accounts.book,
    audit: memoryAudit(rows),
    watches: watches.book,
    drafts: drafts.book,
    backlog: backlog.book,
    async transaction(work) {
      const undo = books.map((book) => book.keep());
      try {
        return await work(store);
      } catch (error) {
        for (const putBack of undo) putBack();
        throw error;
      }
    },
    close: async () => undefined,
  };
  return store;
}
