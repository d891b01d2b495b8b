import type { FigureFeatures } from "./features.ts";
import { slack } from "./interval.ts";

/**
 * How the values of two figures stand to each other, as the bits of one number: what every comparison of two claims asks of their figures,
 * worked out once for the two.
 */
export type Gap = number;

/** Both ends are the same, rounding allowed. */
export const SAME: Gap = 1;
/** Some value fits both. */
export const OVERLAP: Gap = 2;
/** Their centres look like one count. */
export const CLOSE: Gap = 4;
/** The larger centre is more than a rounding above the smaller one. */
export const BEYOND: Gap = 8;
/** Their centres may be words for one. */
export const LOOSE: Gap = 16;
/** Their centres hardly are of one fact, or a sign or a zero makes their ratio meaningless. */
export const FAR: Gap = 32;
/** Both numbers are known again whatever they are called. */
export const TELLING: Gap = 64;
/** The first, the second is so small that it recurs by chance. */
export const FIRST_ROUND: Gap = 128;
const SECOND_ROUND: Gap = 256;

/** Above every gap. */
export const GAPS = 512;

/** Ratios of two centres up to which they look like one count, may be words for one, and beyond which they hardly are. */
const NEAR_RATIO = 1.5;
const WIDE_RATIO = 4;
const FAR_RATIO = 5;

/** Equal ends, rounding allowed; an open end, infinite here, equals an open one. */
const sameBound = (a: number, b: number): boolean => a === b || (Number.isFinite(a - b) && Math.abs(a - b) <= slack(a, b));

/** Both ends are the same, rounding allowed. */
export const sameValue = (a: FigureFeatures, b: FigureFeatures): boolean => sameBound(a.low, b.low) && sameBound(a.high, b.high);

/** Some value fits both. */
export const overlap = (a: FigureFeatures, b: FigureFeatures): boolean => a.low <= b.high + slack(a.low, b.high) && b.low <= a.high + slack(b.low, a.high);

/** How far the centres of two figures lie apart. */
function ratioBits(a: FigureFeatures, b: FigureFeatures): Gap {
  const [less, more] = [Math.min(a.centre, b.centre), Math.max(a.centre, b.centre)];
  if (less === 0) return LOOSE | FAR;
  const times = more / less;
  if (times <= NEAR_RATIO) return times < NEAR_RATIO ? CLOSE | LOOSE : LOOSE;
  return times < WIDE_RATIO ? BEYOND | LOOSE : times > FAR_RATIO ? BEYOND | FAR : BEYOND;
}

/** How two figures stand to each other. */
export function gapOf(a: FigureFeatures, b: FigureFeatures): Gap {
  return (
    (sameValue(a, b) ? SAME : 0) |
    (overlap(a, b) ? OVERLAP : 0) |
    ratioBits(a, b) |
    (a.telling && b.telling ? TELLING : 0) |
    (a.round ? FIRST_ROUND : 0) |
    (b.round ? SECOND_ROUND : 0)
  );
}

/** The same seen from the second figure. */
export const turned = (gap: Gap): Gap =>
  (gap & ~(FIRST_ROUND | SECOND_ROUND)) | ((gap & FIRST_ROUND) > 0 ? SECOND_ROUND : 0) | ((gap & SECOND_ROUND) > 0 ? FIRST_ROUND : 0);
