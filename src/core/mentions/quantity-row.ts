import type { Span } from "../model/index.ts";
import { kindAt } from "../text/lexeme-at.ts";
import { type Lexeme, readLexemes } from "../text/lexemes.ts";

/** A stretch of text cut into lexemes, with the sentence each stands in. */
export interface Row {
  readonly lexemes: readonly Lexeme[];
  /** Index of the first lexeme of the sentence of each lexeme. */
  readonly sentenceFrom: readonly number[];
  /** Index behind the last lexeme of the sentence of each lexeme. */
  readonly sentenceTo: readonly number[];
}

/** Capital letter, digit, quotation mark or currency sign: what a sentence begins with. */
const OPENS = /^[\p{Lu}\p{N}"“‘'«(\p{Sc}–-]/u;

/** Cuts stretches of text into one row, a break between them; a sentence ends at . ! ? before white space and an opening, or at a paragraph's end. */
export function readRow(text: string, spans: readonly Span[]): Row {
  const lexemes: Lexeme[] = [];
  for (const { start, end } of spans) {
    for (const lexeme of readLexemes(text, start, end)) lexemes.push(lexeme);
    if (kindAt(lexemes, lexemes.length - 1) !== "break") lexemes.push({ kind: "break", start: end, end, text: "", lower: "", gap: true, value: Number.NaN });
  }
  const sentenceFrom: number[] = new Array<number>(lexemes.length);
  const sentenceTo: number[] = new Array<number>(lexemes.length);
  let start = 0;
  for (let i = 0; i < lexemes.length; i += 1) {
    const lexeme = lexemes[i] as Lexeme;
    const next = lexemes[i + 1];
    const before = lexemes[i - 1];
    const closing = lexeme.text === "”" || lexeme.text === '"' || lexeme.text === ")";
    const mark = closing ? (before?.text ?? "") : lexeme.text;
    const stop = (mark === "." || mark === "!" || mark === "?") && next !== undefined && next.gap && OPENS.test(next.text);
    // "No. 4", "sq. km", initials: an abbreviation goes on
    const goes =
      stop &&
      !closing &&
      mark === "." &&
      before !== undefined &&
      !lexeme.gap &&
      (before.text.length === 1 || /^(?:no|nos|nr|mr|mrs|ms|dr|st|gen|col|lt|sgt|rev|sq|ext|tel|approx|ca)$/.test(before.lower));
    if ((stop && !goes) || lexeme.kind === "break" || next === undefined) {
      for (let k = start; k <= i; k += 1) {
        sentenceFrom[k] = start;
        sentenceTo[k] = i + 1;
      }
      start = i + 1;
    }
  }
  return { lexemes, sentenceFrom, sentenceTo };
}
