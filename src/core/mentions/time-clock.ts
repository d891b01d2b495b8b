import type { TimePack } from "../packs/times.ts";
import type { HourClock, Read } from "./time-expression.ts";
import { readCardinal, width } from "./time-numbers.ts";
import { digitsAt, freshAt, gluedAt, lowAt, type TimeWord } from "./time-words.ts";

/** "a.m." and its spellings: half of the day and index after it. */
function readHalf(words: readonly TimeWord[], at: number, pack: TimePack, close: boolean): Read<"am" | "pm"> | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.low === "a" || word.low === "p") {
    const half = word.low === "a" ? "am" : "pm";
    let next = at + 1;
    if (lowAt(words, next) === ".") next += 1;
    if (lowAt(words, next) === "m" && (gluedAt(words, next) === true || lowAt(words, next - 1) === ".")) {
      next += 1;
      return {
        value: half,
        end: lowAt(words, next) === "." && freshAt(words, next) !== true && (gluedAt(words, next) === true || lowAt(words, next + 1) === ".") ? next + 1 : next,
      };
    }
    return word.glued && close && lowAt(words, at + 1) !== "." ? { value: half, end: at + 1 } : null;
  }
  const dotted = lowAt(words, at + 1);
  if (word.low === "." && word.glued && (dotted === "am" || dotted === "pm")) return { value: dotted, end: at + 2 };
  if (pack.am.has(word.low)) return { value: "am", end: at + 1 };
  return pack.pm.has(word.low) ? { value: "pm", end: at + 1 } : null;
}

function clock(hour: number, minute: number | null, second: number | null = null): HourClock {
  return { hour, minute, second };
}

function onHalf(hour: number, half: "am" | "pm"): number {
  return half === "pm" ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour;
}

/** Takes "GMT", "EST", "local time" after a clock time. */
function skipZone(words: readonly TimeWord[], at: number, pack: TimePack): number {
  const open = lowAt(words, at) === "(" ? 1 : 0;
  const word = words[at + open];
  if (word === undefined || word.fresh || !pack.zones.has(word.low)) return at;
  if (word.low === "local") return lowAt(words, at + open + 1) === "time" ? at + open + 2 : at;
  if (!word.capital) return at;
  const end = at + open + 1;
  return open === 1 ? (lowAt(words, end) === ")" ? end + 1 : at) : end;
}

/** Minutes and seconds after "17": ":30", ".30", ":30:15". */
function readMinutes(words: readonly TimeWord[], at: number, sign: string): Read<{ minute: number; second: number | null }> | null {
  const colon = words[at];
  const minutes = words[at + 1];
  if (colon?.low !== sign || !colon.glued || minutes?.glued !== true || minutes.digits === null || width(minutes) !== 2 || minutes.digits > 59) return null;
  const seconds = words[at + 3];
  if (
    lowAt(words, at + 2) === sign &&
    gluedAt(words, at + 2) === true &&
    seconds?.glued === true &&
    seconds.digits !== null &&
    width(seconds) === 2 &&
    seconds.digits < 60
  ) {
    return { value: { minute: minutes.digits, second: seconds.digits }, end: at + 4 };
  }
  return { value: { minute: minutes.digits, second: null }, end: at + 2 };
}

/** "half past seven", "twenty to nine", "ten past 9". */
function readPast(words: readonly TimeWord[], at: number, pack: TimePack): Read<HourClock> | null {
  const low = lowAt(words, at);
  let amount: Read<number> | null = low === "half" ? { value: 30, end: at + 1 } : low === "quarter" ? { value: 15, end: at + 1 } : null;
  amount ??= low === "a" && lowAt(words, at + 1) === "quarter" ? { value: 15, end: at + 2 } : readCardinal(words, at, pack);
  if (amount === null || amount.value > 59 || !Number.isInteger(amount.value)) return null;
  const skip = pack.units.get(lowAt(words, amount.end)) === "TM" ? amount.end + 1 : amount.end;
  const sign = pack.halfPast.get(lowAt(words, skip));
  if (sign === undefined || (sign < 0 && low !== "quarter" && low !== "a" && skip === amount.end)) return null;
  const hour = readCardinal(words, skip + 1, pack);
  if (hour === null || hour.value > 23 || !Number.isInteger(hour.value) || lowAt(words, hour.end) === "%" || pack.units.has(lowAt(words, hour.end)))
    return null;
  const minutes = hour.value * 60 + sign * amount.value;
  return { value: clock(Math.floor(((minutes + 1440) % 1440) / 60), ((minutes % 60) + 60) % 60), end: hour.end };
}

/** The bare hour after "at", the sign of time left to the caller. */
export function readBareHour(words: readonly TimeWord[], at: number, pack: TimePack): Read<HourClock> | null {
  const number = readCardinal(words, at, pack);
  if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > 23 || number.end - at > 1) return null;
  if (digitsAt(words, at) !== null && width(words[at]) > 2) return null;
  const join = lowAt(words, number.end) === "-" ? number.end + 1 : number.end;
  const minute = readCardinal(words, join, pack);
  if (digitsAt(words, at) === null && minute !== null && digitsAt(words, join) === null && minute.value >= 10 && minute.value < 60) {
    const end = pack.units.get(lowAt(words, minute.end)) === "TM" ? minute.end + 1 : minute.end;
    return { value: clock(number.value, minute.value), end };
  }
  return { value: clock(number.value, null), end: number.end };
}

/** A clock time that shows itself to be one: "17:00", "5 p.m.", "noon", "half past seven", "0412 GMT". */
export function readClock(words: readonly TimeWord[], at: number, pack: TimePack): Read<HourClock> | null {
  const word = words[at];
  if (word === undefined) return null;
  const named = pack.moments.get(word.low);
  if (named !== undefined) return { value: clock(named[0], named[1] === 0 ? null : named[1]), end: skipZone(words, at + 1, pack) };
  if (word.low === "mid" && lowAt(words, at + 1) === "night") return { value: clock(24, null), end: at + 2 };
  const past = readPast(words, at, pack);
  if (past !== null) {
    let end = past.end;
    if (lowAt(words, end) === "o'clock") end += 1;
    const half = readHalf(words, end, pack, false);
    return half === null ? { value: past.value, end } : { value: { ...past.value, hour: onHalf(past.value.hour, half.value) }, end: half.end };
  }
  const before = words[at - 1];
  const afterSign =
    word.glued &&
    (before?.low === "." || before?.low === "," || before?.low === ":" || before?.low === "$" || before?.low === "-") &&
    digitsAt(words, at - 2) != null;
  if (word.digits === null) {
    const hour = readCardinal(words, at, pack);
    if (hour === null || hour.value > 12 || hour.end !== at + 1) return null;
    if (lowAt(words, hour.end) === "o'clock") {
      const half = readHalf(words, hour.end + 1, pack, false);
      return { value: clock(half === null ? hour.value : onHalf(hour.value, half.value), null), end: half?.end ?? hour.end + 1 };
    }
    const half = gluedAt(words, hour.end) === true ? null : readHalf(words, hour.end, pack, false);
    return half === null ? null : { value: clock(onHalf(hour.value, half.value), null), end: half.end };
  }
  if (afterSign) return null;
  if (width(word) === 4 && word.digits % 100 < 60 && word.digits < 2400) {
    const zone = skipZone(words, at + 1, pack);
    const unitHours = pack.units.get(lowAt(words, at + 1)) === "TH" && words[at + 1]?.low.endsWith("s") === true ? at + 2 : at + 1;
    const half = readHalf(words, at + 1, pack, false);
    const hour = Math.floor(word.digits / 100);
    if (zone > at + 1) return { value: clock(hour, word.digits % 100), end: zone };
    if (half !== null && hour <= 12) return { value: clock(onHalf(hour, half.value), word.digits % 100), end: skipZone(words, half.end, pack) };
    if (unitHours > at + 1 && (pack.beforeHour.has(lowAt(words, at - 1)) || word.low.startsWith("0")))
      return { value: clock(hour, word.digits % 100), end: skipZone(words, unitHours, pack) };
    return null;
  }
  if (width(word) > 2 || word.digits > 24) return null;
  const minutes = readMinutes(words, at + 1, ":");
  if (minutes !== null) {
    const half = readHalf(words, minutes.end, pack, true);
    const hour = half === null ? word.digits : onHalf(word.digits, half.value);
    return { value: clock(hour, minutes.value.minute, minutes.value.second), end: skipZone(words, half?.end ?? minutes.end, pack) };
  }
  const dotted = readMinutes(words, at + 1, ".");
  if (dotted !== null) {
    const half = readHalf(words, dotted.end, pack, false);
    if (half !== null) return { value: clock(onHalf(word.digits, half.value), dotted.value.minute), end: skipZone(words, half.end, pack) };
    const zone = skipZone(words, dotted.end, pack);
    if (zone > dotted.end || before?.low === "at") return { value: clock(word.digits, dotted.value.minute), end: zone };
    return null;
  }
  if (lowAt(words, at + 1) === "o'clock" || lowAt(words, at + 1) === "oclock") {
    const half = readHalf(words, at + 2, pack, false);
    return { value: clock(half === null ? word.digits : onHalf(word.digits, half.value), null), end: half?.end ?? at + 2 };
  }
  if (lowAt(words, at + 1) === "noon") return { value: clock(12, null), end: at + 2 };
  if (word.digits === 0 || word.digits > 12) return null;
  const half = readHalf(words, at + 1, pack, true);
  if (half === null) return null;
  // "2 a day" and "5 p" are no clock times: a bare a or p must touch the number.
  return { value: clock(onHalf(word.digits, half.value), null), end: skipZone(words, half.end, pack) };
}
