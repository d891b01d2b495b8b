import type { ClaimId, Provenance, Reading } from "../model/index.ts";
import { findRepeatedClaims } from "../text/repeated-claims.ts";
import { byId, type Item } from "./item.ts";

/** Items that stand for themselves, and for some of them the items of copies that repeat them. */
export interface PartedItems {
  readonly standing: readonly Item[];
  readonly repeats: ReadonlyMap<ClaimId, readonly Item[]>;
}

/** Takes out what copies repeat: it is compared as what it repeats, under its own id, and takes no part in what decides where that belongs. */
export function partRepeats(items: readonly Item[], readings: readonly Reading[], provenance: Provenance): PartedItems {
  const originals = new Map(provenance.derivations.flatMap(({ how, from, to }) => (how === "copy" ? [[from, to] as const] : [])));
  const repeated = findRepeatedClaims(readings, (article) => originals.get(article) ?? article);
  const byClaim = new Map(items.map((item) => [item.claim.id, item]));
  const repeats = new Map<ClaimId, Item[]>();
  const standing: Item[] = [];
  for (const item of items) {
    const first = byClaim.get(repeated.get(item.claim.id) ?? item.claim.id);
    // an analyst may have given a copy's claim another voice
    if (first === undefined || first === item || first.origin !== item.origin) {
      standing.push(item);
      continue;
    }
    const { id, article, span, sentence } = item.claim;
    const repeat: Item = { ...first, article: item.article, claim: { ...first.claim, id, article, span, sentence } };
    const known = repeats.get(first.claim.id);
    if (known === undefined) repeats.set(first.claim.id, [repeat]);
    else known.push(repeat);
  }
  return { standing, repeats };
}

/** Groups with the repeats of their members, sorted like groups without. */
export function addRepeats(groups: readonly (readonly Item[])[], repeats: PartedItems["repeats"]): readonly (readonly Item[])[] {
  return groups
    .map((group) => group.flatMap((item) => [item, ...(repeats.get(item.claim.id) ?? [])]).sort(byId))
    .sort((a, b) => byId(a[0] as Item, b[0] as Item));
}
