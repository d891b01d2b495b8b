import { centre, overlap, sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";
import { isEarlier, type Members } from "./members.ts";
import { readStanding, type Standing } from "./standing.ts";

/** Two statements of one origin differ when their values lie further apart than wording alone ("about") explains. */
const RESTATED = 0.04;

/** Which members of one finding took the place of which, by their numbers. */
export interface Successions {
  readonly replaces: (newer: number, older: number) => boolean;
  readonly isReplaced: (older: number) => boolean;
  /** When the first of those that took its place was said, as a rank; null when none did, or none with a date. */
  readonly replacedAt: (older: number) => number | null;
}

/**
 * Finds who replaced whom. One origin's later word replaces its earlier one; of different origins a later value replaces an earlier one
 * only where the figure moves with time, the two did not stand against each other before, and nobody stood by the old value afterwards.
 * An unattributed repeat goes with the value it repeats.
 */
export function findSuccessions(members: Members): Successions {
  const { items, times, voiced, origins, mayBeOne } = members;
  const size = items.length;
  // one bit for each newer and older: a large finding has too many pairs for a list
  const bits = new Uint32Array(Math.ceil((size * size) / 32));
  const heirs = new Map<number, number[]>();
  const add = (newer: number, older: number): void => {
    const at = newer * size + older;
    bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
    const known = heirs.get(older);
    if (known === undefined) heirs.set(older, [newer]);
    else known.push(newer);
  };
  const standing = readStanding(members);
  const withdrawn = findWithdrawnValues(members);
  for (const [newer, late] of items.entries()) {
    if (late.quantity === null || late.claim.polarity === "denied" || late.claim.outdated) continue;
    for (let older = 0; older < size; older++) if (newer !== older && takesPlace(newer, older, members, standing, withdrawn)) add(newer, older);
  }
  // "Nobody has died" is over once the same voice gives a figure.
  for (const [older, item] of items.entries()) {
    if (item.quantity !== null || !item.denies) continue;
    for (const [newer, { quantity, claim }] of items.entries()) {
      const asserts = quantity !== null && claim.polarity === "asserted" && voiced[newer] === 1;
      if (asserts && mayBeOne(origins[newer] as number, origins[older] as number) && isEarlier(members, older, newer)) add(newer, older);
    }
  }
  for (const [repeat, { quantity }] of items.entries()) {
    if (voiced[repeat] === 1 || heirs.has(repeat) || quantity === null) continue;
    const heir = findHeir(repeat, members, heirs);
    if (heir !== null) add(heir, repeat);
  }
  const firstHeir = new Map<number, number>();
  for (const [older, newer] of heirs) {
    const known = newer.map((member) => times[member] as number).filter((time) => time >= 0);
    if (known.length > 0)
      firstHeir.set(
        older,
        known.reduce((first, time) => Math.min(first, time)),
      );
  }
  return {
    replaces: (newer, older) => {
      const at = newer * size + older;
      return (((bits[at >>> 5] as number) >>> (at & 31)) & 1) === 1;
    },
    isReplaced: (older) => heirs.has(older),
    replacedAt: (older) => firstHeir.get(older) ?? null,
  };
}

/** The value that took the place of the voiced value an unattributed text repeats, and was said after that text. */
function findHeir(repeat: number, members: Members, heirs: ReadonlyMap<number, readonly number[]>): number | null {
  const { items, voiced } = members;
  const quantity = items[repeat]?.quantity ?? null;
  if (quantity === null) return null;
  for (const [other, item] of items.entries()) {
    if (voiced[other] !== 1 || item.quantity === null || !overlap(quantity, item.quantity)) continue;
    const heir = heirs.get(other)?.find((newer) => {
      const next = items[newer]?.quantity ?? null;
      return next !== null && isEarlier(members, repeat, newer) && !sameInterval(next, quantity);
    });
    if (heir !== undefined) return heir;
  }
  return null;
}

/** `newer` is a figure that stands. */
function takesPlace(newer: number, older: number, members: Members, standing: Standing, withdrawn: readonly (readonly Item[])[]): boolean {
  const { items, origins, voiced } = members;
  const [late, early] = [items[newer], items[older]];
  const [a, b] = [late?.quantity ?? null, early?.quantity ?? null];
  if (late === undefined || early === undefined || a === null || b === null) return false;
  if (late.root === early.root) return early.claim.outdated && !members.fit(newer, older).same;
  if (!isEarlier(members, older, newer)) return false;
  const fit = members.fit(newer, older);
  if (fit.same) return false;
  // "Lowered from 17 to 16": every earlier 17 is replaced, whoever gave it.
  if (withdrawn[newer]?.some((past) => past.quantity !== null && sameInterval(past.quantity, b))) return true;
  if (early.claim.polarity === "denied") return false;
  if (late.origin !== null && voiced[newer] === 1 && members.mayBeOne(origins[newer] as number, origins[older] as number)) return isRestated(late, early);
  if (late.course === "fixed" || fit.overlap) return false;
  if (late.course === "rising" && !fit.above) return false;
  return !standing.stoodAgainst(newer, older) && !standing.isUpheld(newer, older);
}

/** For each member the past values its own text takes back in its favour: it is the current value that stands nearest to them. */
function findWithdrawnValues({ items }: Members): readonly (readonly Item[])[] {
  const byRoot = Map.groupBy(
    items.filter(({ claim, quantity }) => claim.outdated && quantity !== null && claim.figure !== null),
    ({ root }) => root,
  );
  if (byRoot.size === 0) return [];
  const distance = (item: Item, past: Item): number => Math.abs(item.claim.span.start - past.claim.span.start);
  const current = items.filter(({ claim, quantity }) => !claim.outdated && quantity !== null && claim.polarity !== "denied");
  const nearest = new Map<Item, number>();
  for (const past of [...byRoot.values()].flat()) {
    const beside = current.filter((item) => item.root === past.root && item.claim.article === past.claim.article);
    nearest.set(past, Math.min(...beside.map((item) => distance(item, past))));
  }
  return items.map((item) => (byRoot.get(item.root) ?? []).filter((past) => distance(item, past) <= (nearest.get(past) ?? Number.POSITIVE_INFINITY)));
}

/** One origin's later value says something else: another centre, or an exact figure where the old one was open or vague. */
function isRestated(newer: Item, older: Item): boolean {
  const [a, b] = [newer.quantity, older.quantity];
  if (a === null || b === null) return false;
  if (!overlap(a, b)) return true;
  const [left, right] = [centre(a), centre(b)];
  if (left === null || right === null || a.qualifier === "vague") return false;
  if (b.qualifier === "vague") return true;
  return Math.abs(left - right) > RESTATED * Math.max(Math.abs(left), Math.abs(right)) && (newer.course !== "rising" || left > right);
}
