import type { Span } from "../model/index.ts";

/** One word, number or sign of a text, as the time grammar reads it. */
export interface TimeWord extends Span {
  /** Lower-cased, apostrophes straightened. */
  readonly low: string;
  readonly capital: boolean;
  /** Digits only: its value; else null. */
  readonly digits: number | null;
  /** No space stands before it. */
  readonly glued: boolean;
  /** A line break stands before it. */
  readonly fresh: boolean;
}

const Char = { other: 0, digit: 1, letter: 2, space: 3 } as const;
type Char = (typeof Char)[keyof typeof Char];

function charClass(code: number): Char {
  if (code >= 48 && code <= 57) return Char.digit;
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return Char.letter;
  if (code === 32 || code === 10 || code === 9 || code === 13 || code === 160 || code === 0x202f || code === 0x2009) return Char.space;
  return code > 0xbf && (code < 0x2000 || code > 0x2bff) ? Char.letter : Char.other;
}

/** A plain small letter, which lower case leaves as it is. */
const isLower = (code: number): boolean => code >= 97 && code <= 122;

/** Cuts [start, end) of a text into time words, behind those of `words`; letters and digits part where they meet ("3pm" -> "3", "pm"). */
export function readTimeWords(text: string, start: number, end: number, words: TimeWord[] = []): TimeWord[] {
  let at = start;
  let glued = false;
  let fresh = true;
  while (at < end) {
    const kind = charClass(text.charCodeAt(at));
    if (kind === Char.space) {
      if (text.charCodeAt(at) === 10) fresh = true;
      glued = false;
      at += 1;
      continue;
    }
    let stop = at + 1;
    let lower = isLower(text.charCodeAt(at));
    if (kind !== Char.other) {
      for (; stop < end && charClass(text.charCodeAt(stop)) === kind; stop += 1) lower &&= isLower(text.charCodeAt(stop));
      if (kind === Char.letter && stop + 1 < end && isApostrophe(text.charCodeAt(stop)) && charClass(text.charCodeAt(stop + 1)) === Char.letter) {
        lower = false;
        stop += 1;
        while (stop < end && charClass(text.charCodeAt(stop)) === Char.letter) stop += 1;
      }
    }
    const raw = text.slice(at, stop);
    const first = raw.charCodeAt(0);
    words.push({
      start: at,
      end: stop,
      low: kind === Char.letter && !lower ? raw.toLowerCase().replaceAll("’", "'") : raw,
      capital: first >= 65 && first <= 90,
      digits: kind === Char.digit && raw.length <= 8 ? Number(raw) : null,
      glued,
      fresh,
    });
    glued = true;
    fresh = false;
    at = stop;
  }
  return words;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}

/** Lower case of the word at a place, "" where none stands. */
export const lowAt = (words: readonly TimeWord[], at: number): string => words[at]?.low ?? "";

/** Value of the digits at a place: null for any other word, undefined where none stands. */
export const digitsAt = (words: readonly TimeWord[], at: number): number | null | undefined => words[at]?.digits;

/** Whether the word at a place is written onto the one before it, undefined where none stands. */
export const gluedAt = (words: readonly TimeWord[], at: number): boolean | undefined => words[at]?.glued;

/** Whether a line begins with the word at a place, undefined where none stands. */
export const freshAt = (words: readonly TimeWord[], at: number): boolean | undefined => words[at]?.fresh;
