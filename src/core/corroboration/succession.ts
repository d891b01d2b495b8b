import type { ClaimId } from "../model/index.ts";
import { centre, isAbove, overlap, sameInterval } from "./interval.ts";
import type { Item, Kinship } from "./item.ts";

/** A later claim in the place of an earlier one. */
export interface Succession {
  readonly newer: Item;
  readonly older: Item;
}

/** Two statements of one origin differ when their values lie further apart than wording alone ("about") explains. */
const RESTATED = 0.04;

const originId = (item: Item): string => item.origin?.id ?? "";
const isVoiced = (item: Item): boolean => item.origin !== null && item.origin.kind !== "unattributed";

/** When each claim was made: its text's date; for undated text, the first date of a value it repeats. Unknown ones are left out. */
export function dateClaims(items: readonly Item[]): ReadonlyMap<ClaimId, string> {
  const times = new Map<ClaimId, string>();
  for (const item of items) if (item.at !== null) times.set(item.claim.id, item.at);
  for (const item of items) {
    if (item.at !== null || item.quantity === null) continue;
    const repeated = items.flatMap((other) =>
      other.at !== null && !other.claim.outdated && other.quantity !== null && item.quantity !== null && overlap(item.quantity, other.quantity)
        ? [other.at]
        : [],
    );
    const first = repeated.sort()[0];
    if (first !== undefined) times.set(item.claim.id, first);
  }
  return times;
}

/**
 * Which members of one finding were replaced by which. One origin's later word replaces its earlier one; of different origins a later
 * value replaces an earlier one only where the figure moves with time, the two did not stand against each other before, and nobody
 * stood by the old value afterwards. An unattributed repeat goes with the value it repeats.
 */
export function findSuccessions(items: readonly Item[], kin: Kinship, times: ReadonlyMap<ClaimId, string>): readonly Succession[] {
  const found: Succession[] = [];
  const gone = new Map<Item, Item[]>();
  const add = (newer: Item, older: Item): void => {
    found.push({ newer, older });
    gone.set(older, [...(gone.get(older) ?? []), newer]);
  };
  for (const newer of items) {
    for (const older of items) if (newer !== older && replaces(newer, older, items, times, kin)) add(newer, older);
  }
  // "Nobody has died" is over once the same voice gives a figure.
  for (const older of items) {
    if (older.quantity !== null || !older.denies) continue;
    for (const newer of items) {
      const asserts = newer.quantity !== null && newer.claim.polarity === "asserted" && isVoiced(newer);
      if (asserts && kin.mayBeOne(originId(newer), originId(older)) && isEarlier(older, newer, times)) add(newer, older);
    }
  }
  for (const item of items) {
    if (isVoiced(item) || gone.has(item) || item.quantity === null) continue;
    for (const other of items) {
      const heirs = gone.get(other) ?? [];
      if (!isVoiced(other) || other.quantity === null || !overlap(item.quantity, other.quantity)) continue;
      const heir = heirs.find(
        (newer) => isEarlier(item, newer, times) && newer.quantity !== null && item.quantity !== null && !sameInterval(newer.quantity, item.quantity),
      );
      if (heir === undefined) continue;
      add(heir, item);
      break;
    }
  }
  return found;
}

function isEarlier(a: Item, b: Item, times: ReadonlyMap<ClaimId, string>): boolean {
  const [left, right] = [times.get(a.claim.id), times.get(b.claim.id)];
  return left !== undefined && right !== undefined && left < right;
}

function replaces(newer: Item, older: Item, items: readonly Item[], times: ReadonlyMap<ClaimId, string>, kin: Kinship): boolean {
  const [a, b] = [newer.quantity, older.quantity];
  if (a === null || b === null || newer.claim.polarity === "denied" || newer.claim.outdated) return false;
  const one = originId(newer) !== "" && kin.mayBeOne(originId(newer), originId(older));
  if (newer.root === older.root) return older.claim.outdated && !sameInterval(a, b);
  const earlier = isEarlier(older, newer, times);
  if (!earlier || sameInterval(a, b)) return false;
  // "Lowered from 17 to 16": every earlier 17 is replaced, whoever gave it.
  if (
    items.some(
      (past) =>
        past.claim.outdated &&
        past.root === newer.root &&
        past.quantity !== null &&
        past.claim.figure !== null &&
        sameInterval(past.quantity, b) &&
        mate(past, newer, items) === newer,
    )
  )
    return true;
  if (older.claim.polarity === "denied") return false;
  if (one && isVoiced(newer)) return isRestated(newer, older);
  if (newer.course === "fixed" || overlap(a, b)) return false;
  if (newer.course === "rising" && !isAbove(a, b)) return false;
  return !stoodAgainst(newer, older, items, times, kin) && !isUpheld(newer, older, items, times, kin);
}

/** The current value that stands nearest to an outdated one in its text. */
function mate(past: Item, near: Item, items: readonly Item[]): Item {
  const at = past.claim.span.start;
  const distance = (item: Item): number => Math.abs(item.claim.span.start - at);
  let best = near;
  for (const item of items) {
    if (
      item.root === past.root &&
      item.claim.article === past.claim.article &&
      !item.claim.outdated &&
      item.quantity !== null &&
      item.claim.polarity !== "denied" &&
      distance(item) < distance(best)
    )
      best = item;
  }
  return best;
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

/** The two sides already gave values that did not fit while both stood, the newer one's the higher: going higher settles nothing. */
function stoodAgainst(newer: Item, older: Item, items: readonly Item[], times: ReadonlyMap<ClaimId, string>, kin: Kinship): boolean {
  return items.some((item) => {
    if (item === newer || item.quantity === null || older.quantity === null || item.claim.polarity === "denied" || item.claim.outdated) return false;
    if (!isVoiced(item) || !isVoiced(older) || !kin.mayBeOne(originId(item), originId(newer)) || !isEarlier(item, newer, times)) return false;
    return newer.course === "rising" ? isAbove(item.quantity, older.quantity) : !overlap(item.quantity, older.quantity) && !isEarlier(item, older, times);
  });
}

/** Somebody gave the old value again when the new one was already known, or denies the new one. */
function isUpheld(newer: Item, older: Item, items: readonly Item[], times: ReadonlyMap<ClaimId, string>, kin: Kinship): boolean {
  return items.some((item) => {
    if (
      item === older ||
      item === newer ||
      item.claim.outdated ||
      item.quantity === null ||
      newer.quantity === null ||
      older.quantity === null ||
      !isVoiced(item)
    )
      return false;
    if (isEarlier(item, newer, times) || !times.has(item.claim.id)) return false;
    if (item.claim.polarity === "denied") return overlap(item.quantity, newer.quantity);
    if (kin.mayBeOne(originId(item), originId(newer))) return false;
    return (
      sameInterval(item.quantity, older.quantity) ||
      (kin.mayBeOne(originId(item), originId(older)) && !overlap(item.quantity, newer.quantity) && !isAbove(item.quantity, newer.quantity))
    );
  });
}
