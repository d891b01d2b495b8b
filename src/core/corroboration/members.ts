import type { Quantity } from "../model/index.ts";
import { isAbove, overlap, sameInterval } from "./interval.ts";
import { type Item, isVoiced, type Kinship } from "./item.ts";

/** The members of one finding with what comparing every two of them asks for again and again, as numbers by their place in `items`. */
export interface Members {
  readonly items: readonly Item[];
  /** When each was said, as a rank among the members' dates; -1 when that is unknown. */
  readonly times: Int32Array;
  /** Number of its figure among the different figures of the finding; claims without one share a number. */
  readonly values: Int32Array;
  /** The figure of a member that has one. */
  readonly quantityOf: (member: number) => Quantity;
  /** How the figures of two members stand to each other; both must have one. */
  readonly fit: (a: number, b: number) => Fit;
  /** Number of its origin. */
  readonly origins: Int32Array;
  readonly voiced: Uint8Array;
  /** Number of its text; copies share it. */
  readonly roots: Int32Array;
  /** Number of its sort: members of one differ only in date, text and words. */
  readonly sorts: Int32Array;
  /** The members of each sort, ascending. */
  readonly bySort: readonly (readonly number[])[];
  /** Two origins, by their numbers, are one or may be one. */
  readonly mayBeOne: (a: number, b: number) => boolean;
}

/** How one interval stands to another, rounding allowed. */
export interface Fit {
  readonly same: boolean;
  readonly overlap: boolean;
  /** Every value of the first lies above every value of the second. */
  readonly above: boolean;
}

const fitOf = (a: Quantity, b: Quantity): Fit => ({
  same: sameInterval(a, b),
  overlap: overlap(a, b),
  above: isAbove(a, b),
});

/** Equal words to equal numbers, in order of first use. */
function numberAll(words: readonly string[]): {
  readonly numbers: Int32Array;
  readonly words: readonly string[];
} {
  const known = new Map([...new Set(words)].map((word, at) => [word, at]));
  return {
    numbers: new Int32Array(words.map((word) => known.get(word) as number)),
    words: [...known.keys()],
  };
}

/** Numbers the members of a finding. */
export function numberMembers(items: readonly Item[], kin: Kinship): Members {
  const times = dateClaims(items);
  const ranks = new Map([...new Set(times)].sort().map((time, rank) => [time, time === "" ? -1 : rank]));
  const values = numberAll(items.map(({ quantity }) => `${quantity?.low} ${quantity?.best} ${quantity?.high} ${quantity?.qualifier}`));
  const origins = numberAll(items.map(({ origin }) => origin.id));
  const sorts = numberAll(
    items.map(({ claim, course, denies }, member) =>
      [origins.numbers[member], values.numbers[member], course, denies, claim.polarity, claim.outdated, claim.finite].join(" "),
    ),
  );
  const bySort = sorts.words.map((): number[] => []);
  for (const [member, sort] of sorts.numbers.entries()) (bySort[sort] as number[]).push(member);
  const kinOf = origins.words.map((a) => new Uint8Array(origins.words.map((b) => Number(kin.mayBeOne(a, b)))));
  const quantityOf = (member: number): Quantity => (items[member] as Valued).quantity;
  return {
    items,
    times: new Int32Array(times.map((time) => ranks.get(time) as number)),
    values: values.numbers,
    quantityOf,
    fit: (a, b) => fitOf(quantityOf(a), quantityOf(b)),
    origins: origins.numbers,
    voiced: new Uint8Array(items.map((item) => Number(isVoiced(item)))),
    roots: numberAll(items.map(({ root }) => root)).numbers,
    sorts: sorts.numbers,
    bySort,
    mayBeOne: (a, b) => kinOf[a]?.[b] === 1,
  };
}

/** A claim with a figure. */
type Valued = Item & { readonly quantity: Quantity };
const isValued = (item: Item): item is Valued => item.quantity !== null;

/** When each claim was made: its text's date; for undated text, the first date of a value it repeats. Empty where that is unknown. */
function dateClaims(items: readonly Item[]): readonly string[] {
  const dated = items.filter(isValued).filter(({ at, claim }) => at !== null && !claim.outdated);
  const dateValue = (quantity: Quantity): string =>
    dated
      .filter((other) => overlap(quantity, other.quantity))
      .map(({ at }) => at ?? "")
      .sort()[0] ?? "";
  return items.map((item) => item.at ?? (isValued(item) ? dateValue(item.quantity) : ""));
}

/** Said before the other; of undated ones nobody knows. */
export const isEarlier = ({ times }: Members, a: number, b: number): boolean => (times[a] as number) >= 0 && (times[a] as number) < (times[b] as number);
