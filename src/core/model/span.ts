import type { ArticleId } from "./ids.ts";

/** Half-open [start, end) in UTF-16 code units of `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A passage of one article: what every printed sentence must carry. */
export interface Citation {
  readonly article: ArticleId;
  readonly span: Span;
}
