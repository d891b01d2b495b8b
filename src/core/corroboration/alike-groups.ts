import type { Features } from "./features.ts";
import { indexClaims } from "./near-index.ts";
import { highestFirst } from "./order-scores.ts";
import { excludes, resemblance, WEIGHTS } from "./resemblance.ts";
import { scoreRows } from "./row-scores.ts";

/** Mean resemblance over the members of two groups. */
export function meanOf(left: readonly Features[], right: readonly Features[]): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += resemblance(a, b);
  return sum / Math.max(1, left.length * right.length);
}

/** Mean resemblance over the members of two groups; minus infinity when any two exclude each other. */
export function between(left: readonly Features[], right: readonly Features[]): number {
  for (const a of left) for (const b of right) if (excludes(a, b)) return Number.NEGATIVE_INFINITY;
  return meanOf(left, right);
}

/** Pairs of groups by their indexes, the smaller in `a`, with what they score; a large story has millions, so they stand in columns. */
export interface AlikePairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly score: Float64Array;
}

/** Where the claims of each group begin when all stand in one list, and where the last ends. */
function startsOf(groups: readonly (readonly Features[])[]): Int32Array {
  const starts = new Int32Array(groups.length + 1);
  let end = 0;
  for (const [index, group] of groups.entries()) {
    end += group.length;
    starts[index + 1] = end;
  }
  return starts;
}

/** Finds in groups those, `from` an index on, that hold a claim which may look like one of a given group's, each once, in any order; the answer stands until the next. */
export function findNear(groups: readonly (readonly Features[])[]): (group: readonly Features[], from: number) => Int32Array {
  const claims = groups.flat();
  const starts = startsOf(groups);
  const owners = new Int32Array(claims.length);
  for (let index = 0; index < groups.length; index++) owners.fill(index, starts[index], starts[index + 1]);
  const index = indexClaims(claims);
  const seen = new Int32Array(groups.length).fill(-1);
  const near = new Int32Array(groups.length);
  let asked = 0;
  let count = 0;
  const note = (at: number): void => {
    const owner = owners[at] as number;
    if (seen[owner] === asked) return;
    seen[owner] = asked;
    near[count++] = owner;
  };
  return (group, from) => {
    count = 0;
    asked++;
    for (const claim of group) index.visit(claim, starts[from] as number, note);
    return near.subarray(0, count);
  };
}

/** Groups that score the threshold with one that stands before them, in order. */
interface Row {
  readonly b: Int32Array;
  readonly score: Float64Array;
}

const NO_ROW: Row = { b: new Int32Array(0), score: new Float64Array(0) };

/** Every two groups that score the threshold, the most alike first. */
export function findAlike(groups: readonly (readonly Features[])[]): AlikePairs {
  const near = findNear(groups);
  const rows = scoreRows(groups.flat());
  const starts = startsOf(groups);
  const sums = new Float64Array(groups.length);
  const alike = new Int32Array(groups.length);
  const readRow = (a: number): Row => {
    const others = near(groups[a] as readonly Features[], a + 1);
    if (others.length === 0) return NO_ROW;
    const [first, last] = [starts[a] as number, starts[a + 1] as number];
    for (let at = 0; at < others.length; at++) sums[others[at] as number] = 0;
    for (let claim = first; claim < last; claim++) {
      rows.turnTo(claim);
      for (let at = 0; at < others.length; at++) {
        const b = others[at] as number;
        const [from, end] = [starts[b] as number, starts[b + 1] as number];
        // what a mean is made of counts however low it is
        const least = last - first === 1 && end - from === 1 ? WEIGHTS.threshold : Number.NEGATIVE_INFINITY;
        let sum = sums[b] as number;
        for (let other = from; other < end; other++) sum += rows.score(other, least);
        sums[b] = sum;
      }
    }
    let count = 0;
    for (let at = 0; at < others.length; at++) {
      const b = others[at] as number;
      const score = (sums[b] as number) / Math.max(1, (last - first) * ((starts[b + 1] as number) - (starts[b] as number)));
      sums[b] = score;
      if (score >= WEIGHTS.threshold) alike[count++] = b;
    }
    const b = alike.slice(0, count).sort();
    const score = new Float64Array(count);
    for (let at = 0; at < count; at++) score[at] = sums[b[at] as number] as number;
    return { b, score };
  };
  const found: Row[] = [];
  for (const a of likeAfterLike(groups)) found[a] = readRow(a);
  return orderPairs(found);
}

/** The indexes of groups, those after one another of which the first claims are of one sort and place: what was worked out for one serves the next. */
const likeAfterLike = (groups: readonly (readonly Features[])[]): readonly number[] =>
  [...Map.groupBy(groups.keys(), (a) => groups[a]?.[0]?.sort).values()].flatMap((alike) =>
    [...Map.groupBy(alike, (a) => groups[a]?.[0]?.placeSet).values()].flat(),
  );

/** The pairs of all rows, the most alike first, equals in order of `a` and `b`. */
function orderPairs(rows: readonly Row[]): AlikePairs {
  const size = rows.reduce((sum, { b }) => sum + b.length, 0);
  const found: AlikePairs = { a: new Int32Array(size), b: new Int32Array(size), score: new Float64Array(size) };
  let end = 0;
  for (const [a, row] of rows.entries()) {
    found.a.fill(a, end, end + row.b.length);
    found.b.set(row.b, end);
    found.score.set(row.score, end);
    end += row.b.length;
  }
  const order = highestFirst(found.score);
  const pairs: AlikePairs = { a: new Int32Array(size), b: new Int32Array(size), score: new Float64Array(size) };
  for (let at = 0; at < size; at++) {
    const from = order[at] as number;
    pairs.a[at] = found.a[from] as number;
    pairs.b[at] = found.b[from] as number;
    pairs.score[at] = found.score[from] as number;
  }
  return pairs;
}
