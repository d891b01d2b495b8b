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
  const isPast = items.map((item, member) => item.claim.outdated || successions.isReplaced(member));
  const relations: ClaimRelation[] = [];
  const listed = { same: 0, refines: 0, differs: 0, contradicts: 0, supersedes: 0 };
  const open = { contradicts: 0, differs: 0 };
  for (let a = 0; a < items.length; a++) {
    for (let b = a + 1; b < items.length; b++) {
      const relation = relate(a, b, members, successions);
      if (relation === null) continue;
      const { kind } = relation;
      if ((kind === "contradicts" || kind === "differs") && isPast[a] === false && isPast[b] === false) open[kind]++;
      listed[kind]++;
      if (listed[kind] <= LISTED_PAIRS) relations.push(describe(a, b, relation, items));
    }
  }
  const unlisted = Object.values(listed).reduce((sum, pairs) => sum + Math.max(0, pairs - LISTED_PAIRS), 0);
  const superseded = new Set(items.flatMap(({ claim }, member) => (isPast[member] === true ? [claim.id] : [])));
  return { relations, unlisted, superseded, open };
}

/** How two members stand to each other; `turned` when the second supersedes the first. */
interface Relation {
  readonly kind: ClaimRelation["relation"];
  readonly on: "value" | "polarity" | "statement";
  readonly turned: boolean;
}

const relation = (kind: Relation["kind"], on: Relation["on"], turned = false): Relation => ({ kind, on, turned });
const SUPERSEDES = relation("supersedes", "value");
const SUPERSEDED = relation("supersedes", "value", true);
const CONTRADICTS = relation("contradicts", "polarity");
const SAME_STATEMENT = relation("same", "statement");
const SAME_VALUE = relation("same", "value");
const REFINES = relation("refines", "value");
const DIFFERS = relation("differs", "value");

function describe(a: number, b: number, { kind, on, turned }: Relation, items: readonly Item[]): ClaimRelation {
  const [first, second] = turned ? [items[b], items[a]] : [items[a], items[b]];
  return { a: first?.claim.id ?? "", b: second?.claim.id ?? "", relation: kind, on };
}

/** Both values stood at one time: neither was gone before the other was said. */
function coincide(a: number, b: number, { times }: Members, successions: Successions): boolean {
  const goneBefore = (first: number, then: number): boolean => {
    const [until, from] = [successions.replacedAt(first), times[then] as number];
    return until !== null && from >= 0 && until <= from;
  };
  return !goneBefore(a, b) && !goneBefore(b, a);
}

function relate(a: number, b: number, members: Members, successions: Successions): Relation | null {
  if (successions.replaces(a, b)) return SUPERSEDES;
  if (successions.replaces(b, a)) return SUPERSEDED;
  const { items, origins, voiced, mayBeOne } = members;
  const [left, right] = [items[a], items[b]];
  if (left === undefined || right === undefined) return null;
  const isOne = (): boolean => left.origin !== null && right.origin !== null && mayBeOne(origins[a] as number, origins[b] as number);
  if (left.quantity === null || right.quantity === null) {
    const stated = left.quantity === null && right.quantity === null;
    if (left.denies === right.denies) return stated ? SAME_STATEMENT : null;
    // A bare infinitive ("to seize territory") asserts nothing that another could deny.
    if (stated && !(left.claim.finite && right.claim.finite)) return null;
    // Only somebody can deny; a denial without a voice is the outlet's wording.
    return isOne() || voiced[left.denies ? a : b] !== 1 || !coincide(a, b, members, successions) ? null : CONTRADICTS;
  }
  if (left.claim.outdated || right.claim.outdated) return null;
  if (left.claim.polarity !== right.claim.polarity) {
    const denier = left.claim.polarity === "denied" ? a : b;
    return !isOne() && voiced[denier] === 1 && coincide(a, b, members, successions) && members.fit(a, b).overlap ? CONTRADICTS : null;
  }
  const fit = members.fit(a, b);
  if (fit.same) return SAME_VALUE;
  if (fit.overlap) return REFINES;
  return left.claim.polarity === "denied" || isOne() || !coincide(a, b, members, successions) ? null : DIFFERS;
}
