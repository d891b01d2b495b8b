import type { Claim } from "./shapes.ts";

/** Codebooks whose precision codes may stand beside places and days. */
export const CODEBOOKS = ["ucdp", "acled", "none"] as const;
export type Codebook = (typeof CODEBOOKS)[number];

/** Conventions by which a desk puts a number for a vague word. */
export const CONVENTIONS = ["none", "acled", "airwars"] as const;
export type Convention = (typeof CONVENTIONS)[number];

type Time = Claim["time"];
type DateCode = 1 | 2 | 3 | 4 | 5;
type PlaceCode = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
/** Longest stretch of each UCDP date_prec, in days. */
const WIDEST = [
  [1, 1],
  [2, 6],
  [3, 7],
  [4, 31],
] as const satisfies readonly (readonly [DateCode, number])[];

/** UCDP date_prec of a half-open stretch, as the tables of events have it; null when a bound is unknown. */
export function dateCode(time: Time): DateCode | null {
  if (time?.from == null || time.to === null) return null;
  const days = (Date.parse(time.to) - Date.parse(time.from)) / DAY_MS;
  return WIDEST.find(([, most]) => days <= most)?.[0] ?? 5;
}

/** UCDP where_prec of a place, as the server gives it. */
export const placeCode = (prec: number): PlaceCode | null => ([1, 2, 3, 4, 5, 6, 7] as const).find((code) => code === prec) ?? null;

/** ACLED's codes 1 to 3 for those of UCDP. */
export const ACLED_TIME = { 1: 1, 2: 2, 3: 2, 4: 3, 5: 3 } as const satisfies Record<DateCode, number>;
export const ACLED_PLACE = { 1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3 } as const satisfies Record<PlaceCode, number>;

/** What each desk puts for a vague number of killed or injured people; a word that is not here gets nothing. */
const NUMBERS: Readonly<Record<Exclude<Convention, "none">, ReadonlyMap<string, readonly [low: number | null, high: number]>>> = {
  acled: new Map([
    ["tens", [10, 10]],
    ["dozens", [12, 12]],
    ["hundreds", [100, 100]],
  ]),
  airwars: new Map([
    ["dozens", [12, 24]],
    ["many", [null, 10]],
  ]),
};
/** What of people a convention speaks of: not of missing, infected or rescued ones. */
const HARMED: ReadonlySet<string> = new Set(["killed", "injured"]);
const SCALE = /^(?:tens|dozens|scores|hundreds|thousands|millions)$/;

/** A convention's number for the words of one passage: never what the report says, and never counted. */
export interface Conventional {
  readonly word: string;
  readonly low: number | null;
  readonly high: number;
}

/** The number a convention puts for a passage that counts killed or injured people in a vague word; null when it has none. */
export function conventional({ kind, what, quantity }: Pick<Claim, "kind" | "what" | "quantity">, convention: Convention): Conventional | null {
  if (convention === "none" || kind !== "casualties" || !HARMED.has(what) || quantity === null || quantity.unit !== "person" || quantity.qualifier !== "vague")
    return null;
  const words = quantity.text.toLowerCase().split(/\s+/);
  const [word = ""] = words;
  const found = NUMBERS[convention].get(word);
  // "tens of thousands" is another number than "tens"
  return found === undefined || words.slice(1).some((one) => SCALE.test(one)) ? null : { word, low: found[0], high: found[1] };
}
