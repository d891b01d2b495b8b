import type { Lexeme } from "./lexemes.ts";

/** Lower case of the lexeme at a place, "" where none stands. */
export const lowerAt = (lexemes: readonly Lexeme[], at: number): string => lexemes[at]?.lower ?? "";

/** The lexeme at a place as written, "" where none stands. */
export const textAt = (lexemes: readonly Lexeme[], at: number): string => lexemes[at]?.text ?? "";

/** Kind of the lexeme at a place, undefined where none stands. */
export const kindAt = (lexemes: readonly Lexeme[], at: number): Lexeme["kind"] | undefined => lexemes[at]?.kind;

/** The place behind a hyphen that is written onto the word before it; the place itself where none is. */
export function pastGluedHyphen(lexemes: readonly Lexeme[], at: number): number {
  const mark = textAt(lexemes, at);
  return (mark === "-" || mark === "‑") && gapAt(lexemes, at) === false ? at + 1 : at;
}

/** Whether white space stands before the lexeme at a place, undefined where none stands. */
export const gapAt = (lexemes: readonly Lexeme[], at: number): boolean | undefined => lexemes[at]?.gap;
