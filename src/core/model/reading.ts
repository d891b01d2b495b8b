import type { Article } from "./article.ts";
import type { Attribution } from "./attribution.ts";
import type { Claim } from "./claim.ts";
import type { Mention } from "./mention.ts";

/** One article, read, without looking at any other. */
export interface Reading {
  readonly article: Article;
  readonly mentions: readonly Mention[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
}
