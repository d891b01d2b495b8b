import { fromDayNumber } from "../text/calendar.ts";
import { NEAR_DAYS } from "./affinity.ts";

/** What is said of an article when two stories are told apart. */
export interface Gist {
  /** Days since 1970-01-01. */
  readonly day: number | null;
  /** "2024-08". */
  readonly months: readonly string[];
  readonly places: readonly string[];
  /** Key of a name -> how much the article is about it. */
  readonly names: ReadonlyMap<string, number>;
  readonly spell: (key: string) => string | undefined;
}

/** Names, places or months listed for one side of a reason. */
const MOST_LISTED = 3;
/** Share of a group's dated articles that name a month which is the month of its event. */
const MONTH_SHARE = 0.5;

const span = (days: number): string =>
  days >= 700 ? `${Math.round(days / 365.25)} years` : days >= 60 ? `${Math.round(days / 30.44)} months` : `${days} days`;
const written = (day: number): string => {
  const date = fromDayNumber(day);
  return `${date.year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
};

/** Says in one sentence what keeps two groups of reports of like events apart: their dates, their places, or the names each has and the other lacks. */
export function explainApart(mine: readonly Gist[], other: readonly Gist[], monthNames: ReadonlyMap<string, number>): string {
  const reasons = [explainDates(mine, other, monthNames)];
  const [here, there] = [listOwnPlaces(mine, other), listOwnPlaces(other, mine)];
  if (here.length > 0 && there.length > 0) reasons.push(`other places: ${here.join(", ")} against ${there.join(", ")}`);
  const [left, right] = [listOwnNames(mine, other, here), listOwnNames(other, mine, there)];
  if (left.length > 0 && right.length > 0) reasons.push(`other names: ${left.join(", ")} against ${right.join(", ")}`);
  const found = reasons.filter((reason) => reason !== null);
  return found.length > 0 ? found.join("; ") : "few details in common";
}

function explainDates(mine: readonly Gist[], other: readonly Gist[], monthNames: ReadonlyMap<string, number>): string | null {
  const days = (group: readonly Gist[]): number[] => group.flatMap(({ day }) => (day === null ? [] : [day])).sort((a, b) => a - b);
  const [here, there] = [days(mine), days(other)];
  const [a, b, c, d] = [here[0], here[here.length - 1], there[0], there[there.length - 1]];
  if (a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
    const gap = Math.max(c - b, a - d);
    if (gap > NEAR_DAYS) return `dates ${span(gap)} apart (${written(a)} against ${written(c)})`;
  }
  const [left, right] = [ownMonth(mine, other), ownMonth(other, mine)];
  if (left === null || right === null) return null;
  return `${writeMonth(left, monthNames)} against ${writeMonth(right, monthNames)}`;
}

/** The latest month that most of a group's articles with months name and none of the other group does. */
function ownMonth(mine: readonly Gist[], other: readonly Gist[]): string | null {
  const counts = new Map<string, number>();
  let dated = 0;
  for (const { months } of mine) {
    if (months.length > 0) dated++;
    for (const month of months) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  for (const { months } of other) for (const month of months) counts.delete(month);
  let best: string | null = null;
  for (const [month, count] of counts) if (count >= MONTH_SHARE * dated && (best === null || month > best)) best = month;
  return best;
}

function writeMonth(month: string, names: ReadonlyMap<string, number>): string {
  const number = Number(month.slice(5, 7));
  for (const [name, at] of names) if (at === number) return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${month.slice(0, 4)}`;
  return month;
}

/** Places a group names and the other does not, most named first. */
function listOwnPlaces(mine: readonly Gist[], other: readonly Gist[]): string[] {
  const counts = new Map<string, number>();
  for (const { places } of mine) for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  for (const { places } of other) for (const place of places) counts.delete(place);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_LISTED)
    .map(([place]) => place);
}

/** Names most of a group has and the other group lacks, most telling first; those that `said` has already are left out. */
function listOwnNames(mine: readonly Gist[], other: readonly Gist[], said: readonly string[]): string[] {
  const weights = new Map<string, number>();
  for (const { names } of mine) for (const [key, weight] of names) weights.set(key, (weights.get(key) ?? 0) + weight);
  for (const { names } of other) for (const key of names.keys()) weights.delete(key);
  const listed: string[] = [];
  for (const [key] of [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const name = mine.map(({ spell }) => spell(key)).find((text) => text !== undefined) ?? key;
    if (said.some((place) => place.includes(name))) continue;
    listed.push(name);
    if (listed.length === MOST_LISTED) break;
  }
  return listed;
}
