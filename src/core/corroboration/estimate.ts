import type { Quantity, Status } from "../model/index.ts";
import { centre, sameBound } from "./interval.ts";
import type { Item } from "./item.ts";

interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** Two roundings of one figure differ by no more than this share (R7). */
const TOLERANCE = 0.02;

const least = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((low, value) => (value === null ? low : low === null ? value : Math.min(low, value)), null);
const most = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((high, value) => (value === null ? high : high === null ? value : Math.max(high, value)), null);

/** Within one origin: what all its current figures allow; their union when they allow nothing together. */
function withinOrigin(ranges: readonly Range[]): Range {
  const low = most(ranges.map((range) => range.low));
  const high = least(ranges.map((range) => range.high));
  if (low === null || high === null || low <= high * (1 + TOLERANCE * Math.sign(high)) + 1e-9) {
    // Bounds within tolerance of each other are one value, and the range stays the right way round.
    return low !== null && high !== null && low > high ? { low: high, high: low } : { low, high };
  }
  return { low: least(ranges.map((range) => range.low)), high: most(ranges.map((range) => range.high)) };
}

/** R7: the range over origins of the current figures, and the value most origins give; never an average. */
export function estimateMeasure(items: readonly Item[], status: Status): Quantity | null {
  const usable = items.filter((item) => item.quantity !== null && item.claim.polarity !== "denied");
  const stated = usable.filter((item) => item.claim.figure?.figure.convertsFrom == null);
  const figures = stated.length > 0 ? stated : usable;
  const first = figures[0]?.quantity;
  if (first == null) return null;
  const unit = first.unit;
  const byOrigin = new Map<string, Item[]>();
  for (const item of figures) {
    if (item.quantity?.unit !== unit) continue;
    // Text without attribution is one more voice for the range.
    const voice = item.origin === null || item.origin.kind === "unattributed" ? "" : item.origin.id;
    byOrigin.set(voice, [...(byOrigin.get(voice) ?? []), item]);
  }
  const ranges = [...byOrigin.values()].map((said) =>
    withinOrigin(said.flatMap((item) => (item.quantity === null ? [] : [{ low: item.quantity.low, high: item.quantity.high }]))),
  );
  const low = least(ranges.map((range) => range.low));
  const high = most(ranges.map((range) => range.high));
  const best = status === "differing" || status === "contested" ? null : usualValue(byOrigin, { low, high });
  const only = figures.length === 1 ? first.qualifier : null;
  const qualifier = only ?? (low === null ? "at-most" : high === null ? "at-least" : sameBound(low, high) ? "exact" : "range");
  return { unit, low, best, high, qualifier };
}

/** How wide a figure is; open ones are the widest. */
const width = (item: Item): number =>
  item.quantity === null || item.quantity.low === null || item.quantity.high === null ? Number.MAX_VALUE : item.quantity.high - item.quantity.low;

/** The value inside the range that most origins give, the lower of equals; null when only vague words are current. */
function usualValue(byOrigin: ReadonlyMap<string, readonly Item[]>, range: Range): number | null {
  const votes: { value: number; origins: Set<string> }[] = [];
  const order = [...byOrigin].sort((a, b) => Math.min(...a[1].map(width)) - Math.min(...b[1].map(width)) || (a[0] < b[0] ? -1 : 1));
  for (const [origin, items] of order) {
    // Exact words first: a range near an exact value is a vote for that value.
    const exactFirst = [...items].sort((a, b) => width(a) - width(b) || (a.claim.id < b.claim.id ? -1 : 1));
    for (const item of exactFirst) {
      if (item.quantity === null || item.quantity.qualifier === "vague") continue;
      const value = centre(item.quantity);
      // "exceeded 2,000" beside an exact 2,681 is no value of its own
      if (value === null || (range.low !== null && value < range.low) || (range.high !== null && value > range.high)) continue;
      const known = votes.find((vote) => sameBound(vote.value, value));
      if (known === undefined) votes.push({ value, origins: new Set([origin]) });
      else {
        known.origins.add(origin);
        if (width(item) === 0) known.value = Math.min(known.value, value);
      }
    }
  }
  return votes.sort((a, b) => b.origins.size - a.origins.size || a.value - b.value)[0]?.value ?? null;
}
