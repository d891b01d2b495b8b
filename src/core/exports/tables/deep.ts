import type { ExportOptions, TableExport } from "../export.ts";
import { type FindingView, type Member, viewFindings } from "../finding-view.ts";
import { quoteOf } from "../guard/quote.ts";
import { documentLink } from "../permalinks.ts";
import type { Shared } from "../shareable.ts";
import { blank, type Column, tableOf, text } from "../table.ts";
import { dayOf } from "../when.ts";
import { speakerOf } from "./evidence.ts";

/** One excerpt of one document, as an analyst would tag it. */
interface Entry extends Member {
  readonly view: FindingView;
}

/** DEEP's words for what an analyst has looked at. */
const verification = ({ view }: Entry): string => (view.reviewed === null && view.finding.signatures === undefined ? "Unverified" : "Verified");

/** Kind of the authoring organisation, as far as the voice tells. */
const AUTHOR_TYPES = {
  official: "Government",
  military: "Government",
  agency: "Media",
  outlet: "Media",
  medical: "Health facility",
  ngo: "NGO",
  monitor: "Monitor",
} as const;

const authorType = ({ claim, article }: Entry): string | null => {
  const kind = speakerOf(claim)?.kind ?? (article.issuer ? null : "outlet");
  return kind !== null && kind in AUTHOR_TYPES ? AUTHOR_TYPES[kind as keyof typeof AUTHOR_TYPES] : null;
};

/** Who says it, apart from who publishes it; DEEP keeps the two apart for a document, we for each excerpt. */
const author = ({ claim, article, origin }: Entry): string | null =>
  claim.attribution.length === 0
    ? article.authors.length > 0
      ? article.authors.join(", ")
      : article.outletName
    : (origin?.label ?? speakerOf(claim)?.role ?? null);

const originCount = ({ view: { finding } }: Entry): string =>
  finding.count.min === finding.count.max ? `${finding.count.min}` : `${finding.count.min} to ${finding.count.max}`;

/** The titles DEEP gives its columns, in its order, then ours. */
const columns = ({ base }: ExportOptions): readonly Column<Entry>[] => [
  text("Date of Source Publication", "#date+published", ({ article }) => dayOf(article.published?.from ?? null)),
  text("Imported By", "#contact+importer", () => "unecho"),
  blank("Date Imported", "#date+imported"),
  text("Verification Status", "#status+review", verification),
  text("Source Id", "#meta+id+document", ({ article }) => article.id),
  text("Source Title", "#meta+title", ({ article }) => article.title ?? article.name),
  text("Source URL", "#meta+url", ({ article }) => article.url),
  blank("Page Count"),
  text("Authoring Organizations Type", "#org+type", authorType),
  text("Author", "#org+author", author),
  text("Publisher", "#org+publisher", ({ article }) => article.outletName),
  blank("Source Priority"),
  text("Assignee", "#contact+assignee", ({ view }) => view.reviewed?.by ?? null),
  text("Entry Id", "#meta+id", ({ claim }) => claim.id),
  text("Source-Entry Id", "#meta+id+pair", ({ claim, article }) => `${article.id.slice(0, 12)}-${claim.id.slice(article.id.length + 1)}`),
  text("Modified Excerpt", "#description+modified", ({ claim, article }) => quoteOf(article, claim.finite ? claim.span : claim.sentence)),
  text("Original Excerpt", "#description+original", ({ claim, article }) => quoteOf(article, claim.sentence)),
  text("attachment URL", "#meta+url+attachment", ({ claim }) => documentLink(base, claim.article)),
  text("Origin", "#contact+origin", ({ origin }) => origin?.label ?? null),
  text("Origins count", "#indicator+origins", originCount),
];

/** Excerpts of all stories, with the document's columns repeated in each row as DEEP does. */
export const deepTable = (shared: Shared, options: ExportOptions): ReturnType<typeof tableOf> =>
  tableOf(
    columns(options),
    viewFindings(shared, options).flatMap((view) => view.members.map((member) => ({ ...member, view }))),
  );

/** One row an excerpt with DEEP's titles, author and publisher apart, and the origin behind it. */
export const deepExport: TableExport = {
  kind: "table",
  id: "deep",
  file: "deep.csv",
  summary: "one row an excerpt with the titles of DEEP",
  mediaType: "text/csv",
  local: false,
  table: deepTable,
};
