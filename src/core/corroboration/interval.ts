import type { Quantity } from "../model/index.ts";

/** Two roundings of one figure differ by no more than this share. */
export const TOLERANCE = 0.02;

const low = (quantity: Quantity): number => quantity.low ?? Number.NEGATIVE_INFINITY;
const high = (quantity: Quantity): number => quantity.high ?? Number.POSITIVE_INFINITY;
const slack = (a: number, b: number): number => (Number.isFinite(a) && Number.isFinite(b) ? TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) + 1e-9 : 0);

/** A bound equals another, rounding allowed; an open bound equals an open one. */
export const sameBound = (a: number | null, b: number | null): boolean => (a === null || b === null ? a === b : Math.abs(a - b) <= slack(a, b));

/** Both bounds equal, rounding allowed. */
export const sameInterval = (a: Quantity, b: Quantity): boolean => sameBound(a.low, b.low) && sameBound(a.high, b.high);

/** The intervals share a value, rounding allowed. */
export const overlap = (a: Quantity, b: Quantity): boolean => low(a) <= high(b) + slack(low(a), high(b)) && low(b) <= high(a) + slack(low(b), high(a));

/** The value a reader takes from it: the middle, or the one bound stated. */
export const centre = (quantity: Quantity): number | null =>
  quantity.best ?? (quantity.low !== null && quantity.high !== null ? (quantity.low + quantity.high) / 2 : (quantity.low ?? quantity.high));

/** Every value of `a` lies above every value of `b`. */
export const isAbove = (a: Quantity, b: Quantity): boolean => !overlap(a, b) && low(a) > high(b);

/** Larger centre over smaller one; null where a sign or a zero makes the ratio meaningless. */
export function ratio(a: Quantity, b: Quantity): number | null {
  const [left, right] = [centre(a), centre(b)];
  if (left === null || right === null || left <= 0 || right <= 0) return null;
  return Math.max(left, right) / Math.min(left, right);
}
