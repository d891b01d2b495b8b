import type { TimePack } from "../packs/times.ts";
import { readBareHour, readClock } from "./time-clock.ts";
import { readWrittenDate } from "./time-dates.ts";
import type { Clock, DateExpression, Read, TimeExpression } from "./time-expression.ts";
import { readPhrase, readRelativeDate } from "./time-relative.ts";
import { readSet, readStretch } from "./time-spans.ts";
import { freshAt, gluedAt, lowAt, type TimeWord } from "./time-words.ts";

type Words = readonly TimeWord[];

/** Words that may stand between a date and its clock time ("on Sunday at 8 a.m.", "7:30, local time, on 9 June"). */
const joins = new Set([",", "at", "on", "of", "in", "the", "around", "about", "by", "@", "before", "after", "than", "later"]);
const maxJoins = 3;

function skipJoins(words: Words, at: number): number {
  let next = at;
  while (next - at < maxJoins && words[next] !== undefined && freshAt(words, next) !== true && joins.has(lowAt(words, next))) next += 1;
  return next;
}

/** "in the morning", "evening", "of the afternoon" behind a clock time or a day; the part and where it ends. */
function readPart(words: Words, at: number, pack: TimePack): Read<string> | null {
  let next = at;
  if (["in", "at", "of", "during"].includes(lowAt(words, next))) next += 1;
  if (lowAt(words, next) === "the" || lowAt(words, next) === "this") next += 1;
  while (next - at < 4 && pack.modifiers.has(lowAt(words, next))) next += 1;
  const part = pack.parts.get(lowAt(words, next));
  if (part !== undefined && freshAt(words, next) !== true && words[next]?.low.endsWith("s") === false) return { value: part, end: next + 1 };
  const half = lowAt(words, at);
  if (freshAt(words, at) === true || (half !== "am" && half !== "pm")) return null;
  return { value: half === "pm" ? "AF" : "MO", end: at + 1 };
}

/** "8" in the evening is 20. */
function inPart(clock: Clock, part: string): Clock {
  if (clock.hour === null || clock.hour >= 12) return clock;
  const late = part === "AF" || part === "EV" || (part === "NI" && clock.hour >= 6);
  return late ? { ...clock, hour: clock.hour + 12 } : clock;
}

/** A clock time with the part of the day that belongs to it ("seven in the morning"). */
function readFullClock(words: Words, at: number, pack: TimePack, expected: boolean): Read<Clock> | null {
  const direct = readClock(words, at, pack);
  if (direct !== null) {
    const part = readPart(words, direct.end, pack);
    return part === null ? direct : { value: inPart(direct.value, part.value), end: part.end };
  }
  const bare = readBareHour(words, at, pack);
  const sign = gluedAt(words, at) === true ? lowAt(words, at - 1) : undefined;
  if (bare === null || sign === "." || sign === "," || sign === ":") return null;
  const part = readPart(words, bare.end, pack);
  if (part !== null && lowAt(words, bare.end) !== "pm" && lowAt(words, bare.end) !== "am")
    return lowAt(words, bare.end) === "in" || expected ? { value: inPart(bare.value, part.value), end: part.end } : null;
  if (!expected) return null;
  const next = words[bare.end];
  const closed =
    next === undefined ||
    next.fresh ||
    [".", ",", ";", "?", "!", ")", "and", "on"].includes(next.low) ||
    pack.days.has(next.low) ||
    pack.weekdays.has(next.low);
  return closed ? bare : null;
}

/** The part of the day that is all a clock says. */
function partOf(clock: Clock | null): string | null {
  return clock?.hour === null ? clock.part : null;
}

/** A day is a place where a clock time can hang. */
function takesClock(date: DateExpression): boolean {
  const { form } = date;
  return form === "day" || form === "month-day" || form === "weekday" || form === "holiday" || (form === "shift" && date.unit === "D");
}

function dateHere(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const written = readWrittenDate(words, at, pack);
  if (written !== null) return { value: { kind: "date", date: written.value, clock: null }, end: written.end };
  return readRelativeDate(words, at, pack);
}

/** Hangs a part of the day or a clock time behind a day: "Sunday morning", "13 June at 17:00". */
function withClock(words: Words, read: Read<TimeExpression>, pack: TimePack): Read<TimeExpression> {
  if (read.value.kind !== "date" || !takesClock(read.value.date)) return read;
  const said = read.value.clock === null ? readPart(words, read.end, pack) : null;
  const part = said?.value ?? partOf(read.value.clock);
  const value = part === null ? read.value : { ...read.value, clock: { hour: null, part } };
  const end = said?.end ?? read.end;
  const next = skipJoins(words, end);
  const clock = readFullClock(words, next, pack, lowAt(words, next - 1) === "at" || lowAt(words, next - 1) === "around");
  if (clock !== null && freshAt(words, next) !== true)
    return { value: { ...value, clock: part === null ? clock.value : inPart(clock.value, part) }, end: clock.end };
  return { value, end };
}

/** The clock time first, its day behind: "8 a.m. Sunday", "noon on 9 September", "overnight". */
function clockFirst(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const before = words[at - 1];
  const clock = readFullClock(words, at, pack, before?.low === "at" && freshAt(words, at) === false);
  if (clock === null) return null;
  const next = skipJoins(words, clock.end);
  const day = dateHere(words, next, pack);
  if (day !== null && day.value.kind === "date" && takesClock(day.value.date) && freshAt(words, next) !== true) {
    const part = day.value.clock === null ? readPart(words, day.end, pack) : null;
    const named = part?.value ?? partOf(day.value.clock);
    return { value: { ...day.value, clock: named === null ? clock.value : inPart(clock.value, named) }, end: part?.end ?? day.end };
  }
  return { value: { kind: "clock", clock: clock.value }, end: clock.end };
}

/** "in the morning", "early evening", "the night" without a day. */
function partAlone(words: Words, at: number, pack: TimePack): Read<TimeExpression> | null {
  const part = pack.parts.get(lowAt(words, at));
  if (part === undefined) return null;
  const clock: Clock = { hour: null, part };
  const next = skipJoins(words, at + 1);
  const day = next > at + 1 || freshAt(words, next) === false ? dateHere(words, next, pack) : null;
  const joined = next === at + 1 || lowAt(words, at + 1) === "of" || lowAt(words, at + 1) === "on";
  if (day !== null && joined && day.value.kind === "date" && day.value.clock === null && takesClock(day.value.date))
    return { value: { ...day.value, clock }, end: day.end };
  const hour = lowAt(words, at + 1) === "at" ? readFullClock(words, at + 2, pack, true) : null;
  return hour !== null ? { value: { kind: "clock", clock: inPart(hour.value, part) }, end: hour.end } : { value: { kind: "clock", clock }, end: at + 1 };
}

/** The longest expression of time that starts at this word; null when none does. `future`: the clause speaks of what is to come. */
export function readTime(words: Words, at: number, pack: TimePack, future: boolean): Read<TimeExpression> | null {
  const set = readSet(words, at, pack);
  if (set !== null) {
    const clock = readFullClock(words, skipJoins(words, set.end), pack, false);
    return clock === null || freshAt(words, set.end) === true ? set : { value: { kind: "clock", clock: clock.value }, end: clock.end };
  }
  const clock = clockFirst(words, at, pack);
  if (clock !== null) return clock;
  const stretch = readStretch(words, at, pack, future);
  const date = dateHere(words, at, pack);
  if (stretch !== null && (date === null || stretch.end > date.end)) return stretch;
  if (date !== null) return withClock(words, date, pack);
  const adjective = pack.adjectives.get(lowAt(words, at));
  if (adjective !== undefined) {
    const unit = pack.units.get(lowAt(words, at + 1));
    if (unit !== undefined && words[at + 1]?.low.endsWith("s") === true) return { value: { kind: "reference", value: adjective }, end: at + 2 };
    return { value: { kind: "reference", value: adjective }, end: at + 1 };
  }
  return readPhrase(words, at, pack) ?? partAlone(words, at, pack);
}
