import { describe, expect, test } from "vitest";
import { buildFeatures, buildVoice, type ItemSketch } from "../../../test/build-item.ts";
import { makeClaims } from "../../../test/made-claims.ts";
import { type Dice, seededRandom } from "../../../test/seeded-random.ts";
import { between, meanOf } from "./alike-groups.ts";
import { addGroup, type ClusterSum, compareSums, emptySum, isFar, type KnownSorts } from "./cluster-sum.ts";
import type { Features } from "./features.ts";
import { WEIGHTS as W } from "./resemblance.ts";

function sumUp(groups: readonly (readonly Features[])[]): ClusterSum {
  const sum = emptySum();
  for (const group of groups) addGroup(sum, group);
  return sum;
}
/** Lists of claims that can be compared with each other, cut into groups of one to three. */
function cutGroups(claims: readonly Features[], { whole }: Dice): readonly (readonly Features[])[] {
  const groups: Features[][] = [];
  for (let at = 0; at < claims.length; at += groups.at(-1)?.length ?? 1) groups.push(claims.slice(at, at + whole(1, 3)));
  return groups;
}
const measured = (seed: number): readonly (readonly Features[])[] =>
  [...Map.groupBy(makeClaims(300, seed, 0), ({ what, figure }) => `${what} ${figure?.unit} ${figure?.per} ${figure?.goal}`).values()].filter(
    ({ length }) => length > 12,
  );

describe("two clusters summed up", () => {
  test.each([51, 52])("score what their groups score two by two (seed %i)", (seed) => {
    const dice = seededRandom(seed);
    let [barred, compared] = [0, 0];
    const known: KnownSorts = new Map();
    for (const claims of measured(seed)) {
      const groups = cutGroups(claims, dice);
      for (let round = 0; round < 12; round++) {
        const size = dice.whole(1, 9);
        const start = dice.whole(0, Math.max(0, groups.length - 12));
        const [left, right] = [groups.slice(start, start + size), groups.slice(start + size, start + 12)];
        const pairs = left.flatMap((x) => right.map((y) => [x, y] as const));
        const excluded = pairs.filter(([x, y]) => between(x, y) === Number.NEGATIVE_INFINITY);
        const found = compareSums(sumUp(left), sumUp(right), round % 2 === 0 ? known : undefined);
        expect(found?.barred).toHaveLength(excluded.length);
        for (const [x, y] of excluded) expect(found?.barred).toContainEqual([x, y]);
        expect(found?.sum).toBeCloseTo(
          pairs.reduce((sum, [x, y]) => sum + meanOf(x, y), 0),
          6,
        );
        barred += excluded.length;
        compared++;
      }
    }
    expect(barred).toBeGreaterThan(0);
    expect(compared).toBeGreaterThan(60);
  });
  test.each([
    [53, 59],
    [54, 60],
  ])("score the most that is possible where that is too little, without a look at their words (seed %i)", (seed, fewest) => {
    const dice = seededRandom(seed);
    let most = 0;
    for (const claims of measured(seed)) {
      const groups = cutGroups(claims, dice);
      for (let at = 2; at < groups.length; at++) {
        const [left, right] = [groups.slice(at - 2, at), groups.slice(at, at + 3)];
        const least = dice.whole(0, 3);
        const [full, found] = [compareSums(sumUp(left), sumUp(right)), compareSums(sumUp(left), sumUp(right), new Map(), least)];
        if (full === null || found === null) throw new Error("not comparable");
        expect(found.barred).toEqual(full.barred);
        if (found.sum === full.sum) continue;
        expect(found.barred).toEqual([]);
        expect(found.sum).toBeGreaterThan(full.sum);
        expect(found.sum).toBeLessThan(least * left.length * right.length);
        most++;
      }
    }
    expect(most).toBeGreaterThanOrEqual(fewest);
  });
  const said = (value: number): ItemSketch => ({ says: { value } });
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["two figures of one measure", said(40), said(60), true],
    ["a figure and a statement", said(40), {}, false],
    ["a statement and a figure", {}, said(40), false],
    ["two statements", {}, {}, false],
    ["a headline figure and another", { ...said(40), headline: true }, said(60), false],
    ["a figure that rises and one that moves both ways", said(40), { ...said(60), course: "running" }, false],
    ["a figure measured once and one that moves", { ...said(40), course: "fixed" }, { ...said(60), course: "running" }, false],
    ["persons and metres", said(40), { says: { value: 40, unit: "m" } }, false],
  ])("can be compared, or have to be looked at two by two: %s", (_name, left, right, able) => {
    const [a, b] = buildFeatures(left, right);
    expect(compareSums(sumUp([[a]]), sumUp([[b]])) !== null).toBe(able);
    // one claim of another kind is enough
    const [c, d] = buildFeatures({ ...said(40), article: "c" }, left, right).slice(1) as [Features, Features];
    expect(compareSums(sumUp([[c], [c]]), sumUp([[c, d]])) !== null).toBe(able);
  });
});

describe("claims that are plainly far apart", () => {
  test.each([
    [55, 347],
    [56, 302],
  ])("are so with their words, and most such are found (seed %i)", (seed, fewest) => {
    const dice = seededRandom(seed);
    const known: KnownSorts = new Map();
    const groups = cutGroups(
      [...makeClaims(200, seed, 5)].sort((x, y) => x.what - y.what),
      dice,
    );
    let far = 0;
    for (const left of groups) {
      for (const right of groups) {
        const least = dice.whole(0, 3);
        if (!isFar(left, right, least, known)) continue;
        far++;
        expect(meanOf(left, right)).toBeLessThan(least);
      }
    }
    expect(far).toBeGreaterThanOrEqual(fewest);
  });
  const far: ItemSketch = { says: { value: 4000 }, claim: { what: "in shelters" }, terms: new Set() };
  const aven = buildVoice("Ruth Aven");
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["two measures", { says: { value: 4 } }, { ...far, origin: aven }, true],
    ["one voice", { says: { value: 4 } }, far, false],
    ["one text", { says: { value: 4 }, root: "z" }, { ...far, root: "z", origin: aven }, false],
    ["no figure first", {}, { ...far, origin: aven }, false],
    ["no figure second", { says: { value: 4 } }, { origin: aven }, false],
    ["what counts which comes first", { says: { value: 4 }, headline: true }, { ...far, origin: aven }, false],
  ])("%s", (_name, left, right, plain) => {
    const [a, b] = buildFeatures(left, right);
    expect(isFar([a], [b], W.threshold, new Map())).toBe(plain);
  });
  test.each<[string, string, boolean]>([
    ["one place", "lund", false],
    ["two places", "varna", true],
  ])("values that lie apart, %s", (_name, place, plain) => {
    const elsewhere = Array.from({ length: 9 }, (): ItemSketch => ({}));
    const [a, b] = buildFeatures(
      { says: { value: 40 }, places: new Set(["lund"]) },
      { says: { value: 100 }, places: new Set([place]), origin: aven },
      ...elsewhere,
    );
    expect(isFar([a], [b], W.threshold, new Map())).toBe(plain);
  });
});
