import { compareText } from "../text/compare-text.ts";
import type { FeatureList } from "./feature-list.ts";
import { float64At, textAt, uint32At } from "./number-at.ts";
import type { Sketch } from "./sketch.ts";
import type { Vector } from "./vector.ts";

/** Days between two reports within which they speak for one event; from `FAR_DAYS` on they speak for two. */
export const NEAR_DAYS = 21;
const FAR_DAYS = 150;
/** What a similarity is multiplied by when the dates agree, when they are far apart, and when only the latest years named differ by two or agree. */
export const DATE_FACTORS = { near: 1.6, far: 0.2, otherYear: 0.4, sameYear: 1.15 };

/** What comparing dates needs of an article. */
export type Dated = Pick<Sketch, "day" | "latestYear">;

/** How far the dates of two articles speak for one event (above 1) or against it (below 1). */
export function compareDates(a: Dated, b: Dated): number {
  if (a.day !== null && b.day !== null) {
    const apart = Math.abs(a.day - b.day);
    return apart <= NEAR_DAYS ? DATE_FACTORS.near : apart <= FAR_DAYS ? 1 : DATE_FACTORS.far;
  }
  if (a.latestYear === null || b.latestYear === null) return 1;
  const apart = Math.abs(a.latestYear - b.latestYear);
  return apart >= 2 ? DATE_FACTORS.otherYear : apart === 0 ? DATE_FACTORS.sameYear : 1;
}

/** Positions of an article's features that weigh anything, weightiest first. */
export function rankFeatures({ keys }: FeatureList, { weights }: Vector): Uint32Array {
  const order: number[] = [];
  for (let at = 0; at < weights.length; at++) if (float64At(weights, at) > 0) order.push(at);
  order.sort((a, b) => float64At(weights, b) - float64At(weights, a) || compareText(textAt(keys, a), textAt(keys, b)));
  return Uint32Array.from(order);
}

/** The first five of an article's features, most telling first, that a group has too, as the article spells them. */
export function listShared({ features: { keys, hashes }, spelling }: Sketch, order: Uint32Array, has: (hash: number) => boolean): string[] {
  const shared: string[] = [];
  for (let rank = 0; rank < order.length && shared.length < 5; rank++) {
    const at = uint32At(order, rank);
    if (!has(uint32At(hashes, at))) continue;
    const key = textAt(keys, at);
    shared.push(spelling.get(key) ?? (key.startsWith("#") ? key.slice(1) : key));
  }
  return shared;
}
