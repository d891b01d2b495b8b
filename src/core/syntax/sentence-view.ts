import type { ReportingPack, SpeakerNoun } from "../packs/reporting.ts";
import type { Sentence, Token, Word } from "./index.ts";
import { keep } from "./kept.ts";
import { foldWord, keepWords } from "./word-stock.ts";

/** A sentence with its words folded once: lower case and straight apostrophes, so that word lists can be asked. */
export interface SentenceView {
  readonly index: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  /** Lemmas in lower case. */
  readonly lemmas: readonly string[];
}

const foldLemma: (word: Word, about: null) => string = keepWords((word: Word) => foldWord(word.lemma));

/** Folds the words of a sentence. */
export const viewSentence: (sentence: Sentence, index: number) => SentenceView = keep(
  (sentence: Sentence, index: number): SentenceView => ({
    index,
    sentence,
    tokens: sentence.tokens,
    lower: sentence.tokens.map((token) => token.word.lower),
    lemmas: sentence.tokens.map((token) => foldLemma(token.word, null)),
  }),
);

/** Whether a word begins with a capital letter. */
export function isCapital(view: SentenceView, at: number): boolean {
  const first = view.tokens[at]?.text.charAt(0) ?? "";
  return first !== first.toLowerCase();
}

/** Whether a word has a child that stands in this relation to it. */
export function hasChild(view: SentenceView, at: number, rel: string): boolean {
  return (view.sentence.children[at] ?? []).some((child) => view.tokens[child]?.rel === rel);
}

/** The listed noun of speaking that ends at a word ("prime minister", "ministry", "aid worker"), the longest that fits; null when none does. */
export function speakerAt(view: SentenceView, at: number, from: number, pack: ReportingPack): SpeakerNoun | null {
  const match = (list: readonly SpeakerNoun[] | undefined): SpeakerNoun | null => {
    for (const noun of list ?? []) {
      const size = noun.words.length;
      if (at - size + 1 < from) continue;
      let fits = true;
      for (let k = 0; k < size - 1 && fits; k += 1) {
        const word = noun.words[k];
        fits = view.lower[at - size + 1 + k] === word || view.lemmas[at - size + 1 + k] === word;
      }
      if (fits) return noun;
    }
    return null;
  };
  const lower = view.lower[at] ?? "";
  const bare = lower.endsWith(".") ? lower.slice(0, -1) : lower;
  const plain = match(pack.speakers.get(bare));
  if (plain !== null && plain.words.length > 1) return plain;
  const lemma = view.lemmas[at] ?? "";
  const byLemma = lemma === bare ? null : match(pack.speakers.get(lemma) ?? pack.speakers.get(singular(bare)));
  if (byLemma !== null && (plain === null || byLemma.words.length > plain.words.length)) return byLemma;
  return plain ?? (bare.endsWith("s") ? match(pack.speakers.get(singular(bare))) : null);
}

/** A plural as a tagger may leave it in a name ("Officials", "Authorities"), without its ending. */
function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
