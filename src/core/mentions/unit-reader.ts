import type { NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
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
/** How far a rate may stand behind its unit: "120 cubic metres of clean drinking water a day". */
const RATE_REACH = 6;

/** The unit of measure that follows a number; null when what follows is no unit. */
export function readUnit(lexemes: readonly Lexeme[], numeral: Numeral, numbers: NumberPack, units: UnitTable): UnitReading | null {
  let from = numeral.to;
  let compound = false;
  const joint = lexemes[from];
  if (joint?.kind === "sign" && (joint.text === "-" || joint.text === "‑") && !joint.gap && kindAt(lexemes, from + 1) === "word") {
    compound = true;
    from += 1;
  } else if (numeral.shape === "fraction") {
    if (numbers.of.has(lowerAt(lexemes, from)) && numbers.articles.has(lowerAt(lexemes, from + 1))) from += /^us$/.test(lowerAt(lexemes, from + 2)) ? 3 : 2;
    else if (numbers.articles.has(lowerAt(lexemes, from))) from += 1;
  } else if (numeral.shape === "vague" && numbers.of.has(lowerAt(lexemes, from))) from += 1;
  // "US gallons", "US fluid ounces"
  if (
    lowerAt(lexemes, from) === "us" &&
    gapAt(lexemes, from + 1) === true &&
    units.words.at(lexemes, from) === null &&
    units.words.at(lexemes, from + 1)?.value.money === false
  )
    from += 1;
  const symbol = units.symbols.at(lexemes, from);
  const word = units.words.at(lexemes, from);
  let match = symbol;
  if (symbol !== null) {
    const first = lexemes[from] as Lexeme;
    const last = lexemes[from + symbol.length - 1] as Lexeme;
    const next = lexemes[from + symbol.length];
    // a symbol does not run on into more letters or digits
    const runsOn =
      next !== undefined && !next.gap && (next.kind === "number" || (next.kind === "word" && (last.kind === "word" || last.text === "′" || last.text === "″")));
    const letter = first.kind === "word" && symbol.length === 1 && first.text.length === 1;
    if (runsOn) match = null;
    else if (GLUED_ONLY.has(first.text) && first.gap) match = null;
    else if (letter && first.gap && next !== undefined && !next.gap && (next.text === "-" || next.text === "." || next.text === "'" || next.text === "’"))
      match = null;
    else if (symbol.value.money && first.gap && first.kind === "sign") match = null;
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
  const nameOf = (noun: string): string => {
    const row = units.words.at([{ ...(lexemes[from] as Lexeme), lower: noun }], 0);
    return row?.value.name ?? noun;
  };
  const at = (index: number): { per: string; to: number } | null => {
    let start = index;
    if (textAt(lexemes, start) === "-" && gapAt(lexemes, start) === false) start += 1;
    const lexeme = lexemes[start];
    if (lexeme === undefined) return null;
    const phrase = units.perPhrases.at(lexemes, start);
    if (phrase !== null) {
      for (let k = start + phrase.length; k < start + phrase.length + 3; k += 1) {
        const noun = lowerAt(lexemes, k);
        if (units.perNouns.has(noun)) return { per: nameOf(noun), to: k + 1 };
      }
      return null;
    }
    if (!units.perWords.has(lexeme.lower)) return null;
    let next = start + 1;
    if (textAt(lexemes, next) === "-" && gapAt(lexemes, next) === false) next += 1;
    const noun = lexemes[next];
    if (noun === undefined || !units.perNouns.has(noun.lower)) return null;
    if (lexeme.kind === "sign" && (lexeme.gap || noun.gap)) return null;
    // "6.78 billion a year earlier" is a time, no rate
    if (numbers.asides.elapsedAfter.at(lexemes, next + 1) !== null && lowerAt(lexemes, next + 1) !== "on" && lowerAt(lexemes, next + 1) !== "into") return null;
    return { per: nameOf(noun.lower), to: next + 1 };
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
