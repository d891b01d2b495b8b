import type { ClaimId, Decision, FindingId, Signature } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { claimOfFinding } from "../text/spelled-ids.ts";
import { byId, type Item } from "./item.ts";

/** A word on a claim or finding, with who said it. */
export interface Word {
  readonly by: string;
  readonly reason: string;
}

/** What analysts ruled about claims and findings, the latest word on each matter standing. */
export interface Rulings {
  readonly rejectedClaims: ReadonlyMap<ClaimId, Word>;
  /** By the claim a finding's id is spelled from: whatever finding holds that claim is meant. */
  readonly rejectedFindings: ReadonlyMap<ClaimId, Word>;
  readonly acceptedFindings: ReadonlySet<ClaimId>;
  readonly signatures: ReadonlyMap<ClaimId, readonly Signature[]>;
  /** Pairs of claims or findings that must be in one finding, or must not. */
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
}

/** Sums up decisions in force, oldest first, so that a later one overrules. */
export function readRulings(inForce: readonly Decision[]): Rulings {
  const review = new Map<ClaimId | FindingId, Word & { readonly verb: "accept" | "reject" }>();
  const signatures = new Map<ClaimId, readonly Signature[]>();
  const pairs = new Map<string, { readonly pair: readonly [string, string]; readonly verb: string }>();
  for (const decision of inForce) {
    switch (decision.verb) {
      case "accept":
      case "reject":
        review.set(decision.target, decision);
        break;
      case "check":
      case "sign": {
        const claim = claimOfFinding(decision.target) ?? decision.target;
        const { verb, by, at } = decision;
        signatures.set(claim, [...(signatures.get(claim) ?? []).filter((one) => one.verb !== verb || one.by !== by), { verb, by, at }]);
        break;
      }
      case "same":
      case "merge":
      case "different":
      case "split":
      case "undetermined": {
        // "Impossible to tell" leaves the pair to the rules.
        pairs.set([decision.a, decision.b].sort().join(" "), { pair: [decision.a, decision.b], verb: decision.verb });
        break;
      }
      // a letter counts nowhere; the rest is read before origins are traced
      case "rate":
      case "correct":
      case "move":
      case "withdraw":
        break;
      default:
        decision satisfies never;
    }
  }
  const rejected = [...review].filter(([, { verb }]) => verb === "reject");
  const findings = rejected.flatMap(([id, word]) => {
    const claim = claimOfFinding(id);
    return claim === null ? [] : [[claim, word] as const];
  });
  const ruled = (...verbs: readonly string[]): readonly (readonly [string, string])[] =>
    [...pairs.values()].flatMap(({ pair, verb }) => (verbs.includes(verb) ? [pair] : []));
  return {
    rejectedClaims: new Map(rejected.filter(([id]) => claimOfFinding(id) === null)),
    rejectedFindings: new Map(findings),
    acceptedFindings: new Set([...review].flatMap(([id, { verb }]) => (verb === "accept" ? (claimOfFinding(id) ?? []) : []))),
    signatures,
    together: ruled("same", "merge"),
    apart: ruled("different", "split"),
  };
}

const smallest = (group: readonly Item[]): ClaimId => (group[0] as Item).claim.id;

/** Groups after analysts joined and parted them. An id names a claim, or the finding that holds the claim it is spelled from. */
export function applyGroupings(groups: readonly (readonly Item[])[], rulings: Rulings): readonly (readonly Item[])[] {
  let current = groups;
  const holder = new Map(groups.flatMap((group) => group.map((item) => [item.claim.id, group] as const)));
  const idsOf = (id: string): ReadonlySet<ClaimId> => {
    const claim = claimOfFinding(id);
    return new Set(claim === null ? [id] : (holder.get(claim) ?? []).map((item) => item.claim.id));
  };
  for (const [a, b] of rulings.apart) {
    const [left, right] = [idsOf(a), idsOf(b)];
    current = current.flatMap((group) => {
      const leaves = group.filter((item) => right.has(item.claim.id));
      const holds = group.some((item) => left.has(item.claim.id) && !right.has(item.claim.id));
      return holds && leaves.length > 0 ? [group.filter((item) => !right.has(item.claim.id)), leaves] : [group];
    });
  }
  for (const [a, b] of rulings.together) {
    const wanted = new Set([...idsOf(a), ...idsOf(b)]);
    const touched = current.filter((group) => group.some((item) => wanted.has(item.claim.id)));
    if (touched.length < 2) continue;
    current = [...current.filter((group) => !touched.includes(group)), touched.flat().sort(byId)];
  }
  return [...current].sort((x, y) => compareText(smallest(x), smallest(y)));
}
