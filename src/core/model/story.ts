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
  /** A repair that the stream of arrivals would make: where it would put this article, and why. Nothing is moved by it; a person is asked. */
  readonly proposed?: { readonly kind: Repair["kind"]; readonly to: StoryId; readonly why: string };
}

/**
 * What a repair did to stories: articles went from one to another. A `merge` left nothing in the first, which is redirected from then on; a `split` opened
 * the second; a `move` left both standing. Reversible: putting the articles back, last repair first, gives the stories there were.
 */
export interface Repair {
  readonly kind: "merge" | "split" | "move";
  readonly from: StoryId;
  readonly to: StoryId;
  readonly articles: readonly ArticleId[];
  readonly why: string;
}
