import type { Span } from "../../core/model/index.ts";

const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f]/g;
const DASHES = /[\u2013\u2014]/g;
const BLANK = /\s/g;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

const flatten = (text: string): string => text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, "-").replace(BLANK, " ");

/** Where a quotation stands in a text, the nth time; tolerant of white space, quotation marks and dashes. Null when it is not there. */
export function locate(text: string, quote: string, nth = 1): Span | null {
  const hay = flatten(text);
  const needle = flatten(quote).trim();
  let at = -1;
  for (let count = 0; count < nth; count += 1) {
    const next = hay.indexOf(needle, at + 1);
    if (next < 0) break;
    at = next;
  }
  if (at >= 0) return { start: at, end: at + needle.length };
  const loose = new RegExp(
    needle
      .split(/ +/)
      .map((word) => word.replace(SPECIAL, "\\$&"))
      .join("\\s+"),
    "g",
  );
  const all = [...hay.matchAll(loose)];
  const hit = all[Math.min(nth, all.length) - 1];
  return hit === undefined ? null : { start: hit.index, end: hit.index + hit[0].length };
}

/** Characters two spans share. */
export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export const lengthOf = (span: Span): number => span.end - span.start;
