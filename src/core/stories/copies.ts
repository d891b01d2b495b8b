import { countShared } from "../text/similarity.ts";
import { uint32At } from "./number-at.ts";

/** Share of the shorter text's shingles that the other one has, from which on it is a copy. A re-report in its own words stays below .1. */
const LEAST_CONTAINED = 0.5;
/** Share of a text's own shingles that another one has, from which on it adds next to nothing to it: a reprint, shortened or with a line on top. */
const LEAST_REPRINTED = 0.8;
/** Shorter texts share half of their shingles by the chance of one common quotation. */
const LEAST_SHINGLES = 20;
/** Texts with more shingles keep a sample: those whose hash falls into the lowest quarter, the same for every text, so that shares stay comparable. */
const FULL_SHINGLES = 200;
const QUARTER = 0x40000000;
/** Bound of a print that is no sample. */
const ALL = 0xffffffff;

/** What is kept of a text to recognise its copies. */
export interface Print {
  /** Hashes, lowest first. */
  readonly shingles: Uint32Array;
  /** Hashes from here on are not kept. */
  readonly below: number;
}

/** How many of some sorted hashes lie below a bound. */
function countBelow(hashes: Uint32Array, bound: number): number {
  let from = 0;
  let to = hashes.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (uint32At(hashes, middle) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Makes the print of a text from its sorted shingles. */
export function printShingles(shingles: Uint32Array): Print {
  return shingles.length <= FULL_SHINGLES ? { shingles, below: ALL } : { shingles: shingles.slice(0, countBelow(shingles, QUARTER)), below: QUARTER };
}

/** How many shingles a text has, estimated where the print is a sample. */
export const lengthOf = ({ shingles, below }: Print): number => (shingles.length * (ALL + 1)) / (below === ALL ? ALL + 1 : below);

/** How many shingles two texts share, and how many each has; all 0 when the shorter is too short to tell. */
function compare(a: Print, b: Print): { readonly shared: number; readonly left: number; readonly right: number } {
  const below = Math.min(a.below, b.below);
  const left = a.shingles.subarray(0, countBelow(a.shingles, below));
  const right = b.shingles.subarray(0, countBelow(b.shingles, below));
  if (Math.min(left.length, right.length) < (below < ALL ? LEAST_SHINGLES / 2 : LEAST_SHINGLES)) return { shared: 0, left: 0, right: 0 };
  return { shared: countShared(left, right), left: left.length, right: right.length };
}

/** Share (0 to 1) of the shorter text that stands in the longer one word for word; 0 when the shorter is too short to tell. */
export function measureCopy(a: Print, b: Print): number {
  const { shared, left, right } = compare(a, b);
  return shared === 0 ? 0 : shared / Math.min(left, right);
}

/** True when one text is a lightly edited or shortened copy of the other. */
export function isCopy(a: Print, b: Print): boolean {
  return measureCopy(a, b) >= LEAST_CONTAINED;
}

/** True when nearly all of the first text stands in the second; what has much of its own beside what it took over is a copy and no reprint. */
export function isReprint(a: Print, b: Print): boolean {
  const { shared, left } = compare(a, b);
  return shared > 0 && shared >= LEAST_REPRINTED * left;
}
