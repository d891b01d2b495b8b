import type { MentionId, OutletId, PlaceId } from "./ids.ts";
import type { Figure } from "./quantity.ts";
import type { Span } from "./span.ts";
import type { TimeRange } from "./time.ts";

/** What kind of voice a source is. */
export type SourceKind = "official" | "military" | "agency" | "outlet" | "witness" | "medical" | "ngo" | "monitor" | "expert" | "document" | "unnamed";

/** A person, body or group that can act or speak. */
export interface ActorMention {
  readonly kind: "actor";
  /** Name or description without article: "Ana Velic", "interior ministry", "senior US official". */
  readonly name: string;
  /** Title or office as written, null when none: "National Security Council spokesperson". */
  readonly role: string | null;
  /** True for a person or body with a proper name or a unique office; false for a group described only. */
  readonly named: boolean;
  readonly entity: "person" | "organisation" | "group" | "metonym";
  readonly source: SourceKind;
  /** How many people, when the text says so ("two officials"); null otherwise. */
  readonly number: number | null;
}

export interface OutletMention {
  readonly kind: "outlet";
  /** Canonical id, null when the outlet is not in the pack. */
  readonly outlet: OutletId | null;
  readonly name: string;
  /** It stands where the text has something from: it reports, or its people, polls or programmes are quoted. */
  readonly cited: boolean;
}

export interface PlaceMention {
  readonly kind: "place";
  readonly name: string;
  /** Null until one candidate remains. */
  readonly place: PlaceId | null;
  readonly candidates: readonly PlaceId[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** UCDP where_prec: 1 exact, 2 near, 3 second-order, 4 first-order, 5 vague, 6 country, 7 international waters or airspace. */
  readonly precision: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Used as an actor ("Moscow said") or inside another name: kept off the map. */
  readonly metonym: boolean;
}

export interface TimeMention {
  readonly kind: "time";
  readonly timexType: "DATE" | "TIME" | "DURATION" | "SET";
  /** TIMEX3 value: "2024-08-13", "P3D", "2024-W33". */
  readonly value: string;
  /** Null for durations and sets that cannot be placed. */
  readonly time: TimeRange | null;
}

export interface QuantityMention {
  readonly kind: "quantity";
  readonly figure: Figure;
}

export interface QuoteMention {
  readonly kind: "quote";
  /** Span without the quotation marks is `inner`. */
  readonly inner: Span;
}

/** Something the text names; local to one article, identity across articles is decided later. */
export type Mention = { readonly id: MentionId; readonly span: Span } & (
  | ActorMention
  | OutletMention
  | PlaceMention
  | TimeMention
  | QuantityMention
  | QuoteMention
);

export type MentionKind = Mention["kind"];
export type MentionOf<K extends MentionKind> = Extract<Mention, { readonly kind: K }>;
