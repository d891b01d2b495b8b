import type { ArticleId, ClaimId, FindingId, Instant, OriginId, StoryId } from "./ids.ts";

/** What an analyst ruled; a later one overrules, none is edited or deleted. */
export type Decision = (
  | { readonly verb: "accept" | "reject"; readonly target: ClaimId | FindingId }
  | {
      readonly verb: "same" | "different" | "undetermined" | "merge" | "split";
      readonly a: ClaimId | OriginId | FindingId;
      readonly b: ClaimId | OriginId | FindingId;
    }
  | { readonly verb: "correct"; readonly target: ClaimId | ArticleId; readonly field: string; readonly value: unknown }
  | { readonly verb: "move"; readonly article: ArticleId; readonly to: StoryId }
) & {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  /** The words the decision was about, to re-anchor it after a rule change. */
  readonly quotation: string | null;
};
