import type { NumberPack } from "../packs/numbers.ts";
import { gapAt, lowerAt, textAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";

/** A number as written, before qualifiers and units: lexemes [from, to). */
export interface Numeral {
  readonly from: number;
  readonly to: number;
  /** `plain`: one value; `dozen`: "a dozen"; `vague`: "several", "tens of thousands"; `fraction`: "two thirds". */
  readonly shape: "plain" | "dozen" | "vague" | "fraction";
  /** Bounds of what is meant; equal for all but vague numbers. */
  readonly low: number;
  readonly high: number;
  /** What an annotation prints: the value, or [n, 10n] for a bare plural of magnitude. */
  readonly value: number | readonly [number, number];
  /** A magnitude word or letter is part of it: it does not take one from its neighbour in a range. */
  readonly scaled: boolean;
  /** Written in letters throughout. */
  readonly spelled: boolean;
}

const HYPHENS = new Set(["-", "‑"]);
const isHyphen = (lexemes: readonly Lexeme[], at: number): boolean => HYPHENS.has(textAt(lexemes, at));
const pastHyphen = (lexemes: readonly Lexeme[], at: number): number => (isHyphen(lexemes, at) ? at + 1 : at);
/** The place behind a hyphen with no white space on either side. */
const pastGlued = (lexemes: readonly Lexeme[], at: number): number =>
  isHyphen(lexemes, at) && gapAt(lexemes, at) === false && gapAt(lexemes, at + 1) === false ? at + 1 : at;

/** Reads the number that begins at a lexeme; null when none does. `money` says that a currency sign stands before it. */
export function readNumeral(lexemes: readonly Lexeme[], from: number, pack: NumberPack, money: boolean): Numeral | null {
  const first = lexemes[from];
  if (first === undefined) return null;
  if (first.kind !== "number") return readShareOrNumber(lexemes, from, pack);
  const digits = readDigits(lexemes, first, from, pack, money);
  return money ? digits : (readShare(lexemes, digits, pack) ?? digits);
}

function readShareOrNumber(lexemes: readonly Lexeme[], from: number, pack: NumberPack): Numeral | null {
  const spelled = readSpelled(lexemes, from, pack);
  const share = spelled === null ? null : readShare(lexemes, spelled, pack);
  return share ?? readVague(lexemes, from, pack) ?? readFraction(lexemes, from, pack) ?? spelled;
}

/** Wholes of which people name a share: "one in five", "3 in 10". */
const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000]);

/** "One in five children" is a fifth of them; null when the second number has a unit or name of its own ("two in 10 days"). */
function readShare(lexemes: readonly Lexeme[], part: Numeral, pack: NumberPack): Numeral | null {
  if (part.shape !== "plain" || part.low < 1 || part.low > 20 || !pack.shareOf.has(lowerAt(lexemes, part.to))) return null;
  const second = lexemes[part.to + 1];
  const whole = second?.kind === "number" ? second.value : pack.cardinals.get(second?.lower ?? "");
  if (whole === undefined || !WHOLES.has(whole) || whole <= part.low || pack.timeNouns.has(lowerAt(lexemes, part.to + 2))) return null;
  const value = part.low / whole;
  return { ...part, to: part.to + 2, shape: "fraction", low: value, high: value, value, scaled: true };
}

const makeVague = (from: number, to: number, low: number, high: number, value: number | readonly [number, number]): Numeral => ({
  from,
  to,
  shape: "vague",
  low,
  high,
  value,
  scaled: true,
  spelled: true,
});

/** "hundreds", "tens of thousands", "several hundred", "a few". */
function readVague(lexemes: readonly Lexeme[], from: number, pack: NumberPack): Numeral | null {
  const first = lowerAt(lexemes, from);
  const multiplier = pack.vagueMultipliers.get(first);
  if (multiplier !== undefined && pack.of.has(lowerAt(lexemes, from + 1))) {
    const scale = pack.vaguePlurals.get(lowerAt(lexemes, from + 2));
    if (scale !== undefined) {
      const high = Math.round(multiplier.high * scale.unit);
      return makeVague(from, from + 3, multiplier.low * scale.unit, high, [multiplier.unit * scale.unit, multiplier.unit * scale.unit * 10]);
    }
  }
  const plural = pack.vaguePlurals.get(first);
  if (plural !== undefined) return makeVague(from, from + 1, plural.low, plural.high, plural.unit < 100 ? plural.unit : [plural.unit, plural.unit * 10]);
  const small = pack.vagueSmall.at(lexemes, from);
  if (small === null) return null;
  let to = from + small.length;
  let factor = 1;
  const scale = pack.scales.get(lowerAt(lexemes, to));
  if (scale !== undefined) {
    factor = scale;
    to += 1;
    const second = pack.scales.get(lowerAt(lexemes, to));
    if (scale === 100 && second !== undefined) {
      factor *= second;
      to += 1;
    }
  } else if (small.value.scaledOnly === true) return null;
  const low = small.value.low * factor;
  const high = factor === 1 ? small.value.high : factor === 12 ? Math.min(99, small.value.high * 12) : Math.floor(small.value.scaledHigh * factor);
  return makeVague(from, to, low, high, low === high ? low : [low, high]);
}

/** "half", "two thirds", "a quarter of", "one and a half", "half a million". */
function readFraction(lexemes: readonly Lexeme[], from: number, pack: NumberPack): Numeral | null {
  const first = lowerAt(lexemes, from);
  const fraction = pack.fractions.get(first);
  if (fraction === 0.5) return readHalf(lexemes, from, pack);
  // "quarter of a million"
  if (fraction === 0.25) return ofScale(lexemes, from, { to: from + 1, count: 1, below: fraction }, pack);
  const article = pack.articles.has(first);
  const above = article ? 1 : pack.cardinals.get(first);
  if (above === undefined) return null;
  const part = partAt(lexemes, from, above, pack);
  if (part === null) return readMixed(lexemes, from, above, pack);
  const scaled = ofScale(lexemes, from, part, pack);
  if (scaled !== null) return scaled;
  // "a third man", "one quarter": an ordinal or a time unless a whole follows
  const other = article ? part.below !== 0.5 : part.below === 0.25 && above === 1;
  return other && !pack.of.has(lowerAt(lexemes, part.to)) ? null : spelledOut(from, part.to, part.count * part.below, "fraction", true);
}

/** "Three quarters" to its end: `count` times `below`. */
interface Part {
  readonly to: number;
  readonly count: number;
  readonly below: number;
}

/** The fraction behind the word that counts it; null when none stands there. */
function partAt(lexemes: readonly Lexeme[], from: number, count: number, pack: NumberPack): Part | null {
  const at = pastHyphen(lexemes, from + 1);
  const below = pack.fractions.get(lowerAt(lexemes, at));
  return below === undefined ? null : { to: at + 1, count, below };
}

/** "Half", "half a million", "half-a-million"; null for "half-mile" and "first-half". */
function readHalf(lexemes: readonly Lexeme[], from: number, pack: NumberPack): Numeral | null {
  const next = pastHyphen(lexemes, from + 1);
  const to = pastHyphen(lexemes, pack.articles.has(lowerAt(lexemes, next)) ? next + 1 : next);
  const scale = pack.scales.get(lowerAt(lexemes, to));
  if (scale !== undefined) return spelledOut(from, to + 1, scale / 2, "plain", true);
  return isHyphen(lexemes, from + 1) || isHyphen(lexemes, from - 1) ? null : spelledOut(from, from + 1, 0.5, "fraction", true);
}

/** "A quarter of a million", "three quarters of a million", "quarter million"; null when no such word follows. */
function ofScale(lexemes: readonly Lexeme[], from: number, part: Part, pack: NumberPack): Numeral | null {
  const to = pack.of.has(lowerAt(lexemes, part.to)) && pack.articles.has(lowerAt(lexemes, part.to + 1)) ? part.to + 2 : part.to;
  const scale = pack.scales.get(lowerAt(lexemes, to));
  return scale === undefined ? null : spelledOut(from, to + 1, round(part.count * part.below * scale), "plain", true);
}

/** "One and a half", "two-and-a-half thousand", "two and three quarters"; null when none stands there. */
function readMixed(lexemes: readonly Lexeme[], from: number, above: number, pack: NumberPack): Numeral | null {
  const and = pastHyphen(lexemes, from + 1);
  if (!pack.conjunction.has(lowerAt(lexemes, and))) return null;
  const at = pastHyphen(lexemes, and + 1);
  const counter = lowerAt(lexemes, at);
  const count = pack.articles.has(counter) ? 1 : pack.cardinals.get(counter);
  const part = count === undefined ? null : partAt(lexemes, at, count, pack);
  if (part === null) return null;
  const value = above + part.count * part.below;
  const scale = pack.scales.get(lowerAt(lexemes, part.to));
  return scale === undefined ? spelledOut(from, part.to, value, "plain", false) : spelledOut(from, part.to + 1, value * scale, "plain", true);
}

const spelledOut = (from: number, to: number, value: number, shape: Numeral["shape"], scaled: boolean): Numeral => ({
  from,
  to,
  shape,
  low: value,
  high: value,
  value,
  scaled,
  spelled: true,
});

/** "Three hundred and forty-one", "a dozen", "two point five million". */
function readSpelled(lexemes: readonly Lexeme[], from: number, pack: NumberPack): Numeral | null {
  const first = lowerAt(lexemes, from);
  let at = from;
  let total = 0;
  let current: number | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  let dozen = false;
  let scaled = false;
  if (pack.articles.has(first)) {
    if (!pack.scales.has(lowerAt(lexemes, from + 1))) return null;
    current = 1;
    at += 1;
  } else if (!pack.cardinals.has(first) && pack.scales.get(first) !== 100) return null;
  for (;;) {
    let next = at === from ? at : pastGlued(lexemes, at);
    if (pack.conjunction.has(lowerAt(lexemes, at)) && (current === null || current % 100 === 0)) {
      if (!pack.cardinals.has(lowerAt(lexemes, at + 1))) break;
      next += 1;
    }
    const word = lowerAt(lexemes, next);
    const cardinal = pack.cardinals.get(word);
    const scale = pack.scales.get(word);
    if (cardinal !== undefined) {
      if (current === null) {
        // "a dozen four-man crews"
        if (lowest === 12) break;
        current = cardinal;
      } else if ((current >= 100 && current % 100 === 0) || (current % 100 >= 20 && current % 10 === 0 && cardinal < 10)) current += cardinal;
      else break;
    } else if (scale !== undefined) {
      if (scale === 100 && (current === null || current < 100)) current = (current ?? 1) * 100;
      else if (current === null || scale >= lowest) break;
      else {
        total += current * scale;
        dozen = current === 1 && word === pack.dozenWord;
        current = null;
        lowest = scale;
      }
      scaled = true;
    } else {
      const decimal = pack.decimalPoint.has(word) ? pack.cardinals.get(lowerAt(lexemes, next + 1)) : undefined;
      if (decimal === undefined || decimal >= 10 || current === null) break;
      current += decimal / 10;
      next += 1;
    }
    at = next + 1;
  }
  return spelledOut(from, at, total + (current ?? 0), dozen ? "dozen" : "plain", scaled);
}

/** "1,400", "2.3 million", "25m" after a currency sign, "3 dozen", "10 1/2". */
function readDigits(lexemes: readonly Lexeme[], first: Lexeme, from: number, pack: NumberPack, money: boolean): Numeral {
  let to = from + 1;
  let value = first.value;
  let scaled = false;
  const second = lexemes[to];
  if (second !== undefined && second.value < 1 && !/^[.0]/.test(second.text)) {
    value += second.value;
    to += 1;
  }
  const scale = scaleBehind(lexemes, to, pack, money);
  if (scale !== null) {
    value = round(value * scale.factor);
    to = scale.to;
    scaled = true;
  }
  const shape = value > 0 && value < 1 && !first.text.includes(".") ? "fraction" : "plain";
  return { from, to, shape, low: value, high: value, value, scaled, spelled: false };
}

/** Magnitude word or letter behind digits ("million", "hundred thousand", "k") with its end; null when none follows. */
function scaleBehind(lexemes: readonly Lexeme[], at: number, pack: NumberPack, money: boolean): { readonly factor: number; readonly to: number } | null {
  const next = pastGlued(lexemes, at);
  const word = lowerAt(lexemes, next);
  const factor = pack.scales.get(word);
  if (factor !== undefined) {
    const more = pack.scales.get(lowerAt(lexemes, next + 1));
    return more !== undefined && factor < more ? { factor: factor * more, to: next + 2 } : { factor, to: next + 1 };
  }
  const letter = next === at && gapAt(lexemes, at) === false ? pack.scaleLetters.get(word) : undefined;
  const meant = money || textAt(lexemes, at) !== word || !pack.ambiguousScaleLetters.has(word) || pack.of.has(lowerAt(lexemes, at + 1));
  return letter !== undefined && meant ? { factor: letter, to: at + 1 } : null;
}

/** Takes the noise of binary fractions off a product: 2.3 x 1e6 is 2300000. */
export function round(value: number): number {
  return Number.isSafeInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(12));
}
