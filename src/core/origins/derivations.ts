import type { ArticleId, Citation, ClaimId, Derivation, Origin, Reading } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import type { Utterance } from "./terminals.ts";

const cite = ({ claim }: Utterance): Citation => ({ article: claim.article, span: claim.span });

/** Why texts and claims are not independent: copies, cited outlets, self-citations, shared quotations. Sorted and without repeats. */
export function describeDerivations(
  readings: readonly Reading[],
  roots: ReadonlyMap<ArticleId, ArticleId>,
  links: ReadonlyMap<ClaimId, Utterance>,
  reused: ReadonlyMap<ClaimId, ClaimId>,
  utterances: readonly Utterance[],
  speeches: readonly { readonly a: ClaimId; readonly b: ClaimId }[],
  origins: readonly Origin[],
): readonly Derivation[] {
  const found: Derivation[] = [];
  const byClaim = new Map(utterances.map((utterance) => [utterance.claim.id, utterance]));
  const originOf = new Map(origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin.id] as const)));
  for (const { article } of readings) {
    const root = roots.get(article.id) ?? article.id;
    if (root !== article.id) found.push({ from: article.id, to: root, how: "copy", evidence: [] });
  }
  for (const utterance of utterances) {
    const { claim } = utterance;
    const origin = originOf.get(claim.id);
    const target = links.get(claim.id);
    const earlier = byClaim.get(reused.get(claim.id) ?? "");
    // A sentence taken over, between texts that are no copies of one another as a whole.
    if (
      earlier !== undefined &&
      earlier.article.id !== utterance.article.id &&
      roots.get(utterance.article.id) !== roots.get(earlier.article.id) &&
      earlier.root === utterance.root
    ) {
      found.push({ from: claim.id, to: roots.get(earlier.article.id) ?? earlier.article.id, how: "same-wording", evidence: [cite(utterance), cite(earlier)] });
    }
    if (target !== undefined) found.push({ from: claim.id, to: target.article.id, how: "cites-outlet", evidence: [cite(utterance), cite(target)] });
    else if (utterance.cited.length > 0 && origin !== undefined) found.push({ from: claim.id, to: origin, how: "cites-outlet", evidence: [cite(utterance)] });
    if (origin !== undefined && claim.attribution.some((voice) => voice.self))
      found.push({ from: claim.id, to: origin, how: "self-citation", evidence: [cite(utterance)] });
  }
  for (const { a, b } of speeches) {
    const from = byClaim.get(a);
    const to = byClaim.get(b);
    const origin = originOf.get(b);
    if (from !== undefined && to !== undefined && origin !== undefined)
      found.push({ from: a, to: origin, how: "same-wording", evidence: [cite(from), cite(to)] });
  }
  return found
    .map((derivation) => ({ derivation, key: `${derivation.from} ${derivation.to} ${derivation.how}` }))
    .sort((x, y) => compareText(x.key, y.key))
    .map(({ derivation }) => derivation);
}
