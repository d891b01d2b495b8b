import type { ArticleId, ClaimId, Instant, Kind, Span } from "../../core/model/index.ts";

/** A claim that a language model proposed, kept because its words stand in the report. It counts nowhere. */
export interface Draft {
  readonly id: ClaimId;
  readonly kind: Kind;
  /** Where the quotation stands in the report's text. */
  readonly span: Span;
  readonly quotation: string;
  /** As the quotation writes them and our own reader found them there. */
  readonly figures: readonly string[];
  readonly speaker: string | null;
  readonly place: string | null;
}

/** What was drafted from one report. */
export interface Drafted {
  readonly article: ArticleId;
  readonly model: string;
  readonly at: Instant;
  readonly drafts: readonly Draft[];
}

/** Drafts by report, apart from everything that counts. */
export interface Drafts {
  /** Replaces what was drafted from the report before. */
  putDrafts(drafted: Drafted): Promise<void>;
  /** All of them in order of article, or that of one. */
  listDrafts(article?: ArticleId): Promise<readonly Drafted[]>;
  dropDrafts(articles: readonly ArticleId[]): Promise<void>;
}
