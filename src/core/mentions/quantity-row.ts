import type { Span } from "../model/index.ts";
import { gapAt, kindAt, lowerAt, textAt } from "../text/lexeme-at.ts";
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

const STOPS = new Set([".", "!", "?"]);
/** What may stand between a stop and the next sentence. */
const CLOSINGS = new Set(["”", '"', ")"]);
const ABBREVIATION = /^(?:\p{L}|no|nos|nr|mr|mrs|ms|dr|st|gen|col|lt|sgt|rev|sq|ext|tel|approx|ca)$/u;

/** Cuts stretches of text into one row, a break between them; a sentence ends at . ! ? before white space and an opening, or at a paragraph's end. */
export function readRow(text: string, spans: readonly Span[]): Row {
  const lexemes: Lexeme[] = [];
  for (const { start, end } of spans) {
    for (const lexeme of readLexemes(text, start, end)) lexemes.push(lexeme);
    lexemes.push({ kind: "break", start: end, end, text: "", lower: "", gap: true, value: Number.NaN });
  }
  const sentenceFrom: number[] = [];
  const sentenceTo: number[] = [];
  let start = 0;
  for (let i = 0; i < lexemes.length; i += 1) {
    const written = textAt(lexemes, i);
    const mark = CLOSINGS.has(written) ? textAt(lexemes, i - 1) : written;
    const stop = STOPS.has(mark) && gapAt(lexemes, i + 1) === true && OPENS.test(textAt(lexemes, i + 1));
    // "No. 4", "sq. km", initials: an abbreviation goes on
    const goes = written === "." && gapAt(lexemes, i) === false && ABBREVIATION.test(lowerAt(lexemes, i - 1));
    if ((stop && !goes) || kindAt(lexemes, i) === "break") {
      for (let k = start; k <= i; k += 1) {
        sentenceFrom[k] = start;
        sentenceTo[k] = i + 1;
      }
      start = i + 1;
    }
  }
  return { lexemes, sentenceFrom, sentenceTo };
}
