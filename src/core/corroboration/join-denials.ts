import { compareText } from "../text/compare-text.ts";
import type { Item } from "./item.ts";
import { leadersOf } from "./join-copies.ts";

/** A denial of at most this many words of its own points back: "the ministry denied it". */
const POINTING_TERMS = 3;
/** A denial of a whole toll is short; a longer one denies something about it. */
const DENIAL_TERMS = 8;

/**
 * Denials without a figure go where what they deny is: "nobody has died" to the toll, "the ministry denied it" to the statement before
 * it. One that could belong to several places stays by itself.
 */
export function joinDenials(groups: Item[][], items: readonly Item[]): Item[][] {
  const moved: (readonly [Item[], Item[]])[] = [];
  const deniable = groupDeniable(groups);
  const groupOf = new Map(groups.flatMap((group) => group.map((item) => [item, group] as const)));
  const byArticle = Map.groupBy(items, ({ claim }) => claim.article);
  for (const group of groups) {
    if (!group.every((item) => item.quantity === null && item.claim.polarity === "denied")) continue;
    const first = leadersOf(group)[0] as Item;
    const target = findDenied(group, first, deniable) ?? findPointedAt(group, first, groupOf, byArticle.get(first.claim.article) as readonly Item[]);
    if (target !== undefined) moved.push([group, target]);
  }
  // something in a target is asserted: it does not move itself
  for (const [group, target] of moved) for (const item of group.splice(0)) target.push(item);
  return groups.filter((group) => group.length > 0);
}

/** What a denial of a whole toll denies: a measure of one kind, of this event or of another. */
const measureOf = ({ claim }: Item): string => JSON.stringify([claim.what, claim.kind, claim.background]);

/** Groups by the measures they give of the whole event, the largest first. */
function groupDeniable(groups: readonly Item[][]): ReadonlyMap<string, readonly Item[][]> {
  const deniable = new Map<string, Set<Item[]>>();
  for (const group of groups) {
    for (const item of group) {
      if (item.quantity === null || item.facets.size > 0) continue;
      const key = measureOf(item);
      const known = deniable.get(key);
      if (known === undefined) deniable.set(key, new Set([group]));
      else known.add(group);
    }
  }
  const idOf = ([first]: readonly Item[]): string => (first as Item).claim.id;
  const largestFirst = (a: readonly Item[], b: readonly Item[]): number => b.length - a.length || compareText(idOf(a), idOf(b));
  return new Map([...deniable].map(([key, found]) => [key, [...found].sort(largestFirst)]));
}

/** The event's one figure of what is denied: the group with most members. */
function findDenied(group: readonly Item[], first: Item, deniable: ReadonlyMap<string, readonly Item[][]>): Item[] | undefined {
  // "It has no wish to hold the town" denies an aim, not the area held; only tolls are denied as a whole.
  if (!first.headline || first.course === "fixed" || group.some((item) => item.terms.size > DENIAL_TERMS)) return undefined;
  return deniable.get(measureOf(first))?.[0];
}

/** The statement of another voice that stands last before the denial in its article; `said` is what the article says. */
function findPointedAt(group: readonly Item[], first: Item, groupOf: ReadonlyMap<Item, Item[]>, said: readonly Item[]): Item[] | undefined {
  if (group.some((item) => item.terms.size > POINTING_TERMS)) return undefined;
  const before = said
    .filter((item) => item.quantity === null && item.claim.polarity === "asserted" && item.claim.span.end <= first.claim.span.start)
    .sort((a, b) => b.claim.span.end - a.claim.span.end)[0];
  return before === undefined || before.origin.id === first.origin.id ? undefined : groupOf.get(before);
}
