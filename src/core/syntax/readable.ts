import type { Article, Span } from "../model/index.ts";
import { isSpace } from "../text/characters.ts";
import { keep } from "./kept.ts";

/**
 * So much of an article is read for what it says: first words, and first UTF-16 units for text without blanks. The longest reports have some
 * 20,000 words; what is longer is a dump or an attack, and would keep everything else waiting. The text itself is kept whole.
 */
export const MOST_WORDS = 25_000;
export const MOST_UNITS = 250_000;

/** The stretch of a block that is read. */
export interface ReadableSpan extends Span {
  /** Index of the block in `Article.blocks`; -1 for an article that is not divided. */
  readonly block: number;
}

/** What of an article is read. */
export interface Readable {
  readonly spans: readonly ReadableSpan[];
  /** UTF-16 units behind the bounds, boilerplate left out: 0 for every report of usual length. */
  readonly left: number;
}

/** Where the words allowed end in text[start, end). */
function cutWords(text: string, { start, end }: Span, allowed: number): { readonly at: number; readonly words: number } {
  let words = 0;
  let inside = false;
  for (let at = start; at < end; at += 1) {
    const word = !isSpace(text.charCodeAt(at));
    if (word && !inside) {
      if (words === allowed) return { at, words };
      words += 1;
    }
    inside = word;
  }
  return { at: end, words };
}

function limit(text: string, all: readonly ReadableSpan[]): Readable {
  const spans: ReadableSpan[] = [];
  let left = 0;
  let words = MOST_WORDS;
  let units = MOST_UNITS;
  for (const span of all) {
    // half a character is none
    const edge = span.start + units;
    const low = text.charCodeAt(edge);
    const most = span.end <= edge ? span.end : low >= 0xdc00 && low <= 0xdfff ? edge - 1 : edge;
    const cut = cutWords(text, { start: span.start, end: most }, words);
    words -= cut.words;
    units = cut.at < span.end ? 0 : units - (cut.at - span.start);
    if (cut.at > span.start) spans.push({ ...span, end: cut.at });
    left += span.end - cut.at;
  }
  return { spans, left };
}

/** What of an article is read, in order: all but boilerplate, up to the bounds. */
export const readableOf: (article: Article, about: null) => Readable = keep(({ text, blocks }: Article): Readable => {
  const all =
    blocks.length === 0
      ? [{ start: 0, end: text.length, block: -1 }]
      : blocks.flatMap(({ role, span }, block) => (role === "boilerplate" ? [] : [{ ...span, block }]));
  // a word has at least one unit and a blank behind it
  return text.length <= Math.min(MOST_UNITS, MOST_WORDS * 2) ? { spans: all, left: 0 } : limit(text, all);
});
