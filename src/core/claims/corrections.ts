import type { Article, Claim } from "../model/index.ts";
import type { LanguagePack } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { findPhrases } from "./phrases.ts";

/** Characters of a paragraph in which its label ("Correction:") must stand. */
const LABEL = 30;

const valueOf = (claim: Claim): string => `${claim.figure?.figure.quantity.low}:${claim.figure?.figure.quantity.high}`;

/**
 * In a paragraph that corrects ("Correction. On Friday we gave 712; it is 612.") the outlet's earlier figure is disowned: the one told of what
 * "we" or "an earlier version" said, when another figure of the paragraph takes its place or the paragraph calls it wrong.
 */
export function disownCorrected(article: Article, sentences: readonly Sentence[], claims: readonly Claim[], pack: LanguagePack): readonly Claim[] {
  const blocks = new Set<number>();
  for (const sentence of sentences) {
    const block = article.blocks[sentence.block];
    if (block === undefined || blocks.has(sentence.block)) continue;
    const label = findPhrases(sentence, pack.modality.corrections).some(
      (hit) => (sentence.tokens[hit.from]?.start ?? 0) - block.span.start <= LABEL || hit.phrase.length > 1,
    );
    if (label) blocks.add(sentence.block);
  }
  if (blocks.size === 0) return claims;
  const byStart = new Map([...sentences].reverse().map((sentence) => [sentence.start, sentence] as const));
  return claims.map((claim) => {
    if (claim.figure === null || claim.polarity === "denied") return claim;
    const sentence = byStart.get(claim.sentence.start);
    if (sentence === undefined || !blocks.has(sentence.block)) return claim;
    const number = claim.figure.span.start;
    const earlier = findPhrases(sentence, pack.modality.earlierSelf).some((hit) => (sentence.tokens[hit.from]?.start ?? 0) < number);
    if (!earlier) return claim;
    const replaced = claims.some(
      (other) =>
        other.figure !== null &&
        other.figure.span.start > number &&
        article.blocks[sentence.block] !== undefined &&
        other.figure.span.start < (article.blocks[sentence.block]?.span.end ?? 0) &&
        valueOf(other) !== valueOf(claim),
    );
    return replaced ? { ...claim, polarity: "denied", outdated: true, trace: [...claim.trace, "denied: disowned in a correction"] } : claim;
  });
}
