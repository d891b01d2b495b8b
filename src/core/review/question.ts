import type { ArticleId, ClaimId, FindingId, StoryId } from "../model/index.ts";

/** What a person can be asked about a story. */
export type QuestionKind =
  | "origin-pair"
  | "claim-merge"
  | "claim-split"
  | "value"
  | "place"
  | "date"
  | "speaker"
  | "outlet"
  | "story-merge"
  | "story-split"
  | "story-move"
  | "boilerplate";

/** One answer to a question: the ruling it is, spelled as `decide` takes it. */
export interface Answer {
  /** What the answer says: `same`, `apart`, `right` ... */
  readonly say:
    | "same"
    | "different"
    | "undetermined"
    | "merge"
    | "apart"
    | "split"
    | "together"
    | "right"
    | "reject"
    | "correct"
    | "nobody"
    | "nowhere"
    | "move"
    | "stay"
    | "text"
    | "furniture";
  readonly verb: "accept" | "reject" | "same" | "different" | "undetermined" | "merge" | "split" | "correct" | "move";
  readonly id: string;
  readonly other?: string;
  readonly value?: string;
}

/** Passages on one side of a question. */
export interface Side {
  /** What the side is called: an origin, what a finding counts; "" where the passages say it. */
  readonly label: string;
  readonly claims: readonly ClaimId[];
}

/** One thing in doubt that only a person can decide. */
export interface Question {
  readonly kind: QuestionKind;
  readonly story: StoryId;
  /** Ids of what it is about; with the kind, its name. */
  readonly about: readonly [string, ...string[]];
  readonly sides: readonly Side[];
  /** The report it is about, where it is about one. */
  readonly article: ArticleId | null;
  /** Findings the answer may change. */
  readonly findings: readonly FindingId[];
  /** Why it is asked, as the rules say it. */
  readonly basis: string;
  readonly answers: readonly Answer[];
  /** Passages the answer touches: what is looked at first when not every answer can be tried. */
  readonly reach: number;
}
