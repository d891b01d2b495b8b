import type { Change } from "../model/index.ts";
import type { NumberPack } from "../packs/numbers.ts";
import { lowerAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import type { WrittenFigure } from "./number-figures.ts";

/** How many words may stand between a verb of movement and its amount. */
const REACH = 5;

/** How the text moves a figure: risen or fallen by it, about, below or above it, or equal. */
export function readChange(lexemes: readonly Lexeme[], figure: WrittenFigure, numbers: NumberPack): Change {
  const between = figure.shape === "range" && numbers.rangeBetween.has(lowerAt(lexemes, figure.from));
  if (figure.high < 0 && figure.unit?.row.base === "%") return "down";
  if (figure.qualifierTo > figure.qualifierFrom && numbers.below.at(lexemes, figure.qualifierFrom) !== null) return "<";
  if (figure.qualifierTo > figure.qualifierFrom && numbers.equal.at(lexemes, figure.qualifierFrom) !== null) return "=";
  if (figure.step === null) {
    for (let k = figure.from - 1; k >= Math.max(0, figure.from - REACH); k -= 1) {
      const lexeme = lexemes[k];
      if (lexeme === undefined || lexeme.kind !== "word") break;
      const move = numbers.moves.get(lexeme.lower);
      if (move !== undefined) {
        if (numbers.moveNever.before(lexemes, k + 1) !== null || numbers.moveNever.at(lexemes, k) !== null || between) break;
        if (["exact", "about", "nearly", "range"].includes(figure.qualifier)) return move;
        break;
      }
      if (!numbers.moveSkips.has(lexeme.lower)) break;
    }
  }
  switch (figure.qualifier) {
    case "about":
    case "nearly":
      return "~";
    case "over":
    case "at-least":
      return ">";
    case "under":
    case "at-most":
      return "<";
    case "exact":
    case "range":
    case "vague":
      return "=";
  }
}
