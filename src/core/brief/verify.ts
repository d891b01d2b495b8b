import type { Citation, Sentence } from "../model/index.ts";
import { type Articles, flat, hardWords, textOf } from "./wording.ts";

/** Words of our own that may open a sentence with a capital letter. */
const OWN_WORDS = new Set(["According", "Unnamed", "The", "A", "An", "In", "One", "Stated", "Also", "Two", "Three", "Four", "Five", "Several", "Some", "Multiple"]);

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

/** Adds the passage that introduces a name the sentence's passages lack ("he said": the name stands further up), looking in the cited articles only. */
export function withIntroductions(text: string, citations: readonly Citation[], articles: Articles): readonly Citation[] {
  const all = [...citations];
  for (let round = 0; round < 6; round += 1) {
    const lacking = findUnsupported(text, all, articles);
    if (lacking === null) return all;
    let added = false;
    for (const article of new Set(citations.map((citation) => citation.article))) {
      const whole = articles.get(article)?.article.text ?? "";
      const at = whole.indexOf(lacking);
      if (at < 0) continue;
      const end = Math.min(whole.length, at + lacking.length);
      all.push({ article, span: { start: at, end } });
      added = true;
      break;
    }
    if (!added) return all;
  }
  return all;
}

/** Checks one sentence; null when it may be printed, else the word that has no passage. */
export const refuses = (sentence: Sentence, articles: Articles): string | null => findUnsupported(sentence.text, sentence.citations, articles);
