import type { ClaimId, Decision, Origin, OriginId, OriginPair, Provenance } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { claimOfFinding, claimOfOrigin } from "../text/spelled-ids.ts";
import { unmasks } from "./unmasking.ts";

const RELATION = { same: "same", merge: "same", different: "independent", split: "independent", undetermined: "undetermined" } as const;

/** Claims that analysts took out of the origin the rules put them in: each is then a voice of its own. */
export function claimsApart(inForce: readonly Decision[]): ReadonlySet<ClaimId> {
  const apart = new Set<ClaimId>();
  for (const decision of inForce) {
    if (decision.verb !== "split" && decision.verb !== "merge") continue;
    const claim = [decision.a, decision.b].find((id) => claimOfOrigin(id) === null && claimOfFinding(id) === null);
    if (claim === undefined || ![decision.a, decision.b].some((id) => claimOfOrigin(id) !== null)) continue;
    if (decision.verb === "split") apart.add(claim);
    else apart.delete(claim);
  }
  return apart;
}

/** Claims whose voice an analyst settled; the words around them say nothing against it. */
export function claimsSettled(inForce: readonly Decision[]): ReadonlySet<ClaimId> {
  const corrected = inForce.flatMap((decision) => (decision.verb === "correct" && decision.field === "speaker" ? [decision.target] : []));
  return new Set([...corrected, ...claimsApart(inForce)]);
}

/**
 * What analysts ruled about origins in force, oldest first, so that the latest word on a pair stands. An id means the origin that holds
 * the claim it is spelled from. `same` joins two origins into one.
 */
export function applyRulings(provenance: Provenance, inForce: readonly Decision[]): Provenance {
  const holder = new Map(provenance.origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
  const ids = provenance.origins.map((origin) => origin.id);
  const ruled = new Map<string, OriginPair>();
  for (const decision of inForce) {
    switch (decision.verb) {
      case "same":
      case "merge":
      case "different":
      case "split":
      case "undetermined": {
        const one = holder.get(claimOfOrigin(decision.a) ?? "");
        const other = holder.get(claimOfOrigin(decision.b) ?? "");
        if (one === undefined || other === undefined || one === other) break;
        if (RELATION[decision.verb] === "same" && unmasks(one, other, provenance.pairs)) break;
        const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
        ruled.set(`${a} ${b}`, { a, b, relation: RELATION[decision.verb], basis: `ruled by ${decision.by}: ${decision.reason}` });
        break;
      }
      default:
    }
  }
  if (ruled.size === 0) return provenance;
  const kept = provenance.pairs.filter((pair) => !ruled.has(`${pair.a} ${pair.b}`));
  const all = [...kept, ...ruled.values()];
  const home = joinSame([...ids].sort(), all);
  const origins = new Map<OriginId, Origin>();
  for (const origin of provenance.origins) {
    const id = home.get(origin.id) ?? origin.id;
    const known = origins.get(id);
    if (known === undefined) origins.set(id, { ...origin, id });
    else {
      const better = known.named || !origin.named ? known : origin;
      origins.set(id, { ...better, id, claims: [...known.claims, ...origin.claims].sort() });
    }
  }
  const pairs = all.flatMap((pair) => {
    const a = home.get(pair.a) ?? pair.a;
    const b = home.get(pair.b) ?? pair.b;
    if (a === b || pair.relation === "same") return [];
    return [a < b ? { ...pair, a, b } : { ...pair, a: b, b: a }];
  });
  return { ...provenance, origins: [...origins.values()].sort((a, b) => compareText(a.id, b.id)), pairs };
}

function joinSame(ids: readonly OriginId[], pairs: readonly OriginPair[]): ReadonlyMap<OriginId, OriginId> {
  const home = new Map(ids.map((id) => [id, id]));
  const find = (id: OriginId): OriginId => {
    let at = id;
    while ((home.get(at) ?? at) !== at) at = home.get(at) ?? at;
    return at;
  };
  for (const pair of pairs) {
    if (pair.relation !== "same") continue;
    const [a, b] = [find(pair.a), find(pair.b)].sort();
    if (a !== undefined && b !== undefined) home.set(b, a);
  }
  return new Map(ids.map((id) => [id, find(id)]));
}
