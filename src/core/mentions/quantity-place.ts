import type { AsideList, NumberPack } from "../packs/numbers.ts";
import type { UnitRow, UnitTable } from "../packs/units.ts";
import { lowerAt, textAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import type { WrittenFigure } from "./number-figures.ts";
import type { Counted } from "./quantity-counted.ts";

/** What stood before: some asides run on over "and", "or", "to". */
export interface Previous {
  readonly figure: WrittenFigure;
  readonly aside: string | null;
}

/** A written number among the words around it. */
export interface Place {
  readonly lexemes: readonly Lexeme[];
  readonly figure: WrittenFigure;
  readonly unit: UnitRow | null;
  readonly counted: Counted | null;
  readonly previous: Previous | null;
  readonly numbers: NumberPack;
  readonly units: UnitTable;
  /** Lexemes [from, to) are the sentence. */
  readonly from: number;
  readonly to: number;
}

/** A phrase of the list ends before the lexeme. */
export const endsBefore = (place: Place, name: AsideList, index: number): boolean => place.numbers.asides[name].before(place.lexemes, index) !== null;

/** A phrase of the list begins at the lexeme. */
export const beginsAt = (place: Place, name: AsideList, index: number): boolean => place.numbers.asides[name].at(place.lexemes, index) !== null;

/** A phrase of the list begins at one of the lexemes [from, to) of the sentence. */
export function within(place: Place, name: AsideList, from: number, to: number): boolean {
  for (let k = Math.max(place.from, from); k < Math.min(place.to, to); k += 1) if (beginsAt(place, name, k)) return true;
  return false;
}

/** The word begins with a capital. */
export const capital = (place: Place, index: number): boolean => /^\p{Lu}/u.test(textAt(place.lexemes, index));

/** Most words of the sentence begin with a capital: a headline. */
export function isHeadlineCase(place: Place): boolean {
  let words = 0;
  let capitals = 0;
  for (let k = place.from; k < Math.min(place.to, place.from + 40); k += 1) {
    const lexeme = place.lexemes[k];
    if (lexeme?.kind !== "word" || lexeme.text.length < 4) continue;
    words += 1;
    if (capital(place, k)) capitals += 1;
  }
  return capitals * 4 > words * 3;
}

/** A word of measuring, moving or counting people stands before the number in its sentence. */
export function hasFigureWord(place: Place): boolean {
  const { lexemes, figure, numbers, units } = place;
  for (let k = Math.max(place.from, figure.from - 18); k < figure.from; k += 1) {
    const word = lowerAt(lexemes, k);
    if (units.personContext.has(word) || units.measureNouns.has(word) || numbers.moves.has(word) || beginsAt(place, "figureVerbs", k)) return true;
  }
  return false;
}
