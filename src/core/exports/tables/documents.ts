import type { Article, ArticleId, StoryId } from "../../model/index.ts";
import type { TableExport } from "../export.ts";
import { blank, type Column, number, tableOf, text } from "../table.ts";

interface DocumentRow {
  readonly article: Article;
  readonly story: StoryId;
  readonly copyOf: ArticleId | null;
}

/** Stretches without white space. */
const countWords = ({ text: words, blocks }: Article): number =>
  blocks.reduce((sum, { role, span }) => sum + (role === "boilerplate" ? 0 : (words.slice(span.start, span.end).match(/\S+/g)?.length ?? 0)), 0);

const boilerplateChars = ({ blocks }: Article): number => blocks.reduce((sum, { role, span }) => sum + (role === "boilerplate" ? span.end - span.start : 0), 0);

const columns: readonly Column<DocumentRow>[] = [
  text("document_id", "#meta+id", ({ article }) => article.id),
  text("link", "#meta+url", ({ article }) => article.url),
  // for an archiver that writes into the sheet what it kept where
  blank("archive_location", "#meta+archive+url"),
  blank("archive_status", "#status+archive"),
  blank("archive_date", "#date+archived"),
  text("hash", "#meta+hash", ({ article }) => article.capture),
  text("title", "#meta+title", ({ article }) => article.title),
  text("outlet", "#org+outlet", ({ article }) => article.outletName),
  text("outlet_inferred", "#meta+outlet+inferred", ({ article }) => (article.outletBasis === null ? null : article.outletBasis === "inferred" ? "yes" : "no")),
  text("author", "#contact+author+list", ({ article }) => article.authors),
  text("published_at", "#date+published", ({ article }) => article.published?.from ?? null),
  text("published_inferred", "#meta+published+inferred", ({ article }) =>
    article.published === null ? null : article.published.basis === "stated" ? "no" : "yes",
  ),
  text("language", "#meta+lang", ({ article }) => article.language),
  number("words", "#indicator+words+num", ({ article }) => countWords(article)),
  number("boilerplate_chars", "#indicator+boilerplate+num", ({ article }) => boilerplateChars(article)),
  text("duplicate_of", "#meta+id+original", ({ copyOf }) => copyOf),
  text("story_id", "#crisis+id", ({ story }) => story),
];

/** One row a document, with the columns an archiver fills. */
export const documentsExport: TableExport = {
  kind: "table",
  id: "documents",
  file: "documents.csv",
  summary: "one row a document: link, hash, outlet, date, copy of what",
  mediaType: "text/csv",
  local: false,
  table: ({ dossiers }) =>
    tableOf(
      columns,
      dossiers.flatMap(({ story, readings, placements }) => {
        const copies = new Map(placements.map(({ article, copyOf }) => [article, copyOf]));
        return readings.map(({ article }) => ({ article, story: story.id, copyOf: copies.get(article.id) ?? null }));
      }),
    ),
};
