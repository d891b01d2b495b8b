import type { Change } from "../model/index.ts";
import type { NumberPack } from "../packs/numbers.ts";
import { lowerAt } from "../text/lexeme-at.ts";
import type { Lexeme } from "../text/lexemes.ts";
import type { WrittenFigure } from "./number-figures.ts";

/** How many words may stand between a verb of movement and its amount. */
const REACH = 5;

/** How the text moves a figure: risen or fallen by it, about, below or above it, or equal. */
export function readChange(lexemes: readonly Lexeme[], figure: WrittenFigure, numbers: NumberPack): Change {
  if (figure.high < 0 && figure.unit?.row.base === "%") return "down";
  if (numbers.below.at(lexemes, figure.qualifierFrom) !== null) return "<";
  if (numbers.equal.at(lexemes, figure.qualifierFrom) !== null) return "=";
  if (figure.step === null) {
    const open = figure.qualifier !== "exact" && figure.qualifier !== "about" && figure.qualifier !== "nearly" && figure.qualifier !== "range";
    const between = figure.shape === "range" && numbers.rangeBetween.has(lowerAt(lexemes, figure.from));
    for (let k = figure.from - 1; k >= figure.from - REACH; k -= 1) {
      const word = lowerAt(lexemes, k);
      const move = numbers.moves.get(word);
      if (move !== undefined && !open && !between && numbers.moveNever.before(lexemes, k + 1) === null && numbers.moveNever.at(lexemes, k) === null)
        return move;
      if (move !== undefined || !numbers.moveSkips.has(word)) break;
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
