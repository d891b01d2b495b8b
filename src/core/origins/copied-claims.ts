import type { ArticleId, ClaimId, Reading } from "../model/index.ts";
import type { Utterance } from "./terminals.ts";

/** The readings with what stands for itself: of copies what they have beyond the texts they copy, and nothing of a copy that has no more. */
export const withoutRepeats = (
  readings: readonly Reading[],
  roots: ReadonlyMap<ArticleId, ArticleId>,
  repeated: ReadonlyMap<ClaimId, ClaimId>,
): readonly Reading[] =>
  readings.flatMap((reading) => {
    if (roots.get(reading.article.id) === reading.article.id) return [reading];
    const claims = reading.claims.filter(({ id }) => !repeated.has(id));
    return claims.length === 0 ? [] : [{ ...reading, claims }];
  });

/** What is known of a claim, for its repeats too. */
export const followRepeats = <Known>(known: ReadonlyMap<ClaimId, Known>, repeatsOf: ReadonlyMap<ClaimId, readonly ClaimId[]>): ReadonlyMap<ClaimId, Known> =>
  new Map([...known].flatMap(([claim, what]) => [claim, ...(repeatsOf.get(claim) ?? [])].map((id) => [id, what] as const)));

/** The claims of copies with the chains of those they repeat. */
export function repeatUtterances(
  utterances: readonly Utterance[],
  readings: readonly Reading[],
  repeated: ReadonlyMap<ClaimId, ClaimId>,
): readonly Utterance[] {
  const byClaim = new Map(utterances.map((utterance) => [utterance.claim.id, utterance]));
  return readings.flatMap(({ article, claims }) =>
    claims.flatMap((claim) => {
      const first = byClaim.get(repeated.get(claim.id) ?? "");
      return first === undefined ? [] : [{ ...first, claim, article }];
    }),
  );
}
