import { fromDayNumber } from "../text/calendar.ts";
import type { Sketch } from "./sketch.ts";

/** Days between two reports within which they speak for one event; from `FAR_DAYS` on they speak for two. */
export const NEAR_DAYS = 21;
const FAR_DAYS = 150;
/** What a similarity is multiplied by when the dates agree, when they are far apart, and when only the latest years named differ by two or agree. */
export const DATE_FACTORS = { near: 1.6, far: 0.2, otherYear: 0.4, sameYear: 1.15 };

/** How far the dates of two articles speak for one event (above 1) or against it (below 1). */
export function compareDates(a: Sketch, b: Sketch): number {
  if (a.day !== null && b.day !== null) {
    const apart = Math.abs(a.day - b.day);
    return apart <= NEAR_DAYS ? DATE_FACTORS.near : apart <= FAR_DAYS ? 1 : DATE_FACTORS.far;
  }
  if (a.latestYear === null || b.latestYear === null) return 1;
  const apart = Math.abs(a.latestYear - b.latestYear);
  return apart >= 2 ? DATE_FACTORS.otherYear : apart === 0 ? DATE_FACTORS.sameYear : 1;
}

const span = (days: number): string =>
  days >= 700 ? `${Math.round(days / 365.25)} years` : days >= 60 ? `${Math.round(days / 30.44)} months` : `${days} days`;
const written = (day: number): string => {
  const date = fromDayNumber(day);
  return `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
};

/** Says in one sentence what keeps two groups of reports of like events apart: their dates, or the names each has and the other lacks. */
export function explainApart(mine: readonly Sketch[], other: readonly Sketch[]): string {
  const reasons: string[] = [];
  const days = (group: readonly Sketch[]): number[] => group.flatMap((sketch) => (sketch.day === null ? [] : [sketch.day])).sort((a, b) => a - b);
  const [here, there] = [days(mine), days(other)];
  const [a, b, c, d] = [here[0], here[here.length - 1], there[0], there[there.length - 1]];
  if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
    const gap = Math.max(c - b, a - d);
    if (gap > NEAR_DAYS) reasons.push(`dates ${span(gap)} apart (${written(a)} against ${written(c)})`);
  }
  const [left, right] = [listOwnNames(mine, other), listOwnNames(other, mine)];
  if (left.length > 0 && right.length > 0) reasons.push(`other names: ${left.join(", ")} against ${right.join(", ")}`);
  return reasons.length > 0 ? reasons.join("; ") : "few details in common";
}

/** Names most of a group has and the other group lacks, most telling first. */
function listOwnNames(mine: readonly Sketch[], other: readonly Sketch[]): string[] {
  const times = new Map<string, number>();
  for (const sketch of mine) for (const [key, count] of sketch.names) times.set(key, (times.get(key) ?? 0) + Math.min(3, count) + (sketch.lead.has(key) ? 2 : 0));
  return [...times]
    .filter(([key]) => !other.some((sketch) => sketch.names.has(key)))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([key]) => mine.map((sketch) => sketch.spelling.get(key)).find((text) => text !== undefined) ?? key);
}

/** Names, words and figures that an article shares with a group, most telling first, as the article spells them. */
export function listShared(sketch: Sketch, vector: ReadonlyMap<string, number>, has: (key: string) => boolean): string[] {
  const keys: string[] = [];
  for (const key of vector.keys()) if (has(key)) keys.push(key);
  keys.sort((a, b) => (vector.get(b) ?? 0) - (vector.get(a) ?? 0) || (a < b ? -1 : 1));
  return keys.slice(0, 5).map((key) => sketch.spelling.get(key) ?? (key.startsWith("#") ? key.slice(1) : key));
}
