import type { ClaimId, ClaimRelation } from "../model/index.ts";
import type { Item, Kinship } from "./item.ts";
import { type Members, numberMembers } from "./members.ts";
import { findSuccessions, type Successions } from "./succession.ts";

export interface Comparison {
  /** Of each relation at most `LISTED_PAIRS`. */
  readonly relations: readonly ClaimRelation[];
  /** Pairs that stand in a relation and are not listed. */
  readonly unlisted: number;
  readonly superseded: ReadonlySet<ClaimId>;
  /** Pairs of current members of which one denies the other, or that give values which do not fit; all of them, listed or not. */
  readonly open: { readonly contradicts: number; readonly differs: number };
}

/** Pairs of one relation are listed up to this number, so that a finding of hundreds of repeats stays readable. */
export const LISTED_PAIRS = 4000;

/** Compares every two members of one finding: same, refines, differs, contradicts, supersedes. Symmetric in its input. */
export function compareClaims(items: readonly Item[], kin: Kinship): Comparison {
  const members = numberMembers(items, kin);
  const successions = findSuccessions(members);
  // A figure its own text takes back is no longer current, even where nothing else stands in its place.
  const isPast = new Uint8Array(items.map((item, member) => Number(item.claim.outdated || successions.isReplaced(member))));
  const relations: ClaimRelation[] = [];
  const [counts, opens] = [new Uint32Array(KINDS.length), new Uint32Array(KINDS.length)];
  const relate = relateMembers(members, successions);
  for (let a = 0; a < items.length; a++) {
    for (let b = a + 1; b < items.length; b++) {
      const found = relate(a, b);
      if (found === NONE) continue;
      const kind = KIND_OF[found] as number;
      if (isPast[a] === 0 && isPast[b] === 0) opens[kind] = (opens[kind] as number) + 1;
      const count = (counts[kind] as number) + 1;
      counts[kind] = count;
      if (count <= LISTED_PAIRS) relations.push(describe(a, b, RELATIONS[found] as Relation, items));
    }
  }
  const unlisted = counts.reduce((sum, pairs) => sum + Math.max(0, pairs - LISTED_PAIRS), 0);
  const superseded = new Set(items.flatMap(({ claim }, member) => (isPast[member] === 1 ? [claim.id] : [])));
  const openOf = (code: number): number => opens[KIND_OF[code] as number] as number;
  return { relations, unlisted, superseded, open: { contradicts: openOf(CONTRADICTS), differs: openOf(DIFFERS) } };
}

/** How two members stand to each other; `turned` when the second supersedes the first. */
interface Relation {
  readonly kind: ClaimRelation["relation"];
  readonly on: "value" | "polarity" | "statement";
  readonly turned: boolean;
}

const relation = (kind: Relation["kind"], on: Relation["on"], turned = false): Relation => ({ kind, on, turned });
/** Relations by their codes; code 0 is none. */
const RELATIONS: readonly Relation[] = [
  relation("same", "value"),
  relation("same", "value"),
  relation("same", "statement"),
  relation("refines", "value"),
  relation("differs", "value"),
  relation("contradicts", "polarity"),
  relation("supersedes", "value"),
  relation("supersedes", "value", true),
];
const [NONE, SAME_VALUE, SAME_STATEMENT, REFINES, DIFFERS, CONTRADICTS, SUPERSEDES, SUPERSEDED] = [0, 1, 2, 3, 4, 5, 6, 7];
const KINDS = ["same", "refines", "differs", "contradicts", "supersedes"] as const;
/** The place in `KINDS` of each code. */
const KIND_OF = Uint8Array.from(RELATIONS, ({ kind }) => KINDS.indexOf(kind));
const UNASKED = 255;

function describe(a: number, b: number, { kind, on, turned }: Relation, items: readonly Item[]): ClaimRelation {
  const idOf = (member: number): ClaimId => (items[member] as Item).claim.id;
  return { a: idOf(turned ? b : a), b: idOf(turned ? a : b), relation: kind, on };
}

/** Tells the code of the relation of two members. What two sorts of members decide is worked out once for them. */
function relateMembers(members: Members, { replaces, replacedAt }: Successions): (a: number, b: number) => number {
  const { sorts, bySort, times } = members;
  const known = new Uint8Array(bySort.length ** 2).fill(UNASKED);
  return (a, b) => {
    if (replaces(a, b)) return SUPERSEDES;
    if (replaces(b, a)) return SUPERSEDED;
    const at = (sorts[a] as number) * bySort.length + (sorts[b] as number);
    let code = known[at] as number;
    if (code === UNASKED) {
      code = relateSorts(a, b, members);
      known[at] = code;
    }
    if (code !== DIFFERS && code !== CONTRADICTS) return code;
    // both values stood at one time: neither was gone before the other was said
    return (replacedAt[a] as number) <= (times[b] as number) || (replacedAt[b] as number) <= (times[a] as number) ? NONE : code;
  };
}

/** How two members stand to each other when neither replaces the other, and both stood at one time. */
function relateSorts(a: number, b: number, members: Members): number {
  const { items, origins, voiced, mayBeOne } = members;
  const [left, right] = [items[a] as Item, items[b] as Item];
  const isOne = (): boolean => mayBeOne(origins[a] as number, origins[b] as number);
  if (left.quantity === null || right.quantity === null) {
    const stated = left.quantity === null && right.quantity === null;
    if (left.denies === right.denies) return stated ? SAME_STATEMENT : NONE;
    // A bare infinitive ("to seize territory") asserts nothing that another could deny.
    if (stated && !(left.claim.finite && right.claim.finite)) return NONE;
    // Only somebody can deny; a denial without a voice is the outlet's wording.
    return isOne() || voiced[left.denies ? a : b] !== 1 ? NONE : CONTRADICTS;
  }
  if (left.claim.outdated || right.claim.outdated) return NONE;
  const fit = members.fit(a, b);
  if (left.claim.polarity !== right.claim.polarity) {
    const denier = left.claim.polarity === "denied" ? a : b;
    return !isOne() && voiced[denier] === 1 && fit.overlap ? CONTRADICTS : NONE;
  }
  if (fit.same) return SAME_VALUE;
  if (fit.overlap) return REFINES;
  return left.claim.polarity === "denied" || isOne() ? NONE : DIFFERS;
}
