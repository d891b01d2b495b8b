import type { Span } from "../model/index.ts";
import { isDigit, isLower, isUpper, isWordCharacter } from "./characters.ts";
import { type SegmentRules, splitWords } from "./words.ts";

/** A sentence: from its first word to its last, with its words. */
export interface SentenceSpan extends Span {
  readonly words: readonly Span[];
}

/** Longest sentence in words; hostile or broken text is cut there so that everything after stays linear. */
const MAX_SENTENCE_WORDS = 240;

const BULLETS = "•‣▪●◦·*-–—";
const CLOSERS = "”’)]»\"'";
const OPENERS = "“‘([«\"'¿¡";

/** Sentences and words of one block of text, in order, with exact UTF-16 offsets. Linear. */
export function splitSentences(text: string, span: Span, rules: SegmentRules): SentenceSpan[] {
  const words = splitWords(text, span, rules);
  const sentences: SentenceSpan[] = [];
  let from = 0;
  const close = (to: number): void => {
    const first = words[from];
    const last = words[to - 1];
    if (first !== undefined && last !== undefined && to > from) sentences.push({ start: first.start, end: last.end, words: words.slice(from, to) });
    from = to;
  };
  for (let at = 0; at < words.length; at += 1) {
    const next = words[at + 1];
    const word = words[at];
    if (next === undefined || word === undefined) break;
    if (at + 1 - from >= MAX_SENTENCE_WORDS) {
      close(at + 1);
      continue;
    }
    if (next.start - word.end > 0 && isLineBreak(text, word.end, next)) {
      close(at + 1);
      continue;
    }
    const kind = readEnd(text, word, rules);
    if (kind === null || (at === from + 1 && isListNumber(text, words[from]))) continue;
    const stop = skipClosers(text, words, at + 1);
    if (stop >= words.length) {
      at = stop - 1;
      continue;
    }
    if (isBoundary(text, word, words.slice(stop, stop + 4), kind, rules)) {
      close(stop);
      at = stop - 1;
    }
  }
  close(words.length);
  return sentences;
}

/** How a word may end a sentence: a mark of its own, an abbreviation's full stop, or (null) not at all. */
function readEnd(text: string, word: Span, rules: SegmentRules): "mark" | "abbreviation" | null {
  const last = text.charCodeAt(word.end - 1);
  const first = text.charCodeAt(word.start);
  if (first === 0x21 || first === 0x3f || first === 0x2026 || first === 0x2e || first === 0x3002) return "mark";
  if (last !== 0x2e) return null;
  const bare = text.slice(word.start, word.end - 1);
  return rules.titles.has(bare) || rules.titles.has(bare.toLowerCase()) ? null : "abbreviation";
}

/** "3." at the head of a list item belongs to the item. */
function isListNumber(text: string, word: Span | undefined): boolean {
  if (word === undefined || word.end - word.start > 2) return false;
  return isDigit(text.charCodeAt(word.start)) && isDigit(text.charCodeAt(word.end - 1));
}

function skipClosers(text: string, words: readonly Span[], from: number): number {
  let at = from;
  for (; at < words.length; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined || word.start !== before.end) break;
    if (!CLOSERS.includes(text.charAt(word.start)) || isWordCharacter(text.charCodeAt(word.end - 1))) break;
  }
  return at;
}

/** A bracket or a quotation mark that opens. */
const isOpener = (text: string, word: Span): boolean => OPENERS.includes(text.charAt(word.start)) && !isWordCharacter(text.charCodeAt(word.end - 1));

/** Whether a sentence ends with `end`, by what stands behind it: at most three opening marks and a word. */
function isBoundary(text: string, end: Span, behind: readonly Span[], kind: "mark" | "abbreviation", rules: SegmentRules): boolean {
  for (const [openers, word] of behind.entries()) {
    if (openers < behind.length - 1 && isOpener(text, word)) continue;
    return isOpening(text, end, word, text.slice(behind[0]?.start, word.start), kind, rules);
  }
  return false;
}

function isOpening(text: string, end: Span, word: Span, openers: string, kind: "mark" | "abbreviation", rules: SegmentRules): boolean {
  const first = text.charCodeAt(word.start);
  if (isLower(first)) return false;
  if (kind === "mark") {
    if (isWordCharacter(first) || openers !== "") return true;
    return text.charCodeAt(end.start) === 0x2e && end.end - end.start === 1 && !",;:)".includes(text.charAt(word.start));
  }
  // after an abbreviation only an opening quotation mark or a word that begins sentences tells
  if (openers !== "") return OPENERS.indexOf(openers.charAt(0)) < 2 && isUpper(first);
  if (isDigit(first) || !isUpper(first)) return false;
  if (rules.ending.has(text.slice(Math.max(end.start, end.end - 12), end.end - 1).toLowerCase())) return true;
  return rules.starters.has(text.slice(word.start, Math.min(word.end, word.start + 24)).toLowerCase());
}

/** Two line breaks end a sentence, one does when a list mark begins the next line. */
function isLineBreak(text: string, from: number, next: Span): boolean {
  let breaks = 0;
  for (let at = from; at < next.start; at += 1) if (text.charCodeAt(at) === 0x0a) breaks += 1;
  return breaks > 1 || (breaks === 1 && BULLETS.includes(text.charAt(next.start)) && next.end - next.start === 1);
}
