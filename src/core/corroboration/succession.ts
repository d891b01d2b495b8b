import type { Quantity } from "../model/index.ts";
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
  /** The lowest number among those that took the place of a member and pass the test. */
  readonly find: (older: number, passes: (newer: number) => boolean) => number | undefined;
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
      if (time >= 0) replacedAt[older] = Math.min(time, replacedAt[older] as number);
    },
    replaces,
    isReplaced: (older) => replaced[older] === 1,
    find: (older, passes) => {
      for (let word = 0; word < width; word++) {
        // bit by bit from the lowest that is set
        for (let rest = bits[older * width + word] as number; rest !== 0; rest &= rest - 1) {
          const newer = 32 * word + 31 - Math.clz32(rest & -rest);
          if (passes(newer)) return newer;
        }
      }
      return undefined;
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
    if (heir !== undefined) heirs.add(heir, repeat);
  }
  return heirs;
}

/** The value that took the place of the voiced value an unattributed text repeats, and was said after that text. */
function findHeir(repeat: number, members: Members, heirs: Heirs): number | undefined {
  const { items, voiced, fit } = members;
  const isNext = (newer: number): boolean => isEarlier(members, repeat, newer) && !fit(newer, repeat).same;
  for (const [other, { quantity }] of items.entries()) {
    if (voiced[other] !== 1 || quantity === null || !heirs.isReplaced(other) || !fit(repeat, other).overlap) continue;
    const heir = heirs.find(other, isNext);
    if (heir !== undefined) return heir;
  }
  return undefined;
}

/** When a member replaces an earlier one of another text: when it was said after the one rank and not after the other; null for never. */
interface Window {
  readonly after: number;
  readonly until: number;
  /** The two must also not have stood against each other, which is asked of every two members. */
  readonly asks: boolean;
}

/** When the sort of one member takes the place of the sort of another, first said at `from`, if it was last said at `newest`; null for never. */
function windowOf(newer: number, older: number, from: number, newest: number, members: Members, standing: Standing): Window | null {
  if (!mayReplace(newer, older, members)) return null;
  if (isOwnWord(newer, older, members)) return { after: -1, until: NEVER, asks: false };
  const rising = (members.items[newer] as Item).course === "rising";
  const until = rising ? standing.stoodFrom(newer, older) : NEVER;
  return until <= from
    ? null
    : {
        after: standing.upheldUntil(newer, older, newest),
        until,
        asks: !rising,
      };
}

/** Figures that stand take the place of earlier ones. What two sorts of members decide is worked out once for them. */
function replaceValues(members: Members, heirs: Heirs): void {
  const { items, times, roots, bySort, fit } = members;
  const standing = readStanding(members);
  const takenBack = findTakenBack(items);
  const outdated = Map.groupBy(
    items.flatMap(({ claim, quantity }, member) => (claim.outdated && quantity !== null ? [member] : [])),
    (member) => roots[member],
  );
  const inTime = bySort.map((alike) => {
    const dated = alike.map((member) => times[member] as number).filter((time) => time >= 0);
    return {
      from: dated.reduce((a, b) => Math.min(a, b), NEVER),
      newest: dated.reduce((a, b) => Math.max(a, b), -1),
    };
  });
  for (const [sort, alike] of bySort.entries()) {
    const [example = 0] = alike;
    const newest = inTime[sort]?.newest ?? -1;
    if (!isCurrent(items[example] as Item)) continue;
    for (const newer of alike) {
      for (const older of outdated.get(roots[newer] as number) ?? []) if (!fit(newer, older).same) heirs.add(newer, older);
      // "lowered from 17 to 16": every earlier 17 is replaced, whoever gave it
      for (const past of takenBack.get(newer) ?? []) {
        for (const [older, { quantity }] of items.entries()) {
          const isPast = quantity !== null && sameInterval(past, quantity) && isEarlier(members, older, newer);
          if (isPast && roots[older] !== roots[newer] && !fit(newer, older).same) heirs.add(newer, older);
        }
      }
    }
    for (const [other, earlier] of bySort.entries()) {
      const [first = 0] = earlier;
      const from = inTime[other]?.from ?? NEVER;
      // most sorts come too late
      if (from >= newest || (items[first] as Item).quantity === null) continue;
      const window = windowOf(example, first, from, newest, members, standing);
      if (window === null) continue;
      for (const newer of alike) {
        const time = times[newer] as number;
        if (time <= window.after || time > window.until) continue;
        for (const older of earlier) {
          const follows = isEarlier(members, older, newer) && roots[older] !== roots[newer];
          if (follows && !(window.asks && standing.stoodAgainst(newer, older))) heirs.add(newer, older);
        }
      }
    }
  }
}

/** A figure that its text neither denies nor calls past. */
const isCurrent = ({ claim, quantity }: Item): boolean => quantity !== null && claim.polarity !== "denied" && !claim.outdated;

/** The later one is a word of the origin that gave the earlier one. */
const isOwnWord = (newer: number, older: number, { origins, voiced, mayBeOne }: Members): boolean =>
  voiced[newer] === 1 && mayBeOne(origins[newer] as number, origins[older] as number);

/** A figure of another text may take the place of an earlier one, by what the two are, if nobody stands by the earlier one. */
function mayReplace(newer: number, older: number, members: Members): boolean {
  const [late, early] = [members.items[newer] as Item, members.items[older] as Item];
  const fit = members.fit(newer, older);
  if (fit.same || early.claim.polarity === "denied") return false;
  if (isOwnWord(newer, older, members)) return isRestated(members.quantityOf(newer), members.quantityOf(older), late.course === "rising");
  return late.course !== "fixed" && !fit.overlap && (late.course !== "rising" || fit.above);
}

/** By its number, for each member the past values its own text takes back in its favour: it is the current value that stands nearest to them. */
function findTakenBack(items: readonly Item[]): ReadonlyMap<number, readonly Quantity[]> {
  const takenBack = new Map<number, Quantity[]>();
  for (const { claim: past, quantity } of items) {
    if (!past.outdated || quantity === null) continue;
    const beside = items.flatMap((item, member) =>
      item.claim.article === past.article && isCurrent(item) ? [{ member, away: Math.abs(item.claim.span.start - past.span.start) }] : [],
    );
    const nearest = beside.reduce((least, { away }) => Math.min(least, away), Number.POSITIVE_INFINITY);
    for (const { member, away } of beside) if (away === nearest) takenBack.set(member, [...(takenBack.get(member) ?? []), quantity]);
  }
  return takenBack;
}

/** One origin's later value says something else: another centre, or an exact figure where the old one was open or vague; of what rises, a higher one. */
function isRestated(newer: Quantity, older: Quantity, rising: boolean): boolean {
  if (!overlap(newer, older)) return true;
  if (newer.qualifier === "vague") return false;
  if (older.qualifier === "vague") return true;
  const [left, right] = [centre(newer) ?? 0, centre(older) ?? 0];
  return Math.abs(left - right) > RESTATED * Math.max(Math.abs(left), Math.abs(right)) && (!rising || left > right);
}
