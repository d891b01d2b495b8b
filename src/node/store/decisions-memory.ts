import { decisionColumns, decisionOf } from "../app/ledger/entries.ts";
import type { Decisions } from "../app/ports.ts";
import { addDecision, type LedgerRows } from "./ledger-rows.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

/** The book of decisions, gone with the process. */
export function memoryDecisions(rows: LedgerRows): MemoryBook<Decisions> {
  const redirects = new Map<string, string>();
  const book: Decisions = {
    async appendDecision(decision) {
      addDecision(rows, decisionColumns(decision));
    },
    listDecisions: async () => rows.decisions.map(decisionOf),
    async putRedirect({ from, to }) {
      redirects.set(from, to);
    },
    findRedirect: async (from) => redirects.get(from) ?? null,
  };
  return { book, keep: () => keepMaps([redirects]) };
}
