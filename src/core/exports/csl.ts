import type { Article } from "../model/index.ts";
import type { ExportOptions, TextExport } from "./export.ts";
import { addressOf, articlesIn, dateParts, literalName, noteOf } from "./reference-fields.ts";

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
  silent: true,
  render: (shared, options) =>
    `${JSON.stringify(
      articlesIn(shared).map((article) => cslItem(article, options)),
      null,
      1,
    )}\n`,
};
