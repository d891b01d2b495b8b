import { isWordedBy, removalColumns } from "../app/ledger/entries.ts";
import type { Ledger } from "../app/ledger/ledger.ts";
import { addRemovals, type LedgerRows } from "./ledger-rows.ts";
import type { MemoryBook } from "./memory-book.ts";

interface Row {
  readonly position: number;
}
const pageOf = <R extends Row>(rows: readonly R[], after: number, limit: number): readonly R[] =>
  rows.filter(({ position }) => position > after).slice(0, limit);

/** The ledger, gone with the process; `dropReport` takes a report out of the other books. */
export function memoryLedger(rows: LedgerRows, dropReport: (article: string) => void): MemoryBook<Ledger> {
  const book: Ledger = {
    heads: async () => rows.heads,
    captures: async (after, limit) => pageOf(rows.captures, after, limit),
    decisions: async (after, limit) => pageOf(rows.decisions, after, limit),
    removals: async (after, limit) => pageOf(rows.removals, after, limit),
    audit: async (after, limit) => pageOf(rows.audit, after, limit),
    async removedAmong(articles) {
      const wanted = new Set(articles);
      return new Set(rows.removals.flatMap(({ article }) => (wanted.has(article) ? [article] : [])));
    },
    async remove(removals) {
      addRemovals(rows, removalColumns(removals, rows.decisions));
      for (const { article } of removals) {
        rows.captures = rows.captures.map((row) => (row.id === article ? { ...row, bytes: null, envelope: null, url: null } : row));
        rows.decisions = rows.decisions.map((row) => (isWordedBy(row, article) ? { ...row, words: null } : row));
        dropReport(article);
      }
    },
    stamps: async () => rows.stamps,
    async addStamp(stamp) {
      rows.stamps = [...rows.stamps, stamp];
    },
    keepDays: async () => rows.keepDays,
    async setKeepDays(days) {
      rows.keepDays = days;
    },
    scrub: async () => undefined,
  };
  return {
    book,
    keep() {
      const kept = { ...rows };
      return () => {
        Object.assign(rows, kept);
      };
    },
  };
}
