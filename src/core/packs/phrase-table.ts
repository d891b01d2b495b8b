import { type Lexeme, readLexemes } from "../text/lexemes.ts";

interface Entry<T> {
  readonly words: readonly string[];
  readonly glued: readonly boolean[];
  readonly match: { readonly length: number; readonly value: T };
}

const NONE: readonly never[] = [];

/** Phrases with a meaning each, found in a row of lexemes from either end; the longest phrase wins. */
export interface PhraseTable<T> {
  /** Longest phrase that begins at `index`; null when none. */
  readonly at: (lexemes: readonly Lexeme[], index: number) => { readonly length: number; readonly value: T } | null;
  /** Longest phrase that ends before `index`; null when none. */
  readonly before: (lexemes: readonly Lexeme[], index: number) => { readonly length: number; readonly value: T } | null;
}

/** Compiles phrases; with `exactCase` the letters must be written as in the pack (unit symbols). */
export function compilePhrases<T>(phrases: Iterable<readonly [string, T]>, exactCase = false): PhraseTable<T> {
  const word = (lexeme: Lexeme): string => (exactCase && lexeme.kind === "word" ? lexeme.text : lexeme.lower);
  const byFirst = new Map<string, Entry<T>[]>();
  const byLast = new Map<string, Entry<T>[]>();
  for (const [text, value] of phrases) {
    const lexemes = readLexemes(text);
    const entry: Entry<T> = { words: lexemes.map(word), glued: lexemes.map((lexeme, i) => i > 0 && !lexeme.gap), match: { length: lexemes.length, value } };
    for (const [map, key] of [
      [byFirst, entry.words[0]],
      [byLast, entry.words[entry.words.length - 1]],
    ] as const) {
      if (key === undefined) continue;
      const list = map.get(key);
      if (list === undefined) map.set(key, [entry]);
      else list.push(entry);
    }
  }
  for (const map of [byFirst, byLast]) for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  const matches = (entry: Entry<T>, lexemes: readonly Lexeme[], start: number): boolean => {
    if (start < 0) return false;
    const { words, glued } = entry;
    for (let k = 0; k < words.length; k += 1) {
      const lexeme = lexemes[start + k];
      if (lexeme === undefined || word(lexeme) !== words[k] || (glued[k] === true && lexeme.gap)) return false;
    }
    return true;
  };
  return {
    at: (lexemes, index) => {
      const first = lexemes[index];
      if (first === undefined) return null;
      for (const entry of byFirst.get(word(first)) ?? NONE) if (matches(entry, lexemes, index)) return entry.match;
      return null;
    },
    before: (lexemes, index) => {
      const last = lexemes[index - 1];
      if (last === undefined) return null;
      for (const entry of byLast.get(word(last)) ?? NONE) if (matches(entry, lexemes, index - entry.words.length)) return entry.match;
      return null;
    },
  };
}
