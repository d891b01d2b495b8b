import { divideInTwo } from "./divide.ts";
import { hashFeature } from "./feature-list.ts";
import { numberAt } from "./number-at.ts";
import type { Sketch } from "./sketch.ts";
import { addFeatures, type Vector, weightIn } from "./vector.ts";

/** Articles on each side of a division: fewer prove nothing, for every article has names of its own. */
export const LEAST_SIDE = 4;
/** By how much more of one side's articles than of the other's must put a name in the foreground. */
const LEAST_LEAD = 0.85;
/** Times an article says a name that is more than background to it. */
const FOCUS_TIMES = 3;
/** Articles of an event that are read to divide it; the others follow them. */
const SAMPLE = 64;

/** Names in the foreground of an article, with the hashes of what `putForeground` adds for them, lowest first, and of the names themselves. */
export interface Foreground {
  readonly names: ReadonlySet<string>;
  readonly hashes: Uint32Array;
  readonly own: Uint32Array;
}

function makeForeground(names: ReadonlySet<string>): Foreground {
  const sorted = Array.from(names, (key) => ({ hash: hashFeature(`^${key}`), own: hashFeature(key) })).sort((a, b) => a.hash - b.hash);
  return { names, hashes: Uint32Array.from(sorted, ({ hash }) => hash), own: Uint32Array.from(sorted, ({ own }) => own) };
}

/** A function of a sketch, remembered as long as the sketch lives: repairs ask for the same one again and again. */
function remember(read: (sketch: Sketch) => ReadonlySet<string>): (sketch: Sketch) => Foreground {
  const known = new WeakMap<Sketch, Foreground>();
  return (sketch) => {
    const found = known.get(sketch) ?? makeForeground(read(sketch));
    known.set(sketch, found);
    return found;
  };
}

/** Names an article is about: in headline or first sentences, or said again and again. */
export const listFocus = remember((sketch) => {
  const focus = new Set<string>();
  for (const [key, times] of sketch.names) if (times >= FOCUS_TIMES || sketch.lead.has(key)) focus.add(key);
  return focus;
});

/** Names in headline and first sentences. */
export const listLeadNames = remember((sketch) => {
  const lead = new Set<string>();
  for (const key of sketch.lead) if (key.startsWith("'")) lead.add(key);
  return lead;
});

/** A vector with a further feature for each name in the foreground: there it says who the article is about, elsewhere only who comes up in it. */
export function putForeground(vector: Vector, { hashes, own }: Foreground, share: number): Vector {
  return addFeatures(vector, { hashes, weights: Float64Array.from(own, (hash) => weightIn(vector, hash) * share) });
}

/** The most by which a name is in the foreground of more articles of one side than of the other. */
function leadOf(mine: readonly ReadonlySet<string>[], other: readonly ReadonlySet<string>[]): number {
  const shares = new Map<string, number>();
  for (const focus of mine) for (const key of focus) shares.set(key, (shares.get(key) ?? 0) + 1 / mine.length);
  for (const focus of other) {
    for (const key of focus) {
      const share = shares.get(key);
      if (share !== undefined) shares.set(key, share - 1 / other.length);
    }
  }
  let most = 0;
  for (const share of shares.values()) if (share > most) most = share;
  return most;
}

/**
 * Divides an event when it is two that share all but their protagonists: nearly all articles of one side are about a name that hardly any of the other side is
 * about, and the other way round. Returns the side (0 or 1) of each article, null when it is one event.
 */
export function divideByFocus(focus: readonly ReadonlySet<string>[], similarity: (a: number, b: number) => number): number[] | null {
  const sampled = Math.min(focus.length, SAMPLE);
  const sides = divideInTwo(sampled, similarity);
  if (sides === null) return null;
  for (let at = sampled; at < focus.length; at++) {
    const sum = [0, 0];
    const size = [0, 0];
    for (let other = 0; other < sampled; other++) {
      const side = numberAt(sides, other);
      sum[side] = numberAt(sum, side) + similarity(at, other);
      size[side] = numberAt(size, side) + 1;
    }
    sides.push(numberAt(sum, 0) * numberAt(size, 1) >= numberAt(sum, 1) * numberAt(size, 0) ? 0 : 1);
  }
  const of = (side: number): ReadonlySet<string>[] => focus.filter((_, at) => sides[at] === side);
  const [left, right] = [of(0), of(1)];
  if (Math.min(left.length, right.length) < LEAST_SIDE) return null;
  return leadOf(left, right) >= LEAST_LEAD && leadOf(right, left) >= LEAST_LEAD ? sides : null;
}
