import type { ClaimId, ClaimRelation } from "../model/index.ts";
import { overlap, sameInterval } from "./interval.ts";
import type { Item, Kinship } from "./item.ts";
import { dateClaims, findSuccessions } from "./succession.ts";

export interface Comparison {
  readonly relations: readonly ClaimRelation[];
  readonly superseded: ReadonlySet<ClaimId>;
}

/** When a value stood: from its date until something replaced it; null bounds are unknown or open. */
interface Reign {
  readonly from: string | null;
  readonly until: string | null;
}

/** Pairs that say the same are listed up to this number, so that a finding of hundreds of repeats stays readable. */
const LISTED_PAIRS = 4000;

/** Compares every two members of one finding: same, refines, differs, contradicts, supersedes. Symmetric in its input. */
export function compareClaims(items: readonly Item[], kin: Kinship): Comparison {
  const times = dateClaims(items);
  const successions = findSuccessions(items, kin, times);
  const superseded = new Set<ClaimId>(successions.map(({ older }) => older.claim.id));
  // A figure its own text takes back is no longer current, even where nothing else stands in its place.
  for (const item of items) if (item.claim.outdated) superseded.add(item.claim.id);
  const replaced = new Set<string>();
  const until = new Map<ClaimId, string>();
  for (const { newer, older } of successions) {
    replaced.add(`${newer.claim.id} ${older.claim.id}`);
    const at = times.get(newer.claim.id);
    const known = until.get(older.claim.id);
    if (at !== undefined && (known === undefined || at < known)) until.set(older.claim.id, at);
  }
  const reign = (item: Item): Reign => ({ from: times.get(item.claim.id) ?? null, until: until.get(item.claim.id) ?? null });
  const relations: ClaimRelation[] = [];
  for (const [index, a] of items.entries()) {
    for (const b of items.slice(index + 1)) {
      const pair = { a: a.claim.id, b: b.claim.id };
      let relation: ClaimRelation | null;
      if (replaced.has(`${pair.a} ${pair.b}`)) relation = { ...pair, relation: "supersedes", on: "value" };
      else if (replaced.has(`${pair.b} ${pair.a}`)) relation = { a: pair.b, b: pair.a, relation: "supersedes", on: "value" };
      else relation = relate(a, b, reign(a), reign(b), kin);
      if (relation !== null && (relation.relation !== "same" || relations.length < LISTED_PAIRS)) relations.push(relation);
    }
  }
  return { relations, superseded };
}

/** Both values stood at one time. */
const coincide = (a: Reign, b: Reign): boolean =>
  !(a.until !== null && b.from !== null && a.until <= b.from) && !(b.until !== null && a.from !== null && b.until <= a.from);

/** Only somebody can deny; a denial without a voice is the outlet's wording. */
const isVoiced = (item: Item): boolean => item.origin !== null && item.origin.kind !== "unattributed";

function relate(a: Item, b: Item, reignA: Reign, reignB: Reign, kin: Kinship): ClaimRelation | null {
  const pair = { a: a.claim.id, b: b.claim.id };
  const one = a.origin !== null && b.origin !== null && kin.mayBeOne(a.origin.id, b.origin.id);
  if (a.quantity === null || b.quantity === null) {
    // A bare infinitive ("to seize territory") asserts nothing that another could deny.
    if (a.denies !== b.denies && !(a.claim.finite && b.claim.finite) && a.quantity === null && b.quantity === null) return null;
    if (a.denies !== b.denies)
      return one || !isVoiced(a.denies ? a : b) || !coincide(reignA, reignB) ? null : { ...pair, relation: "contradicts", on: "polarity" };
    return a.quantity === null && b.quantity === null ? { ...pair, relation: "same", on: "statement" } : null;
  }
  if (a.claim.outdated || b.claim.outdated) return null;
  if (a.claim.polarity !== b.claim.polarity) {
    return !one && isVoiced(a.claim.polarity === "denied" ? a : b) && coincide(reignA, reignB) && overlap(a.quantity, b.quantity)
      ? { ...pair, relation: "contradicts", on: "polarity" }
      : null;
  }
  if (sameInterval(a.quantity, b.quantity)) return { ...pair, relation: "same", on: "value" };
  if (overlap(a.quantity, b.quantity)) return { ...pair, relation: "refines", on: "value" };
  if (a.claim.polarity === "denied" || one || !coincide(reignA, reignB)) return null;
  return { ...pair, relation: "differs", on: "value" };
}
