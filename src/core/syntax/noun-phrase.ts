import type { Token } from "./index.ts";
import type { SentenceView } from "./sentence-view.ts";
import { headAt, lowerAt, tagAt, uposAt } from "./token-at.ts";

/** Whether a word can head a noun phrase: a noun, name, pronoun or number. */
export const isNominal = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON" || token.upos === "NUM");

/** End of a plain noun phrase that begins at a token; the token itself when none does. */
export function chunkEnd(view: SentenceView, from: number, limit: number): number {
  const first = view.tokens[from];
  if (first === undefined || from >= limit) return from;
  if (first.upos === "PRON" && first.tag !== "PRP$" && first.tag !== "DT") return from + 1;
  let end = from;
  let nominal = false;
  for (let at = from; at < limit; at += 1) {
    const token = view.tokens[at];
    const lower = lowerAt(view, at);
    if (token === undefined) break;
    const noun = token.upos === "NOUN" || token.upos === "PROPN";
    const inside =
      noun ||
      token.upos === "ADJ" ||
      token.upos === "NUM" ||
      token.tag === "POS" ||
      lower === "'s" ||
      token.upos === "SYM" ||
      lower === "-" ||
      lower === "." ||
      lower === "/" ||
      lower === "&" ||
      ((token.upos === "DET" || token.tag === "PRP$") && !nominal) ||
      (token.upos === "VERB" && token.rel === "amod");
    if (!inside) break;
    nominal = noun || (nominal && token.tag !== "POS" && lower !== "'s");
    if (noun || token.upos === "NUM") end = at + 1;
  }
  return end;
}

/** First token of the noun phrase a head noun closes: its determiner, adjectives, names and possessors. */
export function phraseStart(view: SentenceView, head: number): number {
  if (tagAt(view, head) === "PRP") return head;
  let start = head;
  for (let at = head - 1; at >= 0 && head - at < 40; at -= 1) {
    const token = view.tokens[at];
    const lower = lowerAt(view, at);
    if (token === undefined) break;
    const inside =
      token.upos === "NOUN" ||
      token.upos === "PROPN" ||
      token.upos === "ADJ" ||
      token.upos === "NUM" ||
      token.upos === "DET" ||
      token.upos === "SYM" ||
      token.tag === "PRP$" ||
      token.tag === "POS" ||
      lower === "'s" ||
      lower === "-" ||
      lower === "." ||
      lower === "/" ||
      lower === "&" ||
      (token.upos === "VERB" && (token.rel === "amod" || token.rel === "compound") && token.tag !== "VBD") ||
      (token.upos === "ADV" &&
        token.tag !== "WRB" &&
        token.head > at &&
        token.head <= head &&
        (uposAt(view, at + 1) === "ADJ" || uposAt(view, at + 1) === "NUM" || uposAt(view, at + 1) === "ADV" || uposAt(view, at + 1) === "DET")) ||
      (token.upos === "CCONJ" && at > 0 && token.head > at && token.head <= head && joinsModifiers(view, at)) ||
      ((lower === "of" || lower === "for") && at > 0 && at + 1 < head && token.head <= head && headAt(view, at - 1) >= 0 && isInside(view, at - 1, head));
    if (!inside) break;
    start = at;
    if (token.upos === "DET" && lower !== "all" && lower !== "both" && uposAt(view, at - 1) !== "DET") break;
  }
  while (start < head && (lowerAt(view, start) === "-" || lowerAt(view, start) === "." || uposAt(view, start) === "CCONJ" || lowerAt(view, start) === "/"))
    start += 1;
  return start;
}

/** "US and western officials", "the fire and rescue service" against "attention and US officials": what stands before "and" modifies the same noun. */
function joinsModifiers(view: SentenceView, at: number): boolean {
  const before = view.tokens[at - 1];
  const after = view.tokens[at + 1];
  if (before === undefined || after === undefined) return false;
  if (after.upos !== "NOUN" && after.upos !== "PROPN" && after.upos !== "ADJ") return false;
  return before.upos === "PROPN" || before.upos === "ADJ" || (before.upos === "NOUN" && (before.rel === "compound" || before.rel === "nmod:poss"));
}

function isInside(view: SentenceView, at: number, head: number): boolean {
  let here = at;
  for (let steps = 0; steps < 12 && here >= 0; steps += 1) {
    if (here === head) return true;
    here = headAt(view, here);
  }
  return false;
}
