import type { SentenceView } from "./sentence-view.ts";
import { lowerAt, uposAt } from "./token-at.ts";

/** Marks that open or close a quotation. */
export const QUOTE_MARKS = new Set(["“", "”", '"', "''", "``", "«", "»", "‘", "’"]);

const CLAUSE_EDGES = new Set([";", ":", "—", "–", "--", "(", ...QUOTE_MARKS]);

/** Words a fallback looks back over from a verb to its subject. */
const MAX_BACK = 60;

/** First token of the clause that a token stands in: behind a quotation mark, a colon, a bracket, ", and". */
export function clauseStart(view: SentenceView, at: number, subordinate = true): number {
  for (let k = at - 1; k >= Math.max(0, at - MAX_BACK); k -= 1) {
    const lower = lowerAt(view, k);
    if (CLAUSE_EDGES.has(lower)) {
      if (lower !== "(" || !view.lower.slice(k, at).includes(")")) return k + 1;
    }
    if (uposAt(view, k) === "CCONJ" && lowerAt(view, k - 1) === ",") return k + 1;
    if (subordinate && uposAt(view, k) === "SCONJ" && lower !== "of") return k + 1;
  }
  return Math.max(0, at - MAX_BACK);
}
