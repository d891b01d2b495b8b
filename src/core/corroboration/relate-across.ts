import type { ClaimRelation, FindingId } from "../model/index.ts";
import type { AlignmentPack } from "../packs/alignment.ts";
import { overlap } from "./interval.ts";
import { type Item, isVoiced, type Kinship } from "./item.ts";

/** The current members of one finding. */
export interface Current {
  readonly id: FindingId;
  readonly items: readonly Item[];
}

/** Pairs listed for two findings, so that long series stay readable. */
const LISTED_PAIRS = 100;

/**
 * Sets findings side by side that tell of one thing in other words and do not fit: figures of one measure under two labels, and words on a
 * size ("only a few units") beside a figure of it. They differ; they are never averaged, and neither denies the other. By the id of the first finding.
 */
export function relateAcross(findings: readonly Current[], pack: AlignmentPack, kin: Kinship): ReadonlyMap<FindingId, readonly ClaimRelation[]> {
  const related = new Map<FindingId, readonly ClaimRelation[]>();
  const meant = (item: Item): string => pack.remarks.get(item.claim.what) ?? item.measure;
  const open = findings.flatMap(({ id, items }) => {
    const kept = items.filter((item) => isOpen(item, pack));
    return kept.length === 0 ? [] : [{ id, items: kept }];
  });
  const byMeasure = Map.groupBy(open, ({ items: [first] }) => (first === undefined ? "" : `${meant(first)} ${first.claim.kind} ${first.claim.background}`));
  for (const group of byMeasure.values()) {
    for (const [at, left] of group.entries()) {
      for (const right of group.slice(at + 1)) {
        const pairs = left.items.flatMap((a) => right.items.flatMap((b) => (stand(a, b, kin) ? [{ a: a.claim.id, b: b.claim.id }] : [])));
        // most findings have none: what is listed already is not copied for them
        if (pairs.length === 0) continue;
        const listed = pairs.slice(0, LISTED_PAIRS).map((pair): ClaimRelation => ({ ...pair, relation: "differs", on: "value" }));
        related.set(left.id, [...(related.get(left.id) ?? []), ...listed]);
      }
    }
  }
  return related;
}

/** Said by somebody, of the whole, and either a figure under one of several labels or a word on the size of one. */
function isOpen(item: Item, pack: AlignmentPack): boolean {
  if (!isVoiced(item) || item.claim.polarity === "denied" || item.facets.size > 0) return false;
  return item.quantity === null ? pack.remarks.has(item.claim.what) : pack.kin.has(item.claim.what) || pack.remarked.has(item.claim.what);
}

function stand(a: Item, b: Item, kin: Kinship): boolean {
  if (a.claim.what === b.claim.what || kin.mayBeOne(a.origin.id, b.origin.id)) return false;
  if (a.quantity === null || b.quantity === null) return a.quantity !== b.quantity;
  return a.quantity.unit === b.quantity.unit && !overlap(a.quantity, b.quantity);
}
