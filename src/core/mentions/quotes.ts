import type { Article, MentionOf, Span } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { readableOf } from "../syntax/readable.ts";
import { isDigit, isLetter, isSpace, isWordCharacter } from "../text/characters.ts";

/** A quotation in single marks longer than this is more likely two stray apostrophes. */
const MAX_SINGLE_LENGTH = 1500;
/** Single marks of one block that are tried as openings; a wall of apostrophes is no quotation. */
const MAX_SINGLE_TRIES = 64;

interface Found extends Span {
  readonly inner: Span;
  /** Opened and not closed before its block ended: a quotation that goes on in the next paragraph. */
  readonly open: boolean;
}

const DOUBLE = 0x22;
const SINGLE = 0x27;
const LEFT = 0x201c;
const RIGHT = 0x201d;
const LOW = 0x201e;
const LEFT_ANGLE = 0xab;
const RIGHT_ANGLE = 0xbb;
const LEFT_SINGLE = 0x2018;
const RIGHT_SINGLE = 0x2019;

/** Length of a double quotation mark at a place: 1, 2 for two single ones in a row, 0 for none. */
function doubleMark(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (code === DOUBLE) return 1;
  const twin = code === SINGLE || code === RIGHT_SINGLE || code === 0x60;
  return twin && at + 1 < end && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) !== code ? 2 : 0;
}

function opensHere(text: string, at: number, after: number, from: number, end: number): boolean {
  if (after >= end || isSpace(text.charCodeAt(after))) return false;
  return at === from || !isWordCharacter(text.charCodeAt(at - 1));
}

/** End of a quotation in single marks opened at `at`; -1 when none closes it as one would. */
function closeSingle(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + MAX_SINGLE_LENGTH);
  for (let i = at + 2; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code !== RIGHT_SINGLE && code !== SINGLE) continue;
    if (i + 1 < end && isWordCharacter(text.charCodeAt(i + 1))) continue;
    const before = text.charCodeAt(i - 1);
    if (isSpace(before)) continue;
    // "the ministers' plan": after a plural s, and more words to come, the mark is an apostrophe unless nothing later closes.
    if ((before === 0x73 || before === 0x53) && hasLaterClose(text, i + 1, limit)) continue;
    return i;
  }
  return -1;
}

function hasLaterClose(text: string, from: number, limit: number): boolean {
  const stop = Math.min(limit, from + 200);
  for (let i = from; i < stop; i += 1) {
    const code = text.charCodeAt(i);
    if (code === LEFT_SINGLE) return false;
    if ((code === RIGHT_SINGLE || code === SINGLE) && !isWordCharacter(text.charCodeAt(i + 1)) && !isSpace(text.charCodeAt(i - 1))) return true;
  }
  return false;
}

function findInBlock(text: string, block: Span, found: Found[]): void {
  const { start: from, end } = block;
  let tries = 0;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    let close = -1;
    let width = 1;
    let paired = false;
    if (code === LEFT || code === LOW || code === LEFT_ANGLE) {
      paired = true;
      for (close = at + 1; close < end; close += 1) {
        const mark = text.charCodeAt(close);
        if (
          code === LEFT_ANGLE
            ? mark === RIGHT_ANGLE
            : mark === RIGHT || (code === LOW && mark === LEFT) || (mark === DOUBLE && !isWordCharacter(text.charCodeAt(close + 1)))
        )
          break;
      }
    } else if (doubleMark(text, at, end) > 0) {
      width = doubleMark(text, at, end);
      if (opensHere(text, at, at + width, from, end)) {
        paired = true;
        for (close = at + width; close < end; close += 1) {
          if ((text.charCodeAt(close) === RIGHT || doubleMark(text, close, end) > 0) && !isSpace(text.charCodeAt(close - 1))) break;
        }
      }
    } else if (
      (code === LEFT_SINGLE || code === SINGLE) &&
      tries < MAX_SINGLE_TRIES &&
      opensHere(text, at, at + 1, from, end) &&
      !isDigit(text.charCodeAt(at + 1))
    ) {
      tries += 1;
      close = closeSingle(text, at, end);
      if (close > at) {
        found.push({ start: at, end: close + 1, inner: { start: at + 1, end: close }, open: false });
        at = close + 1;
        continue;
      }
    }
    if (!paired) {
      at += 1;
      continue;
    }
    const closed = close < end;
    const tail = closed ? Math.max(1, doubleMark(text, close, end)) : 0;
    if (close > at + width) found.push({ start: at, end: close + tail, inner: { start: at + width, end: close }, open: !closed });
    at = close + tail;
  }
}

/** Quotations, marks included; one that runs over several paragraphs is one mention a paragraph. Linear. */
export function findQuotes(article: Article, _sentences: readonly Sentence[], _packs: Packs): readonly MentionOf<"quote">[] {
  const mentions: MentionOf<"quote">[] = [];
  for (const span of readableOf(article, null).spans) {
    if (span.block < 0) continue;
    const found: Found[] = [];
    findInBlock(article.text, span, found);
    for (const quote of found) {
      let { start, end } = quote;
      while (end > start && isSpace(article.text.charCodeAt(end - 1))) end -= 1;
      const inner = { start: quote.inner.start, end: Math.min(quote.inner.end, end) };
      let letters = false;
      for (let i = inner.start; i < Math.min(inner.end, inner.start + 40) && !letters; i += 1)
        letters = isLetter(article.text.charCodeAt(i)) || isDigit(article.text.charCodeAt(i));
      if (letters) mentions.push({ id: `${article.id}:${start}-${end}:quote`, kind: "quote", span: { start, end }, inner });
    }
  }
  return mentions;
}
