import type { ArticleId } from "./ids.ts";

/** An earlier capture of a report that stands under one address: read, shown, and never counted beside the newest. */
export interface Version {
  readonly article: ArticleId;
  /** Label a person recognises (file name). */
  readonly name: string;
  /** The version that counts. */
  readonly replacedBy: ArticleId;
  /** Clauses of its claims that the newest version no longer says: withdrawn by the outlet. */
  readonly withdrawn: readonly string[];
}
