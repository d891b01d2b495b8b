import type { ArticleId, Claim, ClaimId, Reading } from "../model/index.ts";

/** Runs of letters or digits. */
const WORD = /[\p{L}\p{N}]+/gu;

/** What two readings of one sentence agree on when they read one claim in it. */
function keyOf({ text }: Reading["article"], claim: Claim): string {
  const words = Array.from(text.slice(claim.sentence.start, claim.sentence.end).matchAll(WORD), ([word]) => word);
  const quantity = claim.figure?.figure.quantity;
  const figure = quantity === undefined ? "-" : `${quantity.unit} ${quantity.low} ${quantity.high}`;
  return `${words.join(" ")}|${claim.kind}|${claim.what}|${claim.polarity}|${figure}`;
}

/** The original first, then by date of publication, the undated last. */
function inOrder(readings: readonly Reading[], root: ArticleId): readonly Reading[] {
  const rank = ({ article: { id, published } }: Reading): string => (id === root ? "" : `${published?.from ?? "\uffff"} ${id}`);
  return [...readings].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/**
 * Claims of copies that stand in the text they were copied from, each with the claim that it repeats: the same claim of the same sentence,
 * word for word, in the original or, where that was cut, in the first copy that has it. Who prints a sentence may change how its
 * attribution is read ("told TNA"), so that is not compared. `rootOf` gives the original of each article, itself for one that is no copy.
 */
export function findRepeatedClaims(readings: readonly Reading[], rootOf: (article: ArticleId) => ArticleId): ReadonlyMap<ClaimId, ClaimId> {
  const repeated = new Map<ClaimId, ClaimId>();
  for (const [root, family] of Map.groupBy(readings, ({ article }) => rootOf(article.id))) {
    if (family.length < 2) continue;
    const known = new Map<string, ClaimId[]>();
    for (const { article, claims } of inOrder(family, root)) {
      const here = Map.groupBy(claims, (claim) => keyOf(article, claim));
      for (const [key, said] of here) {
        const earlier = known.get(key);
        if (earlier === undefined)
          known.set(
            key,
            said.map(({ id }) => id),
          );
        else for (const [at, { id }] of said.entries()) repeated.set(id, earlier[Math.min(at, earlier.length - 1)] as ClaimId);
      }
    }
  }
  return repeated;
}
