import type { Attribution, Span } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { relAt, tagAt } from "../syntax/token-at.ts";
import { ancestors, clauseHead, spanOf, subtree } from "./tree.ts";

/** A claim's passage is not longer than this, in characters. */
const LONGEST = 600;

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The part of the sentence that one attribution gives as content around a position, null when none does. */
export function contentAround(attributions: readonly Attribution[], sentence: Sentence, span: Span): Span | null {
  let best: Span | null = null;
  for (const attribution of attributions) {
    for (const content of attribution.content) {
      if (!contains(content, span)) continue;
      const clipped = { start: Math.max(content.start, sentence.start), end: Math.min(content.end, sentence.end) };
      if (best === null || clipped.end - clipped.start < best.end - best.start) best = clipped;
    }
  }
  return best;
}

/** The clause around a token: its subtree without coordinate sentences, clipped to the attributed content, as a stretch of text. */
export function clauseSpan(sentence: Sentence, index: number, content: Span | null): Span {
  const head = clauseHead(sentence, index);
  const path = new Set(ancestors(sentence, index));
  const skip = (token: number): boolean => {
    const rel = relAt(sentence, token);
    if (path.has(token)) return false;
    return rel === "parataxis" || rel === "discourse" || (rel === "conj" && sentence.tokens[token]?.head === head);
  };
  const own = spanOf(sentence, subtree(sentence, head, skip)) ?? { start: sentence.start, end: sentence.end };
  let start = own.start;
  let end = own.end;
  if (content !== null) {
    start = Math.max(start, content.start);
    end = Math.min(end, content.end);
  }
  const token = sentence.tokens[index];
  if (token !== undefined && (start >= end || token.start < start || token.end > end)) {
    start = content?.start ?? sentence.start;
    end = content?.end ?? sentence.end;
  }
  if (end - start > LONGEST && token !== undefined) {
    start = Math.max(start, token.start - LONGEST / 2);
    end = Math.min(end, token.end + LONGEST / 2);
  }
  return trimmed(sentence, { start, end }, token?.start ?? end);
}

/** Words that join a clause to another and are not part of what it says. */
const JOINERS = new Set(["and", "but", "that", "while", "as", "who", "which"]);

/** The span without joining words at its start, never past the token it is for. */
function trimmed(sentence: Sentence, span: Span, keep: number): Span {
  let start = span.start;
  for (const token of sentence.tokens) {
    if (token.start < start) continue;
    if (token.start >= keep || token.start >= span.end) break;
    const joins =
      token.upos === "PUNCT" ||
      ((token.upos === "CCONJ" || token.upos === "SCONJ" || token.tag === "WDT" || token.tag === "WP") && JOINERS.has(token.text.toLowerCase()));
    if (!joins) {
      start = token.start;
      break;
    }
    start = token.end;
  }
  return { start: Math.min(start, keep), end: span.end };
}

/** Penn tags of finite verbs and modals. */
const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** Whether the clause a token heads tells something: a finite verb, or a subject of its own. Purposes and participles only describe. */
export function tells(sentence: Sentence, head: number): boolean {
  const token = sentence.tokens[head];
  if (token === undefined) return false;
  const own = sentence.children[head] ?? [];
  const finite = FINITE.has(token.tag) || own.some((child) => FINITE.has(tagAt(sentence, child) ?? ""));
  if (finite) return true;
  // "The river burst its banks": past forms that look like base forms.
  if (token.rel === "root" && token.upos === "VERB" && own.some((child) => relAt(sentence, child).startsWith("nsubj"))) return true;
  // "Putin pulls", then "and sends": a conjoined verb shares what its first verb has.
  return token.rel === "conj" && token.head >= 0 && token.head !== head && FINITE.has(token.tag) && tells(sentence, token.head);
}

/** Whether a stretch holds subject and finite verb of the clause around a token, so that it can be printed after "says". */
export function isFinite(sentence: Sentence, index: number, span: Span): boolean {
  const head = clauseHead(sentence, index);
  const own = [head, ...(sentence.children[head] ?? [])].filter((at) => {
    const token = sentence.tokens[at];
    return token !== undefined && token.start >= span.start && token.end <= span.end;
  });
  const subject = own.find((at) => relAt(sentence, at).startsWith("nsubj") || relAt(sentence, at) === "expl");
  const verb = own.some((at) => FINITE.has(tagAt(sentence, at) ?? ""));
  const opening = sentence.tokens.findIndex((token) => token.start >= span.start && token.upos !== "PUNCT");
  const first = sentence.tokens[opening];
  if (subject === undefined || !verb || first === undefined || first.upos === "CCONJ" || first.upos === "SCONJ") return false;
  // "who", and "of which" too
  return [first, sentence.tokens[opening + 1]].every((token) => token?.tag !== "WDT" && token?.tag !== "WP");
}
