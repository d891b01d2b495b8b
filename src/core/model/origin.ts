import type { ArticleId, ClaimId, OriginId, OutletId } from "./ids.ts";
import type { SourceKind } from "./mention.ts";
import type { Citation } from "./span.ts";

/** Where information first entered the record. */
export interface Origin {
  readonly id: OriginId;
  /** "Ana Velic, harbour ministry spokeswoman", "unnamed port officials (The Argus)". */
  readonly label: string;
  readonly kind: "person" | "office" | "anonymous-group" | "document" | "monitor" | "outlet-observation" | "unattributed";
  readonly source: SourceKind | null;
  readonly speaker: string | null;
  readonly named: boolean;
  /** Outlet through which the voice reached the record, null when unknown. */
  readonly outlet: OutletId | null;
  /** Side with one interest ("government of Ukraine"), null when it could not be told. */
  readonly party: string | null;
  readonly claims: readonly ClaimId[];
}

/** Why something is not independent. */
export interface Derivation {
  readonly from: ArticleId | ClaimId;
  readonly to: ArticleId | OriginId;
  readonly how: "copy" | "cites-outlet" | "same-speech" | "same-wording" | "self-citation";
  readonly evidence: readonly Citation[];
}

/** Of two origins; `undetermined` makes a count a range. */
export type PairRelation = "same" | "likely-same" | "undetermined" | "independent";

export interface OriginPair {
  readonly a: OriginId;
  readonly b: OriginId;
  readonly relation: PairRelation;
  readonly basis: string;
}

export interface Provenance {
  readonly origins: readonly Origin[];
  readonly derivations: readonly Derivation[];
  readonly pairs: readonly OriginPair[];
}
