import type { Claim, Report } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";

/** Something that happened, as far as passages say when. */
export interface Happening {
  readonly row: Row;
  readonly claim: Claim;
  /** More than one day, or worked out by us. */
  readonly vague: boolean;
}

/** One day: what is said to have happened on it, and what was published. */
export interface Day {
  readonly day: string;
  readonly happened: readonly Happening[];
  readonly reported: readonly Report[];
}

/** Longest stretch that still counts as a day, in milliseconds. */
const DAY_MS = 86_400_000;

function happeningsOf(row: Row): readonly (readonly [day: string, happening: Happening])[] {
  const days = new Map<string, Happening>();
  for (const claim of row.claims) {
    const { time } = claim;
    if (time?.from == null) continue;
    const long = time.to === null || Date.parse(time.to) - Date.parse(time.from) > DAY_MS;
    const day = time.from.slice(0, 10);
    if (!days.has(day)) days.set(day, { row, claim, vague: long || time.basis === "inferred" });
  }
  return [...days];
}

/** The days of a story in order, and the reports without a date. */
export function daysOf({ rows, reports }: StoryView): { readonly days: readonly Day[]; readonly undated: readonly Report[] } {
  const days = new Map<string, { happened: Happening[]; reported: Report[] }>();
  const at = (day: string): { happened: Happening[]; reported: Report[] } => {
    const found = days.get(day) ?? { happened: [], reported: [] };
    days.set(day, found);
    return found;
  };
  for (const row of rows) for (const [day, happening] of happeningsOf(row)) at(day).happened.push(happening);
  for (const report of reports.values()) if (report.published !== null) at(report.published.slice(0, 10)).reported.push(report);
  return {
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, parts]) => ({ day, ...parts })),
    undated: [...reports.values()].filter(({ published }) => published === null),
  };
}
