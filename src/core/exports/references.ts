import type { Article } from "../model/index.ts";
import type { ExportOptions, TextExport } from "./export.ts";
import { documentLink } from "./permalinks.ts";
import type { Shared } from "./shareable.ts";

/** Documents once each, in the order of their stories. */
const articlesIn = ({ dossiers }: Shared): readonly Article[] => [
  ...new Map(dossiers.flatMap(({ readings }) => readings.map(({ article }) => [article.id, article] as const))).values(),
];

/** The calendar day a document was published, as year, month, day. */
function dateParts({ publishedOn, published }: Article): readonly number[] | null {
  const day = publishedOn ?? published?.from?.slice(0, 10) ?? null;
  return day === null ? null : day.split("-").map(Number);
}

const addressOf = (article: Article, { base }: ExportOptions): string => article.url ?? documentLink(base, article.id);

/** What a reference manager shows as the note: what the file is, by its hash, and which of its facts we worked out. */
function noteOf({ capture, outletBasis, published }: Article): string {
  const inferred = [outletBasis === "inferred" ? "outlet" : null, published !== null && published.basis !== "stated" ? "date" : null].filter((what) => what !== null);
  return `SHA-256: ${capture}${inferred.length === 0 ? "" : `; inferred: ${inferred.join(", ")}`}`;
}

/** Words that end a name of one person and begin the next in a byline that was not divided. */
const literalName = (author: string): { readonly family: string; readonly given: string } | { readonly literal: string } => {
  const words = author.split(" ").filter((word) => word !== "");
  const family = words.at(-1);
  const isPerson = words.length === 2 || (words.length === 3 && words.every((word) => /^\p{Lu}/u.test(word)));
  return isPerson && family !== undefined ? { family, given: words.slice(0, -1).join(" ") } : { literal: author };
};

function cslItem(article: Article, options: ExportOptions) {
  const parts = dateParts(article);
  return {
    id: article.id,
    type: article.issuer ? "document" : "article-newspaper",
    title: article.title ?? article.name,
    ...(article.authors.length === 0 ? {} : { author: article.authors.map(literalName) }),
    ...(article.outletName === null ? {} : article.issuer ? { publisher: article.outletName } : { "container-title": article.outletName }),
    ...(parts === null ? {} : { issued: { "date-parts": [parts] } }),
    ...(article.language === "und" ? {} : { language: article.language }),
    URL: addressOf(article, options),
    note: noteOf(article),
  };
}

/** Documents for Zotero and everything else that reads CSL JSON. */
export const cslExport: TextExport = {
  kind: "text",
  id: "csl",
  file: "refs.csl.json",
  summary: "documents as CSL JSON, for Zotero",
  mediaType: "application/vnd.citationstyles.csl+json",
  local: false,
  render: (shared, options) => `${JSON.stringify(articlesIn(shared).map((article) => cslItem(article, options)), null, 1)}\n`,
};

/** A field of RIS: two letters, two spaces, a hyphen, a space. A value is one line. */
const field = (tag: string, value: string | null | undefined): readonly string[] =>
  value === null || value === undefined || value === "" ? [] : [`${tag}  - ${value.replace(/\s+/g, " ").trim()}`];

const surnameFirst = (author: string): string => {
  const name = literalName(author);
  return "literal" in name ? name.literal : `${name.family}, ${name.given}`;
};

function risRecord(article: Article, options: ExportOptions): string {
  const parts = dateParts(article);
  const date = parts === null ? null : `${parts.map((part) => String(part).padStart(2, "0")).join("/")}/`;
  return [
    ...field("TY", article.issuer ? "GOVDOC" : "NEWS"),
    ...field("ID", article.id),
    ...field("TI", article.title ?? article.name),
    ...article.authors.flatMap((author) => field("AU", surnameFirst(author))),
    ...field(article.issuer ? "PB" : "T2", article.outletName),
    ...field("PY", parts === null ? null : String(parts[0])),
    ...field("DA", date),
    ...field("LA", article.language === "und" ? null : article.language),
    ...field("UR", addressOf(article, options)),
    ...field("N1", noteOf(article)),
    "ER  - ",
  ].join("\r\n");
}

/** Documents as RIS, for reference managers without CSL. */
export const risExport: TextExport = {
  kind: "text",
  id: "ris",
  file: "refs.ris",
  summary: "documents as RIS, for other reference managers",
  mediaType: "application/x-research-info-systems",
  local: false,
  render: (shared, options) =>
    articlesIn(shared)
      .map((article) => `${risRecord(article, options)}\r\n\r\n`)
      .join(""),
};
