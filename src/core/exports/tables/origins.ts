import type { Article, Dossier, Origin, OriginPair } from "../../model/index.ts";
import { compareText } from "../../text/compare-text.ts";
import type { ExportOptions, TableExport } from "../export.ts";
import { type Column, tableOf, text } from "../table.ts";

interface OriginRow {
  readonly origin: Origin;
  /** Documents that carry what it says, in order of report. */
  readonly articles: readonly Article[];
  readonly note: readonly string[];
}

const byReport = (a: Article, b: Article): number => {
  const [left, right] = [a.published?.from ?? "9", b.published?.from ?? "9"];
  return compareText(left, right) || compareText(a.id, b.id);
};

/** What an analyst has not judged is F: reliability cannot be judged (Admiralty scale). */
const UNJUDGED = "F";

const RELATION_WORDS = { same: "is", "likely-same": "is probably", undetermined: "may be", independent: "is independent of" } as const;

/** What the pairs say about one origin, in words. */
function notesOn(origin: Origin, pairs: readonly OriginPair[], labels: ReadonlyMap<string, string>): readonly string[] {
  return pairs.flatMap(({ a, b, relation, basis }) => {
    if (a !== origin.id && b !== origin.id) return [];
    const other = labels.get(a === origin.id ? b : a);
    return other === undefined ? [] : [`${RELATION_WORDS[relation]} ${other}: ${basis}`];
  });
}

function rowsOf({ readings, provenance }: Dossier): readonly OriginRow[] {
  const articleOf = new Map(readings.flatMap(({ article, claims }) => claims.map((claim) => [claim.id, article] as const)));
  const labels = new Map(provenance.origins.map(({ id, label }) => [id, label]));
  return provenance.origins.map((origin) => ({
    origin,
    articles: [...new Map(origin.claims.flatMap((claim) => articleOf.get(claim) ?? []).map((article) => [article.id, article])).values()].sort(byReport),
    note: notesOn(origin, provenance.pairs, labels),
  }));
}

/** The others that carry it after the first. */
const repeatedBy = ({ articles }: OriginRow): readonly string[] => {
  const [first, ...later] = articles;
  return [...new Set(later.flatMap(({ outletName }) => outletName ?? []))].filter((name) => name !== first?.outletName);
};

const columns = ({ ratings }: ExportOptions): readonly Column<OriginRow>[] => [
  text("origin_id", "#meta+id", ({ origin }) => origin.id),
  text("label", "#contact+name+label", ({ origin }) => origin.label),
  text("kind", "#contact+type", ({ origin }) => origin.kind),
  text("named", "#meta+named", ({ origin }) => (origin.named ? "yes" : "no")),
  text("party", "#org+party", ({ origin }) => origin.party),
  text("first_document_id", "#meta+id+document", ({ articles }) => articles[0]?.id ?? null),
  text("first_outlet", "#org+outlet+first", ({ articles }) => articles[0]?.outletName ?? null),
  text("first_reported_at", "#date+reported+first", ({ articles }) => articles[0]?.published?.from ?? null),
  text("repeated_by", "#org+outlet+list", repeatedBy),
  text("independence_note", "#description+independence", ({ note }) => note),
  text("analyst_reliability", "#meta+reliability", ({ origin }) => ratings.get(origin.id)?.letter ?? UNJUDGED),
];

/** One row an origin: where information entered the record, and who repeats it. */
export const originsExport: TableExport = {
  kind: "table",
  id: "origins",
  file: "origins.csv",
  summary: "one row an origin: who said so first, who repeats it",
  mediaType: "text/csv",
  local: false,
  table: ({ dossiers }, options) => tableOf(columns(options), dossiers.flatMap(rowsOf)),
};
