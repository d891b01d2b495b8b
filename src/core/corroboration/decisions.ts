import type { ClaimId, Decision, FindingId } from "../model/index.ts";
import type { Item } from "./item.ts";

/** What analysts ruled, the latest word on each matter standing. */
export interface Rulings {
  readonly rejected: ReadonlySet<ClaimId | FindingId>;
  readonly accepted: ReadonlySet<ClaimId | FindingId>;
  /** Pairs of claims or findings that must be in one finding, or must not. */
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
  readonly undetermined: readonly (readonly [string, string])[];
  readonly corrections: ReadonlyMap<ClaimId, Readonly<Record<string, unknown>>>;
}

/** Sums up decisions, oldest first, so that a later one overrules. */
export function readRulings(decisions: readonly Decision[]): Rulings {
  const review = new Map<string, "accept" | "reject">();
  const pairs = new Map<string, { readonly pair: readonly [string, string]; readonly verb: string }>();
  const corrections = new Map<string, Record<string, unknown>>();
  for (const decision of [...decisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    switch (decision.verb) {
      case "accept":
      case "reject":
        review.set(decision.target, decision.verb);
        break;
      case "same":
      case "merge":
      case "different":
      case "split":
      case "undetermined": {
        const [a, b] = [decision.a, decision.b].sort();
        if (a !== undefined && b !== undefined) pairs.set(`${a} ${b}`, { pair: [a, b], verb: decision.verb });
        break;
      }
      case "correct":
        corrections.set(decision.target, { ...corrections.get(decision.target), [decision.field]: decision.value });
        break;
      case "move":
        break;
      default:
        decision satisfies never;
    }
  }
  const verdict = (verb: string): ReadonlySet<string> => new Set([...review].flatMap(([id, said]) => (said === verb ? [id] : [])));
  const ruled = (...verbs: readonly string[]): readonly (readonly [string, string])[] =>
    [...pairs.values()].flatMap(({ pair, verb }) => (verbs.includes(verb) ? [pair] : []));
  return {
    rejected: verdict("reject"),
    accepted: verdict("accept"),
    together: ruled("same", "merge"),
    apart: ruled("different", "split"),
    undetermined: ruled("undetermined"),
    corrections,
  };
}

const POLARITIES = new Set(["asserted", "denied"]);
const MODALITIES = new Set(["fact", "hedged", "unverified", "planned"]);

/** A claim as an analyst corrected it; fields and values that a claim cannot have are left alone. */
export function correctItem(item: Item, corrections: ReadonlyMap<ClaimId, Readonly<Record<string, unknown>>>): Item {
  const fields = corrections.get(item.claim.id);
  if (fields === undefined) return item;
  let { claim, quantity } = item;
  for (const [field, value] of Object.entries(fields)) {
    if (field === "polarity" && typeof value === "string" && POLARITIES.has(value)) claim = { ...claim, polarity: value as "asserted" | "denied" };
    else if (field === "modality" && typeof value === "string" && MODALITIES.has(value))
      claim = { ...claim, modality: value as "fact" | "hedged" | "unverified" | "planned" };
    else if ((field === "background" || field === "outdated" || field === "observed") && typeof value === "boolean") claim = { ...claim, [field]: value };
    else if (field === "what" && typeof value === "string") claim = { ...claim, what: value };
    else if (
      (field === "low" || field === "best" || field === "high") &&
      quantity !== null &&
      (value === null || (typeof value === "number" && Number.isFinite(value)))
    )
      quantity = { ...quantity, [field]: value };
  }
  return { ...item, claim, quantity, denies: claim.polarity === "denied" || (item.denies && item.claim.polarity !== "denied") };
}

/** Groups after analysts joined and parted them. An id names a claim, or a finding by its smallest claim. */
export function applyGroupings(
  groups: readonly (readonly Item[])[],
  rulings: Rulings,
  findingId: (group: readonly Item[]) => FindingId,
): readonly (readonly Item[])[] {
  if (rulings.together.length === 0 && rulings.apart.length === 0) return groups;
  let current = groups.map((group) => [...group]);
  const original = new Map(groups.flatMap((group) => [[findingId(group), new Set(group.map((item) => item.claim.id))] as const]));
  const idsOf = (id: string): ReadonlySet<ClaimId> => original.get(id) ?? new Set([id]);
  for (const [a, b] of rulings.apart) {
    const right = idsOf(b);
    current = current.flatMap((group) => {
      const leaves = group.filter((item) => right.has(item.claim.id));
      const holds = group.some((item) => idsOf(a).has(item.claim.id) && !right.has(item.claim.id));
      return holds && leaves.length > 0 && leaves.length < group.length ? [group.filter((item) => !right.has(item.claim.id)), leaves] : [group];
    });
  }
  for (const [a, b] of rulings.together) {
    const wanted = new Set([...idsOf(a), ...idsOf(b)]);
    const touched = current.filter((group) => group.some((item) => wanted.has(item.claim.id)));
    if (touched.length < 2) continue;
    current = [...current.filter((group) => !touched.includes(group)), touched.flat().sort((x, y) => (x.claim.id < y.claim.id ? -1 : 1))];
  }
  return current.sort((x, y) => ((x[0]?.claim.id ?? "") < (y[0]?.claim.id ?? "") ? -1 : 1));
}
