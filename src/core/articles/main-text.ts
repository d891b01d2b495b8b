import type { Article, BlockRole } from "../model/index.ts";

const mainRoles: ReadonlySet<BlockRole> = new Set(["paragraph", "subheading"]);

/** The main text alone, for reading and comparing: paragraphs, subheadings and lists joined by blank lines; no headline, standfirst, byline, caption or boilerplate. */
export function mainText(article: Article): string {
  return article.blocks
    .filter((block) => mainRoles.has(block.role))
    .map((block) => article.text.slice(block.span.start, block.span.end))
    .join("\n\n");
}
