import type { Span } from "../model/index.ts";

/** A word of running text with what its letters alone tell; cheaper than syntax and the same in every language with letter case. */
export interface Word extends Span {
  /** As written, cut at apostrophes and hyphens. */
  readonly text: string;
  readonly lower: string;
  /** First letter is upper case. */
  readonly capital: boolean;
  /** Made of digits, with separators inside ("1,400", "6.4"). */
  readonly digits: boolean;
  /** First word after a full stop, a line break or an opening quotation mark. */
  readonly initial: boolean;
  /** Number of the line it stands in, from 0. */
  readonly line: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  // Beyond ASCII every code unit is taken for a letter but the signs of Latin-1, general punctuation and CJK punctuation.
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) && code < 0xfe00);
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;
/** Full stop, exclamation mark, question mark, colon, semicolon: a capital after one of them proves nothing. */
const isStop = (code: number): boolean => code === 46 || code === 33 || code === 63 || code === 58 || code === 59;
const isQuote = (code: number): boolean => code === 34 || code === 0x201c || code === 0x201e || code === 0xab || code === 0x2018;
/** Longest run of letters that is still read as one word; hostile text gets cut here. */
const LONGEST = 64;

/** Appends the words of one stretch of text, in order, until `into` has `most`; returns the number of the next line. Linear in the length of the stretch. */
export function listWords(text: string, span: Span, line: number, into: Word[], most: number): number {
  let at = span.start;
  let initial = true;
  while (at < span.end && into.length < most) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      let end = at + 1;
      while (end < span.end && end - at < LONGEST && (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end++;
      const word = text.slice(at, end);
      const lower = word.toLowerCase();
      into.push({ start: at, end, text: word, lower, capital: word.charCodeAt(0) !== lower.charCodeAt(0), digits: false, initial, line });
      initial = false;
      at = end;
      // A possessive ending or a clipped "n't" belongs to the word before it.
      if (at + 1 < span.end && isApostrophe(text.charCodeAt(at)) && isLetter(text.charCodeAt(at + 1))) {
        let tail = at + 1;
        while (tail < span.end && tail - at < 3 && isLetter(text.charCodeAt(tail))) tail++;
        if (tail === span.end || !isLetter(text.charCodeAt(tail))) at = tail;
      }
    } else if (isDigit(code)) {
      let end = at + 1;
      while (end < span.end && end - at < LONGEST) {
        const next = text.charCodeAt(end);
        if (isDigit(next)) end++;
        else if ((next === 44 || next === 46) && isDigit(text.charCodeAt(end + 1))) end += 2;
        else break;
      }
      const word = text.slice(at, end);
      into.push({ start: at, end, text: word, lower: word.replaceAll(",", ""), capital: false, digits: true, initial, line });
      initial = false;
      at = end;
    } else {
      if (code === 10) {
        line++;
        initial = true;
      } else if (isStop(code) || isQuote(code)) initial = true;
      at++;
    }
  }
  return line + 1;
}
