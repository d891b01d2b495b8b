import type { Decision, Dossier, OriginPair } from "../../model/index.ts";
import { compareText } from "../../text/compare-text.ts";
import { claimWithin } from "../../text/spelled-ids.ts";
import type { TableExport } from "../export.ts";
import { type Column, tableOf, text } from "../table.ts";

interface PairRow {
  readonly pair: OriginPair;
  /** The ruling behind the relation, null when the rules found it. */
  readonly ruling: Decision | null;
}

/** The latest ruling on two origins, of equally late ones the last taken, whichever claims their ids were spelled from then. */
function rulingOn(pair: OriginPair, { provenance }: Dossier, decisions: readonly Decision[]): Decision | null {
  const claimsOf = (id: string): ReadonlySet<string> => new Set(provenance.origins.find((origin) => origin.id === id)?.claims);
  const [a, b] = [claimsOf(pair.a), claimsOf(pair.b)];
  const rulings = decisions.filter((decision) => {
    if (!("a" in decision)) return false;
    const [left, right] = [claimWithin(decision.a), claimWithin(decision.b)];
    return (a.has(left) && b.has(right)) || (a.has(right) && b.has(left));
  });
  return rulings.sort((left, right) => compareText(left.at, right.at)).at(-1) ?? null;
}

const columns: readonly Column<PairRow>[] = [
  text("origin_a", "#meta+id+a", ({ pair }) => pair.a),
  text("origin_b", "#meta+id+b", ({ pair }) => pair.b),
  text("relation", "#meta+relation", ({ pair }) => pair.relation),
  text("basis", "#description+basis", ({ pair }) => pair.basis),
  text("decided_by", "#meta+reviewer", ({ ruling }) => ruling?.by ?? "rules"),
  text("decided_at", "#date+reviewed", ({ ruling }) => ruling?.at ?? null),
];

/** One row a pair of origins that may be one, or that were ruled to be two. */
export const originPairsExport: TableExport = {
  kind: "table",
  id: "origin-pairs",
  file: "origin_pairs.csv",
  summary: "one row a pair of origins that may be one, with the basis",
  mediaType: "text/csv",
  local: false,
  table: ({ dossiers }, { decisions }) =>
    tableOf(
      columns,
      dossiers.flatMap((dossier) => dossier.provenance.pairs.map((pair) => ({ pair, ruling: rulingOn(pair, dossier, decisions) }))),
    ),
};
