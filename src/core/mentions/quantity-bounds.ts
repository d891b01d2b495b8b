import type { Qualifier } from "../model/index.ts";
import { round } from "./number-numeral.ts";

/** "About" is read as ten per cent either way, "nearly" as ten per cent below. */
const TOLERANCE = 0.1;

/** The interval that a qualifier makes of a value or a range, in the unit of the values; a null bound is open. */
export function boundsOf(low: number, high: number, qualifier: Qualifier): { readonly low: number | null; readonly high: number | null } {
  const wide = (value: number, sign: number): number => round(value + sign * Math.abs(value) * TOLERANCE);
  switch (qualifier) {
    case "exact":
    case "range":
    case "vague":
      return { low, high };
    case "about":
      return { low: wide(low, -1), high: wide(high, 1) };
    case "nearly":
      return low < 0 ? { low, high: wide(high, 1) } : { low: wide(low, -1), high };
    case "over":
    case "at-least":
      return { low, high: null };
    case "under":
    case "at-most":
      return { low: null, high };
  }
}
