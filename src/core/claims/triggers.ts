import type { Frame, FrameIndex, Predicate } from "../packs/claims.ts";
import type { Sentence, Token, Word } from "../syntax/index.ts";
import { keep } from "../syntax/kept.ts";
import { headAt } from "../syntax/token-at.ts";
import { keepWords } from "../syntax/word-stock.ts";
import { formsOf, matchWords } from "./phrases.ts";

/** A predicate of a frame found in a sentence. */
export interface Trigger {
  readonly frame: Frame;
  readonly predicate: Predicate;
  readonly from: number;
  readonly to: number;
  /** The token whose place in the tree counts: the highest one of the phrase. */
  readonly head: number;
}

function fitsPos(token: Token, pos: Predicate["pos"]): boolean {
  if (pos === null) return true;
  if (pos === "v") return token.upos === "VERB";
  if (pos === "n") return token.upos === "NOUN" || token.upos === "PROPN";
  return token.upos === "ADJ" || token.upos === "ADV" || token.tag === "VBN" || token.tag === "VBD";
}

function topOf(sentence: Sentence, from: number, to: number): number {
  for (let at = from; at <= to; at += 1) {
    const head = headAt(sentence, at);
    if (head < from || head > to) return at;
  }
  return from;
}

type Entry = { readonly frame: Frame; readonly predicate: Predicate };
const NONE: readonly Entry[] = [];

/** The predicates that begin with a word: most words begin none. */
const entriesOf: (word: Word, index: FrameIndex) => readonly Entry[] = keepWords((word: Word, index: FrameIndex) =>
  formsOf(word, null).flatMap((form) => index.byWord.get(form) ?? NONE),
);

/** Every predicate of every frame that stands in the sentence, in order; where predicates of one frame overlap, the longest. */
export const findTriggers: (sentence: Sentence, index: FrameIndex) => readonly Trigger[] = keep((sentence: Sentence, index: FrameIndex): readonly Trigger[] => {
  const found: Trigger[] = [];
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const token = sentence.tokens[at] as Token;
    const here = new Set<Frame>();
    for (const { frame, predicate } of entriesOf(token.word, index)) {
      if (here.has(frame)) continue;
      const to = matchWords(sentence, at, predicate.words);
      const last = sentence.tokens[to];
      if (last === undefined || !fitsPos(last, predicate.pos)) continue;
      here.add(frame);
      found.push({ frame, predicate, from: at, to, head: topOf(sentence, at, to) });
    }
  }
  return found;
});
