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

/** The two have the same in common with any third claim, as far as an index of claims can tell. */
const isTwin = (a: Features, b: Features): boolean =>
  a.sort === b.sort &&
  a.placeSet === b.placeSet &&
  a.origin === b.origin &&
  a.root === b.root &&
  a.terms.length === b.terms.length &&
  a.terms.every((term, at) => term === b.terms[at]);

/** Where the claims of each group begin when all stand in one list, and where the last ends. */
function startsOf(groups: readonly (readonly Features[])[]): Int32Array {
  const starts = new Int32Array(groups.length + 1);
  for (const [index, group] of groups.entries()) starts[index + 1] = (starts[index] as number) + group.length;
  return starts;
}

/** Finds in groups those, `from` an index on, that hold a claim which may look like one of a given group's, each once, in order of their index. */
export function findNear(groups: readonly (readonly Features[])[]): (group: readonly Features[], from: number) => Int32Array {
  const claims = groups.flat();
  const owners = Int32Array.from(groups.flatMap((group, index) => group.map(() => index)));
  const starts = startsOf(groups);
  const index = indexClaims(claims);
  const seen = new Int32Array(groups.length).fill(-1);
  const near = new Int32Array(groups.length);
  let asked = 0;
  return (group, from) => {
    let count = 0;
    asked++;
    const note = (at: number): void => {
      const owner = owners[at] as number;
      if (seen[owner] === asked) return;
      seen[owner] = asked;
      near[count++] = owner;
    };
    for (const [at, claim] of group.entries()) {
      // copies of a text find what it finds
      const earlier = group[at - 1];
      if (earlier === undefined || !isTwin(earlier, claim)) index.visit(claim, starts[from] as number, note);
    }
    return near.slice(0, count).sort();
  };
}

/** Every two groups that score the threshold, the most alike first. */
export function findAlike(groups: readonly (readonly Features[])[]): AlikePairs {
  const near = findNear(groups);
  const rows = scoreRows(groups.flat());
  const starts = startsOf(groups);
  const found: { readonly a: number[]; readonly b: number[]; readonly score: number[] } = { a: [], b: [], score: [] };
  for (const [a, group] of groups.entries()) {
    const others = near(group, a + 1);
    const sums = new Float64Array(others.length);
    for (let claim = starts[a] as number; claim < (starts[a + 1] as number); claim++) {
      if (others.length > 0) rows.turnTo(claim);
      for (let at = 0; at < others.length; at++) {
        const b = others[at] as number;
        const [from, end] = [starts[b] as number, starts[b + 1] as number];
        // what a mean is made of counts however low it is
        const least = group.length === 1 && end - from === 1 ? WEIGHTS.threshold : Number.NEGATIVE_INFINITY;
        let sum = sums[at] as number;
        for (let other = from; other < end; other++) sum += rows.score(other, least);
        sums[at] = sum;
      }
    }
    for (let at = 0; at < others.length; at++) {
      const b = others[at] as number;
      const score = (sums[at] as number) / Math.max(1, group.length * ((starts[b + 1] as number) - (starts[b] as number)));
      if (score < WEIGHTS.threshold) continue;
      found.a.push(a);
      found.b.push(b);
      found.score.push(score);
    }
  }
  const size = found.score.length;
  const order = highestFirst(Float64Array.from(found.score));
  const pairs: AlikePairs = { a: new Int32Array(size), b: new Int32Array(size), score: new Float64Array(size) };
  for (let at = 0; at < size; at++) {
    const from = order[at] as number;
    pairs.a[at] = found.a[from] as number;
    pairs.b[at] = found.b[from] as number;
    pairs.score[at] = found.score[from] as number;
  }
  return pairs;
}
