import type { Frame } from "../packs/claims.ts";
import type { Sentence } from "../syntax/index.ts";
import { tagAt, wordAt } from "../syntax/token-at.ts";
import { ancestors, childBy } from "./tree.ts";
import type { Trigger } from "./triggers.ts";

/** A word that sizes up an event ("a minor pullback"), and the predicate of that event. */
export interface Remark {
  readonly frame: Frame;
  /** The word itself. */
  readonly at: number;
  /** The predicate of the event it is said of. */
  readonly of: number;
}

/** Nouns between an adjective at the head of a clause and the predicate it sizes up: "the number of units withdrawn is not large". */
const MOST_BELOW = 3;

/** "Larger", "the most significant": measured against something else, not sized up. */
const compares = (sentence: Sentence, at: number): boolean =>
  tagAt(sentence, at) !== "JJ" || (sentence.children[at] ?? []).some((child) => GRADES.has(wordAt(sentence, child)));
const GRADES = new Set(["more", "most", "less", "least"]);

/** The noun an adjective describes, and what governs that noun; a quoted adjective ("relatively small" units) may have been taken for its governor. */
function described(sentence: Sentence, at: number): { readonly noun: number; readonly governor: number; readonly rel: string } | null {
  const word = sentence.tokens[at];
  if (word === undefined) return null;
  if (word.rel === "amod") {
    const noun = sentence.tokens[word.head];
    return noun === undefined ? null : { noun: word.head, governor: noun.head, rel: noun.rel };
  }
  const object = childBy(sentence, at, "obj");
  const beside = object > at && sentence.tokens.slice(at + 1, object).every((token) => token.upos === "PUNCT");
  return beside ? { noun: object, governor: word.head, rel: "obj" } : null;
}

/** The word describes the event, what is moved in it, or, at the head of a clause, a subject that names it. */
function sizesUp(sentence: Sentence, at: number, event: number): boolean {
  if (compares(sentence, at)) return false;
  const subject = childBy(sentence, at, "nsubj", "nsubj:pass");
  if (subject >= 0) {
    const above = ancestors(sentence, event);
    const place = above.indexOf(subject);
    return place >= 0 && place < MOST_BELOW;
  }
  const of = described(sentence, at);
  if (of === null) return false;
  if (of.noun === event) return true;
  return of.governor === event && (of.rel === "obj" || of.rel === "nsubj:pass" || (of.rel === "nsubj" && childBy(sentence, event, "obj") < 0));
}

/** The words that size up an event told in the sentence, the first for each event. */
export function findRemarks(sentence: Sentence, triggers: readonly Trigger[]): readonly Remark[] {
  const remarks = new Map<number, Remark>();
  for (const { frame, head: at } of triggers) {
    if (frame.beside.size === 0 || remarks.has(at)) continue;
    const event = triggers.find((other) => frame.beside.has(other.frame.what) && other.head !== at && sizesUp(sentence, at, other.head));
    const told = event === undefined || [...remarks.values()].some(({ of }) => of === event.head);
    if (!told) remarks.set(at, { frame, at, of: event.head });
  }
  return [...remarks.values()];
}
