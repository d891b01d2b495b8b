import type { Article, Span } from "../model/index.ts";
import { skipDateline } from "../text/dateline.ts";
import { listWords, type Word } from "../text/word-list.ts";

/** Words of a label made from a sentence. */
const MOST_WORDS = 10;
/** A line with fewer words of running text is a dateline, a byline or a rubric, and no sentence. */
const LEAST_PLAIN = 2;
/** Words read of one block. */
const READ_WORDS = 60;

/** Lower-case words of three letters and more; a line of names, dates and numbers has none. */
const countPlain = (words: readonly Word[]): number => words.filter(({ capital, digits, text }) => !capital && !digits && text.length >= 3).length;

/** True for a line that is only a date or a place and a date: it has a figure and nothing in lower case. */
const isDateLine = (words: readonly Word[]): boolean => words.some(({ digits }) => digits) && words.length <= 8 && countPlain(words) === 0;

function wordsOf(text: string, span: Span): Word[] {
  const words: Word[] = [];
  listWords(text, span, 0, words, READ_WORDS);
  return words;
}

/** The beginning of the first sentence in a stretch, without dateline, at most ten words; null when no sentence stands there. */
function shortenSentence(text: string, span: Span): string | null {
  let start = skipDateline(text, span.start, span.end);
  for (;;) {
    const words = wordsOf(text, { start, end: span.end });
    const next = words.findIndex(({ initial }, at) => at > 0 && initial && endsSentence(text, words[at - 1], words[at]));
    const sentence = next < 0 ? words : words.slice(0, next);
    const first = sentence[0];
    if (first === undefined) return null;
    if (countPlain(sentence) >= LEAST_PLAIN) {
      const last = sentence[Math.min(MOST_WORDS, sentence.length) - 1] ?? first;
      return text.slice(first.start, last.end) + (sentence.length > MOST_WORDS || (next < 0 && words.length === READ_WORDS) ? " …" : "");
    }
    const after = next < 0 ? undefined : words[next];
    if (after === undefined) return null;
    start = after.start;
  }
}

/** A full stop, question or exclamation mark, or a line break between two words; not the stop of an initial ("J. Arlo"). */
function endsSentence(text: string, before: Word | undefined, after: Word | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const between = text.slice(before.end, after.start);
  return between.includes("\n") || ((between.includes(". ") || between.includes("? ") || between.includes("! ")) && before.text.length > 2);
}

/** A headline as it stands, unless it is boilerplate, a date line, or opens with a dateline and so is the first sentence. */
function readHeadline({ title, text, blocks }: Article): string | null {
  if (title === null) return null;
  const line = title.trim();
  const span = { start: 0, end: line.length };
  const words = wordsOf(line, span);
  if (words.length === 0 || isDateLine(words)) return null;
  if (blocks.some(({ role, span: { start, end } }) => role === "boilerplate" && end - start <= line.length + 8 && text.slice(start, end).trim() === line))
    return null;
  return skipDateline(line, 0, line.length) > 0 ? shortenSentence(line, span) : line;
}

/** What a story is called: the first headline among its reports, else the beginning of the first sentence among them; null when they have neither. */
export function labelStory(articles: readonly Article[]): string | null {
  for (const article of articles) {
    const headline = readHeadline(article);
    if (headline !== null) return headline;
  }
  for (const { text, blocks } of articles) {
    for (const { role, span } of blocks) {
      if (role !== "paragraph" && role !== "summary" && role !== "headline") continue;
      const sentence = shortenSentence(text, span);
      if (sentence !== null) return sentence;
    }
  }
  return null;
}
