import type { Store } from "../app/ports.ts";
import { memoryReports } from "./reports-memory.ts";

/** A store that is gone with the process, book by book: for tests, the demo and one-shot exports. */
export function memoryStore(): Store {
  const reports = memoryReports();
  const books = [reports];
  const store: Store = {
    ...reports.book,
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
