import type { Citation, Sentence } from "../model/index.ts";
import { trimTrailing } from "../text/trim-trailing.ts";
import { type Articles, flat, hardWords, textOf, wholeOf } from "./wording.ts";

/** Words of our own that may open a sentence with a capital letter. */
const OWN_WORDS = new Set([
  "According",
  "Unnamed",
  "The",
  "A",
  "An",
  "In",
  "One",
  "Stated",
  "Also",
  "Two",
  "Three",
  "Four",
  "Five",
  "Several",
  "Some",
  "Multiple",
]);

const fold = (text: string): string =>
  text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .toLowerCase();

/**
 * The first name, number or unit of a sentence that stands in none of its passages; null when all do.
 * Negation and hedges survive because clauses are printed as they stand; what we add is from the closed list above.
 */
export function findUnsupported(text: string, citations: readonly Citation[], articles: Articles): string | null {
  const passages = fold(flat(citations.map((citation) => textOf(articles, citation.article, citation.span)).join(" \n ")));
  for (const [position, word] of hardWords(text).entries()) {
    if (position === 0 && OWN_WORDS.has(word)) continue;
    const folded = fold(word);
    if (passages.includes(folded)) continue;
    if (folded.endsWith("'s") && passages.includes(folded.slice(0, -2))) continue;
    return word;
  }
  return null;
}

/** Where the words of a text from one of them on stand in a longer text, as many in a row as do ("Ministry of the Interior"); null when not even the first does. */
function longestFrom(text: string, word: string, whole: string): { readonly start: number; readonly end: number } | null {
  let best: { start: number; end: number } | null = null;
  const from = text.indexOf(word);
  const words = text.slice(from).split(" ");
  for (let count = 1; count <= Math.min(12, words.length); count += 1) {
    const phrase = count === 1 ? word : trimTrailing(words.slice(0, count).join(" "), ",.;:()");
    const at = whole.indexOf(phrase);
    if (at < 0) break;
    best = { start: at, end: at + phrase.length };
  }
  return best;
}

/** Adds the passage that introduces a name the sentence's passages lack ("he said": the name stands further up), looking in the cited articles only. */
export function withIntroductions(text: string, citations: readonly Citation[], articles: Articles): readonly Citation[] {
  const all = [...citations];
  for (let round = 0; round < 6; round += 1) {
    const lacking = findUnsupported(text, all, articles);
    if (lacking === null) return all;
    let added = false;
    for (const article of new Set(citations.map((citation) => citation.article))) {
      const whole = wholeOf(articles, article);
      const found = longestFrom(text, lacking, whole);
      if (found === null) continue;
      all.push({ article, span: found });
      added = true;
      break;
    }
    if (!added) return all;
  }
  return all;
}

/** Checks one sentence; null when it may be printed, else the word that has no passage. */
export const refuses = (sentence: Sentence, articles: Articles): string | null => findUnsupported(sentence.text, sentence.citations, articles);
