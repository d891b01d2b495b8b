import type { Features } from "./features.ts";
import { excludes, resemblance } from "./resemblance.ts";

/** Groups of one measure beyond which only the nearest in value are compared, so that a large story stays cheap. */
const LARGEST_BUCKET = 600;

/** Mean resemblance over the members of two groups; minus infinity when any two exclude each other. */
export function between(left: readonly Features[], right: readonly Features[]): number {
  let sum = 0;
  for (const a of left) {
    for (const b of right) {
      if (excludes(a, b)) return Number.NEGATIVE_INFINITY;
      sum += resemblance(a, b);
    }
  }
  return sum / Math.max(1, left.length * right.length);
}

/** How much every two groups near in value look like one fact. */
export interface ScoreTable {
  /** Minus infinity for two groups that exclude each other, or lie too far apart to be compared. */
  readonly between: (a: number, b: number) => number;
  /** Pairs of at least a score, the most alike first. */
  readonly atLeast: (threshold: number) => readonly Pair[];
}

/** Two groups by their index, the smaller first. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

const valueOf = (group: readonly Features[] | undefined): number => group?.[0]?.figure?.centre ?? 0;

/** Scores every two groups; of more than `LARGEST_BUCKET` each with those next to it in the order of their values. */
export function scoreGroups(groups: readonly (readonly Features[])[]): ScoreTable {
  const order = groups.map((_, index) => index);
  const reach = Math.min(groups.length, LARGEST_BUCKET) - 1;
  if (groups.length > LARGEST_BUCKET) order.sort((a, b) => valueOf(groups[a]) - valueOf(groups[b]) || a - b);
  const rank = new Int32Array(groups.length);
  for (const [at, group] of order.entries()) rank[group] = at;
  const width = Math.max(0, reach);
  // one row a group in order of value, one cell for each of the next ones
  const scores = new Float64Array(groups.length * width).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < order.length; at++) {
    const left = groups[order[at] as number] ?? [];
    const end = Math.min(order.length, at + width + 1);
    for (let other = at + 1; other < end; other++) scores[at * width + other - at - 1] = between(left, groups[order[other] as number] ?? []);
  }
  return {
    between: (a, b) => {
      const [x, y] = [rank[a] as number, rank[b] as number];
      const [low, high] = x < y ? [x, y] : [y, x];
      return high - low > width || low === high ? Number.NEGATIVE_INFINITY : (scores[low * width + high - low - 1] as number);
    },
    atLeast: (threshold) => {
      const pairs: Pair[] = [];
      for (let at = 0; at < order.length; at++) {
        const end = Math.min(order.length, at + width + 1);
        for (let other = at + 1; other < end; other++) {
          const score = scores[at * width + other - at - 1] as number;
          if (score < threshold) continue;
          const [x, y] = [order[at] as number, order[other] as number];
          pairs.push({ a: Math.min(x, y), b: Math.max(x, y), score });
        }
      }
      return pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
    },
  };
}
