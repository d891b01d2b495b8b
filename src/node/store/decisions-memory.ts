import type { Decision } from "../../core/model/index.ts";
import type { Decisions } from "../app/ports.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

/** The book of decisions, gone with the process. */
export function memoryDecisions(): MemoryBook<Decisions> {
  const decisions: Decision[] = [];
  const redirects = new Map<string, string>();
  const book: Decisions = {
    async appendDecision(decision) {
      decisions.push(decision);
    },
    listDecisions: async () => [...decisions],
    async putRedirect({ from, to }) {
      redirects.set(from, to);
    },
    findRedirect: async (from) => redirects.get(from) ?? null,
  };
  return {
    book,
    keep() {
      const putBack = keepMaps([redirects]);
      const { length } = decisions;
      return () => {
        putBack();
        decisions.length = length;
      };
    },
  };
}
