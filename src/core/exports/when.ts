import type { Instant, TimeRange } from "../model/index.ts";
import { dayMinutes, instantMinutes, isoDate } from "../text/calendar.ts";

/** The day of an instant; null when there is none. */
export const dayOf = (instant: Instant | null): string | null => instant?.slice(0, 10) ?? null;

/** Last day of a half-open stretch: the one before its end when that is midnight. */
export function lastDay({ from, to }: TimeRange): string | null {
  if (to === null) return null;
  const end = instantMinutes(to);
  const start = from === null ? end - 1 : instantMinutes(from);
  return isoDate(Math.floor(Math.max(end - 1, start) / dayMinutes));
}

/** First day of a stretch. */
export const firstDay = (time: TimeRange | null): string | null => dayOf(time?.from ?? null);

const days = (count: number): number => count * dayMinutes;

/** UCDP date_prec: 1 exact day, 2 two to six days, 3 a week, 4 a month, 5 longer; null when a bound is unknown. */
export function datePrecision(time: TimeRange | null): 1 | 2 | 3 | 4 | 5 | null {
  if (time === null || time.from === null || time.to === null) return null;
  const width = instantMinutes(time.to) - instantMinutes(time.from);
  if (width <= days(1)) return 1;
  if (width <= days(6)) return 2;
  if (width <= days(7)) return 3;
  return width <= days(31) ? 4 : 5;
}
