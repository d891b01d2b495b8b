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
  const children = view.sentence.children[at];
  if (children !== undefined) for (const child of children) if (view.tokens[child]?.rel === rel) return true;
  return false;
}

/** The listed noun of speaking that ends at a word ("prime minister", "ministry", "aid worker"), the longest that fits; null when none does. */
export function speakerAt(view: SentenceView, at: number, from: number, pack: ReportingPack): SpeakerNoun | null {
  const word = view.tokens[at]?.word;
  const lists = word === undefined ? null : speakersOf(word, pack);
  if (lists === null) return null;
  const plain = longestSpeaker(view, at, from, lists.asWritten);
  if (plain !== null && plain.words.length > 1) return plain;
  const byLemma = longestSpeaker(view, at, from, lists.byLemma);
  if (byLemma !== null && (plain === null || byLemma.words.length > plain.words.length)) return byLemma;
  return plain ?? longestSpeaker(view, at, from, lists.asSingular);
}

type Speakers = readonly SpeakerNoun[];
const NONE: Speakers = [];

/** The nouns of speaking that end with a word as it is written, in its base form, and as the plural it may be; null for most words. */
const speakersOf: (word: Word, pack: ReportingPack) => Readonly<Record<"asWritten" | "byLemma" | "asSingular", Speakers>> | null = keepWords(
  (word: Word, pack: ReportingPack) => {
    const bare = word.lower.endsWith(".") ? word.lower.slice(0, -1) : word.lower;
    const lemma = foldLemma(word, null);
    const asWritten = pack.speakers.get(bare) ?? NONE;
    const byLemma = lemma === bare ? NONE : (pack.speakers.get(lemma) ?? pack.speakers.get(singular(bare)) ?? NONE);
    const asSingular = (bare.endsWith("s") ? pack.speakers.get(singular(bare)) : undefined) ?? NONE;
    return asWritten === NONE && byLemma === NONE && asSingular === NONE ? null : { asWritten, byLemma, asSingular };
  },
);

function longestSpeaker(view: SentenceView, at: number, from: number, list: Speakers): SpeakerNoun | null {
  for (const noun of list) {
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
}

/** A plural as a tagger may leave it in a name ("Officials", "Authorities"), without its ending. */
function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
