import type { Instant, TimeRange } from "../model/index.ts";
import type { MonthTable } from "../packs/months.ts";
import { dayNumber, instantDay, isoDate, toInstant, weekday } from "../text/calendar.ts";
import { findPhrases, readPhraseTokens } from "../text/phrases.ts";
import { type DateOrder, readDates, type WrittenDate } from "./date-strings.ts";

/** When a report was published, and what says so. */
export interface Publication {
  readonly time: TimeRange;
  /** Calendar day as written. */
  readonly on: string;
  readonly from: string;
}

/** A stated date with its source. */
export function statedPublication(date: WrittenDate, from: string): Publication {
  return { time: dateRange(date), on: isoDate(date.day), from };
}

/** The minute of an instant, or the whole day when no time is given. */
function dateRange(date: WrittenDate): TimeRange {
  return date.minutes === null
    ? { from: toInstant(date.day), to: toInstant(date.day + 1), basis: "stated" }
    : { from: toInstant(date.day, date.minutes), to: toInstant(date.day, date.minutes + 1), basis: "stated" };
}

/** First date written in a value such as a header line or a meta tag; null when none stands there. */
export function readStatedDate(value: string | null, months: MonthTable, order: DateOrder): WrittenDate | null {
  return value === null ? null : (readDates(value.slice(0, 200), months, order)[0] ?? null);
}

/** Place in capitals before the date of a dateline: "LIMA, 9 JAN 90 (". */
const datelinePlace = /^[\p{Lu} .,'’()/-]{3,60},\s?$/u;
/** A date at the head of a text that is written in full: in the dateline, or on a line that holds little else. Null when there is none. */
export function readDateLine(lines: readonly string[], months: MonthTable): Publication | null {
  for (const line of lines) {
    const [date] = readDates(line, months, "day-first");
    if (date === undefined || date.ambiguous) continue;
    const before = line.slice(0, date.start);
    if (datelinePlace.test(before) && /^\s?(?:\(|[-–—])/.test(line.slice(date.end))) return statedPublication(date, "dateline");
    const labels = findPhrases(months.labels, readPhraseTokens(before, 0, before.length));
    const isAlone = line.length <= 120 && before.length <= 40 && !/[.!?]$/.test(line) && (labels.length > 0 || before.trim().split(" ").length <= 2);
    if (isAlone) return statedPublication(date, "visible-text");
  }
  return null;
}

/** Years a text or a URL names, at most this many looked at. */
const mostYears = 200;
/** Day of the week directly before a month and day, or after it: the two together fit only some years. */
const weekdayNames: readonly string[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
/** "Tuesday, August 13", "Tuesday 13 August", "August 13, a Tuesday" without a year behind. */
const weekdayMonthDay =
  /\b(sun|mon|tues|wednes|thurs|fri|satur)day,?\s(?:(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8})\.?\s(\d{1,2})(?:st|nd|rd|th)?)\b(?!,?\s\d{4})/gi;
/** Four-digit years of our time. */
const year = /\b(19[5-9]\d|20\d\d)\b/g;

/**
 * The year that weekday and month-day named together leave open, when exactly one is possible between the latest year the text names
 * and the day the report reached us; null otherwise. The report is then from that day or the six days after it.
 */
export function inferJointDate(text: string, receivedAt: Instant, months: MonthTable): Publication | null {
  const years = [...text.matchAll(year)].slice(0, mostYears).map((match) => Number(match[1]));
  const received = instantDay(receivedAt);
  if (years.length === 0 || !Number.isFinite(received)) return null;
  const earliest = Math.max(...years);
  const latest = Number(isoDate(received).slice(0, 4));
  let possible: Set<number> | null = null;
  const pairs: { month: number; day: number; weekday: number }[] = [];
  for (const match of text.slice(0, 50_000).matchAll(weekdayMonthDay)) {
    const month = months.months.get((match[3] ?? (match[4] as string)).toLowerCase());
    const day = Number(match[2] ?? match[5]);
    const number = weekdayNames.indexOf(`${match[1]}day`.toLowerCase());
    if (month === undefined || number < 0 || day < 1 || day > 31) continue;
    pairs.push({ month, day, weekday: number });
    const fitting = new Set<number>();
    for (let candidate = earliest; candidate <= latest && candidate < earliest + 50; candidate += 1) {
      const at = dayNumber(candidate, month, day);
      if (weekday(at) === number && at <= received) fitting.add(candidate);
    }
    const before: Set<number> | null = possible;
    possible = before === null ? fitting : intersect(before, fitting);
  }
  const [only, ...others] = possible ?? [];
  if (only === undefined || others.length > 0) return null;
  const last = Math.max(...pairs.map((pair) => dayNumber(only, pair.month, pair.day)));
  return { time: { from: toInstant(last), to: toInstant(last + 7), basis: "inferred" }, on: isoDate(last), from: "joint-weekday-month" };
}

function intersect(a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> {
  return new Set([...a].filter((value) => b.has(value)));
}

/** Day and month in the title or the dateline, year in the URL or the title: together a date, when only one year stands there. */
export function inferTitleDate(title: string | null, dateline: string | null, url: string | null, months: MonthTable): Publication | null {
  const place = `${title ?? ""} ${url ?? ""}`;
  const years = new Set([...place.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((match) => Number(match[1])));
  const [only, ...others] = years;
  if (only === undefined || others.length > 0) return null;
  for (const source of [title, dateline]) {
    if (source === null) continue;
    const match = /\b(?:(\d{1,2})\s([A-Z][a-zé]{2,8})|([A-Z][a-zé]{2,8})\.?\s(\d{1,2}))\b/.exec(source);
    const month = months.months.get((match?.[2] ?? match?.[3] ?? "").toLowerCase());
    const day = Number(match?.[1] ?? match?.[4]);
    const date = month === undefined ? undefined : readDates(`${only}-${month}-${day}`, months, "day-first")[0];
    if (date !== undefined)
      return {
        time: { from: toInstant(date.day), to: toInstant(date.day + 1), basis: "inferred" },
        on: isoDate(date.day),
        from: source === title ? "title-and-url" : "dateline-and-url",
      };
  }
  return null;
}
