import type { Quantity } from "../src/core/model/index.ts";

/** A figure made by hand: persons between two bounds, a null one open, with the middle as its best value where both are given. */
export const buildFigure = (low: number | null, high: number | null, more: Partial<Quantity> = {}): Quantity => ({
  unit: "person",
  low,
  best: low !== null && high !== null ? (low + high) / 2 : (low ?? high),
  high,
  qualifier: low === null ? "at-most" : high === null ? "at-least" : low === high ? "exact" : "range",
  ...more,
});
