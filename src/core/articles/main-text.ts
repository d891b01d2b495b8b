import type { Article, BlockRole } from "../model/index.ts";

const MAIN: ReadonlySet<BlockRole> = new Set(["paragraph", "subheading", "summary"]);

/** The main text alone, for reading and comparing: no headline, byline, caption or boilerplate; paragraphs on lines of their own. */
export const mainText = (article: Article): string =>
  article.blocks
    .filter((block) => MAIN.has(block.role))
    .map((block) => article.text.slice(block.span.start, block.span.end))
    .join("\n");
