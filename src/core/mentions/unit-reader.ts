import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { gapAt, kindAt, lowerAt, pastGluedHyphen, textAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import type { Numeral } from "./number-numeral.ts";

/** A unit of measure behind a number: lexemes [from, to). */
export interface UnitReading {
  readonly row: UnitRow;
  readonly from: number;
  readonly to: number;
  /** Joined to the number by a hyphen: "five-year", "3-inch". */
  readonly compound: boolean;
}

/** Signs of one letter that only mean a unit when written onto the digits. */
const GLUED_ONLY = new Set(["p", "R", "G", "T", "R$", '"', "PS", "S/", "b"]);
const PRIMES = new Set(["′", "″"]);
const ENDS_LETTER = new Set(["-", ".", "'", "’"]);
/** How far a rate may stand behind its unit: "120 cubic metres of clean drinking water a day". */
const RATE_REACH = 6;

/** The unit of measure that follows a number; null when what follows is no unit. */
export function readUnit(lexemes: readonly Lexeme[], numeral: Numeral, numbers: NumberPack, units: UnitTable): UnitReading | null {
  let from = numeral.to;
  let compound = false;
  const joint = textAt(lexemes, from);
  if ((joint === "-" || joint === "‑") && gapAt(lexemes, from) === false) {
    compound = true;
    from += 1;
  } else if (numeral.shape === "fraction") {
    if (numbers.of.has(lowerAt(lexemes, from)) && numbers.articles.has(lowerAt(lexemes, from + 1))) from += 2;
    else if (numbers.articles.has(lowerAt(lexemes, from))) from += 1;
  } else if (numeral.shape === "vague" && numbers.of.has(lowerAt(lexemes, from))) from += 1;
  // "US gallons", "US fluid ounces"
  if (lowerAt(lexemes, from) === "us" && units.words.at(lexemes, from) === null && units.words.at(lexemes, from + 1) !== null) from += 1;
  const symbol = units.symbols.at(lexemes, from);
  const word = units.words.at(lexemes, from);
  let match = symbol;
  if (symbol !== null) {
    const first = lexemes[from] as Lexeme;
    const last = lexemes[from + symbol.length - 1] as Lexeme;
    const next = lexemes[from + symbol.length];
    // a symbol does not run on into more letters or digits
    const runsOn = next !== undefined && !next.gap && (next.kind === "number" || (next.kind === "word" && (last.kind === "word" || PRIMES.has(last.text))));
    // "5 C-130 planes", "4 m.", "3 T's": a letter apart from the digits begins something else
    const begins = first.kind === "word" && first.text.length === 1 && next !== undefined && !next.gap && ENDS_LETTER.has(next.text);
    if (runsOn || (first.gap && (GLUED_ONLY.has(first.text) || begins || (symbol.value.money && first.kind === "sign")))) match = null;
  }
  if (word !== null && (match === null || word.length >= match.length)) match = word;
  if (match === null) return null;
  return { row: match.value, from, to: from + match.length, compound };
}

/** What a rate is counted by ("second", "household"), looked for behind a unit or a counted noun; null when it is no rate. */
export function readRate(
  lexemes: readonly Lexeme[],
  from: number,
  numbers: NumberPack,
  units: UnitTable,
): { readonly per: string; readonly to: number } | null {
  const nameOf = (index: number): string => {
    const row = units.words.at(lexemes, index);
    return row?.length === 1 ? row.value.name : lowerAt(lexemes, index);
  };
  const at = (index: number): { per: string; to: number } | null => {
    const start = pastGluedHyphen(lexemes, index);
    const phrase = units.perPhrases.at(lexemes, start);
    if (phrase !== null) {
      for (let k = start + phrase.length; k < start + phrase.length + 3; k += 1) {
        if (units.perNouns.has(lowerAt(lexemes, k))) return { per: nameOf(k), to: k + 1 };
      }
      return null;
    }
    if (!units.perWords.has(lowerAt(lexemes, start))) return null;
    const next = pastGluedHyphen(lexemes, start + 1);
    if (!units.perNouns.has(lowerAt(lexemes, next))) return null;
    if (kindAt(lexemes, start) === "sign" && (gapAt(lexemes, start) === true || gapAt(lexemes, next) === true)) return null;
    // "6.78 billion a year earlier" is a time, no rate
    if (numbers.asides.elapsedAfter.at(lexemes, next + 1) !== null && lowerAt(lexemes, next + 1) !== "on" && lowerAt(lexemes, next + 1) !== "into") return null;
    return { per: nameOf(next), to: next + 1 };
  };
  const direct = at(from);
  if (direct !== null) return direct;
  if (!numbers.of.has(lowerAt(lexemes, from))) return null;
  for (let k = from + 1; k < from + RATE_REACH && kindAt(lexemes, k) === "word"; k += 1) {
    const found = at(k);
    if (found !== null) return found;
  }
  return null;
}
