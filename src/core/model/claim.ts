import type { Manner, Voice } from "./attribution.ts";
import type { ArticleId, ClaimId, ClaimTypeId, MentionId, PlaceId, RuleId } from "./ids.ts";
import type { Figure } from "./quantity.ts";
import type { Span } from "./span.ts";
import type { TimeRange } from "./time.ts";

/** The twelve kinds of the gold specification. */
export type Kind =
  | "casualties"
  | "displacement"
  | "control"
  | "movement"
  | "attack"
  | "damage"
  | "aid"
  | "order"
  | "capability"
  | "statement"
  | "detention"
  | "hazard";

export type Polarity = "asserted" | "denied";
export type Modality = "fact" | "hedged" | "unverified" | "planned";

/** The words that fill one role. */
export interface Filler {
  readonly span: Span;
  /** Head word or name, lower-cased lemma for common nouns: "troop", "Sund". */
  readonly name: string;
  readonly mention: MentionId | null;
}

export interface ClaimPlace {
  readonly name: string;
  readonly place: PlaceId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly span: Span;
}

/** One thing one article says; nothing here is our judgement of its truth. */
export interface Claim {
  readonly id: ClaimId;
  readonly article: ArticleId;
  /** The clause that says it: shortest stretch a reader needs. */
  readonly span: Span;
  /** The span reads as a sentence of its own: subject and finite verb are inside. */
  readonly finite: boolean;
  /** The whole sentence around it. */
  readonly sentence: Span;
  readonly type: ClaimTypeId;
  readonly kind: Kind;
  /** What is measured or done, from the frame: "killed", "injured", "homes flooded", "territory held". */
  readonly what: string;
  readonly roles: Readonly<Record<string, readonly Filler[]>>;
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** The words of the sentence that make it less than a fact ("may", "reportedly"); absent where none stand in it. */
  readonly hedges?: readonly Span[];
  /** A past or other event's figure. */
  readonly background: boolean;
  /** When it happened, as far as the text says. */
  readonly time: TimeRange | null;
  readonly places: readonly ClaimPlace[];
  /** One claim, one measure. */
  readonly figure: { readonly span: Span; readonly text: string; readonly figure: Figure } | null;
  /** Outermost first; empty = the article's own voice. */
  readonly attribution: readonly Voice[];
  readonly manner: Manner | null;
  /** The outlet says it saw or counted this itself ("a reporter counted", "we saw"). */
  readonly observed: boolean;
  /** The text says this value was replaced: "up from 63", "earlier figure", "correction". */
  readonly outdated: boolean;
  /** Lower-cased content lemmas of the clause, sorted: what aligning compares. */
  readonly terms: readonly string[];
  /** Verbatim quotations inside the claim, normalised: what rare-quotation joins compare. */
  readonly quotes: readonly string[];
  readonly rule: RuleId;
  /** How the claim was made: frame, tree edges, rule ids; printed by `why`. */
  readonly trace: readonly string[];
  /** Proposed by a language model and kept because its quotation matches: shown as *machine-drafted*, counted nowhere. Absent otherwise. */
  readonly machineDrafted?: true;
}
