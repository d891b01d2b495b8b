import type { Article } from "../model/index.ts";
import type { ExportOptions, TextExport } from "./export.ts";
import { addressOf, articlesIn, dateParts, literalName, noteOf } from "./reference-fields.ts";

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
  silent: true,
  render: (shared, options) =>
    articlesIn(shared)
      .map((article) => `${risRecord(article, options)}\r\n\r\n`)
      .join(""),
};
