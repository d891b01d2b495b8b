import { countShared } from "../text/similarity.ts";

/** Share of the shorter text's shingles that the other one has, from which on it is a copy. A re-report in its own words stays below .1. */
const LEAST_CONTAINED = 0.5;
/** Shorter texts share half of their shingles by chance of a common quotation. */
const LEAST_SHINGLES = 24;

/** Share (0 to 1) of the shorter text that stands in the longer one word for word; null when it is too short to tell. */
export function measureCopy(a: Uint32Array, b: Uint32Array): number | null {
  const shorter = Math.min(a.length, b.length);
  if (shorter < LEAST_SHINGLES) return null;
  return countShared(a, b) / shorter;
}

/** True when one text is a lightly edited or shortened copy of the other. */
export function isCopy(a: Uint32Array, b: Uint32Array): boolean {
  return (measureCopy(a, b) ?? 0) >= LEAST_CONTAINED;
}
