import type { ClaimId, ClaimTypeId, FindingId, Instant, OriginId, StoryId } from "./ids.ts";
import type { Quantity } from "./quantity.ts";

export interface ClaimRelation {
  readonly a: ClaimId;
  readonly b: ClaimId;
  readonly relation: "same" | "refines" | "differs" | "contradicts" | "supersedes";
  /** What the two are compared on: "value", "polarity", "place". */
  readonly on: string;
}

/** R10 of the coding rules; never a verdict on truth. */
export type Status = "conceded" | "corroborated" | "single-origin" | "differing" | "contested" | "discounted" | "unattributed";

/** A member that is shown and counts nowhere. */
export interface SetAside {
  readonly claim: ClaimId;
  /** An analyst rejected it, or its outlet withdrew it in a later version of the article. */
  readonly why: "rejected" | "withdrawn";
}

/** Somebody looked a finding over (`check`), or signed it off (`sign`). */
export interface Signature {
  readonly verb: "check" | "sign";
  readonly by: string;
  readonly at: Instant;
}

/** What the claims about one fact add up to. */
export interface Finding {
  readonly id: FindingId;
  readonly story: StoryId;
  readonly type: ClaimTypeId;
  readonly label: string;
  /** Members that count. */
  readonly claims: readonly ClaimId[];
  /** Members that do not: no count, range, relation or sentence rests on them. */
  readonly setAside: readonly SetAside[];
  /** Members that a later statement or a correction replaced. */
  readonly superseded: readonly ClaimId[];
  readonly relations: readonly ClaimRelation[];
  readonly status: Status;
  /** Origins over the whole history of the finding. */
  readonly count: { readonly min: number; readonly max: number; readonly ids: readonly OriginId[] };
  /** Origins of its current members: what the status looks at. */
  readonly current: { readonly min: number; readonly max: number };
  /** Sides with one interest among the origins. */
  readonly parties: readonly string[];
  readonly reason: string;
  /** Coding rules applied, "R3 R4 R10". */
  readonly rule: string;
  readonly estimate: Quantity | null;
  /** An analyst's word on the finding, null when none. */
  readonly review: "accepted" | "rejected" | null;
  /** Who signed it, oldest first, each once with their latest; absent when nobody did. */
  readonly signatures?: readonly Signature[];
}
