import { countShared } from "../text/similarity.ts";

/** Share of the shorter text's shingles that the other one has, from which on it is a copy. A re-report in its own words stays below .1. */
const LEAST_CONTAINED = 0.5;
/** Shorter texts share half of their shingles by the chance of one common quotation. */
const LEAST_SHINGLES = 20;
/** Texts with more shingles keep a sample: those whose hash falls into the lowest quarter, the same for every text, so that shares stay comparable. */
const FULL_SHINGLES = 200;
const QUARTER = 0x40000000;

/** What is kept of a text to recognise its copies: at most about a quarter of the shingles of a long text. */
export interface Print {
  readonly shingles: Uint32Array;
  /** Shingles in the lowest quarter only. */
  readonly sampled: boolean;
}

/** Makes the print of a text from its sorted shingles. */
export function printShingles(shingles: Uint32Array): Print {
  return shingles.length <= FULL_SHINGLES ? { shingles, sampled: false } : { shingles: lowest(shingles), sampled: true };
}

function lowest(shingles: Uint32Array): Uint32Array {
  const above = shingles.findIndex((hash) => hash >= QUARTER);
  return above < 0 ? shingles : shingles.slice(0, above);
}

/** Share (0 to 1) of the shorter text that stands in the longer one word for word; 0 when the shorter is too short to tell. */
export function measureCopy(a: Print, b: Print): number {
  const both = a.sampled === b.sampled;
  const [left, right] = [both || a.sampled ? a.shingles : lowest(a.shingles), both || b.sampled ? b.shingles : lowest(b.shingles)];
  const shorter = Math.min(left.length, right.length);
  if (shorter < (a.sampled || b.sampled ? LEAST_SHINGLES / 2 : LEAST_SHINGLES)) return 0;
  return countShared(left, right) / shorter;
}

/** True when one text is a lightly edited or shortened copy of the other. */
export function isCopy(a: Print, b: Print): boolean {
  return measureCopy(a, b) >= LEAST_CONTAINED;
}
