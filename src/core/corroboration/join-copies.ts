import type { Span } from "../model/index.ts";
import { sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";

/** Conversions in brackets go with the figure they convert; a copy's claims with those of its original. */
export function joinCopies(items: readonly Item[]): Item[][] {
  const home = new Map<Item, Item>();
  const find = (item: Item): Item => {
    let at = item;
    for (let up = home.get(at); up !== undefined; up = home.get(at)) at = up;
    return at;
  };
  const join = (item: Item, other: Item): void => {
    if (find(item) !== find(other)) home.set(find(item), find(other));
  };
  const byArticle = Map.groupBy(items, ({ claim }) => claim.article);
  for (const item of items) {
    const from = item.claim.figure?.figure.convertsFrom ?? null;
    if (from === null) continue;
    const source = byArticle.get(item.claim.article)?.find((other) => other !== item && meets(other, from));
    if (source !== undefined) join(item, source);
  }
  for (const [root, said] of Map.groupBy(items, (item) => item.root)) {
    const originals = said.filter((item) => item.claim.article === root);
    for (const [article, copied] of Map.groupBy(said, ({ claim }) => claim.article)) {
      if (article === root) continue;
      const used = new Set<Item>();
      for (const item of copied) {
        const original = originals.find((other) => !used.has(other) && isCopy(item, other));
        if (original === undefined) continue;
        used.add(original);
        join(item, original);
      }
    }
  }
  return [...Map.groupBy(items, find).values()];
}

/** Its figure stands there, or a part of it. */
const meets = ({ claim }: Item, { start, end }: Span): boolean => claim.figure !== null && claim.figure.span.start < end && start < claim.figure.span.end;

/** Claims that speak for a group: a copy's stand behind those of its original, so that being copied decides nothing. */
export function leadersOf(group: readonly Item[]): readonly Item[] {
  const own = group.filter((item) => item.root === item.claim.article);
  return own.length > 0 ? own : group;
}

/** The same figure of the same thing in a copied text; without a figure, mostly the same words. */
function isCopy(item: Item, other: Item): boolean {
  const { claim } = item;
  if (
    claim.kind !== other.claim.kind ||
    claim.what !== other.claim.what ||
    claim.background !== other.claim.background ||
    claim.polarity !== other.claim.polarity
  )
    return false;
  if (item.quantity !== null && other.quantity !== null) return item.quantity.unit === other.quantity.unit && sameInterval(item.quantity, other.quantity);
  if (item.quantity !== null || other.quantity !== null) return false;
  const shared = [...item.terms].filter((term) => other.terms.has(term)).length;
  return shared > 0 && shared >= 0.7 * Math.min(item.terms.size, other.terms.size);
}
