import type { ArticleId, StoryId } from "./ids.ts";
import type { TimeRange } from "./time.ts";

/** Two stories that look alike and were kept apart. */
export interface LookAlike {
  readonly story: StoryId;
  readonly why: string;
}

export interface Story {
  readonly id: StoryId;
  readonly label: string;
  readonly articles: readonly ArticleId[];
  readonly period: TimeRange | null;
  readonly lookalikes: readonly LookAlike[];
}

/** Where one reading went. Stored as a fact: placing is the only order-dependent step. */
export interface Placement {
  readonly article: ArticleId;
  readonly story: StoryId;
  /** Article this one is a near-duplicate copy of, null when none. */
  readonly copyOf: ArticleId | null;
  readonly score: number;
  /** One sentence with the deciding evidence. */
  readonly why: string;
  readonly lookalikes: readonly LookAlike[];
  /** A story that had been closed for being quiet and whose subject this article takes up again: a link, never a join. */
  readonly continues?: LookAlike;
}
