import type { OriginId, Quantity } from "../model/index.ts";
import { isAbove, overlap, sameInterval } from "./interval.ts";
import { type Course, type Item, isVoiced, type Kinship } from "./item.ts";

/** The members of one finding with what comparing every two of them asks for again and again, as numbers by their place in `items`. */
export interface Members {
  readonly items: readonly Item[];
  /** When each was said, as a rank among the members' dates; -1 when that is unknown. */
  readonly times: Int32Array;
  /** Number of its figure among the different figures of the finding; -1 for a claim without one. */
  readonly values: Int32Array;
  readonly valueCount: number;
  /** How the figures of two members stand to each other, worked out once for each two values; both must have one. */
  readonly fit: (a: number, b: number) => Fit;
  /** Number of its origin; claims without one share a number. */
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

/** The few ways in which two intervals can stand to each other, by their bits. */
const FITS: readonly Fit[] = Array.from({ length: 8 }, (_, bits) => ({ same: (bits & 1) > 0, overlap: (bits & 2) > 0, above: (bits & 4) > 0 }));
const UNKNOWN = 255;

/** Answers by the numbers of two values, each two worked out once. */
function fitValues(quantities: readonly Quantity[]): (a: number, b: number) => Fit {
  const size = quantities.length;
  const known = new Uint8Array(size * size).fill(UNKNOWN);
  return (a, b) => {
    let bits = known[a * size + b] as number;
    if (bits === UNKNOWN) {
      const [left, right] = [quantities[a], quantities[b]];
      bits =
        left === undefined || right === undefined
          ? 0
          : Number(sameInterval(left, right)) | (Number(overlap(left, right)) << 1) | (Number(isAbove(left, right)) << 2);
      known[a * size + b] = bits;
    }
    return FITS[bits] as Fit;
  };
}

const COURSES: readonly Course[] = ["rising", "running", "fixed"];
/** Ways in which four flags can stand with a course. */
const FLAGS = COURSES.length * 2 ** 4;

/** Numbers the members of a finding. */
export function numberMembers(items: readonly Item[], kin: Kinship): Members {
  const times = dateClaims(items);
  const ranks = new Map(
    [...new Set(times)]
      .filter((time) => time !== "")
      .sort()
      .map((time, rank) => [time, rank]),
  );
  const values = new Map<string, number>();
  const quantities: Quantity[] = [];
  const origins = new Map<OriginId | "", number>();
  const sorts = new Map<number, number>();
  const roots = new Map<string, number>();
  const number = <Key>(known: Map<Key, number>, key: Key): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, known.size);
    return known.size - 1;
  };
  const valueOf = ({ quantity }: Item): number => {
    if (quantity === null) return -1;
    const value = number(values, `${quantity.low} ${quantity.best} ${quantity.high} ${quantity.qualifier}`);
    quantities[value] ??= quantity;
    return value;
  };
  const valueNumbers = new Int32Array(items.map(valueOf));
  const originNumbers = new Int32Array(items.map(({ origin }) => number(origins, origin?.id ?? "")));
  const sortNumbers = new Int32Array(
    items.map(({ claim, course, denies }, member) => {
      let flags = COURSES.indexOf(course);
      flags = flags * 2 + Number(denies);
      flags = flags * 2 + Number(claim.polarity === "denied");
      flags = flags * 2 + Number(claim.outdated);
      flags = flags * 2 + Number(claim.finite);
      return number(sorts, ((originNumbers[member] as number) * (values.size + 1) + (valueNumbers[member] as number) + 1) * FLAGS + flags);
    }),
  );
  const bySort: number[][] = Array.from(sorts, () => []);
  for (const [member, sort] of sortNumbers.entries()) bySort[sort]?.push(member);
  const ids = [...origins.keys()];
  const fits = fitValues(quantities);
  const size = ids.length;
  const kinTable = new Uint8Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = a; b < size; b++) {
      if (!kin.mayBeOne(ids[a] ?? "", ids[b] ?? "")) continue;
      kinTable[a * size + b] = 1;
      kinTable[b * size + a] = 1;
    }
  }
  return {
    items,
    times: new Int32Array(times.map((time) => ranks.get(time) ?? -1)),
    values: valueNumbers,
    valueCount: values.size,
    fit: (a, b) => fits(valueNumbers[a] as number, valueNumbers[b] as number),
    origins: originNumbers,
    voiced: new Uint8Array(items.map((item) => Number(isVoiced(item)))),
    roots: new Int32Array(items.map(({ root }) => number(roots, root))),
    sorts: sortNumbers,
    bySort,
    mayBeOne: (a, b) => kinTable[a * size + b] === 1,
  };
}

/** When each claim was made: its text's date; for undated text, the first date of a value it repeats. Empty where that is unknown. */
const dateClaims = (items: readonly Item[]): readonly string[] =>
  items.map(({ at, quantity }) => {
    if (at !== null || quantity === null) return at ?? "";
    let first = "";
    for (const other of items) {
      const earlier = other.at !== null && (first === "" || other.at < first);
      if (earlier && !other.claim.outdated && other.quantity !== null && overlap(quantity, other.quantity)) first = other.at;
    }
    return first;
  });

/** Said before the other; of undated ones nobody knows. */
export const isEarlier = ({ times }: Members, a: number, b: number): boolean =>
  (times[a] as number) >= 0 && (times[b] as number) >= 0 && (times[a] as number) < (times[b] as number);
