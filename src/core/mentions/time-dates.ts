import type { TimePack } from "../packs/times.ts";
import { isCalendarDay } from "../text/calendar.ts";
import type { DateExpression, Read } from "./time-expression.ts";
import { readCardinal, readOrdinal, readYear, width } from "./time-numbers.ts";
import { digitsAt, freshAt, gluedAt, lowAt, type TimeWord } from "./time-words.ts";

type Words = readonly TimeWord[];

/** Month named by a word, or null where the word is more likely something else. */
export function monthAt(words: Words, at: number, pack: TimePack): number | null {
  const word = words[at];
  if (word === undefined) return null;
  const month = pack.months.get(word.low);
  if (month === undefined) return null;
  if (word.capital || !pack.capitalised.has(word.low)) return month;
  // In lower case only beside a number, and then only a name that is no everyday verb.
  if (word.low === "may" || word.low.startsWith("mar") || word.low.length < 4) return null;
  const next = words[at + 1];
  const after = next?.low === "of" || next?.low === "," ? words[at + 2] : next;
  return after?.digits != null || digitsAt(words, at - 1) != null ? month : null;
}

/** Index after a month's name and the full stop of its short form. */
function afterMonth(words: Words, at: number): number {
  const dot = words[at + 1];
  const after = words[at + 2];
  const goesOn = after !== undefined && !after.fresh && (after.digits !== null || !after.capital);
  return dot?.low === "." && dot.glued && width(words[at]) <= 4 && goesOn ? at + 2 : at + 1;
}

/** A year after a date: ", 2024", "of 1995", "in 2020", "'99"; a two-digit one only after "of". */
function readYearAfter(words: Words, at: number, pack: TimePack): Read<number> | null {
  let next = at;
  if (lowAt(words, next) === ",") next += 1;
  const of = lowAt(words, next) === "of" || lowAt(words, next) === "in";
  if (of) next += 1;
  const year = readYear(words, next, pack);
  if (year !== null) return freshAt(words, next) === true ? null : year;
  const short = words[next];
  const cut = words[next + 1];
  if ((short?.low === "'" || short?.low === "’") && cut?.glued === true && cut.digits !== null && width(cut) === 2)
    return { value: fullYear(cut.digits), end: next + 2 };
  return of && lowAt(words, next - 1) === "of" && short?.digits != null && width(short) === 2 ? { value: fullYear(short.digits), end: next + 1 } : null;
}

function fullYear(short: number): number {
  return short < 40 ? 2000 + short : 1900 + short;
}

function dayOf(year: number | null, month: number, day: number): Extract<DateExpression, { form: "day" }> | null {
  return isCalendarDay(year ?? 2000, month, day) ? { form: "day", year, month, day } : null;
}

/** "2024-08-13", "13/08/2024", "8/13/24", "13.08.2024", "20240813", "13-Aug-2024". */
function readNumeric(words: Words, at: number, pack: TimePack): Read<DateExpression> | null {
  const first = words[at];
  if (first?.digits == null) return null;
  if (width(first) === 8) {
    const year = Math.floor(first.digits / 10000);
    const date = dayOf(year, Math.floor(first.digits / 100) % 100, first.digits % 100);
    return date !== null && year >= 1900 && year < 2100 ? { value: date, end: at + 1 } : null;
  }
  const sign = words[at + 1];
  if (sign?.glued !== true || (sign.low !== "-" && sign.low !== "/" && sign.low !== ".")) return null;
  const second = words[at + 2];
  if (second?.glued !== true) return null;
  const third = lowAt(words, at + 3) === sign.low && gluedAt(words, at + 3) === true && gluedAt(words, at + 4) === true ? words[at + 4] : undefined;
  const named = sign.low === "." ? undefined : pack.months.get(second.low);
  if (named !== undefined) {
    if (third?.digits != null) {
      const [day, year] = width(first) === 4 ? [third.digits, first.digits] : [first.digits, width(third) === 2 ? fullYear(third.digits) : third.digits];
      const date = dayOf(year, named, day);
      return date === null ? null : { value: date, end: at + 5 };
    }
    const date = width(first) <= 2 ? dayOf(null, named, first.digits) : null;
    return date === null ? null : { value: date, end: at + 3 };
  }
  if (second.digits === null) return null;
  if (third?.digits != null && width(third) <= 4) {
    const [a, b, c] = [first.digits, second.digits, third.digits];
    if (width(first) === 4) {
      const date = dayOf(a, b, c);
      return date === null || a < 1000 ? null : { value: date, end: at + 5 };
    }
    if (width(first) > 2 || width(second) > 2 || (width(third) !== 4 && (width(third) !== 2 || sign.low === "."))) return null;
    const year = width(third) === 4 ? c : fullYear(c);
    // Day first unless that cannot be; a slash with both at most 12 is read month first, as the agencies write it.
    const date = sign.low === "/" && a <= 12 ? (dayOf(year, a, b) ?? dayOf(year, b, a)) : (dayOf(year, b, a) ?? dayOf(year, a, b));
    return date === null ? null : { value: date, end: at + 5 };
  }
  if (sign.low === "." || (gluedAt(words, at + 3) === true && lowAt(words, at + 3) === sign.low)) return null;
  if (
    width(first) === 4 &&
    width(second) <= 2 &&
    second.digits >= 1 &&
    second.digits <= 12 &&
    first.digits >= 1900 &&
    first.digits < 2100 &&
    sign.low === "-"
  ) {
    return { value: { form: "month", year: first.digits, month: second.digits, side: null }, end: at + 3 };
  }
  if (width(second) === 4 && width(first) <= 2 && first.digits >= 1 && first.digits <= 12 && second.digits >= 1900 && second.digits < 2100) {
    return { value: { form: "month", year: second.digits, month: first.digits, side: null }, end: at + 3 };
  }
  return null;
}

/** "August 13", "Aug. 13, 2024", "August 2024", "August". */
function readMonthFirst(words: Words, at: number, pack: TimePack): Read<DateExpression> | null {
  const month = monthAt(words, at, pack);
  const word = words[at];
  if (month === null || word === undefined) return null;
  let next = afterMonth(words, at);
  if (lowAt(words, next) === "the") next += 1;
  const first = words[next + 1];
  if ((lowAt(words, next) === "-" || lowAt(words, next) === "/") && gluedAt(words, next) === true && first?.glued === true && first.digits !== null) {
    const third = lowAt(words, next + 2) === lowAt(words, next) && gluedAt(words, next + 2) === true ? words[next + 3] : undefined;
    if (width(first) === 4 && third?.digits == null) return { value: { form: "month", year: first.digits, month, side: null }, end: next + 2 };
    if (third?.digits != null) {
      const date =
        width(first) === 4 ? dayOf(first.digits, month, third.digits) : dayOf(width(third) === 2 ? fullYear(third.digits) : third.digits, month, first.digits);
      if (date !== null) return { value: date, end: next + 4 };
    }
  }
  const day = readOrdinal(words, next, pack) ?? (width(words[next]) <= 2 || digitsAt(words, next) === null ? readCardinal(words, next, pack) : null);
  if (
    day !== null &&
    freshAt(words, next) !== true &&
    Number.isInteger(day.value) &&
    isCalendarDay(2000, month, day.value) &&
    !startsClock(words, next, day.end, pack)
  ) {
    const year = readYearAfter(words, day.end, pack);
    if (year === null || isCalendarDay(year.value, month, day.value))
      return { value: { form: "day", year: year?.value ?? null, month, day: day.value }, end: year?.end ?? day.end };
  }
  const year = readYearAfter(words, afterMonth(words, at), pack);
  if (year !== null) return { value: { form: "month", year: year.value, month, side: null }, end: year.end };
  if (pack.ambiguous.has(word.low)) {
    const before = words[at - 1];
    if (before === undefined || before.fresh || !pack.beforeMonth.has(before.low)) return null;
  }
  // "August Wilson", "April said": a capitalised word behind it makes it a name, unless a preposition stands before.
  if (pack.capitalised.has(word.low)) {
    const before = lowAt(words, at - 1);
    if (!pack.beforeMonth.has(before) && !pack.modifiers.has(before) && before !== "-") return null;
  }
  return { value: { form: "month", year: null, month, side: null }, end: afterMonth(words, at) };
}

/** The number begins "13:30", "8 p.m.": then it is no day. */
function startsClock(words: Words, at: number, end: number, pack: TimePack): boolean {
  const next = words[end];
  if (next === undefined) return false;
  if (next.low === ":" && next.glued && digitsAt(words, end + 1) != null) return true;
  if (next.low === "o'clock" || next.low === "%" || (next.low === "," && next.glued && gluedAt(words, end + 1) === true && digitsAt(words, end + 1) != null))
    return true;
  if (next.low === "am" || next.low === "pm" || ((next.low === "a" || next.low === "p") && lowAt(words, end + 1) === "." && lowAt(words, end + 2) === "m"))
    return true;
  return digitsAt(words, at) === null && pack.units.has(next.low);
}

/** "13 August 2024", "the 4th of July", "first of May". */
function readDayFirst(words: Words, at: number, pack: TimePack): Read<DateExpression> | null {
  const ordinal = readOrdinal(words, at, pack);
  const day = ordinal ?? (digitsAt(words, at) !== null && width(words[at]) > 2 ? null : readCardinal(words, at, pack));
  if (day === null || !Number.isInteger(day.value)) return null;
  let next = day.end;
  if (lowAt(words, next) === "day" && lowAt(words, next + 1) === "of") next += 2;
  else if (lowAt(words, next) === "of") next += 1;
  const month = monthAt(words, next, pack);
  if (month === null || freshAt(words, next) === true || !isCalendarDay(2000, month, day.value)) return null;
  const year = readYearAfter(words, afterMonth(words, next), pack);
  if (year !== null && !isCalendarDay(year.value, month, day.value)) return null;
  return { value: { form: "day", year: year?.value ?? null, month, day: day.value }, end: year?.end ?? afterMonth(words, next) };
}

/** "2024", "1990s", "the '90s", "fiscal 2008", "2017 April", "20th century". */
function readBareYear(words: Words, at: number, pack: TimePack): Read<DateExpression> | null {
  const word = words[at];
  if (word === undefined) return null;
  const before = words[at - 1];
  if (word.low === "'" || word.low === "’" || word.low === "‘") {
    const decade = words[at + 1];
    if (
      decade?.glued === true &&
      decade.digits != null &&
      width(decade) === 2 &&
      decade.digits % 10 === 0 &&
      gluedAt(words, at + 2) === true &&
      lowAt(words, at + 2) === "s"
    ) {
      return { value: { form: "decade", decade: `19${decade.digits / 10}` }, end: at + 3 };
    }
    return null;
  }
  if (word.digits !== null && lowAt(words, at + 1) === "s" && gluedAt(words, at + 1) === true && word.digits % 10 === 0) {
    if (width(word) === 4 && word.digits >= 1000 && word.digits < 2200) return { value: { form: "decade", decade: String(word.digits / 10) }, end: at + 2 };
    if (width(word) === 2 && before?.low === "the" && word.digits >= 20) return { value: { form: "decade", decade: `19${word.digits / 10}` }, end: at + 2 };
    return null;
  }
  const decade = pack.decadeWords.get(word.low);
  if (decade !== undefined && (before?.low === "the" || pack.modifiers.has(lowAt(words, at - 1))))
    return { value: { form: "decade", decade: `19${decade}` }, end: at + 1 };
  if (word.digits === null) {
    const year = pack.beforeYear.has(lowAt(words, at - 1)) ? readYear(words, at, pack) : null;
    return year !== null && year.end > at + 1 && !pack.units.has(lowAt(words, year.end))
      ? { value: { form: "year", year: year.value, prefix: "" }, end: year.end }
      : null;
  }
  const year = readYear(words, at, pack);
  if (year === null) return null;
  const signBefore =
    word.glued &&
    before !== undefined &&
    before.low !== "(" &&
    before.low !== "-" &&
    before.low !== "–" &&
    before.low !== "—" &&
    before.low !== "=" &&
    before.low !== "/" &&
    before.low !== '"' &&
    before.low !== "“" &&
    before.low !== "'" &&
    before.low !== "‘";
  if (signBefore) return null;
  const month = monthAt(words, year.end, pack);
  if (month !== null && !pack.ambiguous.has(lowAt(words, year.end))) {
    const day = words[year.end + 1];
    if (day?.digits == null || width(day) > 2) return { value: { form: "month", year: year.value, month, side: null }, end: year.end + 1 };
  }
  const second = words[year.end];
  const third = words[year.end + 1];
  if (second?.digits != null && !second.fresh && third?.digits != null && width(second) <= 2 && width(third) <= 2) {
    const date = dayOf(year.value, second.digits, third.digits);
    if (date !== null) return { value: date, end: year.end + 2 };
  }
  if (year.value < 1500 || year.value > 2160) return null;
  return isYearHere(words, at, year.value, pack) ? { value: { form: "year", year: year.value, prefix: "" }, end: year.end } : null;
}

/** Tells a year from a count of four digits by what stands around it. */
function isYearHere(words: Words, at: number, year: number, pack: TimePack): boolean {
  const before = words[at - 1];
  const next = words[at + 1];
  if (before?.low === "#" || before?.low === "$" || before?.low === "no") return false;
  if (next !== undefined && !next.fresh) {
    if (next.low === "%" || (next.glued && (next.low === ":" || next.low === "°"))) return false;
    if (pack.units.has(next.low) || pack.hundred.has(next.low) || pack.thousand.has(next.low)) return false;
    const plural = next.low.length > 3 && next.low.endsWith("s") && !next.low.endsWith("ss") && !next.capital && next.low !== "was" && next.low !== "has";
    if (plural && year % 10 === 0) return false;
    if (pack.counted.has(next.low)) return false;
  }
  if (year >= 1900 && year < 2100) return true;
  return pack.beforeYear.has(lowAt(words, at - 1)) && (next === undefined || [",", ".", ";", ")", "the"].includes(next.low) || pack.beforeYear.has(next.low));
}

/** A date written out, in numbers or with the month's name. */
export function readWrittenDate(words: Words, at: number, pack: TimePack): Read<DateExpression> | null {
  return readNumeric(words, at, pack) ?? readDayFirst(words, at, pack) ?? readMonthFirst(words, at, pack) ?? readBareYear(words, at, pack);
}
