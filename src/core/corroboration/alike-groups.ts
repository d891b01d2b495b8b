import type { Features } from "./features.ts";
import { indexClaims } from "./near-index.ts";
import { excludes, resemblance, WEIGHTS } from "./resemblance.ts";

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

/** Two groups by their index, the smaller first. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** The two have the same in common with any third claim, as far as an index of claims can tell. */
const isTwin = (a: Features, b: Features): boolean =>
  a.sort === b.sort &&
  a.placeSet === b.placeSet &&
  a.origin === b.origin &&
  a.root === b.root &&
  a.terms.length === b.terms.length &&
  a.terms.every((term, at) => term === b.terms[at]);

/** Finds in groups those, `from` an index on, that hold a claim which may look like one of a given group's, each once, in order of their index. */
export function findNear(groups: readonly (readonly Features[])[]): (group: readonly Features[], from: number) => readonly number[] {
  const claims = groups.flat();
  const owners = Int32Array.from(groups.flatMap((group, index) => group.map(() => index)));
  const starts = new Int32Array(groups.length + 1);
  for (const [index, group] of groups.entries()) starts[index + 1] = (starts[index] as number) + group.length;
  const index = indexClaims(claims);
  const seen = new Int32Array(groups.length).fill(-1);
  let asked = 0;
  return (group, from) => {
    const near: number[] = [];
    asked++;
    const note = (at: number): void => {
      const owner = owners[at] as number;
      if (seen[owner] === asked) return;
      seen[owner] = asked;
      near.push(owner);
    };
    for (const [at, claim] of group.entries()) {
      // copies of a text find what it finds
      const earlier = group[at - 1];
      if (earlier === undefined || !isTwin(earlier, claim)) index.visit(claim, starts[from] as number, note);
    }
    return near.sort((a, b) => a - b);
  };
}

/** Every two groups that score the threshold, the most alike first. */
export function findAlike(groups: readonly (readonly Features[])[]): readonly Pair[] {
  const near = findNear(groups);
  const pairs: Pair[] = [];
  for (const [a, group] of groups.entries()) {
    for (const b of near(group, a + 1)) {
      const score = between(group, groups[b] ?? []);
      if (score >= WEIGHTS.threshold) pairs.push({ a, b, score });
    }
  }
  return pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}
