import type { TimePack } from "../packs/times.ts";
import { monthAt, readWrittenDate } from "./time-dates.ts";
import type { Clock, DateExpression, Read, Side, TimeExpression } from "./time-expression.ts";
import { readAmount, readCardinal, readOrdinal, readYear, width } from "./time-numbers.ts";
import type { TimeWord } from "./time-words.ts";

type Words = readonly TimeWord[];

const sideShift = { last: -1, this: 0, next: 1 } as const;

/** "last", "this", "next" as a side, null for any other word. */
export function sideOf(low: string | undefined, pack: TimePack): Side {
  if (low === undefined) return null;
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

const partClock = (part: string): Clock => ({ hour: null, minute: null, second: null, part });

/** "today", "yesterday", "the day before yesterday", "tonight", "this morning", "last night". */
export function readDayWord(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const word = words[at];
  if (word === undefined) return null;
  const named = pack.days.get(word.low);
  if (named !== undefined) return date({ form: "shift", unit: "D", amount: named[0], from: "written" }, at + 1, named[1] === null ? null : partClock(named[1]));
  const side = sideOf(word.low, pack);
  const part = pack.parts.get(words[at + 1]?.low ?? "");
  if (side !== null && part !== undefined && words[at + 1]?.low.endsWith("s") === false) {
    return date({ form: "shift", unit: "D", amount: side === "last" ? -1 : sideShift[side], from: "written" }, at + 2, partClock(part));
  }
  if (pack.same.has(word.low) && part !== undefined) return date({ form: "shift", unit: "D", amount: 0, from: "told" }, at + 2, partClock(part));
  return null;
}

/** "the day", "that year", "the following week", "the previous day", "the week after next". */
function readDefinite(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const article = words[at]?.low === "the" || words[at]?.low === "a";
  let next = article ? at + 1 : at;
  const low = words[next]?.low ?? "";
  let side: Side = null;
  let told = false;
  if (low === "following" || low === "previous" || low === "preceding" || (low === "next" && words[at]?.low === "the")) {
    side = low === "following" || low === "next" ? "next" : "last";
    told = article;
    next += 1;
  } else if (pack.same.has(low)) {
    side = "this";
    told = true;
    next += 1;
  }
  const unit = pack.units.get(words[next]?.low ?? "");
  const ambiguous = words[next]?.low.endsWith("s") === true || unit === undefined || unit.startsWith("T");
  if (ambiguous || words[next]?.low === "night") return null;
  if (side !== null) return date({ form: "shift", unit, amount: sideShift[side], from: told ? "told" : "written" }, next + 1);
  if (words[at]?.low !== "the") return null;
  const after = words[next + 1]?.low;
  if ((after === "before" || after === "after") && words[next + 2]?.fresh !== true) {
    const day = pack.days.get(words[next + 2]?.low ?? "");
    const sign = after === "before" ? -1 : 1;
    if (day !== undefined) return date({ form: "shift", unit, amount: day[0] + sign, from: "written" }, next + 3);
    const nextWord = sideOf(words[next + 2]?.low, pack);
    if (nextWord === "next" || (nextWord === "last" && words[next + 2]?.low === "last"))
      return date({ form: "shift", unit, amount: sideShift[nextWord] + sign, from: "written" }, next + 3);
    const closed = words[next + 2] === undefined || [".", ",", "?", ";", "!"].includes(words[next + 2]?.low ?? "");
    if (closed) return date({ form: "shift", unit, amount: sign, from: "told" }, next + 2);
  }
  if (unit === "CE" || unit === "DE" || unit === "FN") return null;
  return date({ form: "shift", unit, amount: 0, from: unit === "D" ? "told" : "written" }, next + 1);
}

/** "last week", "this August", "next Monday", "last summer", "the fourth quarter". */
function readSided(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  let next = words[at]?.low === "the" ? at + 1 : at;
  const side = sideOf(words[next]?.low, pack);
  if (side === null) return null;
  if (side === "this" && sideOf(words[next + 1]?.low, pack) !== null) return readSided(words, next + 1, pack);
  next += 1;
  const kind = words[next]?.low;
  if (
    (kind === "fiscal" || kind === "school" || kind === "calendar" || kind === "financial" || kind === "working" || kind === "full") &&
    pack.units.has(words[next + 1]?.low ?? "")
  ) {
    const unit = pack.units.get(words[next + 1]?.low ?? "") ?? "Y";
    return date(
      {
        form: "shift",
        unit: unit === "Y" ? (kind === "school" ? "SY" : kind === "fiscal" || kind === "financial" ? "FY" : "Y") : unit,
        amount: sideShift[side],
        from: "written",
      },
      next + 2,
    );
  }
  const unit = pack.units.get(words[next]?.low ?? "");
  if (unit !== undefined && !unit.startsWith("T") && words[next]?.low.endsWith("s") === false) {
    if (words[next]?.low === "night") return null;
    // "the past week" is a stretch of seven days, "last week" a week of the calendar.
    const stretch = words[at]?.low === "the" && (words[next - 1]?.low === "past" || words[next - 1]?.low === "last" || words[next - 1]?.low === "coming");
    if (stretch) return { value: { kind: "duration", value: durationValue(unit, 1) }, end: next + 1 };
    if (words[next - 1]?.low === "past") return { value: { kind: "duration", value: durationValue(unit, 1) }, end: next + 1 };
    const weekday = unit === "W" ? weekdayAfterWeek(words, next + 1, pack) : null;
    if (weekday !== null) return date({ form: "weekday", weekday: weekday.value, side: null, weekShift: sideShift[side] }, weekday.end);
    return date({ form: "shift", unit, amount: sideShift[side], from: "written" }, next + 1);
  }
  const weekday = weekdayAt(words, next, pack);
  if (weekday !== null) return date({ form: "weekday", weekday, side, weekShift: null }, next + 1);
  const month = monthAt(words, next, pack) ?? pack.months.get(words[next]?.low ?? "") ?? null;
  if (month !== null && width(words[next]) >= 3) return date({ form: "month", year: null, month, side }, next + 1);
  const season = pack.seasons.get(words[next]?.low ?? "");
  if (season !== undefined) return date({ form: "season", season, year: null, side }, next + 1);
  const phrase = readPhrase(words, next, pack);
  if (phrase !== null && phrase.value.kind === "date" && phrase.value.date.form === "holiday") return date({ ...phrase.value.date, side }, phrase.end);
  return null;
}

function weekdayAfterWeek(words: Words, at: number, pack: TimePack): Read<number> | null {
  const next = words[at]?.low === "-" || words[at]?.low === "on" ? at + 1 : at;
  const day = weekdayAt(words, next, pack);
  return day === null || words[next]?.fresh === true ? null : { value: day, end: next + 1 };
}

/** TIMEX3 duration of so many units; X when the number is open. */
export function durationValue(unit: string, amount: number | null): string {
  const head = unit.startsWith("T") ? "PT" : "P";
  return `${head}${amount === null ? "X" : String(amount)}${unit.startsWith("T") ? unit.slice(1) : unit}`;
}

/** A fixed phrase of the pack: "at the moment", "Christmas Eve 2023". */
export function readPhrase(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const list = pack.phrases.get(words[at]?.low ?? "");
  if (list === undefined) return null;
  for (const candidate of list) {
    if (!candidate.words.every((low, index) => words[at + 1 + index]?.low === low)) continue;
    const end = at + 1 + candidate.words.length;
    const { phrase } = candidate;
    // "in the past two weeks" goes on: the reference is only the beginning of a stretch.
    if (phrase.kind === "reference" && words[end]?.fresh === false && (pack.units.has(words[end]?.low ?? "") || readMeasure(words, end, pack) !== null))
      continue;
    if (phrase.kind === "reference") return { value: { kind: "reference", value: phrase.value }, end };
    if (phrase.kind === "set") return { value: { kind: "set", value: phrase.value }, end };
    const of = words[end]?.low === "of" || words[end]?.low === "," ? 1 : 0;
    const year = readYear(words, end + of, pack);
    if (year !== null && words[end + of]?.digits != null) return date({ form: "holiday", holiday: phrase.holiday, year: year.value, side: null }, year.end);
    const side = words[end]?.low === "of" ? sideOf(words[end + 1]?.low, pack) : null;
    if (side !== null && pack.units.get(words[end + 2]?.low ?? "") === "Y")
      return date({ form: "holiday", holiday: phrase.holiday, year: null, side }, end + 3);
    return date({ form: "holiday", holiday: phrase.holiday, year: null, side: null }, end);
  }
  return null;
}

/** A year stated or relative behind "of": "of 2021", "of last year". */
function readOfYear(words: Words, at: number, pack: TimePack): Read<{ year: number | null; shift: number | null }> {
  const of = words[at]?.low === "of" || words[at]?.low === "in" || words[at]?.low === "," ? 1 : 0;
  const year = words[at + of]?.digits != null ? readYear(words, at + of, pack) : null;
  if (year !== null) return { value: { year: year.value, shift: null }, end: year.end };
  const side = of === 1 ? sideOf(words[at + of]?.low, pack) : null;
  if (side !== null && pack.units.get(words[at + of + 1]?.low ?? "") === "Y") return { value: { year: null, shift: sideShift[side] }, end: at + of + 2 };
  if (of === 1 && words[at + of]?.low === "the" && pack.units.get(words[at + of + 1]?.low ?? "") === "Y")
    return { value: { year: null, shift: 0 }, end: at + of + 2 };
  return { value: { year: null, shift: null }, end: at };
}

/** "the third quarter", "first half of 2024", "the 20th century", "the 15th", "first week of 2015", "week 31", "fiscal 2008". */
function readNumbered(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const article = words[at]?.low === "the";
  const start = article ? at + 1 : at;
  const low = words[start]?.low ?? "";
  if (low === "fiscal" || low === "school" || low === "calendar" || low === "year" || low === "financial") {
    const named = low === "year" ? start : words[start + 1]?.low === "year" ? start + 1 : start;
    const of = words[named + 1]?.low === "of" ? 1 : 0;
    const year = readYear(words, named + 1 + of, pack);
    if (year === null || words[named + 1 + of]?.digits == null) return null;
    return date({ form: "year", year: year.value, prefix: low === "school" ? "SY" : low === "fiscal" || low === "financial" ? "FY" : "" }, year.end);
  }
  const weekNumber = pack.units.get(low) === "W" && low === "week" ? readCardinal(words, start + 1, pack) : null;
  if (weekNumber !== null && weekNumber.value >= 1 && weekNumber.value <= 53 && words[start + 1]?.digits !== null) {
    const of = readOfYear(words, weekNumber.end, pack);
    return date({ form: "week", week: weekNumber.value, year: of.value.year, yearShift: of.value.shift ?? 0 }, of.end);
  }
  const quarterName = words[start]?.low === "q" && words[start + 1]?.glued === true ? words[start + 1]?.digits : null;
  if (quarterName != null && quarterName >= 1 && quarterName <= 4) {
    const of = readOfYear(words, start + 2, pack);
    return date({ form: "period", letter: "Q", index: quarterName, year: of.value.year, yearShift: of.value.shift }, of.end);
  }
  const ordinal = readOrdinal(words, start, pack);
  if (ordinal === null) return low === "last" ? readLastWeek(words, start, pack) : null;
  const hyphen = words[ordinal.end]?.low === "-" ? 1 : 0;
  const unitWord = words[ordinal.end + hyphen]?.low ?? "";
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
    const side = words[ordinal.end + 1]?.low === "of" ? (words[ordinal.end + 2]?.low === "the" ? "this" : sideOf(words[ordinal.end + 2]?.low, pack)) : null;
    if (side === "this" && pack.units.get(words[ordinal.end + 3]?.low ?? "") === "M")
      return date({ form: "month-day", day: ordinal.value, weekday: null }, ordinal.end + 4);
    return null;
  }
  // "the 13th" alone: digits with an ending, then nothing that the number could count.
  if (article && words[start]?.digits != null && ordinal.value >= 1 && ordinal.value <= 31) {
    const after = words[ordinal.end];
    const rest = after?.low === "this" || after?.low === "of" ? (sideOf(words[ordinal.end + (after.low === "of" ? 1 : 0)]?.low, pack) === "this" ? 1 : 0) : 0;
    if (rest === 1) {
      const month = ordinal.end + (after?.low === "of" ? 2 : 1);
      if (pack.units.get(words[month]?.low ?? "") === "M") return date({ form: "month-day", day: ordinal.value, weekday: null }, month + 1);
    }
    const closed = after === undefined || after.fresh || [".", ",", ";", ")", "?", "!", "and", "at", "in", "around", "by"].includes(after.low);
    const on = pack.beforeMonth.has(words[at - 1]?.low ?? "") || pack.beforeHour.has(words[at - 1]?.low ?? "") || weekdayAt(words, at - 1, pack) !== null;
    if (closed && on) return date({ form: "month-day", day: ordinal.value, weekday: null }, ordinal.end);
  }
  return null;
}

/** "last week of 2016". */
function readLastWeek(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  if (words[at + 1]?.low !== "week") return null;
  const of = readOfYear(words, at + 2, pack);
  return of.value.year === null ? null : date({ form: "week", week: 52, year: of.value.year, yearShift: 0 }, of.end);
}

/** "Tuesday", "Tuesday last week", "Friday the 26th", "Mondays". */
function readWeekday(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const word = words[at];
  const weekday = weekdayAt(words, at, pack);
  if (word === undefined || weekday === null) return null;
  const end = words[at + 1]?.low === "." && words[at + 1]?.glued === true && word.low.length <= 5 && pack.ambiguous.has(word.low) ? at + 2 : at + 1;
  if (word.low.endsWith("days")) return { value: { kind: "set", value: `XXXX-WXX-${weekday}` }, end };
  // "Sun" and "Sat" need a date beside them or a word that expects one.
  if (
    pack.ambiguous.has(word.low) &&
    !pack.beforeMonth.has(words[at - 1]?.low ?? "") &&
    words[at + 1]?.low !== "," &&
    words[at + 1]?.low !== "." &&
    words[at + 1]?.digits == null &&
    monthAt(words, at + 1, pack) === null
  )
    return null;
  if (words[end]?.low === "," && words[end + 1] !== undefined) {
    const written = readWrittenDate(words, end + 1, pack);
    if (written !== null && written.value.form === "day") return date(written.value, written.end);
  }
  const written = words[end]?.fresh === true ? null : readWrittenDate(words, end, pack);
  if (written !== null && written.value.form === "day") return date(written.value, written.end);
  const of = words[end]?.low === "of" ? end + 1 : end;
  const the = words[of]?.low === "the" ? of + 1 : of;
  const side = sideOf(words[the]?.low, pack);
  if (side !== null && pack.units.get(words[the + 1]?.low ?? "") === "W")
    return date({ form: "weekday", weekday, side: null, weekShift: sideShift[side] }, the + 2);
  if (words[end]?.low === "the") {
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
    words[end + 1]?.low !== ":" &&
    !pack.am.has(words[end + 1]?.low ?? "") &&
    !pack.pm.has(words[end + 1]?.low ?? "") &&
    (words[end + 1] === undefined || [".", "!", "?", ","].includes(words[end + 1]?.low ?? ""))
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
  const of = words[at + 1]?.low === "of" ? 1 : 0;
  const year = words[at + 1 + of]?.digits != null ? readYear(words, at + 1 + of, pack) : null;
  if (year !== null) return date({ form: "season", season, year: year.value, side: null }, year.end);
  const before = words[at - 1]?.low ?? "";
  const expected = pack.beforeMonth.has(before) || pack.modifiers.has(before) || (before === "the" && pack.beforeMonth.has(words[at - 2]?.low ?? ""));
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
  if (glued?.glued === true && words[at]?.digits != null && words[next - 1]?.digits != null) {
    const unit = pack.shortUnits.get(glued.low);
    if (unit !== undefined) return { value: { unit, amount: amount.value }, end: next + 1 };
  }
  if (words[next]?.low === "-" && words[next]?.glued === true) next += 1;
  if (
    ["more", "full", "consecutive", "straight", "whole", "long", "additional", "extra", "further", "calendar", "working", "business", "successive"].includes(
      words[next]?.low ?? "",
    )
  )
    next += 1;
  const word = words[next];
  const unit = pack.units.get(word?.low ?? "");
  if (word === undefined || unit === undefined || word.fresh) return null;
  // "a second man" counts men.
  if (word.low === "second" && (amount.value !== 1 || words[at]?.low === "a" || words[at]?.low === "another") && words[amount.end]?.low !== "-") return null;
  if (pack.ambiguous.has(word.low) && word.low.length <= 2) return null;
  const factor = pack.unitFactors.get(unit);
  const scaled = factor === undefined ? { unit, amount: amount.value } : { unit: factor[1], amount: amount.value === null ? null : amount.value * factor[0] };
  return { value: scaled, end: next + 1 };
}
