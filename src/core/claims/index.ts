import type { Article, Attribution, Claim, Diagnostic, Mention, Staged } from "../model/index.ts";
import type { Frame } from "../packs/claims.ts";
import type { LanguagePack, Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { readAttribution } from "./attribution.ts";
import { attributionsBySentence, mentionsBySentence } from "./by-sentence.ts";
import { disownCorrected } from "./corrections.ts";
import { readSentence } from "./read-sentence.ts";

export const version = "claims/2";

/** No sentence is read once an article has made so many claims: a report holds some fifty, a dense one of 20,000 words eleven hundred. */
const MOST_CLAIMS = 2500;

/** What stage 3 yields: who says what, and what is said. */
export interface ClaimReading {
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
}

/**
 * Stage 3: Article, Mention[] -> Claim[]. Frames of the claim types matched on the syntax, with roles, modality, polarity and attribution.
 * A figure without a frame near enough makes no claim; a clause whose speaker is unclear keeps an empty attribution.
 */
export function readClaims(article: Article, sentences: readonly Sentence[], mentions: readonly Mention[], packs: Packs): Staged<ClaimReading> {
  const attributions = readAttribution(article, sentences, mentions, packs);
  const pack: LanguagePack | undefined = packs.languages.get(article.language);
  const index = packs.frames.get(article.language);
  if (pack === undefined || index === undefined) return { value: { attributions, claims: [] }, diagnostics: [] };
  const claims: Claim[] = [];
  let topic: { readonly frame: Frame; readonly block: number } | null = null;
  const hasBody = article.blocks.some((block) => block.role === "paragraph");
  const mentionsOf = mentionsBySentence(sentences, mentions);
  const saidIn = attributionsBySentence(sentences, attributions);
  const told = new Set<string>();
  let tooMany = false;
  for (const [position, sentence] of sentences.entries()) {
    if (claims.length >= MOST_CLAIMS) {
      tooMany = true;
      break;
    }
    // A sentence that stands there again, word for word, says nothing new.
    const words = article.text.slice(sentence.start, sentence.end);
    if (told.has(words)) continue;
    told.add(words);
    // A headline repeats its own article: it is read for names and topic, never counted as one more passage.
    if (hasBody && article.blocks[sentence.block]?.role === "headline") continue;
    if (topic !== null && (article.blocks[sentence.block] === undefined || sentence.block > topic.block + 1)) topic = null;
    const read = readSentence({
      article,
      sentence,
      before: sentences[position - 1] ?? null,
      after: sentences[position + 1] ?? null,
      here: mentionsOf[position] ?? [],
      said: saidIn[position] ?? [],
      pack,
      index,
      units: packs.units,
      topic: topic?.frame ?? null,
    });
    const last = read.findLast((claim) => claim.figure !== null);
    const frame = last === undefined ? undefined : index.byId.get(last.rule);
    if (frame !== undefined) topic = { frame, block: sentence.block };
    claims.push(...read);
  }
  return {
    value: { attributions, claims: withOrdinals(disownCorrected(article, sentences, claims, pack)) },
    diagnostics: tooMany ? [overflow(article, claims.length)] : [],
  };
}

const overflow = (article: Article, read: number): Diagnostic => ({
  code: "claims/too-many",
  severity: "warning",
  message: `only the first ${read} claims of ${article.name} were read`,
  at: null,
});

/** Gives every claim its id; claims of one type on one span are told apart by an ordinal. */
function withOrdinals(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Map<string, number>();
  return claims.map((claim) => {
    const span = claim.figure?.span ?? claim.span;
    const stem = `${claim.article}:${span.start}-${span.end}:${claim.type}`;
    const ordinal = seen.get(stem) ?? 0;
    seen.set(stem, ordinal + 1);
    return { ...claim, id: `${stem}:${ordinal}` };
  });
}
