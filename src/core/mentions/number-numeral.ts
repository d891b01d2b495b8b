import type { NumberPack } from "../packs/numbers.ts";
import { gapAt, lowerAt } from "../text/lexeme-at.ts";
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

const isWord = (lexeme: Lexeme | undefined): lexeme is Lexeme => lexeme !== undefined && lexeme.kind === "word";
const isHyphen = (lexeme: Lexeme | undefined): boolean => lexeme !== undefined && (lexeme.text === "-" || lexeme.text === "‑");

/** Reads the number that begins at a lexeme; null when none does. `money` says that a currency sign stands before it. */
export function readNumeral(lexemes: readonly Lexeme[], from: number, pack: NumberPack, money: boolean): Numeral | null {
  const first = lexemes[from];
  if (first === undefined) return null;
  if (first.kind === "number") {
    const digits = readDigits(lexemes, from, pack, money);
    return money || digits === null ? digits : (readShare(lexemes, digits, pack) ?? digits);
  }
  if (first.kind !== "word") return null;
  return readShareOrNumber(lexemes, from, pack);
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
  const whole = second?.kind === "number" && !part.spelled ? second.value : pack.cardinals.get(second?.lower ?? "");
  if (whole === undefined || !WHOLES.has(whole) || whole <= part.low) return null;
  const behind = lexemes[part.to + 2];
  if (behind === undefined || behind.kind === "sign" || !behind.gap || behind.lower === "of" || !pack.timeNouns.has(behind.lower)) {
    const value = part.low / whole;
    return { ...part, to: part.to + 2, shape: "fraction", low: value, high: value, value, scaled: true };
  }
  return null;
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
  const first = lexemes[from] as Lexeme;
  const multiplier = pack.vagueMultipliers.get(first.lower);
  const of = lexemes[from + 1];
  if (multiplier !== undefined && isWord(of) && pack.of.has(of.lower)) {
    const scale = pack.vaguePlurals.get(lowerAt(lexemes, from + 2));
    if (scale !== undefined) {
      const high = Math.round(multiplier.high * scale.unit);
      return makeVague(from, from + 3, multiplier.low * scale.unit, high, [multiplier.unit * scale.unit, multiplier.unit * scale.unit * 10]);
    }
  }
  const plural = pack.vaguePlurals.get(first.lower);
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
    if (scale === 100 && second !== undefined && second >= 1000) {
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
  const opening = (lexemes[from] as Lexeme).lower;
  if (!pack.fractions.has(opening) && !pack.articles.has(opening) && !pack.cardinals.has(opening)) return null;
  const make = (to: number, value: number, scaled = false): Numeral => ({
    from,
    to,
    shape: scaled ? "plain" : "fraction",
    low: value,
    high: value,
    value,
    scaled: true,
    spelled: true,
  });
  const fractionAt = (index: number): number | undefined => (isWord(lexemes[index]) ? pack.fractions.get((lexemes[index] as Lexeme).lower) : undefined);
  const first = lexemes[from] as Lexeme;
  if (pack.fractions.get(first.lower) === 0.5) {
    let to = from + 1;
    if (isHyphen(lexemes[to])) to += 1;
    if (pack.articles.has(lowerAt(lexemes, to))) to += 1;
    if (isHyphen(lexemes[to])) to += 1;
    const scale = pack.scales.get(lowerAt(lexemes, to));
    if (scale !== undefined) return make(to + 1, scale / 2, true);
    if (isHyphen(lexemes[from + 1]) || isHyphen(lexemes[from - 1])) return null;
    return make(from + 1, 0.5);
  }
  // "a quarter of a million", "three quarters of a million", "quarter million"
  const article = pack.articles.has(first.lower);
  const part0 = fractionAt(from) === 0.25 ? { to: from + 1, value: 0.25 } : readFraction2(from);
  if (part0 !== null) {
    let to = part0.to;
    if (pack.of.has(lowerAt(lexemes, to)) && pack.articles.has(lowerAt(lexemes, to + 1))) to += 2;
    const scale = pack.scales.get(lowerAt(lexemes, to));
    if (scale !== undefined && scale >= 1000) return make(to + 1, round(part0.value * scale), true);
  }
  const above = article ? 1 : pack.cardinals.get(first.lower);
  if (above === undefined || above === 0) return null;
  let next = from + 1;
  if (isHyphen(lexemes[next])) next += 1;
  // "one and a half", "two and three quarters"
  if (!article && pack.conjunction.has(lowerAt(lexemes, next))) {
    const second = readFraction2(next + 1);
    if (second !== null) {
      const scale = pack.scales.get(lowerAt(lexemes, second.to));
      return scale === undefined
        ? { ...make(second.to, above + second.value, true), scaled: false }
        : make(second.to + 1, (above + second.value) * scale, true);
    }
  }
  const part = readFraction2(from);
  if (part === null) return null;
  // "a third man", "a second": an ordinal unless a whole follows
  const below = fractionAt(part.to - 1);
  const ofNext = pack.of.has(lowerAt(lexemes, part.to));
  if (article && below !== 0.5 && !ofNext) return null;
  if (below === 0.25 && above === 1 && !ofNext) return null;
  return make(part.to, part.value);

  function readFraction2(index: number): { to: number; value: number } | null {
    const lexeme = lexemes[index];
    if (!isWord(lexeme)) return null;
    const count = pack.articles.has(lexeme.lower) ? 1 : pack.cardinals.get(lexeme.lower);
    if (count === undefined || count === 0) return null;
    const at = isHyphen(lexemes[index + 1]) ? index + 2 : index + 1;
    const fraction = fractionAt(at);
    return fraction === undefined ? null : { to: at + 1, value: count * fraction };
  }
}

/** "Three hundred and forty-one", "a dozen", "two point five million". */
function readSpelled(lexemes: readonly Lexeme[], from: number, pack: NumberPack): Numeral | null {
  const first = lexemes[from] as Lexeme;
  let at = from;
  let total = 0;
  let current: number | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  let dozen = false;
  let scaled = false;
  if (pack.articles.has(first.lower)) {
    const scale = pack.scales.get(lowerAt(lexemes, from + 1));
    if (scale === undefined) return null;
    current = 1;
    at += 1;
  } else if (!pack.cardinals.has(first.lower) && pack.scales.get(first.lower) !== 100) return null;
  while (at < lexemes.length) {
    let next = at;
    if (at > from) {
      if (isHyphen(lexemes[next]) && gapAt(lexemes, next) === false && gapAt(lexemes, next + 1) === false) next += 1;
      else if (pack.conjunction.has(lowerAt(lexemes, next)) && ((current !== null && current % 100 === 0 && current > 0) || (current === null && total > 0))) {
        const after = pack.cardinals.get(lowerAt(lexemes, next + 1));
        if (after === undefined || after === 0) break;
        next += 1;
      }
    }
    const lexeme = lexemes[next];
    if (!isWord(lexeme)) break;
    const cardinal = pack.cardinals.get(lexeme.lower);
    const scale = pack.scales.get(lexeme.lower);
    if (cardinal !== undefined) {
      if (current === null) {
        if (total > 0 && lowest === 12) break;
        current = cardinal;
      } else if (current >= 100 && current % 100 === 0 && cardinal > 0) current += cardinal;
      else if (current % 100 >= 20 && current % 10 === 0 && cardinal > 0 && cardinal < 10) current += cardinal;
      else break;
    } else if (scale !== undefined) {
      if (scale === 100 && (current === null || current < 100)) current = (current ?? 1) * 100;
      else if (current === null) break;
      else if (scale === 12) {
        total += current * 12;
        dozen = current === 1 && lexeme.lower === pack.dozenWord;
        current = null;
        lowest = 12;
      } else if (scale < lowest) {
        total += current * scale;
        current = null;
        lowest = scale;
      } else break;
      scaled = true;
    } else if (pack.decimalPoint.has(lexeme.lower) && current !== null && pack.cardinals.has(lowerAt(lexemes, next + 1))) {
      const decimal = pack.cardinals.get(lowerAt(lexemes, next + 1)) ?? 0;
      if (decimal >= 10) break;
      current += decimal / 10;
      next += 1;
    } else break;
    at = next + 1;
  }
  if (at === from || (at === from + 1 && pack.articles.has(first.lower))) return null;
  const value = total + (current ?? 0);
  return { from, to: at, shape: dozen ? "dozen" : "plain", low: value, high: value, value, scaled, spelled: true };
}

/** "1,400", "2.3 million", "25m" after a currency sign, "3 dozen", "10 1/2". */
function readDigits(lexemes: readonly Lexeme[], from: number, pack: NumberPack, money: boolean): Numeral | null {
  const first = lexemes[from] as Lexeme;
  let to = from + 1;
  let value = first.value;
  let scaled = false;
  const second = lexemes[to];
  if (
    second?.kind === "number" &&
    second.value > 0 &&
    second.value < 1 &&
    Number.isInteger(value) &&
    !second.text.startsWith(".") &&
    !second.text.startsWith("0")
  ) {
    value += second.value;
    to += 1;
  }
  let next = to;
  if (isHyphen(lexemes[next]) && gapAt(lexemes, next) === false && gapAt(lexemes, next + 1) === false) next += 1;
  const word = lexemes[next];
  if (isWord(word)) {
    let scale = pack.scales.get(word.lower);
    // "300 dozens" counts; "5 thousands" too
    if (scale === undefined && !word.gap && next === to) {
      const letter = pack.scaleLetters.get(word.lower);
      if (letter !== undefined && (money || word.text !== word.lower || !pack.ambiguousScaleLetters.has(word.lower) || pack.of.has(lowerAt(lexemes, next + 1))))
        scale = letter;
    }
    if (scale !== undefined) {
      value = round(value * scale);
      to = next + 1;
      scaled = true;
      const more = pack.scales.get(lowerAt(lexemes, to));
      if (more !== undefined && scale < more && more >= 1000) {
        value = round(value * more);
        to += 1;
      }
    }
  }
  const shape = value > 0 && value < 1 && to === from + 1 && !first.text.includes(".") ? "fraction" : "plain";
  return { from, to, shape, low: value, high: value, value, scaled, spelled: false };
}

/** Takes the noise of binary fractions off a product: 2.3 x 1e6 is 2300000. */
export function round(value: number): number {
  return Number.isSafeInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(12));
}
