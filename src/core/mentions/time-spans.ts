import type { TimePack } from "../packs/times.ts";
import { readWrittenDate } from "./time-dates.ts";
import type { DateExpression, Read, TimeExpression } from "./time-expression.ts";
import { readCardinal } from "./time-numbers.ts";
import { durationValue, readMeasure, readRelativeDate, weekdayAt } from "./time-relative.ts";
import { freshAt, lowAt, type TimeWord } from "./time-words.ts";

type Words = readonly TimeWord[];

/** "every day", "each two weeks", "every Monday", "every other day", "twice a week". */
export function readSet(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const first = lowAt(words, at);
  if (pack.every.has(first)) {
    if ((first === "all" || first === "any") && words[at + 1]?.low.startsWith("weekend") !== true) return readAll(words, at, pack);
    let next = at + 1;
    let count = 1;
    if (lowAt(words, next) === "other") {
      count = 2;
      next += 1;
    }
    const number = readCardinal(words, next, pack);
    if (number !== null) {
      count = number.value;
      next = number.end;
    }
    const low = lowAt(words, next);
    const unit = low === "second" ? undefined : pack.units.get(low);
    if (low === "night") return { value: { kind: "set", value: "TNI" }, end: next + 1 };
    if (unit !== undefined)
      return { value: { kind: "set", value: unit === "Q" ? durationValue("M", 3 * count, pack) : durationValue(unit, count, pack) }, end: next + 1 };
    if (low === "weekday" || low === "weekdays") return { value: { kind: "set", value: "P1WD" }, end: next + 1 };
    const part = pack.parts.get(low);
    if (part !== undefined) return { value: { kind: "set", value: `T${part}` }, end: next + 1 };
    const day = weekdayAt(words, next, pack);
    if (day !== null) return { value: { kind: "set", value: `XXXX-WXX-${day}` }, end: next + 1 };
    const month = pack.months.get(low);
    if (month !== undefined && words[next]?.capital === true) return { value: { kind: "set", value: `XXXX-${String(month).padStart(2, "0")}` }, end: next + 1 };
    const season = pack.seasons.get(low);
    return season === undefined ? null : { value: { kind: "set", value: `XXXX-${season}` }, end: next + 1 };
  }
  if (pack.rate.has(first)) {
    const before = words[at - 1];
    const unit = pack.units.get(lowAt(words, at + 1));
    if (unit === undefined || before === undefined || freshAt(words, at + 1) === true) return null;
    if (first !== "per" && !pack.timesA.has(before.low) && !isCount(words, at - 1)) return null;
    if (pack.ago.has(lowAt(words, at + 2)) || pack.earlier.has(lowAt(words, at + 2)) || pack.later.has(lowAt(words, at + 2))) return null;
    return { value: { kind: "set", value: unit === "Q" ? "P3M" : durationValue(unit, 1, pack) }, end: at + 2 };
  }
  return null;
}

/** A figure stands here: "$20 million a year", "3 % a month", "50 tons a day". */
function isCount(words: Words, at: number): boolean {
  for (let back = 0; back < 3; back += 1) {
    const word = words[at - back];
    if (word === undefined || word.low === "," || word.low === "for" || word.low === "in" || word.low === "of") return false;
    if (word.digits !== null || word.low === "%" || word.low === "million" || word.low === "billion") return true;
  }
  return false;
}

/** "all day", "all week". */
function readAll(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const unit = pack.units.get(lowAt(words, at + 1));
  if (lowAt(words, at) !== "all" || unit === undefined || words[at + 1]?.low.endsWith("s") === true || unit === "Q") return null;
  return { value: { kind: "duration", value: durationValue(unit, 1, pack) }, end: at + 2 };
}

/** The date an amount is counted from: "after today", "from January 15", "since 2011". */
function readBase(words: Words, at: number, pack: TimePack): Read<DateExpression> | null {
  const written = readWrittenDate(words, at, pack);
  if (written !== null) return written;
  const relative = readRelativeDate(words, at, pack);
  return relative !== null && relative.value.kind === "date" && relative.value.clock === null ? { value: relative.value.date, end: relative.end } : null;
}

/** "the past 24 hours", "the first nine months": an amount behind a word that places it. */
function readPlacedStretch(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const the = lowAt(words, at) === "the" ? at + 1 : at;
  const low = lowAt(words, the);
  if (!pack.last.has(low) && !pack.next.has(low) && low !== "first" && low !== "final" && low !== "these" && low !== "those") return null;
  const measure = readMeasure(words, the + 1, pack);
  if (measure !== null) return { value: { kind: "duration", value: durationValue(measure.value.unit, measure.value.amount, pack) }, end: measure.end };
  const unit = pack.units.get(lowAt(words, the + 1));
  const plural = words[the + 1]?.low.endsWith("s") === true && lowAt(words, the + 1) !== "hours";
  return unit !== undefined && plural && low !== "first" ? { value: { kind: "duration", value: durationValue(unit, null, pack) }, end: the + 2 } : null;
}

/** Lengths of time and what is counted with them: "three days", "two days ago", "a week later", "in two weeks". */
export function readStretch(words: Words, at: number, pack: TimePack, future: boolean): Read<TimeExpression> | null {
  const placed = readPlacedStretch(words, at, pack);
  if (placed !== null) return placed;
  const low = lowAt(words, at);
  if (low === "in" || low === "within") {
    const measure = readMeasure(words, at + 1, pack);
    if (measure === null || low === "within" || !future || lowAt(words, measure.end) === "since") return null;
    const ago = lowAt(words, measure.end);
    if (pack.ago.has(ago) || pack.earlier.has(ago) || pack.later.has(ago)) return null;
    return {
      value: { kind: "date", date: { form: "shift", unit: measure.value.unit, amount: measure.value.amount, from: "written" }, clock: null },
      end: measure.end,
    };
  }
  const measure = readMeasure(words, at, pack);
  if (measure === null) {
    const unit = pack.units.get(low);
    if (unit === undefined || !low.endsWith("s") || unit === "TS" || low.length < 4 || low === "nights") return null;
    const after = lowAt(words, at + 1);
    if (pack.ago.has(after) || after === "earlier" || after === "later")
      return { value: { kind: "date", date: { form: "shift", unit, amount: null, from: "written" }, clock: null }, end: at + 2 };
    return { value: { kind: "duration", value: durationValue(unit, null, pack) }, end: at + 1 };
  }
  const { unit, amount } = measure.value;
  let end = measure.end;
  let value = durationValue(unit, amount, pack);
  const half = lowAt(words, end) === "and" ? (lowAt(words, end + 1) === "a" ? end + 2 : end + 1) : -1;
  if (half > 0 && (lowAt(words, half) === "half" || (lowAt(words, half) === "quarter" && amount === 1)) && amount !== null) {
    return { value: { kind: "duration", value: durationValue(unit, amount + (lowAt(words, half) === "half" ? 0.5 : 0.25), pack) }, end: half + 1 };
  }
  const after = lowAt(words, end);
  const dateShift = (sign: number, from: "written" | "told"): TimeExpression => ({
    kind: "date",
    date: { form: "shift", unit, amount: amount === null ? null : sign * amount, from },
    clock: null,
  });
  if (pack.ago.has(after) && after !== "back") return { value: dateShift(-1, "written"), end: end + 1 };
  if (after === "before" || after === "after" || after === "from" || after === "since") {
    const sign = after === "before" ? -1 : 1;
    if (after === "from" && lowAt(words, end + 1) === "now") return { value: dateShift(1, "written"), end: end + 2 };
    const base = amount === null || unit.startsWith("T") ? null : readBase(words, end + 1, pack);
    if (base !== null && amount !== null)
      return { value: { kind: "date", date: { form: "from", unit, amount: sign * amount, base: base.value }, clock: null }, end: base.end };
  }
  if (after === "earlier" || after === "previously" || (after === "before" && closes(words, end + 1))) return { value: dateShift(-1, "told"), end: end + 1 };
  if (after === "later" || (pack.later.has(after) && after !== "on" && closes(words, end + 1))) return { value: dateShift(1, "told"), end: end + 1 };
  // "an hour and 30 minutes", "2 years 1 month": smaller units follow.
  for (let more = 0; more < 3; more += 1) {
    const next = lowAt(words, end) === "and" || lowAt(words, end) === "," ? end + 1 : end;
    const rest = readMeasure(words, next, pack);
    if (rest === null || amount === null || rest.value.amount === null || lowAt(words, next) === "a" || rest.value.unit === unit) break;
    value = joinDurations(value, durationValue(rest.value.unit, rest.value.amount, pack));
    end = rest.end;
  }
  return { value: { kind: "duration", value }, end };
}

function joinDurations(first: string, second: string): string {
  return second.startsWith("PT") ? (first.includes("T") ? first + second.slice(2) : `${first}${second.slice(1)}`) : first + second.slice(1);
}

function closes(words: Words, at: number): boolean {
  const word = words[at];
  return word === undefined || word.fresh || [".", ",", ";", ")", "?", "!", "and", "but", "when", "in", "on", "at"].includes(word.low);
}
