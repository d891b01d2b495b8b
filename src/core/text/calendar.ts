import type { Instant } from "../model/index.ts";

/** A day of the proleptic Gregorian calendar; month and day count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Minutes in a day. */
export const dayMinutes = 1440;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Says whether a year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days of a month (1-12); 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return monthLengths[month - 1] ?? 0;
}

/** Says whether the three numbers name a day that exists. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01, negative before; counts in eras of 400 years, so no table and no loop is needed. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day with this number; inverse of `dayNumber`. */
export function fromDayNumber(number: number): CalendarDay {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day of the week of a day number: 0 Sunday to 6 Saturday. */
export function weekday(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** The number that stretch [from, to) of a text spells in digits, 0 where it is empty; NaN where it is no number. */
export const digitsAt = (text: string, from: number, to: number): number => Number(text.slice(from, to));

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** Instant of a minute of a day in UTC; minutes may be negative or past the day's end (an offset was taken off). */
export function toInstant(number: number, minutes = 0, seconds = 0): Instant {
  const overflow = Math.floor(minutes / dayMinutes);
  const rest = minutes - overflow * dayMinutes;
  const { year, month, day } = fromDayNumber(number + overflow);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${padded(Math.floor(rest / 60), 2)}:${padded(rest % 60, 2)}:${padded(seconds, 2)}.000Z`;
}

/** Day number of an instant; its time of day is dropped. */
export function instantDay(instant: Instant): number {
  return dayNumber(digitsAt(instant, 0, 4), digitsAt(instant, 5, 7), digitsAt(instant, 8, 10));
}

/** Minutes from 1970-01-01 00:00 UTC to an instant; seconds are dropped. */
export const instantMinutes = (instant: Instant): number => instantDay(instant) * dayMinutes + digitsAt(instant, 11, 13) * 60 + digitsAt(instant, 14, 16);

/** "2034-06-09" for a day number. */
export function isoDate(number: number): string {
  return toInstant(number).slice(0, 10);
}
