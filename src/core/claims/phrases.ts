import type { PhraseTable } from "../packs/modality.ts";
import type { Sentence, Word } from "../syntax/index.ts";
import { uposAt } from "../syntax/token-at.ts";
import { keepWords } from "../syntax/word-stock.ts";

/** Words that may stand between two words of a phrase ("could not *immediately* verify", "leave *their* homes"). */
const GAP = 2;

/** Between a verb and its preposition stands its object: "forced *thousands of people* from their homes". */
const OBJECT_GAP = 6;
const PREPOSITIONS = new Set(["from", "to", "into", "out", "in", "under", "on", "beneath", "alive", "back", "away"]);

/** Where a phrase stands: indexes of its first and last token. */
export interface PhraseHit {
  readonly from: number;
  readonly to: number;
  readonly phrase: readonly string[];
}

/** Base forms a regular verb form may have: "leaked" is of leak or leake, "robbed" of rob. */
function verbStems(form: string): readonly string[] {
  for (const ending of ["ed", "ing", "es"]) {
    if (!form.endsWith(ending) || form.length - ending.length < 3) continue;
    const stem = form.slice(0, -ending.length);
    const doubled = stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [];
    return [stem, `${stem}e`, ...doubled];
  }
  return form.endsWith("s") ? [form.slice(0, -1)] : [];
}

/**
 * The forms under which a word may stand in a pack: lemma, form as written, the singular of a noun that the lemmatiser left plural ("troops"),
 * and the stems of a verb it has not seen.
 */
export const formsOf: (word: Word, about: null) => readonly string[] = keepWords((word: Word) => {
  const lemma = word.lemma.toLowerCase();
  const form = word.text.toLowerCase();
  if (lemma !== form) {
    if (word.upos !== "VERB") return [lemma, form];
    return [...new Set([lemma, form, ...verbStems(form)])];
  }
  return (word.tag === "NNS" || word.tag === "NNPS") && form.endsWith("s") ? [lemma, form.slice(0, -1)] : [lemma];
});

/** Matches the words of one phrase from a token on, by lemma or by form, letting a few words stand between; -1 or the last token's index. */
export function matchWords(sentence: Sentence, at: number, words: readonly string[], gap: number = GAP): number {
  let position = at;
  for (let step = 1; step < words.length; step += 1) {
    const want = words[step];
    let found = -1;
    const reach = gap >= GAP && step === 1 && uposAt(sentence, at) === "VERB" && PREPOSITIONS.has(want ?? "") ? OBJECT_GAP : gap;
    for (let next = position + 1; next <= position + 1 + reach && next < sentence.tokens.length; next += 1) {
      const token = sentence.tokens[next];
      if (token === undefined) break;
      if (token.text === "-") continue;
      if (token.upos === "PUNCT") break;
      if (want !== undefined && formsOf(token.word, null).includes(want)) {
        found = next;
        break;
      }
    }
    if (found < 0) return -1;
    position = found;
  }
  return position;
}

/** All hits of a phrase table in a sentence, in order. */
export function findPhrases(sentence: Sentence, table: PhraseTable, gap = 1): PhraseHit[] {
  const hits: PhraseHit[] = [];
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const hit = phraseAt(sentence, at, table, gap);
    if (hit !== null) hits.push(hit);
  }
  return hits;
}

const NONE: readonly never[] = [];

/** The best phrase of a table that begins at a word; null when none does. */
export function phraseAt(sentence: Sentence, at: number, table: PhraseTable, gap = 1): PhraseHit | null {
  const token = sentence.tokens[at];
  if (token === undefined) return null;
  for (const form of formsOf(token.word, null)) {
    for (const phrase of table.get(form) ?? NONE) {
      const last = phrase.length === 1 ? at : matchWords(sentence, at, phrase, gap);
      if (last >= 0) return { from: at, to: last, phrase };
    }
  }
  return null;
}
