import type { Span } from "../model/index.ts";
import { isDigit, isLetter, isSpace, isUpper, isWordCharacter } from "./characters.ts";

/** What a language says about its words and sentences; compiled from language.yaml. */
export interface SegmentRules {
  /** Abbreviations that keep their full stop, without it: any case when written in lower case, otherwise exactly as written or in capitals. */
  readonly abbreviations: ReadonlySet<string>;
  /** Those of them that a name follows ("Gen", "Mr"): a sentence never ends there. */
  readonly titles: ReadonlySet<string>;
  /** Those after which a capital begins a sentence ("sq. mi.", "etc."). */
  readonly ending: ReadonlySet<string>;
  /** Those that are abbreviations only before a figure ("No", "p", "Sec"). */
  readonly beforeNumber: ReadonlySet<string>;
  /** Parts that stay one word with what follows their hyphen ("co", "non"). */
  readonly joinedPrefixes: ReadonlySet<string>;
  /** Units that may stand right behind their figure ("km", "mph"): two words. */
  readonly unitSuffixes: ReadonlySet<string>;
  /** What may follow an apostrophe as a word of its own ("s", "re", "ll"). */
  readonly clitics: ReadonlySet<string>;
  /** Ending that is a word of its own, written with an apostrophe ("n't"); empty when the language has none. */
  readonly negativeEnding: string;
  /** Words written together: where the second begins ("cannot": 3). */
  readonly contractions: ReadonlyMap<string, number>;
  /** Words that, with a capital, tell a new sentence even after an abbreviation ("The", "He"). */
  readonly starters: ReadonlySet<string>;
}

const DOT = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const DOLLAR = 0x24;
const AT = 0x40;
const HYPHEN = 0x2d;
/** Longest stretch looked at for an abbreviation, a prefix, a unit: longer ones are none. */
const MAX_LISTED_LENGTH = 24;

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
const isHyphen = (code: number): boolean => code === HYPHEN || code === 0x2010 || code === 0x2011;

/** The words of a stretch of text after the Penn Treebank and UD habit: "do" "n't", "Russia" "'s", "$" "5", "13" "-" "year" "-" "old". Linear. */
export function splitWords(text: string, span: Span, rules: SegmentRules): Span[] {
  const words: Span[] = [];
  const push = (start: number, end: number): void => {
    if (end > start) words.push({ start, end });
  };
  let at = span.start;
  let chunkEnd = at;
  while (at < span.end) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at += 1;
      continue;
    }
    if (at >= chunkEnd) {
      chunkEnd = findChunkEnd(text, at, span.end);
      const address = findAddress(text, at, chunkEnd);
      if (address > at) {
        push(at, address);
        at = address;
        continue;
      }
    }
    if (isWordCharacter(code)) at = readWord(text, at, span.end, rules, push);
    else if (isApostrophe(code) && at + 1 < chunkEnd) at = readApostrophe(text, at, span.end, rules, words, push);
    else at = readSymbols(text, at, chunkEnd, push);
  }
  return words;
}

function findChunkEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && !isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** End of the web or mail address that the chunk begins with; `start` when it begins with none. */
function findAddress(text: string, start: number, end: number): number {
  let sign = false;
  if (text.startsWith("www.", start)) sign = true;
  for (let at = start + 1; !sign && at < end - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COLON) sign = text.startsWith("://", at);
    else if (code === AT) sign = isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at + 1));
  }
  if (!sign || !isWordCharacter(text.charCodeAt(start))) return start;
  let stop = end;
  while (stop > start && !isWordCharacter(text.charCodeAt(stop - 1)) && text.charCodeAt(stop - 1) !== SLASH) stop -= 1;
  return stop;
}

function isListed(set: ReadonlySet<string>, word: string): boolean {
  if (set.has(word) || set.has(word.toLowerCase())) return true;
  // "DR", "SEPT" in capital headlines
  return word.length > 1 && word === word.toUpperCase() && set.has(word.charAt(0) + word.slice(1).toLowerCase());
}

function readWord(text: string, start: number, end: number, rules: SegmentRules, push: (start: number, end: number) => void): number {
  let at = start;
  let piece = start; // where the piece since the last inner mark begins
  let acronym = true; // every piece so far is a single letter
  let dots = 0;
  for (;;) {
    while (at < end && isWordCharacter(text.charCodeAt(at))) at += 1;
    if (at >= end) break;
    const code = text.charCodeAt(at);
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    const last = text.charCodeAt(at - 1);
    const digits = isDigit(last) && isDigit(next);
    if (code === DOT) {
      if (digits) {
        acronym = false;
      } else if (isLetter(next) && isLetter(last)) {
        if (at - piece !== 1) acronym = false;
        // "over.The" lacks a space; "bbc.com" and "p.m." do not
        if (at - piece > 1 && (isUpper(next) || dots > 3)) break;
        dots += 1;
      } else break;
    } else if (code === COMMA || code === COLON || code === SLASH) {
      if (!digits) break;
      acronym = false;
    } else if (isApostrophe(code)) {
      if (!isLetter(next)) break;
      let stop = at + 1;
      while (stop < end && stop - at < 4 && isWordCharacter(text.charCodeAt(stop))) stop += 1;
      if (stop - at < 4 && rules.clitics.has(text.slice(at + 1, stop).toLowerCase())) break;
      const negative = at - 1 > start && stop - at === 2 && `${text.charAt(at - 1)}'${text.charAt(at + 1)}`.toLowerCase() === rules.negativeEnding;
      if (negative) {
        push(start, at - 1);
        push(at - 1, stop);
        return stop;
      }
      acronym = false;
    } else if (isHyphen(code)) {
      if (!isWordCharacter(next)) break;
      const joined = at - start <= MAX_LISTED_LENGTH && isLetter(text.charCodeAt(start)) && rules.joinedPrefixes.has(text.slice(start, at).toLowerCase());
      if (!joined && !isNumberCode(text, start, at, end)) break;
      acronym = false;
    } else if (code === AMPERSAND) {
      if (!isUpper(last) || !isUpper(next) || at - start > 3) break;
    } else if (code === DOLLAR) {
      // "US$5": the country's letters belong to the sign
      if (isDigit(next) && at - start <= 3 && isUpper(last)) at += 1;
      break;
    } else break;
    at += 1;
    piece = at;
  }
  if (text.charCodeAt(at) === DOT && at < end && text.charCodeAt(at + 1) !== DOT) {
    const word = at - start <= MAX_LISTED_LENGTH ? text.slice(start, at) : "";
    const initial = acronym && at - piece === 1 && isUpper(text.charCodeAt(piece)) && (dots > 0 || word !== "I");
    if (initial || (acronym && dots > 0) || isListed(rules.abbreviations, word) || (isListed(rules.beforeNumber, word) && isNumberNext(text, at + 1, end))) {
      push(start, at + 1);
      return at + 1;
    }
  }
  const inside = at - start <= MAX_LISTED_LENGTH ? findInnerStart(text, start, at, rules) : 0;
  if (inside > 0) {
    push(start, start + inside);
    push(start + inside, at);
  } else push(start, at);
  return at;
}

/** Where a second word begins inside [start, end): "cannot", "10km"; 0 for one word. */
function findInnerStart(text: string, start: number, end: number, rules: SegmentRules): number {
  if (!isDigit(text.charCodeAt(start))) {
    return end - start < 8 ? (rules.contractions.get(text.slice(start, end).toLowerCase()) ?? 0) : 0;
  }
  let at = start;
  while (at < end && !isLetter(text.charCodeAt(at))) at += 1;
  return at < end && rules.unitSuffixes.has(text.slice(at, end).toLowerCase()) ? at - start : 0;
}

/** Digits in three groups ("2024-08-13", "713-853-3989") or as a telephone number ("345-9945") are one word; a range ("10-15") is not. */
function isNumberCode(text: string, start: number, hyphen: number, end: number): boolean {
  let groups = 1;
  let at = start;
  while (at < end && at - start < 32) {
    const code = text.charCodeAt(at);
    if (code === HYPHEN) {
      if (!isDigit(text.charCodeAt(at + 1))) break;
      groups += 1;
    } else if (!isDigit(code)) break;
    at += 1;
  }
  if (at <= hyphen || (at < end && isLetter(text.charCodeAt(at)))) return false;
  return groups > 2 || (groups === 2 && hyphen - start === 3 && at - hyphen === 5);
}

function isNumberNext(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && at - from < 3 && isSpace(text.charCodeAt(at))) at += 1;
  return at < end && isDigit(text.charCodeAt(at));
}

function readApostrophe(
  text: string,
  start: number,
  end: number,
  rules: SegmentRules,
  words: readonly Span[],
  push: (start: number, end: number) => void,
): number {
  const touching = words.length > 0 && words[words.length - 1]?.end === start;
  let stop = start + 1;
  while (stop < end && stop - start < 4 && isWordCharacter(text.charCodeAt(stop))) stop += 1;
  const clitic = touching && stop - start > 1 && stop - start < 4 && rules.clitics.has(text.slice(start + 1, stop).toLowerCase());
  // "'90s"
  const decade =
    !touching &&
    isDigit(text.charCodeAt(start + 1)) &&
    isDigit(text.charCodeAt(start + 2)) &&
    stop - start <= 4 &&
    !isDigit(text.charCodeAt(start + 3)) &&
    !(stop < end && isWordCharacter(text.charCodeAt(stop)));
  const double = text.charCodeAt(start + 1) === text.charCodeAt(start);
  if (!clitic && !decade) stop = start + (double ? 2 : 1);
  push(start, stop);
  return stop;
}

function readSymbols(text: string, start: number, end: number, push: (start: number, end: number) => void): number {
  const code = text.charCodeAt(start);
  let at = start + 1;
  if (code === 0x21 || code === 0x3f) while (at < end && (text.charCodeAt(at) === 0x21 || text.charCodeAt(at) === 0x3f)) at += 1;
  else if (code === 0xb0 && at < end && /^[CF]$/.test(text.charAt(at)) && !isWordCharacter(text.charCodeAt(at + 1))) at += 1;
  else if (code >= 0xd800 && code <= 0xdbff) at = Math.min(at + 1, end);
  // runs of one sign are one word ("...", "--", "***"), save brackets and quotation marks
  else if (isRunning(code)) while (at < end && text.charCodeAt(at) === code) at += 1;
  else if (code === 0x60 && text.charCodeAt(at) === 0x60) at += 1;
  push(start, at);
  return at;
}

function isRunning(code: number): boolean {
  return (
    code === DOT ||
    code === HYPHEN ||
    code === 0x2a ||
    code === 0x3d ||
    code === 0x5f ||
    code === 0x7e ||
    code === 0x23 ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x2b ||
    code === 0x7c
  );
}
