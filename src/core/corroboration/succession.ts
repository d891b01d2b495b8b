import { centre, overlap, sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";
import { isEarlier, type Members } from "./members.ts";
import { readStanding, type Standing } from "./standing.ts";

/** Two statements of one origin differ when their values lie further apart than wording alone ("about") explains. */
const RESTATED = 0.04;

/** Above every rank. */
const NEVER = 0x7fffffff;

/** Which members of one finding took the place of which, by their numbers. */
export interface Successions {
  readonly replaces: (newer: number, older: number) => boolean;
  readonly isReplaced: (older: number) => boolean;
  /** For each member when the first of those that took its place was said, as a rank; above every rank when none did, or none with a date. */
  readonly replacedAt: Int32Array;
}

/** One bit for each older and newer: a large finding has too many pairs for a list. */
interface Heirs {
  readonly add: (newer: number, older: number) => void;
  readonly replaces: (newer: number, older: number) => boolean;
  readonly isReplaced: (older: number) => boolean;
  /** The first, in order of number, of those that took the place of a member. */
  readonly find: (older: number, test: (newer: number) => boolean) => number | null;
  readonly replacedAt: Int32Array;
}

function keepHeirs({ items, times }: Members): Heirs {
  const width = Math.ceil(items.length / 32);
  const bits = new Uint32Array(width * items.length);
  const replaced = new Uint8Array(items.length);
  const replacedAt = new Int32Array(items.length).fill(NEVER);
  const replaces = (newer: number, older: number): boolean => (((bits[older * width + (newer >>> 5)] as number) >>> (newer & 31)) & 1) === 1;
  return {
    add: (newer, older) => {
      const at = older * width + (newer >>> 5);
      bits[at] = (bits[at] as number) | (1 << (newer & 31));
      replaced[older] = 1;
      const time = times[newer] as number;
      if (time >= 0 && time < (replacedAt[older] as number)) replacedAt[older] = time;
    },
    replaces,
    isReplaced: (older) => replaced[older] === 1,
    find: (older, test) => {
      if (replaced[older] === 0) return null;
      for (let newer = 0; newer < items.length; newer++) if (replaces(newer, older) && test(newer)) return newer;
      return null;
    },
    replacedAt,
  };
}

/**
 * Finds who replaced whom. One origin's later word replaces its earlier one; of different origins a later value replaces an earlier one
 * only where the figure moves with time, the two did not stand against each other before, and nobody stood by the old value afterwards.
 * An unattributed repeat goes with the value it repeats.
 */
export function findSuccessions(members: Members): Successions {
  const { items, voiced, origins, mayBeOne } = members;
  const heirs = keepHeirs(members);
  replaceValues(members, heirs);
  // "Nobody has died" is over once the same voice gives a figure.
  for (const [older, item] of items.entries()) {
    if (item.quantity !== null || !item.denies) continue;
    for (const [newer, { quantity, claim }] of items.entries()) {
      const asserts = quantity !== null && claim.polarity === "asserted" && voiced[newer] === 1;
      if (asserts && mayBeOne(origins[newer] as number, origins[older] as number) && isEarlier(members, older, newer)) heirs.add(newer, older);
    }
  }
  for (const [repeat, { quantity }] of items.entries()) {
    if (voiced[repeat] === 1 || heirs.isReplaced(repeat) || quantity === null) continue;
    const heir = findHeir(repeat, members, heirs);
    if (heir !== null) heirs.add(heir, repeat);
  }
  return heirs;
}

/** The value that took the place of the voiced value an unattributed text repeats, and was said after that text. */
function findHeir(repeat: number, members: Members, heirs: Heirs): number | null {
  const { values, voiced, fit } = members;
  const isNext = (newer: number): boolean => values[newer] !== -1 && isEarlier(members, repeat, newer) && !fit(newer, repeat).same;
  for (let other = 0; other < values.length; other++) {
    if (voiced[other] !== 1 || values[other] === -1 || !fit(repeat, other).overlap) continue;
    const heir = heirs.find(other, isNext);
    if (heir !== null) return heir;
  }
  return null;
}

/** When a member replaces an earlier one of another text: when it was said after the one rank and not after the other; null for never. */
interface Window {
  readonly after: number;
  readonly until: number;
  /** The two must also not have stood against each other, which is asked of every two members. */
  readonly asks: boolean;
}

/** The earlier one was first said at `from`, the later one last at `newest`. */
function windowOf(newer: number, older: number, from: number, newest: number, members: Members, standing: Standing): Window | null {
  if (!mayReplace(newer, older, members)) return null;
  if (isOwnWord(newer, older, members)) return { after: -1, until: NEVER, asks: false };
  const rising = members.items[newer]?.course === "rising";
  const until = rising ? standing.stoodFrom(newer, older) : NEVER;
  if (until <= from) return null;
  const after = standing.upheldUntil(newer, older, newest);
  return after >= newest ? null : { after, until, asks: !rising };
}

/** Figures that stand take the place of earlier ones. What two sorts of members decide is worked out once for them. */
function replaceValues(members: Members, heirs: Heirs): void {
  const { items, values, times, roots, bySort, fit } = members;
  const standing = readStanding(members);
  const withdrawn = findWithdrawnValues(members);
  const outdated = Map.groupBy(
    items.flatMap(({ claim, quantity }, member) => (claim.outdated && quantity !== null ? [member] : [])),
    (member) => roots[member],
  );
  const inTime = bySort.map((alike) => alike.filter((member) => (times[member] as number) >= 0).sort((a, b) => (times[a] as number) - (times[b] as number)));
  for (const [sort, alike] of bySort.entries()) {
    const [example = 0] = alike;
    const late = items[example];
    if (late === undefined || late.quantity === null || late.claim.polarity === "denied" || late.claim.outdated) continue;
    for (const newer of alike) {
      for (const older of outdated.get(roots[newer] as number) ?? []) if (!fit(newer, older).same) heirs.add(newer, older);
      for (const [older, early] of takesBack(withdrawn[newer] ?? [], items).entries()) {
        if (early && roots[older] !== roots[newer] && isEarlier(members, older, newer) && !fit(newer, older).same) heirs.add(newer, older);
      }
    }
    const replacing = inTime[sort] ?? [];
    const newest = times[replacing.at(-1) ?? -1] ?? -1;
    for (const earlier of inTime) {
      const first = earlier[0] ?? -1;
      // most sorts have nothing to do with each other, or come too late
      if (first < 0 || values[first] === -1 || (times[first] as number) >= newest) continue;
      const window = windowOf(example, first, times[first] as number, newest, members, standing);
      if (window === null) continue;
      for (const newer of replacing) {
        const time = times[newer] as number;
        if (time <= window.after || time > window.until) continue;
        for (const older of earlier) {
          if ((times[older] as number) >= time) break;
          if (roots[older] !== roots[newer] && (!window.asks || !standing.stoodAgainst(newer, older))) heirs.add(newer, older);
        }
      }
    }
  }
}

/** "Lowered from 17 to 16": every earlier 17 is replaced, whoever gave it. One answer for each member; none where nothing is taken back. */
const takesBack = (past: readonly Item[], items: readonly Item[]): readonly boolean[] =>
  past.length === 0
    ? []
    : items.map((early) => past.some(({ quantity }) => quantity !== null && early.quantity !== null && sameInterval(quantity, early.quantity)));

/** The later one is a word of the origin that gave the earlier one. */
const isOwnWord = (newer: number, older: number, { items, origins, voiced, mayBeOne }: Members): boolean =>
  items[newer]?.origin !== null && voiced[newer] === 1 && mayBeOne(origins[newer] as number, origins[older] as number);

/** A figure of another text may take the place of an earlier one, by what the two are, if nobody stands by the earlier one. */
function mayReplace(newer: number, older: number, members: Members): boolean {
  const [late, early] = [members.items[newer], members.items[older]];
  if (late === undefined || early === undefined || late.quantity === null || early.quantity === null) return false;
  const fit = members.fit(newer, older);
  if (fit.same || early.claim.polarity === "denied") return false;
  if (isOwnWord(newer, older, members)) return isRestated(late, early);
  return late.course !== "fixed" && !fit.overlap && (late.course !== "rising" || fit.above);
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
