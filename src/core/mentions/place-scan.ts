import type { Article, Span } from "../model/index.ts";
import type { Sentence, Upos } from "../syntax/index.ts";

/** One word as the place finder sees it. */
export interface PlaceWord extends Span {
  readonly text: string;
  readonly low: string;
  /** Starts with a capital. */
  readonly capital: boolean;
  /** Two letters or more, all of them capitals. */
  readonly shouted: boolean;
  /** What stands between it and the word before: a space, a hyphen, or something that parts names. */
  readonly gap: " " | "-" | ", " | "'" | "";
  /** First word of a sentence, line or quotation, where a capital says nothing. */
  readonly first: boolean;
  /** Part of speech, null when the text was read without syntax. */
  readonly upos: Upos | null;
  /** A possessive 's follows. */
  readonly owns: boolean;
}

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

/** Cuts an article's readable text into words; "U.S." and "W.Va." stay whole, a possessive 's is cut off. */
export function scanPlaceWords(article: Article, sentences: readonly Sentence[]): PlaceWord[] {
  const tags = new Map<number, Upos>();
  for (const sentence of sentences) for (const token of sentence.tokens) tags.set(token.start, token.upos);
  const spans =
    article.blocks.length === 0
      ? [{ start: 0, end: article.text.length }]
      : article.blocks.filter((block) => block.role !== "boilerplate").map((block) => block.span);
  const words: PlaceWord[] = [];
  for (const span of spans) scanSpan(article.text, span, tags, words);
  return words;
}

function scanSpan(text: string, span: Span, tags: ReadonlyMap<number, Upos>, words: PlaceWord[]): void {
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
    const between = text.slice(before, Math.min(at, before + 3));
    const gap =
      at === before
        ? ""
        : between === " " || between === "\u00a0"
          ? " "
          : between === "-" || between === "–"
            ? "-"
            : between === ", "
              ? ", "
              : between === "'s"
                ? "'"
                : "";
    words.push({
      start: at,
      end,
      text: raw,
      low: raw.toLowerCase(),
      capital: isUpper(text, at),
      shouted: raw.length > 1 && raw === raw.toUpperCase(),
      gap: words.length === 0 ? "" : gap,
      first: opening,
      upos: tags.get(at) ?? null,
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

/** The word so far is made of single capitals ("U", "U.S") or a short capitalised piece ("W" of W.Va.). */
function dotted(text: string, start: number, end: number): boolean {
  const lastDot = text.lastIndexOf(".", end - 1);
  const from = lastDot >= start ? lastDot + 1 : start;
  return end - from <= 1 && isUpper(text, from);
}
