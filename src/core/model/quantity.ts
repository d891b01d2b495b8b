import type { Span } from "./span.ts";

/** Base units of packs/units.yaml: person, household, settlement, m, m2, m3, kg, s, %, celsius, magnitude, count ..., or an ISO 4217 code. */
export type Unit = string;

export type Qualifier = "exact" | "about" | "at-least" | "at-most" | "over" | "under" | "nearly" | "range" | "vague";

/**
 * A figure as an interval in base units; "nearly 400 square miles" is m2, low 0.9 of it, best and high 1.036e9.
 * A null bound is open. The words stay beside the numbers.
 */
export interface Quantity {
  readonly unit: Unit;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly qualifier: Qualifier;
}

/** How the text moves the figure: equal, about, below, above, risen by, fallen by. */
export type Change = "=" | "~" | "<" | ">" | "up" | "down";

/** Everything one written figure says. */
export interface Figure {
  readonly quantity: Quantity;
  /** The words of qualifier, currency sign, numeral and magnitude, without the unit word or the per cent sign. */
  readonly number: Span;
  /** Unit word or counted noun as written; null when there is none. */
  readonly unitSpan: Span | null;
  /** Value as written, before any conversion: 400, or [2, 3] for a range. */
  readonly value: number | readonly [number, number];
  /** English singular of the unit as written: "square mile", "dollar", "percentage", "person"; "-" when none. */
  readonly unitName: string;
  readonly change: Change;
  /** Qualifier words as written ("nearly"), or null. */
  readonly qualifierText: string | null;
  /** Lemma of the noun that is counted ("soldier", "house"), null for measures without one. */
  readonly counted: string | null;
  /** "second", "hour", "day", "household" in a rate or share; null otherwise. */
  readonly per: string | null;
  /** Number words that are no figure of a claim: year, clock time, age, ordinal, phone, identifier, list number. null for a real figure. */
  readonly aside: string | null;
  /** One of the two states of a figure that the text moves ("from 63 to 118"); null for a figure that stands alone. */
  readonly step: "from" | "to" | null;
  /** Span of the figure this one only converts ("386 square miles" in brackets); null otherwise. */
  readonly convertsFrom: Span | null;
  /** How a derived bound was worked out ("2 x 1,000"), null when stated. */
  readonly derivation: string | null;
}
