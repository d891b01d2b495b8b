import type { TimePack } from "../packs/times.ts";
import { monthAt, readWrittenDate } from "./time-dates.ts";
import type { Clock, DateExpression, Read, Side, TimeExpression } from "./time-expression.ts";
import { readAmount, readCardinal, readOrdinal, readYear, width } from "./time-numbers.ts";
import { digitsAt, freshAt, gluedAt, lowAt, type TimeWord } from "./time-words.ts";

type Words = readonly TimeWord[];

const sideShift = { last: -1, this: 0, next: 1 } as const;

/** "last", "this", "next" as a side, null for any other word. */
export function sideOf(low: string, pack: TimePack): Side {
  return pack.last.has(low) ? "last" : pack.next.has(low) ? "next" : pack.this.has(low) ? "this" : null;
}

/** The weekday a word names, null where it is more likely something else. */
export function weekdayAt(words: Words, at: number, pack: TimePack): number | null {
  const word = words[at];
  if (word === undefined) return null;
  const day = pack.weekdays.get(word.low);
  if (day === undefined || (pack.capitalised.has(word.low) && !word.capital)) return null;
  return day;
}

function date(value: DateExpression, end: number, clock: Clock | null = null): Read<TimeExpression> {
  return { value: { kind: "date", date: value, clock }, end };
}

const partClock = (part: string): Clock => ({ hour: null, part });

/** "today", "yesterday", "the day before yesterday", "tonight", "this morning", "last night". */
export function readDayWord(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const word = words[at];
  if (word === undefined) return null;
  const named = pack.days.get(word.low);
  if (named !== undefined) return date({ form: "shift", unit: "D", amount: named[0], from: "written" }, at + 1, named[1] === null ? null : partClock(named[1]));
  const side = sideOf(word.low, pack);
  const part = pack.parts.get(lowAt(words, at + 1));
  if (side !== null && part !== undefined && words[at + 1]?.low.endsWith("s") === false) {
    return date({ form: "shift", unit: "D", amount: side === "last" ? -1 : sideShift[side], from: "written" }, at + 2, partClock(part));
  }
  if (pack.same.has(word.low) && part !== undefined) return date({ form: "shift", unit: "D", amount: 0, from: "told" }, at + 2, partClock(part));
  return null;
}

/** Words of what comes before or after the time last named. */
const neighbours = new Map([
  ["following", 1],
  ["previous", -1],
  ["preceding", -1],
]);

/** "the day", "that year", "a previous week", "the week after next". */
function readDefinite(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const article = lowAt(words, at) === "the" || lowAt(words, at) === "a";
  let next = article ? at + 1 : at;
  const low = lowAt(words, next);
  const shift = pack.same.has(low) ? 0 : neighbours.get(low);
  if (shift !== undefined) next += 1;
  const unit = pack.units.get(lowAt(words, next));
  const ambiguous = lowAt(words, next).endsWith("s") || unit === undefined || unit.startsWith("T") || pack.unitFactors.has(unit);
  if (ambiguous || lowAt(words, next) === "night") return null;
  if (shift !== undefined) return date({ form: "shift", unit, amount: shift, from: "told" }, next + 1);
  if (lowAt(words, at) !== "the") return null;
  const after = lowAt(words, next + 1);
  if ((after === "before" || after === "after") && freshAt(words, next + 2) !== true) {
    const day = pack.days.get(lowAt(words, next + 2));
    const sign = after === "before" ? -1 : 1;
    if (day !== undefined) return date({ form: "shift", unit, amount: day[0] + sign, from: "written" }, next + 3);
    const nextWord = sideOf(lowAt(words, next + 2), pack);
    if (nextWord === "next" || (nextWord === "last" && lowAt(words, next + 2) === "last"))
      return date({ form: "shift", unit, amount: sideShift[nextWord] + sign, from: "written" }, next + 3);
    const closed = words[next + 2] === undefined || [".", ",", "?", ";", "!"].includes(lowAt(words, next + 2));
    if (closed) return date({ form: "shift", unit, amount: sign, from: "told" }, next + 2);
  }
  if (unit === "CE" || unit === "DE") return null;
  return date({ form: "shift", unit, amount: 0, from: unit === "D" ? "told" : "written" }, next + 1);
}

/** Kinds of year and week, and the designator a year of the kind has. */
const kinds = new Map([
  ["fiscal", "FY"],
  ["financial", "FY"],
  ["school", "SY"],
  ["calendar", "Y"],
  ["working", "Y"],
  ["full", "Y"],
]);

/** "last week", "this August", "next Monday", "last summer", "the fourth quarter". */
function readSided(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  let next = lowAt(words, at) === "the" ? at + 1 : at;
  const named = lowAt(words, next);
  const side = sideOf(named, pack);
  if (side === null) return null;
  if (side === "this" && sideOf(lowAt(words, next + 1), pack) !== null) return readSided(words, next + 1, pack);
  next += 1;
  const yearOfKind = kinds.get(lowAt(words, next));
  const unitOfKind = pack.units.get(lowAt(words, next + 1));
  if (yearOfKind !== undefined && unitOfKind !== undefined)
    return date({ form: "shift", unit: unitOfKind === "Y" ? yearOfKind : unitOfKind, amount: sideShift[side], from: "written" }, next + 2);
  const unit = pack.units.get(lowAt(words, next));
  if (unit !== undefined && !unit.startsWith("T") && words[next]?.low.endsWith("s") === false) {
    if (lowAt(words, next) === "night") return null;
    // "the past week" is a stretch of seven days, "last week" a week of the calendar.
    const the = lowAt(words, at) === "the";
    const stretch = named === "past" || (the && (named === "last" || named === "coming")) || pack.unitFactors.has(unit);
    if (stretch) return { value: { kind: "duration", value: durationValue(unit, 1, pack) }, end: next + 1 };
    const weekday = unit === "W" ? weekdayAfterWeek(words, next + 1, pack) : null;
    if (weekday !== null) return date({ form: "weekday", weekday: weekday.value, side: null, weekShift: sideShift[side] }, weekday.end);
    // "the next day" and "the previous week" count from the day last named, "next week" from the day of writing.
    const told = the && (named === "next" || neighbours.has(named));
    return date({ form: "shift", unit, amount: sideShift[side], from: told ? "told" : "written" }, next + 1);
  }
  const weekday = weekdayAt(words, next, pack);
  if (weekday !== null) return date({ form: "weekday", weekday, side, weekShift: null }, next + 1);
  const month = monthAt(words, next, pack) ?? pack.months.get(lowAt(words, next)) ?? null;
  if (month !== null && width(words[next]) >= 3) return date({ form: "month", year: null, month, side }, next + 1);
  const season = pack.seasons.get(lowAt(words, next));
  if (season !== undefined) return date({ form: "season", season, year: null, side }, next + 1);
  const phrase = readPhrase(words, next, pack);
  if (phrase !== null && phrase.value.kind === "date" && phrase.value.date.form === "holiday") return date({ ...phrase.value.date, side }, phrase.end);
  return null;
}

function weekdayAfterWeek(words: Words, at: number, pack: TimePack): Read<number> | null {
  const next = lowAt(words, at) === "-" || lowAt(words, at) === "on" ? at + 1 : at;
  const day = weekdayAt(words, next, pack);
  return day === null || freshAt(words, next) === true ? null : { value: day, end: next + 1 };
}

/** The same length in units that TIMEX3 knows: one fortnight is two weeks. */
function inKnownUnits(unit: string, amount: number | null, pack: TimePack): { unit: string; amount: number | null } {
  const factor = pack.unitFactors.get(unit);
  return factor === undefined ? { unit, amount } : { unit: factor[1], amount: amount === null ? null : amount * factor[0] };
}

/** TIMEX3 duration of so many units; X when the number is open. */
export function durationValue(named: string, count: number | null, pack: TimePack): string {
  const { unit, amount } = inKnownUnits(named, count, pack);
  const head = unit.startsWith("T") ? "PT" : "P";
  return `${head}${amount === null ? "X" : String(amount)}${unit.startsWith("T") ? unit.slice(1) : unit}`;
}

/** A fixed phrase of the pack: "at the moment", "Christmas Eve 2023". */
export function readPhrase(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const list = pack.phrases.get(lowAt(words, at));
  if (list === undefined) return null;
  for (const candidate of list) {
    if (!candidate.words.every((low, index) => lowAt(words, at + 1 + index) === low)) continue;
    const end = at + 1 + candidate.words.length;
    const { phrase } = candidate;
    // "in the past two weeks" goes on: the reference is only the beginning of a stretch.
    if (phrase.kind === "reference" && freshAt(words, end) === false && (pack.units.has(lowAt(words, end)) || readMeasure(words, end, pack) !== null)) continue;
    if (phrase.kind === "reference") return { value: { kind: "reference", value: phrase.value }, end };
    if (phrase.kind === "set") return { value: { kind: "set", value: phrase.value }, end };
    const of = lowAt(words, end) === "of" || lowAt(words, end) === "," ? 1 : 0;
    const year = readYear(words, end + of, pack);
    if (year !== null && digitsAt(words, end + of) != null) return date({ form: "holiday", holiday: phrase.holiday, year: year.value, side: null }, year.end);
    const side = lowAt(words, end) === "of" ? sideOf(lowAt(words, end + 1), pack) : null;
    if (side !== null && pack.units.get(lowAt(words, end + 2)) === "Y") return date({ form: "holiday", holiday: phrase.holiday, year: null, side }, end + 3);
    return date({ form: "holiday", holiday: phrase.holiday, year: null, side: null }, end);
  }
  return null;
}

/** A year stated or relative behind "of": "of 2021", "of last year". */
function readOfYear(words: Words, at: number, pack: TimePack): Read<{ year: number | null; shift: number | null }> {
  const of = lowAt(words, at) === "of" || lowAt(words, at) === "in" || lowAt(words, at) === "," ? 1 : 0;
  const year = digitsAt(words, at + of) != null ? readYear(words, at + of, pack) : null;
  if (year !== null) return { value: { year: year.value, shift: null }, end: year.end };
  const side = of === 1 ? sideOf(lowAt(words, at + of), pack) : null;
  if (side !== null && pack.units.get(lowAt(words, at + of + 1)) === "Y") return { value: { year: null, shift: sideShift[side] }, end: at + of + 2 };
  if (of === 1 && lowAt(words, at + of) === "the" && pack.units.get(lowAt(words, at + of + 1)) === "Y")
    return { value: { year: null, shift: 0 }, end: at + of + 2 };
  return { value: { year: null, shift: null }, end: at };
}

/** "the third quarter", "first half of 2024", "the 20th century", "the 15th", "first week of 2015", "week 31", "fiscal 2008". */
function readNumbered(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const article = lowAt(words, at) === "the";
  const start = article ? at + 1 : at;
  const low = lowAt(words, start);
  if (low === "fiscal" || low === "school" || low === "calendar" || low === "year" || low === "financial") {
    const named = low === "year" ? start : lowAt(words, start + 1) === "year" ? start + 1 : start;
    const of = lowAt(words, named + 1) === "of" ? 1 : 0;
    const year = readYear(words, named + 1 + of, pack);
    if (year === null || digitsAt(words, named + 1 + of) == null) return null;
    return date({ form: "year", year: year.value, prefix: low === "school" ? "SY" : low === "fiscal" || low === "financial" ? "FY" : "" }, year.end);
  }
  const weekNumber = pack.units.get(low) === "W" && low === "week" ? readCardinal(words, start + 1, pack) : null;
  if (weekNumber !== null && weekNumber.value >= 1 && weekNumber.value <= 53 && digitsAt(words, start + 1) !== null) {
    const of = readOfYear(words, weekNumber.end, pack);
    return date({ form: "week", week: weekNumber.value, year: of.value.year, yearShift: of.value.shift ?? 0 }, of.end);
  }
  const quarterName = lowAt(words, start) === "q" && gluedAt(words, start + 1) === true ? digitsAt(words, start + 1) : null;
  if (quarterName != null && quarterName >= 1 && quarterName <= 4) {
    const of = readOfYear(words, start + 2, pack);
    return date({ form: "period", letter: "Q", index: quarterName, year: of.value.year, yearShift: of.value.shift }, of.end);
  }
  const ordinal = readOrdinal(words, start, pack);
  if (ordinal === null) return low === "last" ? readLastWeek(words, start, pack) : null;
  const hyphen = lowAt(words, ordinal.end) === "-" ? 1 : 0;
  const unitWord = lowAt(words, ordinal.end + hyphen);
  const unit = pack.units.get(unitWord);
  if (unitWord === "half" && ordinal.value <= 2) {
    const of = readOfYear(words, ordinal.end + hyphen + 1, pack);
    return of.end > ordinal.end + hyphen + 1 || article
      ? date({ form: "period", letter: "H", index: ordinal.value, year: of.value.year, yearShift: of.value.shift }, of.end)
      : null;
  }
  if (unit === "Q" && unitWord === "quarter" && ordinal.value <= 4) {
    const of = readOfYear(words, ordinal.end + hyphen + 1, pack);
    return date({ form: "period", letter: "Q", index: ordinal.value, year: of.value.year, yearShift: of.value.shift }, of.end);
  }
  if (unit === "CE") return date({ form: "decade", decade: String(ordinal.value - 1) }, ordinal.end + hyphen + 1);
  if (unit === "W" && hyphen === 0) {
    const of = readOfYear(words, ordinal.end + 1, pack);
    return of.end > ordinal.end + 1 ? date({ form: "week", week: ordinal.value, year: of.value.year, yearShift: of.value.shift ?? 0 }, of.end) : null;
  }
  if (unit === "M" && hyphen === 0) {
    const of = readOfYear(words, ordinal.end + 1, pack);
    if (of.end === ordinal.end + 1 || ordinal.value > 12) return null;
    if (of.value.year !== null) return date({ form: "month", year: of.value.year, month: ordinal.value, side: null }, of.end);
    return null;
  }
  if (unit === "D" && unitWord === "day" && hyphen === 0 && ordinal.value <= 31) {
    const side =
      lowAt(words, ordinal.end + 1) === "of" ? (lowAt(words, ordinal.end + 2) === "the" ? "this" : sideOf(lowAt(words, ordinal.end + 2), pack)) : null;
    if (side === "this" && pack.units.get(lowAt(words, ordinal.end + 3)) === "M")
      return date({ form: "month-day", day: ordinal.value, weekday: null }, ordinal.end + 4);
    return null;
  }
  // "the 13th" alone: digits with an ending, then nothing that the number could count.
  if (article && digitsAt(words, start) != null && ordinal.value >= 1 && ordinal.value <= 31) {
    const after = words[ordinal.end];
    const side = after?.low === "of" ? ordinal.end + 1 : ordinal.end;
    if (sideOf(lowAt(words, side), pack) === "this" && pack.units.get(lowAt(words, side + 1)) === "M")
      return date({ form: "month-day", day: ordinal.value, weekday: null }, side + 2);
    const closed = after === undefined || after.fresh || [".", ",", ";", ")", "?", "!", "and", "at", "in", "around", "by"].includes(after.low);
    const on = pack.beforeMonth.has(lowAt(words, at - 1)) || pack.beforeHour.has(lowAt(words, at - 1)) || weekdayAt(words, at - 1, pack) !== null;
    if (closed && on) return date({ form: "month-day", day: ordinal.value, weekday: null }, ordinal.end);
  }
  return null;
}

/** "last week of 2016". */
function readLastWeek(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  if (lowAt(words, at + 1) !== "week") return null;
  const of = readOfYear(words, at + 2, pack);
  return of.value.year === null ? null : date({ form: "week", week: 52, year: of.value.year, yearShift: 0 }, of.end);
}

/** "Tuesday", "Tuesday last week", "Friday the 26th", "Mondays". */
function readWeekday(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const word = words[at];
  const weekday = weekdayAt(words, at, pack);
  if (word === undefined || weekday === null) return null;
  const end = lowAt(words, at + 1) === "." && gluedAt(words, at + 1) === true && word.low.length <= 5 && pack.ambiguous.has(word.low) ? at + 2 : at + 1;
  if (word.low.endsWith("days")) return { value: { kind: "set", value: `XXXX-WXX-${weekday}` }, end };
  // "Sun" and "Sat" need a date beside them or a word that expects one.
  if (
    pack.ambiguous.has(word.low) &&
    !pack.beforeMonth.has(lowAt(words, at - 1)) &&
    lowAt(words, at + 1) !== "," &&
    lowAt(words, at + 1) !== "." &&
    digitsAt(words, at + 1) == null &&
    monthAt(words, at + 1, pack) === null
  )
    return null;
  if (lowAt(words, end) === "," && words[end + 1] !== undefined) {
    const written = readWrittenDate(words, end + 1, pack);
    if (written !== null && written.value.form === "day") return date(written.value, written.end);
  }
  const written = freshAt(words, end) === true ? null : readWrittenDate(words, end, pack);
  if (written !== null && written.value.form === "day") return date(written.value, written.end);
  const of = lowAt(words, end) === "of" ? end + 1 : end;
  const the = lowAt(words, of) === "the" ? of + 1 : of;
  const side = sideOf(lowAt(words, the), pack);
  if (side !== null && pack.units.get(lowAt(words, the + 1)) === "W")
    return date({ form: "weekday", weekday, side: null, weekShift: sideShift[side] }, the + 2);
  if (lowAt(words, end) === "the") {
    const ordinal = readOrdinal(words, end + 1, pack);
    if (ordinal !== null && ordinal.value <= 31) return date({ form: "month-day", day: ordinal.value, weekday }, ordinal.end);
  }
  const number = words[end];
  if (
    number?.digits != null &&
    number.digits >= 1 &&
    number.digits <= 31 &&
    !number.fresh &&
    !number.glued &&
    lowAt(words, end + 1) !== ":" &&
    !pack.am.has(lowAt(words, end + 1)) &&
    !pack.pm.has(lowAt(words, end + 1)) &&
    (words[end + 1] === undefined || [".", "!", "?", ","].includes(lowAt(words, end + 1)))
  ) {
    return date({ form: "month-day", day: number.digits, weekday }, end + 1);
  }
  return date({ form: "weekday", weekday, side: null, weekShift: null }, end);
}

/** "summer of 2023", "spring 2024"; alone only for the words that mean nothing else. */
function readSeason(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const word = words[at];
  const season = pack.seasons.get(word?.low ?? "");
  if (word === undefined || season === undefined) return null;
  const of = lowAt(words, at + 1) === "of" ? 1 : 0;
  const year = digitsAt(words, at + 1 + of) != null ? readYear(words, at + 1 + of, pack) : null;
  if (year !== null) return date({ form: "season", season, year: year.value, side: null }, year.end);
  const before = lowAt(words, at - 1);
  const expected = pack.beforeMonth.has(before) || pack.modifiers.has(before) || (before === "the" && pack.beforeMonth.has(lowAt(words, at - 2)));
  if (!expected && (pack.ambiguous.has(word.low) || word.capital)) return null;
  return date({ form: "season", season, year: null, side: null }, at + 1);
}

/** A date seen from another: the first reading that fits, most specific first. */
export function readRelativeDate(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  return (
    readDayWord(words, at, pack) ??
    readNumbered(words, at, pack) ??
    readSided(words, at, pack) ??
    readDefinite(words, at, pack) ??
    readPhrase(words, at, pack) ??
    readWeekday(words, at, pack) ??
    readSeason(words, at, pack)
  );
}

/** Amount before a unit with a hyphen or a space: "three-day", "two weeks", "3h"; the unit is a TIMEX3 designator. */
export function readMeasure(words: Words, at: number, pack: TimePack): Read<{ unit: string; amount: number | null }> | null {
  const amount = readAmount(words, at, pack);
  if (amount === null) return null;
  let next = amount.end;
  const glued = words[next];
  if (glued?.glued === true && digitsAt(words, at) != null && digitsAt(words, next - 1) != null) {
    const unit = pack.shortUnits.get(glued.low);
    if (unit !== undefined) return { value: { unit, amount: amount.value }, end: next + 1 };
  }
  if (lowAt(words, next) === "-" && gluedAt(words, next) === true) next += 1;
  if (
    ["more", "full", "consecutive", "straight", "whole", "long", "additional", "extra", "further", "calendar", "working", "business", "successive"].includes(
      lowAt(words, next),
    )
  )
    next += 1;
  const word = words[next];
  const unit = pack.units.get(word?.low ?? "");
  if (word === undefined || unit === undefined || word.fresh) return null;
  // "a second man" counts men.
  if (word.low === "second" && (amount.value !== 1 || lowAt(words, at) === "a" || lowAt(words, at) === "another") && lowAt(words, amount.end) !== "-")
    return null;
  return { value: inKnownUnits(unit, amount.value, pack), end: next + 1 };
}
