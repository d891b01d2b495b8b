import { describe, expect, test } from "vitest";
import { buildFeatures, buildVoice, type ItemSketch, plainText } from "../../../test/build-item.ts";
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

/** Figures of one toll by a dozen voices, close enough to hang together in large clusters. */
function denseClaims(count: number, seed: number): Group {
  const { pick, whole, chance } = seededRandom(seed);
  return buildFeatures(
    ...Array.from({ length: count }, (_, at): ItemSketch => {
      const article = `r${whole(0, count)}`;
      return {
        id: `${article}:${at}`,
        article,
        headline: true,
        says: { value: pick([40, 40, 41, 55, 90, 400]) },
        origin: chance(10) ? plainText : buildVoice(`voice ${whole(1, 12)}`),
        claim: { outdated: chance(10) },
        facets: new Set(chance(20) ? ["women"] : []),
        terms: new Set([pick(["quay", "mast", "hull"]), pick(["quay", "bridge", "storm", "night"])]),
      };
    }),
  );
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
  const found = clusters.filter(({ length }) => length > 0).map((cluster) => cluster.sort((x, y) => x - y));
  return found.sort(([x = 0], [y = 0]) => x - y);
}

describe("groups are joined from the most alike down", () => {
  test.each([
    [61, 25, 1],
    [62, 0, 2],
    [64, 100, 1],
  ])("as if every two were looked at (seed %i, %i of a hundred without a figure, groups of up to %i)", (seed, statements, most) => {
    const claims = [...makeClaims(200, seed, statements)].sort((x, y) => x.sort - y.sort);
    const groups = cutGroups(claims, seededRandom(seed), most);
    const joined = clusterGroups(groups);
    expect(joined).toEqual(joinPlainly(groups));
  });
  test.each([
    [67, 1],
    [68, 1],
    [69, 2],
  ])("as if every two were looked at, in large clusters (seed %i, groups of up to %i)", (seed, most) => {
    const groups = cutGroups(
      [...denseClaims(80, seed)].sort((x, y) => x.sort - y.sort),
      seededRandom(seed),
      most,
    );
    const joined = clusterGroups(groups);
    expect(joined).toEqual(joinPlainly(groups));
    expect(Math.max(...joined.map(({ length }) => length))).toBeGreaterThan(10);
  });
});

describe("a group goes home to", () => {
  test.each([70, 71, 72])("the one it resembles most, the first of equals, or none (seed %i)", (seed) => {
    const dice = seededRandom(seed);
    const claims = [...denseClaims(160, seed)].sort((x, y) => x.sort - y.sort);
    const several = cutGroups(
      claims.filter((_, at) => at % 3 > 0),
      dice,
      14,
    );
    const voiced = [...several, ...several.slice(0, 5)];
    const findHome = homeFinder(voiced);
    const homes = new Set<number | null>();
    for (const group of cutGroups(
      claims.filter((_, at) => at % 3 === 0),
      dice,
      4,
    )) {
      const scores = voiced.map((other) => between(group, other));
      const best = Math.max(...scores);
      const home = findHome(group);
      expect(home).toBe(best >= W.threshold ? scores.indexOf(best) : null);
      homes.add(home);
    }
    expect(homes.size).toBeGreaterThan(4);
  });
});
