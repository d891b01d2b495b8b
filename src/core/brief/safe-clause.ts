import type { Claim } from "../model/index.ts";
import type { LanguagePack } from "../packs/index.ts";
import type { PhraseTable } from "../packs/modality.ts";
import { type Articles, textOf } from "./wording.ts";

/** Lower-cased words of a text; "didn't" gives "didn't" and "n't". */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .flatMap((word) => (/n['’]t$/.test(word) ? [word, "n't"] : [word]))
    .filter((word) => word !== "");
}

/** Base forms a word may have, roughly: what a table of lemmas is asked with. */
const formsOf = (word: string): readonly string[] => [
  word,
  word.replace(/s$/, ""),
  word.replace(/es$/, ""),
  word.replace(/ed$/, ""),
  word.replace(/d$/, ""),
  word.replace(/ied$/, "y"),
  word.replace(/ing$/, ""),
  word.replace(/ing$/, "e"),
  word.replace(/ly$/, ""),
];

const holds = (word: string, tables: readonly PhraseTable[]): boolean => formsOf(word).some((form) => tables.some((table) => table.has(form)));

/**
 * Whether the clause of a claim may be printed without the rest of its sentence. It may not when the claim is denied, doubted or a question, or when the words left out
 * could turn it round: a negation, a denial, a doubt, a condition. Then the whole sentence is quoted instead.
 */
export function standsAlone(claim: Claim, articles: Articles, languages: ReadonlyMap<string, LanguagePack>): boolean {
  const pack = languages.get(articles.get(claim.article)?.article.language ?? "");
  if (pack === undefined || claim.polarity === "denied" || claim.modality === "hedged" || claim.modality === "unverified") return false;
  const { article, sentence, span } = claim;
  const after = textOf(articles, article, { start: span.end, end: sentence.end });
  if (after.includes("?")) return false;
  const before = textOf(articles, article, { start: sentence.start, end: span.start });
  const { negations, denials, falsehoods, retractions, hedges, conditions } = pack.modality;
  return !wordsOf(`${before} ${after}`).some((word) => holds(word, [negations, denials, falsehoods, retractions, hedges, conditions]));
}
