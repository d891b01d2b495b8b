import type { Article, Span } from "../../model/index.ts";
import { plainLine } from "../../text/plain-line.ts";

/** The longest quotation that leaves; whole articles never do. */
export const LONGEST_QUOTE_CHARS = 300;

/** Cuts a text to the length a quotation may have, at a character, with the mark that it was cut. */
export function limitQuote(text: string, limit: number = LONGEST_QUOTE_CHARS): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const last = cut.charCodeAt(cut.length - 1);
  // half of a surrogate pair is no character
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}

/** A passage as an export prints it: on one line, not longer than a quotation may be. */
export const quoteOf = (article: Article, { start, end }: Span, limit: number = LONGEST_QUOTE_CHARS): string =>
  limitQuote(plainLine(article.text.slice(start, Math.min(end, start + 4 * limit))), limit);
