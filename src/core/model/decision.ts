import type { Kind } from "./claim.ts";
import type { ArticleId, ClaimId, DecisionId, FindingId, Instant, OriginId, RuleId, StoryId } from "./ids.ts";
import type { Span } from "./span.ts";

/** A passage under a decision: enough to find the claim again when other rules spell it otherwise, or not at all. */
export interface AnchorPassage {
  readonly article: ArticleId;
  readonly span: Span;
  /** The words of the span. */
  readonly quotation: string;
  readonly kind: Kind;
  readonly what: string;
  /** The rule that read it and its figure, which tell claims of one clause apart; absent in decisions of earlier stores. */
  readonly rule?: RuleId;
  readonly figure?: Span | null;
}

/** One id that a decision names, with the passages it stood on; none for an article or a story, which keep their ids. */
export interface Anchor {
  readonly id: string;
  readonly passages: readonly AnchorPassage[];
}

/** A claim, or the finding or origin that holds a claim (`finding:<claim>`): whichever claim is the smallest of it by then. */
export type ReviewedId = ClaimId | FindingId | OriginId | StoryId;

/** Reliability of a source on the Admiralty scale, from A (completely reliable) to F (cannot be judged). Only a person says it. */
export type Letter = "A" | "B" | "C" | "D" | "E" | "F";

/** What an analyst says of a source, with the note they gave. */
export interface Rating {
  readonly letter: Letter;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

/** What an analyst ruled. */
export type Ruling =
  /** A rejected claim or finding is shown, and counts nowhere. */
  | { readonly verb: "accept" | "reject"; readonly target: ClaimId | FindingId }
  /** A signature under a finding: a peer looked it over (`check`), or it may be used (`sign`). Counts change by none. */
  | { readonly verb: "check" | "sign"; readonly target: FindingId }
  /**
   * Of two origins: one, independent, or impossible to tell. Of two claims or findings: one fact or two. `merge` is `same` and joins two
   * stories as well; `split` is `different` and takes a claim (b) out of an origin (a).
   */
  | { readonly verb: "same" | "different" | "undetermined" | "merge" | "split"; readonly a: ReviewedId; readonly b: ReviewedId }
  | { readonly verb: "correct"; readonly target: ClaimId | ArticleId; readonly field: string; readonly value: unknown }
  /** How far a source is to be relied on, by an origin of it or by the name of an outlet (`outlet:<name>`). Nothing is counted or worded by it. */
  | { readonly verb: "rate"; readonly target: OriginId | `outlet:${string}`; readonly letter: Letter }
  /** To another story; null: to a new one of its own. */
  | { readonly verb: "move"; readonly article: ArticleId; readonly to: StoryId | null }
  /** Takes an earlier decision back, as if it had never been taken. */
  | { readonly verb: "withdraw"; readonly decision: DecisionId };

/** A ruling as it was taken; a later one overrules, none is edited or deleted. */
export type Decision = Ruling & {
  readonly id: DecisionId;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  /** The words the decision was about, for whoever reads the list; null when it was about no passage. */
  readonly quotation: string | null;
  readonly anchors: readonly Anchor[];
};
