import type { TimeRange } from "../model/index.ts";
import type { Holiday, TimePack } from "../packs/times.ts";
import { dayNumber, daysInMonth, fromDayNumber, weekday as sundayBased, toInstant } from "../text/calendar.ts";
import type { Clock, DateExpression, Side, TimeExpression } from "./time-expression.ts";

/** What a date is resolved against. */
export interface Reference {
  /** Day number of publication, null when unknown. */
  readonly written: number | null;
  /** Minutes of that day, null when only the day is known. */
  readonly minutes: number | null;
  /** Publication date was worked out by us, not stated. */
  readonly inferred: boolean;
  /** Day the text last named. */
  readonly told: number | null;
  /** First day of the date last named, a day or more. */
  readonly toldDate: number | null;
  /** Which way the clause looks. */
  readonly tense: "past" | "future" | null;
}

export interface Resolved {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  readonly time: TimeRange | null;
  /** Day number named, null when it is not one day. */
  readonly day: number | null;
  /** First day of the date named, null when there is none. */
  readonly from: number | null;
}

/** A stretch of whole days with its TIMEX3 value. */
interface KnownDays {
  readonly value: string;
  readonly from: number;
  /** First day after it. */
  readonly to: number;
  readonly stated: boolean;
}

/** The same where the text does not say which days they are. */
type Days = KnownDays | { readonly value: string; readonly from: null };

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");
const open = (value: string): Days => ({ value, from: null });

/** ISO weekday: 1 Monday to 7 Sunday. */
function isoWeekday(day: number): number {
  return sundayBased(day) === 0 ? 7 : sundayBased(day);
}

function dayValue(day: number): string {
  const { year, month, day: date } = fromDayNumber(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
}

function ofDay(day: number, stated: boolean): KnownDays {
  return { value: dayValue(day), from: day, to: day + 1, stated };
}

/** Value of the ISO week that holds a day. */
function weekValue(day: number): string {
  const thursday = day - isoWeekday(day) + 4;
  const { year } = fromDayNumber(thursday);
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1)}`;
}

function mondayOf(day: number): number {
  return day - isoWeekday(day) + 1;
}

function ofWeek(day: number, stated = false): KnownDays {
  const monday = mondayOf(day);
  return { value: weekValue(day), from: monday, to: monday + 7, stated };
}

function ofMonth(year: number, month: number, stated: boolean): KnownDays {
  const from = dayNumber(year, month, 1);
  return { value: `${pad(year, 4)}-${pad(month)}`, from, to: from + daysInMonth(year, month), stated };
}

function ofYears(year: number, count: number, value: string, stated: boolean): KnownDays {
  return { value, from: dayNumber(year, 1, 1), to: dayNumber(year + count, 1, 1), stated };
}

/** Months counted from year 0, to add and take away. */
function addMonths(day: number, months: number): { year: number; month: number; day: number } {
  const at = fromDayNumber(day);
  const total = at.year * 12 + at.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  return { year, month, day: Math.min(at.day, daysInMonth(year, month)) };
}

const seasons = ["SP", "SU", "FA", "WI"];

/** First month of a season. */
const seasonStart = (season: string): number => Math.max(0, seasons.indexOf(season)) * 3 + 3;

function ofSeason(year: number, season: string, stated: boolean): KnownDays {
  const month = seasonStart(season);
  const end = month + 3 > 12 ? dayNumber(year + 1, month - 9, 1) : dayNumber(year, month + 3, 1);
  return { value: `${pad(year, 4)}-${season}`, from: dayNumber(year, month, 1), to: end, stated };
}

function ofPeriod(year: number, letter: "Q" | "H", index: number, stated: boolean): KnownDays {
  const months = letter === "Q" ? 3 : 6;
  const last = index * months;
  const to = last >= 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, last + 1, 1);
  return { value: `${pad(year, 4)}-${letter}${index}`, from: dayNumber(year, last - months + 1, 1), to, stated };
}

/** Easter Sunday (Gauss, in the form of Meeus, Jones and Butcher). */
function easter(year: number): number {
  const a = year % 19,
    b = Math.floor(year / 100),
    c = year % 100;
  const d = Math.floor(b / 4),
    e = b % 4,
    f = Math.floor((b + 8) / 25),
    g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30,
    i = Math.floor(c / 4),
    k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7,
    m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

function holidayIn(year: number, holiday: Holiday): number {
  if (holiday.rule === "date") return dayNumber(year, holiday.month, holiday.day);
  if (holiday.rule === "easter") return easter(year) + holiday.offset;
  if (holiday.nth < 0) {
    const last = dayNumber(year, holiday.month, daysInMonth(year, holiday.month));
    return last - ((isoWeekday(last) - holiday.weekday + 7) % 7);
  }
  const first = dayNumber(year, holiday.month, 1);
  return first + ((holiday.weekday - isoWeekday(first) + 7) % 7) + 7 * (holiday.nth - 1);
}

/** Year of a name that recurs yearly: by "last/this/next", by tense, else the nearest one. */
function nearestYear(reference: Reference, side: Side, dayIn: (year: number) => number, length: number): number | null {
  if (reference.written === null) return null;
  const now = reference.written;
  const { year } = fromDayNumber(now);
  const here = dayIn(year);
  const over = here + length <= now;
  const begun = here <= now;
  if (side === "this") return year;
  if (side === "last") return over ? year : year - 1;
  if (side === "next") return begun ? year + 1 : year;
  if (reference.tense === "future") return over ? year + 1 : year;
  if (reference.tense === "past") return begun ? year : year - 1;
  return [year, year - 1, year + 1].reduce((best, candidate) =>
    Math.abs(dayIn(candidate) + length / 2 - now) < Math.abs(dayIn(best) + length / 2 - now) ? candidate : best,
  );
}

/** Value of a unit of time that is not known; a day for every other unit. */
const unknown = new Map([
  ["W", "XXXX-WXX"],
  ["WE", "XXXX-WXX-WE"],
  ["M", "XXXX-XX"],
  ["Q", "XXXX-QX"],
  ["Y", "XXXX"],
  ["FY", "FYXXXX"],
  ["SY", "SYXXXX"],
  ["DE", "XXX"],
  ["CE", "XX"],
]);

function resolveShift(unit: string, amount: number | null, base: number | null): Days {
  if (amount === null) return open("PAST_REF");
  if (base === null) return open(unknown.get(unit) ?? "XXXX-XX-XX");
  const at = fromDayNumber(base);
  if (unit === "W") return ofWeek(base + Math.round(amount * 7));
  if (unit === "WE") {
    // On a weekday "the weekend" of a report about the past is the one before; "this weekend" stays in its week.
    const saturday = mondayOf(base + Math.round(amount * 7)) + 5;
    return { value: `${weekValue(saturday)}-WE`, from: saturday, to: saturday + 2, stated: false };
  }
  if (unit === "M") {
    const to = addMonths(base, Math.round(amount));
    return ofMonth(to.year, to.month, false);
  }
  if (unit === "Q") {
    const total = at.year * 4 + Math.floor((at.month - 1) / 3) + Math.round(amount);
    return ofPeriod(Math.floor(total / 4), "Q", (((total % 4) + 4) % 4) + 1, false);
  }
  if (unit === "Y")
    return Number.isInteger(amount)
      ? ofYears(at.year + amount, 1, pad(at.year + amount, 4), false)
      : ofMonth(addMonths(base, Math.round(amount * 12)).year, addMonths(base, Math.round(amount * 12)).month, false);
  if (unit === "FY" || unit === "SY") return ofYears(at.year + amount, 1, `${unit}${pad(at.year + amount, 4)}`, false);
  if (unit === "DE") {
    const decade = Math.floor(at.year / 10) + Math.round(amount);
    return ofYears(decade * 10, 10, String(decade), false);
  }
  if (unit === "CE") {
    const century = Math.floor(at.year / 100) + Math.round(amount);
    return ofYears(century * 100, 100, String(century), false);
  }
  return ofDay(base + Math.round(amount), false);
}

function resolveWeekday(expression: Extract<DateExpression, { form: "weekday" }>, reference: Reference): Days {
  const now = reference.written;
  if (now === null) return open(`XXXX-WXX-${expression.weekday}`);
  if (expression.weekShift !== null) return ofDay(now - isoWeekday(now) + expression.weekday + 7 * expression.weekShift, false);
  const back = (isoWeekday(now) - expression.weekday + 7) % 7;
  const ahead = (expression.weekday - isoWeekday(now) + 7) % 7;
  if (expression.side === "last") return ofDay(now - (back === 0 ? 7 : back), false);
  if (expression.side === "next") return ofDay(now + (ahead === 0 ? 7 : ahead), false);
  if (expression.side === "this") return ofDay(now - isoWeekday(now) + expression.weekday, false);
  return ofDay(reference.tense === "future" ? now + ahead : now - back, false);
}

/** Months of the longer units. */
const monthsOf = new Map([
  ["M", 1],
  ["Q", 3],
  ["Y", 12],
  ["DE", 120],
  ["CE", 1200],
]);

function resolveDate(expression: DateExpression, reference: Reference): Days {
  const now = reference.written;
  switch (expression.form) {
    case "day": {
      if (expression.year !== null) return ofDay(dayNumber(expression.year, expression.month, expression.day), true);
      const year = nearestYear(reference, null, (candidate) => dayNumber(candidate, expression.month, expression.day), 1);
      return year === null
        ? open(`XXXX-${pad(expression.month)}-${pad(expression.day)}`)
        : ofDay(dayNumber(year, expression.month, Math.min(expression.day, daysInMonth(year, expression.month))), false);
    }
    case "month-day": {
      if (now === null) return open(`XXXX-XX-${pad(expression.day)}`);
      const at = fromDayNumber(now);
      const shifts = reference.tense === "future" ? [0, 1, 2, -1] : [0, -1, 1, -2, 2];
      for (const shift of shifts) {
        const month = addMonths(dayNumber(at.year, at.month, 1), shift);
        if (expression.day > daysInMonth(month.year, month.month)) continue;
        const day = dayNumber(month.year, month.month, expression.day);
        if (
          expression.weekday !== null
            ? isoWeekday(day) === expression.weekday
            : reference.tense === "future"
              ? day >= now
              : reference.tense === "past"
                ? day <= now
                : true
        )
          return ofDay(day, false);
      }
      return open(`XXXX-XX-${pad(expression.day)}`);
    }
    case "month": {
      if (expression.year !== null) return ofMonth(expression.year, expression.month, true);
      const year = nearestYear(reference, expression.side, (candidate) => dayNumber(candidate, expression.month, 1), 30);
      return year === null ? open(`XXXX-${pad(expression.month)}`) : ofMonth(year, expression.month, false);
    }
    case "year":
      return ofYears(expression.year, 1, `${expression.prefix}${pad(expression.year, 4)}`, true);
    case "decade": {
      const length = expression.decade.length === 3 ? 10 : 100;
      return ofYears(Number(expression.decade) * length, length, expression.decade, true);
    }
    case "season": {
      if (expression.year !== null) return ofSeason(expression.year, expression.season, true);
      const start = seasonStart(expression.season);
      const year = nearestYear(reference, expression.side, (candidate) => dayNumber(candidate, start, 1), 91);
      return year === null ? open(`XXXX-${expression.season}`) : ofSeason(year, expression.season, false);
    }
    case "period": {
      if (expression.year !== null) return ofPeriod(expression.year, expression.letter, expression.index, true);
      if (now === null) return open(`XXXX-${expression.letter}${expression.index}`);
      const { year } = fromDayNumber(now);
      if (expression.yearShift !== null) return ofPeriod(year + expression.yearShift, expression.letter, expression.index, false);
      const here = ofPeriod(year, expression.letter, expression.index, false);
      return reference.tense !== "future" && here.from > now ? ofPeriod(year - 1, expression.letter, expression.index, false) : here;
    }
    case "weekday":
      return resolveWeekday(expression, reference);
    case "week": {
      const year = expression.year ?? (now === null ? null : fromDayNumber(now).year + expression.yearShift);
      return year === null ? open(`XXXX-W${pad(expression.week)}`) : ofWeek(dayNumber(year, 1, 4) + (expression.week - 1) * 7, expression.year !== null);
    }
    case "holiday": {
      if (expression.year !== null) return ofDay(holidayIn(expression.year, expression.holiday), true);
      const year = nearestYear(reference, expression.side, (candidate) => holidayIn(candidate, expression.holiday), 1);
      return year === null ? open("XXXX-XX-XX") : ofDay(holidayIn(year, expression.holiday), false);
    }
    case "from": {
      const base = resolveDate(expression.base, reference);
      if (base.from === null) return open("XXXX-XX-XX");
      if (expression.unit === "D" || expression.unit === "W")
        return ofDay(base.from + Math.round(expression.amount * (expression.unit === "W" ? 7 : 1)), base.stated);
      const months = monthsOf.get(expression.unit);
      if (months === undefined) return open("XXXX-XX-XX");
      const to = addMonths(base.from, Math.round(expression.amount * months));
      return ofDay(dayNumber(to.year, to.month, to.day), base.stated);
    }
    case "shift":
      return resolveShift(expression.unit, expression.amount, expression.from === "told" ? (reference.toldDate ?? reference.written) : reference.written);
  }
}

function range(days: Days, reference: Reference): TimeRange | null {
  if (days.from === null) return null;
  return { from: toInstant(days.from), to: toInstant(days.to), basis: days.stated ? "stated" : reference.inferred ? "inferred" : "relative" };
}

function clockValue(clock: Clock, day: boolean): string {
  if (clock.hour === null) return `T${clock.part}`;
  const tail = clock.second === null ? "" : `:${pad(clock.second)}`;
  if (clock.minute === null) return day ? `T${pad(clock.hour)}:00` : `T${pad(clock.hour)}`;
  return `T${pad(clock.hour)}:${pad(clock.minute)}${tail}`;
}

/** First minute of the day that a clock names, and the first after it: a minute, an hour where no minute is said, or a part of the day. */
function minutesOf(clock: Clock, pack: TimePack): [start: number, end: number] {
  if (clock.hour === null) {
    const [from, to] = pack.partHours.get(clock.part) ?? [0, 24];
    return [from * 60, to * 60];
  }
  const start = clock.hour * 60 + (clock.minute ?? 0);
  return [start, start + (clock.minute === null && clock.hour !== 24 ? 60 : 1)];
}

function resolveClock(days: Days | null, clock: Clock, reference: Reference, pack: TimePack): Resolved {
  const written = clock.hour === 24 && (days === null || days.from === null) ? { ...clock, hour: 0 } : clock;
  const value = `${days?.value ?? ""}${clockValue(written, days !== null)}`;
  if (days === null || days.from === null) return { type: "TIME", value, time: null, day: null, from: null };
  const [start, end] = minutesOf(clock, pack);
  const time: TimeRange = {
    from: toInstant(days.from, start),
    to: toInstant(days.from, end),
    basis: days.stated ? "stated" : reference.inferred ? "inferred" : "relative",
  };
  return { type: "TIME", value, time, day: days.from, from: days.from };
}

/** TIMEX3 type and value of an expression, and the stretch of time it names as far as it is certain. */
export function resolveTime(expression: TimeExpression, reference: Reference, pack: TimePack): Resolved {
  switch (expression.kind) {
    case "duration":
      return { type: "DURATION", value: expression.value, time: null, day: null, from: null };
    case "set":
      return { type: "SET", value: expression.value, time: null, day: null, from: null };
    case "reference":
      return { type: "DATE", value: expression.value, time: null, day: null, from: null };
    case "clock": {
      // A clock time of a report about the past belongs to the day last named, else to the day of writing.
      // A part of the day alone ("in the morning") needs a day named before it.
      const day = reference.told ?? (reference.tense === "past" && expression.clock.hour !== null ? reference.written : null);
      return resolveClock(day === null || reference.tense === "future" ? null : ofDay(day, false), expression.clock, reference, pack);
    }
    case "date": {
      const { date } = expression;
      if (date.form === "shift" && date.unit.startsWith("T")) return resolveHours(date.unit, date.amount, date.from, reference);
      const days = resolveDate(date, reference);
      if (expression.clock !== null) return resolveClock(days, expression.clock, reference, pack);
      const single = days.from !== null && days.to === days.from + 1 ? days.from : null;
      return { type: "DATE", value: days.value, time: range(days, reference), day: single, from: days.from };
    }
  }
}

/** "five minutes ago", "in two hours": needs the hour of writing. */
function resolveHours(unit: string, amount: number | null, from: "written" | "told" | "clause", reference: Reference): Resolved {
  if (amount === null || reference.written === null || (from === "told" && reference.told !== null)) {
    return {
      type: "TIME",
      value: reference.written === null || amount === null ? "XXXX-XX-XXTXX:XX" : `${dayValue(reference.told ?? reference.written)}TXX:XX`,
      time: null,
      day: null,
      from: null,
    };
  }
  const minutes = Math.round(amount * (unit === "TH" ? 60 : unit === "TM" ? 1 : 1 / 60));
  const at = toInstant(reference.written, (reference.minutes ?? 0) + minutes);
  const time: TimeRange | null =
    reference.minutes === null
      ? null
      : { from: at, to: toInstant(reference.written, reference.minutes + minutes + 1), basis: reference.inferred ? "inferred" : "relative" };
  return { type: "TIME", value: at.slice(0, 19), time, day: null, from: null };
}
