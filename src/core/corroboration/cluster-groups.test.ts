import { describe, expect, test } from "vitest";
import { makeClaims } from "../../../test/made-claims.ts";
import { type Dice, seededRandom } from "../../../test/seeded-random.ts";
import { between } from "./alike-groups.ts";
import { clusterGroups, homeFinder } from "./cluster-groups.ts";
import type { Features } from "./features.ts";
import { WEIGHTS as W } from "./resemblance.ts";

type Group = readonly Features[];

function cutGroups(claims: Group, { whole }: Dice, most: number): readonly Group[] {
  const groups: Features[][] = [];
  for (let at = 0; at < claims.length; at += groups.at(-1)?.length ?? 1) groups.push(claims.slice(at, at + whole(1, most)));
  return groups;
}

/** Joins groups from the most alike down, and looks at every two of their members again for each join. */
function joinPlainly(groups: readonly Group[]): readonly (readonly number[])[] {
  const scoreOf = (x: number, y: number): number => between(groups[Math.min(x, y)] ?? [], groups[Math.max(x, y)] ?? []);
  const clusters = groups.map((_, at) => [at]);
  const pairs = groups.flatMap((_, a) => groups.flatMap((__, b) => (a < b && scoreOf(a, b) >= W.threshold ? [{ a, b, score: scoreOf(a, b) }] : [])));
  for (const { a, b } of pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
    const [mine, theirs] = [clusters.find((each) => each.includes(a)) ?? [], clusters.find((each) => each.includes(b)) ?? []];
    if (mine === theirs) continue;
    const all = mine.flatMap((x) => theirs.map((y) => scoreOf(x, y)));
    const scores = all.filter((score) => score > Number.NEGATIVE_INFINITY);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    // one slip of reading keeps no two long series apart
    if (all.length - scores.length < Math.min(mine.length, theirs.length) && mean >= W.meanThreshold) mine.push(...theirs.splice(0));
  }
  return clusters.filter(({ length }) => length > 0);
}

describe("groups are joined from the most alike down", () => {
  test.each([
    [61, 25, 1],
    [62, 0, 2],
    [63, 0, 1],
    [64, 100, 1],
  ])("as if every two were looked at (seed %i, %i of a hundred without a figure, groups of up to %i)", (seed, statements, most) => {
    const claims = [...makeClaims(260, seed, statements)].sort((x, y) => x.sort - y.sort);
    const groups = cutGroups(claims, seededRandom(seed), most);
    const joined = clusterGroups(groups);
    expect(joined).toEqual(joinPlainly(groups));
    expect(Math.max(...joined.map(({ length }) => length))).toBeGreaterThan(4);
  });
});

describe("a group goes home to", () => {
  test.each([65, 66, 67])("the one it resembles most, the first of equals, or none (seed %i)", (seed) => {
    const dice = seededRandom(seed);
    const claims = [...makeClaims(300, seed, 10)].sort((x, y) => x.measure - y.measure || x.sort - y.sort);
    const voiced = cutGroups(
      claims.filter((_, at) => at % 3 > 0),
      dice,
      12,
    );
    const findHome = homeFinder([...voiced, ...voiced.slice(0, 5)]);
    let homeless = 0;
    for (const group of cutGroups(
      claims.filter((_, at) => at % 3 === 0),
      dice,
      4,
    )) {
      const scores = voiced.map((other) => between(group, other));
      const best = Math.max(...scores);
      expect(findHome(group)).toBe(best >= W.threshold ? scores.indexOf(best) : null);
      if (best < W.threshold) homeless++;
    }
    expect(homeless).toBeGreaterThan(5);
  });
});
