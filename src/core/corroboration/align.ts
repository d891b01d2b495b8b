import type { VoicesPack } from "../packs/voices.ts";
import { actsIn, sameEvent } from "./events.ts";
import { sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";
import { excludes, isVoiced, measureRarity, type Rarity, resemblance, WEIGHTS } from "./resemblance.ts";

/** Claims of one measure beyond which only the nearest in value are compared, so that a large story stays cheap. */
const LARGEST_BUCKET = 600;

/** Groups claims about one fact. Each claim is in exactly one group; groups and their members are sorted by claim id. */
export function alignClaims(items: readonly Item[], voices: VoicesPack): readonly (readonly Item[])[] {
  const rarity = measureRarity(items);
  const groups: Item[][] = joinEvents(joinCopies(items), voices);
  const buckets = new Map<string, number[]>();
  for (const [index, group] of groups.entries()) {
    const first = group[0];
    if (first === undefined) continue;
    const key = `${first.claim.kind} ${first.claim.background} ${first.quantity === null ? "-" : "figure"}`;
    buckets.set(key, [...(buckets.get(key) ?? []), index]);
  }
  const merged: Item[][] = [];
  for (const [, indexes] of [...buckets].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const here = indexes.map((index) => groups[index] ?? []);
    const voiced = clusterGroups(
      here.filter((group) => group.some(isVoiced)),
      rarity,
    );
    // Text that names nobody joins what others said, and never decides how that hangs together.
    const left: Item[][] = [];
    const joining = voiced.map((group): Item[] => [...group]);
    for (const group of here.filter((each) => !each.some(isVoiced))) {
      const home = findHome(group, voiced, rarity);
      if (home === null) left.push(group);
      else joining[home]?.push(...group);
    }
    merged.push(...joining, ...clusterGroups(left, rarity));
  }
  const joined = joinDenials(merged, items);
  for (const group of joined) group.sort(byId);
  return joined.sort((a, b) => ((a[0]?.claim.id ?? "") < (b[0]?.claim.id ?? "") ? -1 : 1));
}

/** A denial of at most this many words of its own points back: "the ministry denied it". */
const POINTING_TERMS = 3;
/** A denial of a whole toll is short; a longer one denies something about it. */
const DENIAL_TERMS = 8;

/**
 * Denials without a figure go where what they deny is: "nobody has died" to the toll, "the ministry denied it" to the statement before
 * it. One that could belong to several places stays by itself.
 */
function joinDenials(groups: Item[][], items: readonly Item[]): Item[][] {
  const moved = new Map<Item[], Item[]>();
  for (const group of groups) {
    const only = group.every((item) => item.quantity === null && item.claim.polarity === "denied");
    const first = group[0];
    if (!only || first === undefined) continue;
    const target = findDenied(group, first, groups) ?? findPointedAt(group, first, groups, items);
    if (target !== undefined) moved.set(group, target);
  }
  for (const [group, target] of moved) {
    // A target that itself moved takes its denials along.
    let end = target;
    for (let next = moved.get(end); next !== undefined && next !== group; next = moved.get(end)) end = next;
    if (end !== group && !moved.has(end)) {
      end.push(...group);
      group.length = 0;
    }
  }
  return groups.filter((group) => group.length > 0);
}

/** The event's one figure of what is denied: the group with most members. */
function findDenied(group: readonly Item[], first: Item, groups: readonly Item[][]): Item[] | undefined {
  // "It has no wish to hold the town" denies an aim, not the area held; only tolls are denied as a whole.
  if (!first.headline || first.course === "fixed" || group.some((item) => item.terms.size > DENIAL_TERMS)) return undefined;
  return groups
    .filter(
      (other) =>
        other !== group &&
        other.some(
          (item) =>
            item.quantity !== null &&
            item.claim.what === first.claim.what &&
            item.claim.kind === first.claim.kind &&
            item.claim.background === first.claim.background &&
            item.facets.size === 0,
        ),
    )
    .sort((a, b) => b.length - a.length || ((a[0]?.claim.id ?? "") < (b[0]?.claim.id ?? "") ? -1 : 1))[0];
}

function findPointedAt(group: readonly Item[], first: Item, groups: readonly Item[][], items: readonly Item[]): Item[] | undefined {
  if (group.some((item) => item.terms.size > POINTING_TERMS)) return undefined;
  const before = items
    .filter(
      (item) =>
        item.claim.article === first.claim.article &&
        item.quantity === null &&
        item.claim.polarity === "asserted" &&
        item.claim.span.end <= first.claim.span.start,
    )
    .sort((a, b) => b.claim.span.end - a.claim.span.end)[0];
  if (before === undefined || before.origin?.id === first.origin?.id) return undefined;
  return groups.find((other) => other !== group && other.includes(before));
}

const byId = (a: Item, b: Item): number => (a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0);

/** Conversions in brackets go with the figure they convert; a copy's claims with those of its original. */
function joinCopies(items: readonly Item[]): Item[][] {
  const home = new Map<Item, Item>();
  const find = (item: Item): Item => {
    let at = item;
    for (let up = home.get(at); up !== undefined; up = home.get(at)) at = up;
    return at;
  };
  const byArticle = new Map<string, Item[]>();
  const byText = new Map<string, Item[]>();
  for (const item of items) {
    byArticle.set(item.claim.article, [...(byArticle.get(item.claim.article) ?? []), item]);
    byText.set(item.root, [...(byText.get(item.root) ?? []), item]);
  }
  for (const item of items) {
    const from = item.claim.figure?.figure.convertsFrom ?? null;
    if (from === null) continue;
    const source = (byArticle.get(item.claim.article) ?? []).find(
      (other) => other !== item && other.claim.figure !== null && other.claim.figure.span.start < from.end && from.start < other.claim.figure.span.end,
    );
    if (source !== undefined && find(source) !== find(item)) home.set(find(item), find(source));
  }
  for (const [root, said] of byText) {
    const originals = said.filter((item) => item.claim.article === root);
    const taken = new Map<string, Set<Item>>();
    for (const item of said) {
      if (item.claim.article === root) continue;
      const used = taken.get(item.claim.article) ?? new Set<Item>();
      taken.set(item.claim.article, used);
      const original = originals.find((other) => !used.has(other) && isCopy(item, other));
      if (original === undefined) continue;
      used.add(original);
      if (find(original) !== find(item)) home.set(find(item), find(original));
    }
  }
  const groups = new Map<Item, Item[]>();
  for (const item of items) {
    const top = find(item);
    groups.set(top, [...(groups.get(top) ?? []), item]);
  }
  return [...groups.values()];
}

/** Puts together the tellings of one event: same class, same side, directions that go together. A denial joins when the side concerned denies. */
function joinEvents(groups: readonly Item[][], voices: VoicesPack): Item[][] {
  let joined: Item[][] = [];
  for (const group of groups) {
    const homes = group.some((item) => mayJoin(item, voices)) ? joined.filter((other) => tellOne(group, other, voices)) : [];
    const first = homes[0];
    if (first === undefined) joined.push([...group]);
    else {
      first.push(...homes.slice(1).flat(), ...group);
      if (homes.length > 1) joined = joined.filter((other) => other === first || !homes.includes(other));
    }
  }
  return joined;
}

/** "The units have not moved" from a third party speaks of some units; from the side concerned it denies the event. */
const mayJoin = (item: Item, voices: VoicesPack): boolean =>
  item.event !== null && (!item.denies || (isVoiced(item) && actsIn(item.event, item.origin?.party ?? null, item.origin?.label ?? "", voices)));

const tellOne = (a: readonly Item[], b: readonly Item[], voices: VoicesPack): boolean =>
  a.some((x) =>
    b.some(
      (y) =>
        x.event !== null &&
        y.event !== null &&
        x.claim.background === y.claim.background &&
        x.claim.kind === y.claim.kind &&
        mayJoin(x, voices) &&
        mayJoin(y, voices) &&
        sameEvent(x.event, y.event, voices),
    ),
  );

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

/** The group of attributed claims an unattributed one resembles most, by its index; null when none enough. */
function findHome(group: readonly Item[], voiced: readonly (readonly Item[])[], rarity: Rarity): number | null {
  let home: number | null = null;
  let best: number = WEIGHTS.threshold;
  for (const [index, other] of voiced.entries()) {
    const score = between(group, other, rarity);
    if (score >= best && (score > best || home === null)) {
      best = score;
      home = index;
    }
  }
  return home;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Joins groups from the most alike down; two groups join only while all their members, on average, look like one fact. */
function clusterGroups(groups: readonly Item[][], rarity: Rarity): Item[][] {
  const pairs: Pair[] = [];
  const scores = new Map<number, number>();
  const key = (a: number, b: number): number => (a < b ? a * groups.length + b : b * groups.length + a);
  const order = groups.map((_, index) => index);
  const reach = groups.length > LARGEST_BUCKET ? LARGEST_BUCKET : groups.length;
  if (reach < groups.length) order.sort((a, b) => (groups[a]?.[0]?.quantity?.best ?? 0) - (groups[b]?.[0]?.quantity?.best ?? 0) || a - b);
  for (const [rank, a] of order.entries()) {
    for (const b of order.slice(rank + 1, rank + reach)) {
      const score = between(groups[a] ?? [], groups[b] ?? [], rarity);
      scores.set(key(a, b), score);
      if (score >= WEIGHTS.threshold) pairs.push({ a: Math.min(a, b), b: Math.max(a, b), score });
    }
  }
  pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const home = groups.map((_, index) => index);
  const members = groups.map((_, index) => [index]);
  for (const { a, b } of pairs) {
    const left = home[a] ?? a;
    const right = home[b] ?? b;
    if (left === right) continue;
    let sum = 0;
    let count = 0;
    let barred = 0;
    for (const x of members[left] ?? []) {
      for (const y of members[right] ?? []) {
        const score = scores.get(key(x, y)) ?? Number.NEGATIVE_INFINITY;
        if (score === Number.NEGATIVE_INFINITY) barred++;
        else {
          sum += score;
          count++;
        }
      }
    }
    // One slip of reading must not keep two long series apart, but no single claim may join against a bar.
    const smaller = Math.min(members[left]?.length ?? 0, members[right]?.length ?? 0);
    if (barred >= smaller || count === 0 || sum / count < WEIGHTS.meanThreshold) continue;
    for (const y of members[right] ?? []) {
      home[y] = left;
      members[left]?.push(y);
    }
    members[right] = [];
  }
  return members.filter((list) => list.length > 0).map((list) => list.flatMap((index) => groups[index] ?? []));
}

/** Mean resemblance over the members of two groups; minus infinity when any two exclude each other. */
function between(left: readonly Item[], right: readonly Item[], rarity: Rarity): number {
  let sum = 0;
  for (const a of left) {
    for (const b of right) {
      if (excludes(a, b)) return Number.NEGATIVE_INFINITY;
      sum += resemblance(a, b, rarity);
    }
  }
  return sum / Math.max(1, left.length * right.length);
}
