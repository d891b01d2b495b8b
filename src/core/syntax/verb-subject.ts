import { QUOTE_MARKS } from "./clause-start.ts";
import type { CueWords } from "./cue-words.ts";
import { chunkEnd, isNominal } from "./noun-phrase.ts";
import { openingPhrase } from "./opening-phrase.ts";
import { hasChild, type SentenceView } from "./sentence-view.ts";
import { childrenAt, headAt, lowerAt, relAt, uposAt } from "./token-at.ts";

/** Steps taken to a shared subject through conjuncts and complements; deeper nesting is not read. */
const MAX_SHARED = 5;

function isSubject(rel: string): boolean {
  return rel === "nsubj" || rel === "nsubj:pass" || rel === "csubj" || rel === "nsubj:outer";
}

/** The subject a verb has itself or shares with the verb that governs it. */
export function findSubject(view: SentenceView, verb: number, depth: number, words: CueWords): number {
  const children = childrenAt(view, verb);
  // with two, the one behind counts after a quotation ("…," said X), else the nearer
  const quoted = QUOTE_MARKS.has(lowerAt(view, verb - 1));
  let best = -1;
  const subjects = children.filter((child) => isSubject(relAt(view, child)));
  for (const child of subjects) {
    // "Kyiv this week said", "officials familiar with the case warned": a time or a prepositional object beside the subject is none
    if (subjects.length > 1 && (words.times.has(lowerAt(view, child)) || hasChild(view, child, "case"))) continue;
    if (best < 0 || (quoted ? child > verb : Math.abs(child - verb) < Math.abs(best - verb))) best = child;
  }
  if (best >= 0) return relativeAntecedent(view, verb, best);
  const token = view.tokens[verb];
  if (token === undefined || depth >= MAX_SHARED) return -1;
  const head = token.head;
  if (head < 0) return -1;
  if (token.rel === "conj") {
    const own = openingOfHalf(view, verb, head);
    if (own >= 0) return own;
  }
  if (token.rel === "conj" || token.rel === "xcomp" || token.rel === "advcl" || token.rel === "parataxis" || token.rel === "dep") {
    const parent = view.tokens[head];
    if (parent === undefined) return -1;
    if (token.rel === "parataxis" && token.tag !== "VBG") return -1;
    if (parent.upos === "VERB" || parent.upos === "AUX" || parent.upos === "ADJ") return findSubject(view, head, depth + 1, words);
    if (token.rel === "advcl" && isNominal(parent)) return findSubject(view, head, depth + 1, words);
    return -1;
  }
  if ((token.rel === "acl" || token.rel === "acl:relcl") && token.tag === "VBG" && isNominal(view.tokens[head])) return head;
  return -1;
}

/** "…; the observatory, in a list, put it at 612": the noun that opens the half of a sentence behind a semicolon; -1 where none does. */
function openingOfHalf(view: SentenceView, verb: number, first: number): number {
  let mark = verb - 1;
  while (mark > first && lowerAt(view, mark) !== ";" && uposAt(view, mark) !== "VERB") mark -= 1;
  if (lowerAt(view, mark) !== ";") return -1;
  const start = uposAt(view, mark + 1) === "CCONJ" ? mark + 2 : mark + 1;
  const end = chunkEnd(view, start, verb);
  return end > start && isNominal(view.tokens[end - 1]) ? end - 1 : -1;
}

/** "who said": the noun that the relative pronoun stands for. */
function relativeAntecedent(view: SentenceView, verb: number, subject: number): number {
  const token = view.tokens[subject];
  if (token === undefined || (token.tag !== "WP" && token.tag !== "WDT" && lowerAt(view, subject) !== "that")) return subject;
  const head = headAt(view, verb);
  if (head >= 0 && head < subject && isNominal(view.tokens[head])) return head;
  if (lowerAt(view, subject - 1) === "," && lowerAt(view, subject) === "who") {
    const opening = openingPhrase(view, subject).head;
    if (opening >= 0) return opening;
  }
  for (let at = subject - 1; at >= Math.max(0, subject - 3); at -= 1) if (isNominal(view.tokens[at])) return at;
  return subject;
}

/** "which one official said has sent": between the relative word and the verb stands a subject of its own. */
function hasNearerSubject(view: SentenceView, relative: number, verb: number): boolean {
  return childrenAt(view, verb).some(
    (child) => child > relative && child < verb && relAt(view, child) === "nsubj" && view.tokens[child]?.tag.startsWith("W") === false,
  );
}

/** Whether a verb is that of a relative clause, its subject the relative word. */
export function isRelative(view: SentenceView, verb: number): boolean {
  return childrenAt(view, verb).some((child) => {
    const token = view.tokens[child];
    return (
      token !== undefined &&
      child < verb &&
      isSubject(token.rel) &&
      (token.tag === "WP" || token.tag === "WDT" || (lowerAt(view, child) === "that" && token.upos === "PRON")) &&
      !hasNearerSubject(view, child, verb)
    );
  });
}

/** "Sen. X (I-Vt.) said": a subject found inside brackets is the noun before them. */
export function outsideBracket(view: SentenceView, subject: number, start: number): number {
  if (subject < 0 || subject >= start) return subject;
  for (let at = subject; at > 0 && subject - at < 8; at -= 1) {
    if (lowerAt(view, at) === ")" && at < subject) return subject;
    if (lowerAt(view, at) !== "(") continue;
    for (let close = subject + 1; close < start; close += 1) if (lowerAt(view, close) === ")") return isNominal(view.tokens[at - 1]) ? at - 1 : subject;
    return subject;
  }
  return subject;
}
