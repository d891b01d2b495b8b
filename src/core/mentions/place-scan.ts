import type { Article, Span } from "../model/index.ts";
import type { Sentence, Token, Upos } from "../syntax/index.ts";
import { readableOf } from "../syntax/readable.ts";

/** One word as the place finder sees it. */
export interface PlaceWord extends Span {
  readonly text: string;
  readonly low: string;
  /** Starts with a capital. */
  readonly capital: boolean;
  /** Two letters or more, all of them capitals. */
  readonly shouted: boolean;
  /** What stands between it and the word before: a space, a hyphen, or something that parts names. */
  readonly gap: " " | "-" | ", " | "";
  /** First word of a sentence, line or quotation, where a capital says nothing. */
  readonly first: boolean;
  /** Part of speech, null when the text was read without syntax. */
  readonly upos: Upos | null;
  /** A possessive 's follows. */
  readonly owns: boolean;
}

/** Lower case of the word at a place, "" where none stands. */
export const lowAt = (words: readonly PlaceWord[], at: number): string => words[at]?.low ?? "";

const upper = /\p{Lu}/u;
const letter = /[\p{L}\p{M}]/u;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return code > 0xaa && letter.test(text.charAt(at));
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 65 && code <= 90 : upper.test(text.charAt(at));
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2bc;
}

/** Parts of speech by the place where a word begins; asked for rising places, it goes through the sentences once. */
class TagCursor {
  readonly #sentences: readonly Sentence[];
  #sentence = 0;
  #token = 0;

  constructor(sentences: readonly Sentence[]) {
    this.#sentences = sentences;
  }

  at(start: number): Upos | null {
    for (;;) {
      const sentence = this.#sentences[this.#sentence];
      if (sentence === undefined) return null;
      const { tokens } = sentence;
      while (this.#token < tokens.length && (tokens[this.#token] as Token).start < start) this.#token += 1;
      const token = tokens[this.#token];
      if (token !== undefined) return token.start === start ? token.upos : null;
      this.#sentence += 1;
      this.#token = 0;
    }
  }
}

/** Cuts an article's readable text into words; "U.S." and "W.Va." stay whole, a possessive 's is cut off. */
export function scanPlaceWords(article: Article, sentences: readonly Sentence[]): PlaceWord[] {
  const tags = new TagCursor(sentences);
  const words: PlaceWord[] = [];
  for (const span of readableOf(article, null).spans) scanSpan(article.text, span, tags, words);
  return words;
}

function scanSpan(text: string, span: Span, tags: TagCursor, words: PlaceWord[]): void {
  let at = span.start;
  let before = span.start;
  let opening = true;
  while (at < span.end) {
    if (!isLetter(text, at)) {
      const char = text.charAt(at);
      if (char === "\n" || char === "." || char === "!" || char === "?" || char === '"' || char === "“" || char === ":" || char === "•" || char === "—")
        opening = true;
      else if (char >= "0" && char <= "9") opening = false;
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < span.end && isLetter(text, end)) end += 1;
    // Abbreviations with inner full stops.
    while (end + 1 < span.end && text.charAt(end) === "." && isUpper(text, end + 1) && end - at <= 6 && dotted(text, at, end)) {
      end += 2;
      while (end < span.end && isLetter(text, end)) end += 1;
    }
    if (text.charAt(end) === "." && text.slice(at, end).includes(".")) end += 1;
    let owns = false;
    if (end + 1 < span.end && isApostrophe(text.charCodeAt(end)) && isLetter(text, end + 1)) {
      const possessive = text.charAt(end + 1).toLowerCase() === "s" && !isLetter(text, end + 2);
      if (possessive) owns = true;
      else {
        // O'Hare, Sana'a, N'Djamena.
        end += 2;
        while (end < span.end && isLetter(text, end)) end += 1;
        owns = isApostrophe(text.charCodeAt(end)) && text.charAt(end + 1) === "s";
      }
    }
    const raw = text.slice(at, end);
    const gap = words.length === 0 ? "" : readGap(text, before, at);
    words.push({
      start: at,
      end,
      text: raw,
      low: raw.toLowerCase(),
      capital: isUpper(text, at),
      shouted: raw.length > 1 && raw === raw.toUpperCase(),
      gap,
      first: opening,
      upos: tags.at(at),
      owns,
    });
    opening = false;
    before = end;
    at = end;
    if (owns) {
      at = end + 2;
      before = at;
      opening = false;
    }
  }
}

/** What stands in text[from, to) between two words. */
function readGap(text: string, from: number, to: number): PlaceWord["gap"] {
  if (to - from === 1) {
    const mark = text.charCodeAt(from);
    return mark === 0x20 || mark === 0xa0 ? " " : mark === 0x2d || mark === 0x2013 ? "-" : "";
  }
  return to - from === 2 && text.startsWith(", ", from) ? ", " : "";
}

/** The word so far is made of single capitals ("U", "U.S") or a short capitalised piece ("W" of W.Va.). */
function dotted(text: string, start: number, end: number): boolean {
  const lastDot = text.lastIndexOf(".", end - 1);
  const from = lastDot >= start ? lastDot + 1 : start;
  return end - from <= 1 && isUpper(text, from);
}
