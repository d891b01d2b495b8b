import type { Decision, Origin, OriginId, OriginPair, Provenance } from "../model/index.ts";

const RELATION = { same: "same", merge: "same", different: "independent", split: "independent", undetermined: "undetermined" } as const;

/** What analysts ruled about origins, oldest first, so that the latest word on a pair stands. `same` joins two origins into one. */
export function applyRulings(provenance: Provenance, decisions: readonly Decision[]): Provenance {
  const ids = new Set(provenance.origins.map((origin) => origin.id));
  const ruled = new Map<string, OriginPair>();
  for (const decision of [...decisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    switch (decision.verb) {
      case "same":
      case "merge":
      case "different":
      case "split":
      case "undetermined": {
        if (!ids.has(decision.a) || !ids.has(decision.b) || decision.a === decision.b) break;
        const [a, b] = decision.a < decision.b ? [decision.a, decision.b] : [decision.b, decision.a];
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
  return { ...provenance, origins: [...origins.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), pairs };
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
