import type { TimePack } from "../packs/times.ts";
import type { Read } from "./time-expression.ts";
import { digitsAt, gluedAt, lowAt, type TimeWord } from "./time-words.ts";

const ordinalEndings = new Set(["st", "nd", "rd", "th"]);

/** Index after an optional hyphen or "and" that joins two number words. */
function skipJoin(words: readonly TimeWord[], at: number): number {
  const low = lowAt(words, at);
  return low === "-" || low === "and" ? at + 1 : at;
}

/** "twenty-one", "seven" below one hundred in words; null when none starts here. */
function readSmall(words: readonly TimeWord[], at: number, pack: TimePack): Read<number> | null {
  const first = pack.cardinals.get(lowAt(words, at));
  if (first === undefined) return null;
  if (first < 20) return { value: first, end: at + 1 };
  const next = lowAt(words, at + 1) === "-" ? at + 2 : at + 1;
  const unit = pack.cardinals.get(lowAt(words, next));
  return unit !== undefined && unit < 10 ? { value: first + unit, end: next + 1 } : { value: first, end: at + 1 };
}

/** The digits written onto a sign that is itself written onto what stands before it: ",000", ".5". */
function digitsBehind(words: readonly TimeWord[], at: number, sign: string): { digits: number; width: number } | null {
  const word = words[at + 1];
  const joined = lowAt(words, at) === sign && gluedAt(words, at) === true && word?.glued === true;
  return joined && word.digits !== null ? { digits: word.digits, width: width(word) } : null;
}

/** A cardinal number in digits ("1,000", "3.5") or words ("two hundred and six"). */
export function readCardinal(words: readonly TimeWord[], at: number, pack: TimePack): Read<number> | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.digits !== null) {
    let value = word.digits;
    let end = at + 1;
    let group = digitsBehind(words, end, ",");
    while (group !== null && group.width === 3) {
      value = value * 1000 + group.digits;
      end += 2;
      group = digitsBehind(words, end, ",");
    }
    const decimals = digitsBehind(words, end, ".");
    return decimals === null ? { value, end } : { value: value + decimals.digits / 10 ** decimals.width, end: end + 2 };
  }
  const small = readSmall(words, at, pack);
  if (small === null) return null;
  let { value, end } = small;
  for (const [scale, set] of [
    [100, pack.hundred],
    [1000, pack.thousand],
  ] as const) {
    if (!set.has(lowAt(words, end))) continue;
    value *= scale;
    end += 1;
    const rest = readSmall(words, skipJoin(words, end), pack);
    if (rest !== null) {
      value += rest.value;
      end = rest.end;
    }
  }
  return { value, end };
}

/** Number of digits of a word of digits. */
export function width(word: TimeWord | undefined): number {
  return word === undefined ? 0 : word.end - word.start;
}

/** How many: a number, "a", "half an", "a couple of"; null value when the text leaves it open ("several"). */
export function readAmount(words: readonly TimeWord[], at: number, pack: TimePack): Read<number | null> | null {
  const low = lowAt(words, at);
  if (low === "½") return { value: 0.5, end: at + 1 };
  if (low === "half" && (lowAt(words, at + 1) === "a" || lowAt(words, at + 1) === "an")) return { value: 0.5, end: at + 2 };
  const article = low === "a" || low === "an" || low === "another" || low === "the";
  if (article || pack.vague.has(low) || pack.pairs.has(low)) {
    const next = article ? at + 1 : at;
    const word = lowAt(words, next);
    if (pack.pairs.has(word)) return { value: 2, end: lowAt(words, next + 1) === "of" ? next + 2 : next + 1 };
    const dozen = pack.dozens.get(word);
    if (dozen !== undefined) return { value: dozen, end: next + 1 };
    if (word === "half" && article && low !== "the") return { value: 0.5, end: next + 1 };
    if (pack.vague.has(word)) {
      const more = pack.dozens.has(lowAt(words, next + 1)) || pack.hundred.has(lowAt(words, next + 1)) ? 1 : 0;
      return { value: null, end: next + 1 + more };
    }
    return article && low !== "the" ? { value: 1, end: at + 1 } : null;
  }
  const number = readCardinal(words, at, pack);
  if (number === null) return null;
  if (lowAt(words, number.end) === "and") {
    const rest = number.end + 1;
    const skip = lowAt(words, rest) === "a" ? rest + 1 : rest;
    if (lowAt(words, skip) === "half") return { value: number.value + 0.5, end: skip + 1 };
    if (lowAt(words, skip) === "quarter") return { value: number.value + 0.25, end: skip + 1 };
  }
  if (lowAt(words, number.end) === "½") return { value: number.value + 0.5, end: number.end + 1 };
  return number;
}

/** "13th", "third", "twenty-first". */
export function readOrdinal(words: readonly TimeWord[], at: number, pack: TimePack): Read<number> | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.digits !== null) {
    const ending = words[at + 1];
    return ending?.glued === true && ordinalEndings.has(ending.low) ? { value: word.digits, end: at + 2 } : null;
  }
  const direct = pack.ordinals.get(word.low);
  if (direct !== undefined) return { value: direct, end: at + 1 };
  const tens = pack.cardinals.get(word.low);
  if (tens === undefined || tens < 20) return null;
  const next = lowAt(words, at + 1) === "-" ? at + 2 : at + 1;
  const unit = pack.ordinals.get(lowAt(words, next));
  return unit !== undefined && unit < 10 ? { value: tens + unit, end: next + 1 } : null;
}

/** A year of four digits, or in words ("nineteen ninety-six", "two thousand and fifteen"). */
export function readYear(words: readonly TimeWord[], at: number, pack: TimePack): Read<number> | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.digits !== null) {
    const joined = words[at + 1];
    const inNumber =
      joined?.glued === true && (joined.low === "," || joined.low === ".") && gluedAt(words, at + 2) === true && digitsAt(words, at + 2) !== null;
    return width(word) === 4 && word.digits >= 1000 && word.digits <= 2199 && !inNumber ? { value: word.digits, end: at + 1 } : null;
  }
  const first = readSmall(words, at, pack);
  if (first === null) return null;
  if (pack.thousand.has(lowAt(words, first.end))) {
    const whole = readCardinal(words, at, pack);
    return whole !== null && whole.value >= 1000 && whole.value <= 2199 ? whole : null;
  }
  if (first.value < 10 || first.value > 21) return null;
  const hundred = pack.hundred.has(lowAt(words, first.end)) ? 1 : 0;
  const rest = readSmall(words, first.end + hundred, pack);
  return rest !== null && rest.value >= 10 ? { value: first.value * 100 + rest.value, end: rest.end } : null;
}
