import type { Quantity } from "../model/index.ts";

/** Two roundings of one figure differ by no more than this share. */
export const TOLERANCE = 0.02;

const low = (quantity: Quantity): number => quantity.low ?? Number.NEGATIVE_INFINITY;
const high = (quantity: Quantity): number => quantity.high ?? Number.POSITIVE_INFINITY;

/** How far two bounds may lie apart and be roundings of one; infinitely far where one of them is open. */
export const slack = (a: number, b: number): number => TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) + 1e-9;

/** A bound equals another, rounding allowed; an open bound equals an open one. */
export const sameBound = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) <= slack(a, b));

/** Both bounds equal, rounding allowed. */
export const sameInterval = (a: Quantity, b: Quantity): boolean => sameBound(a.low, b.low) && sameBound(a.high, b.high);

/** Every value of `a` lies above every value of `b`, by more than rounding. */
export const isAbove = (a: Quantity, b: Quantity): boolean => low(a) > high(b) + slack(low(a), high(b));

/** The intervals share a value, rounding allowed. */
export const overlap = (a: Quantity, b: Quantity): boolean => !isAbove(a, b) && !isAbove(b, a);

/** `a` allows every value of `b`, rounding allowed: "more than 1,000" those of "1,150", not the other way round. */
export const holds = (a: Quantity, b: Quantity): boolean =>
  (a.low === null || (b.low !== null && a.low <= b.low + slack(a.low, b.low))) &&
  (a.high === null || (b.high !== null && b.high <= a.high + slack(a.high, b.high)));

/** An open bound this many times away from a figure says something else about it: "at least 58" for "134". */
const FAR_BOUND = 2;

/** `a` is open at one end and its bound far from that of `b`, which it holds. */
export function isFarWider(a: Quantity, b: Quantity): boolean {
  const [less, more] = a.high === null ? [a.low ?? 0, b.low ?? 0] : a.low === null ? [b.high ?? 0, a.high] : [0, 0];
  return less > 0 && more >= FAR_BOUND * less;
}

/** The value a reader takes from it: the middle, or the one bound stated. */
export const centre = (quantity: Quantity): number | null =>
  quantity.best ?? (quantity.low !== null && quantity.high !== null ? (quantity.low + quantity.high) / 2 : (quantity.low ?? quantity.high));
