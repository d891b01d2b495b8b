import { describe, expect, test } from "vitest";
import { buildFeatures, buildVoice, type ItemSketch } from "../../../test/build-item.ts";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { makeClaims } from "../../../test/made-claims.ts";
import { seededRandom } from "../../../test/seeded-random.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { traceOrigins } from "../origins/index.ts";
import { between, findAlike, findNear, meanOf } from "./alike-groups.ts";
import { addGroup, type ClusterSum, compareSums, emptySum, isFar } from "./cluster-sum.ts";
import { type Features, readFeatures } from "./features.ts";
import { comparingLanguage, gatherItems } from "./item.ts";
import { WEIGHTS } from "./resemblance.ts";

const packs = loadPacks();
const WORDS = ["harbour", "bridge", "school", "ferry", "market", "mill", "dam", "chapel", "orchard", "quarry", "depot", "tunnel"];
const LEADS = ["", "at least ", "some ", "of them ", "among them women and "];

/** Claims of many measures, values, voices, places and words, some side by side in one text. */
function madeClaims(count: number, seed: number): readonly Features[] {
  const { pick, chance, whole } = seededRandom(seed);
  const claim = (): ClaimSketch => {
    const what = pick(["killed", "injured", "displaced", "homes destroyed", "aid delivered"]);
    const value = chance(50) ? whole(1, 12) : whole(1, 5000);
    const words = Array.from({ length: whole(1, 6) }, () => pick(WORDS)).join(" ");
    return {
      sentence: `${pick(["Ana Velic", "The clinic", "Police"])} said ${pick(LEADS)}${value} ${words} ${what}, it rose`,
      what,
      kind: "casualties",
      unit: what === "aid delivered" ? "kg" : chance(10) ? "household" : "person",
      counted: pick(["person", "child", "soldier", "home", null]),
      value: chance(70) ? value : chance(50) ? [value, value * whole(1, 6)] : [value, null],
      places: chance(60) ? [pick(["Orle", "Tessel", "Lund", "Marn"])] : [],
      denied: chance(5),
      outdated: chance(10),
      ...(chance(70)
        ? { by: pick([{ name: "Ana Velic" }, { name: "Marienberg clinic", kind: "medical" as const }, { role: "two officials", anonymous: true }]) }
        : {}),
    };
  };
  const readings = Array.from({ length: Math.ceil(count / 4) }, (_, at) =>
    buildReading({
      id: `r${at}`,
      outlet: pick(["Alder Tribune", "Birch Courier", "Cedar Post"]),
      at: `2031-05-${String(whole(1, 9)).padStart(2, "0")}T08:00:00.000Z`,
      claims: Array.from({ length: 4 }, claim),
    }),
  );
  const language = comparingLanguage(packs);
  if (language === undefined) throw new Error("no language pack");
  const provenance = traceOrigins(readings, placeTogether(readings, {}), [], packs).value;
  return [...readFeatures(gatherItems(readings, provenance, packs, language)).values()];
}

describe("groups that may be about one fact", () => {
  test.each([1, 2, 3])("are all found without looking at every two (seed %i)", (seed) => {
    const groups = madeClaims(240, seed).map((claim) => [claim]);
    const every = groups.flatMap((group, a) =>
      groups.slice(a + 1).flatMap((other, step) => (between(group, other) >= WEIGHTS.threshold ? [{ a, b: a + 1 + step, score: between(group, other) }] : [])),
    );
    expect(every.length).toBeGreaterThan(groups.length);
    const mostAlikeFirst = every.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
    const { a, b, score } = findAlike(groups);
    expect(Array.from(score, (each, at) => ({ a: a[at], b: b[at], score: each }))).toEqual(mostAlikeFirst);
    const near = findNear(groups);
    const looked = groups.reduce((sum, group) => sum + near(group, 0).length, 0);
    expect(looked).toBeLessThan(groups.length ** 2 / 2);
  });

  test("of several claims score to the last bit what their claims score two by two", () => {
    const claims = [...madeClaims(240, 7)].sort((x, y) => x.sort - y.sort || x.placeSet - y.placeSet);
    const { whole } = seededRandom(8);
    const groups: Features[][] = [];
    for (let at = 0; at < claims.length; at += groups.at(-1)?.length ?? 1) groups.push(claims.slice(at, at + whole(1, 3)));
    const { a, b, score } = findAlike(groups);
    expect(groups.some((group) => group.length > 1 && group.length < claims.length)).toBe(true);
    expect(score.length).toBeGreaterThan(0);
    expect([...score]).toEqual(Array.from(score, (_, at) => between(groups[a[at] as number] ?? [], groups[b[at] as number] ?? [])));
  });

  test.each([11, 12])("are all found whatever is in a group (seed %i)", (seed) => {
    const { whole } = seededRandom(seed);
    const claims = [...makeClaims(160, seed, 20)].sort((x, y) => x.measure - y.measure);
    const groups: Features[][] = [];
    for (let at = 0; at < claims.length; at += groups.at(-1)?.length ?? 1) groups.push(claims.slice(at, at + whole(1, 3)));
    const every = groups.flatMap((group, a) =>
      groups.flatMap((other, b) => (a < b && between(group, other) >= WEIGHTS.threshold ? [{ a, b, score: between(group, other) }] : [])),
    );
    expect(every.length).toBeGreaterThan(10);
    const { a, b, score } = findAlike(groups);
    expect(Array.from(score, (each, at) => ({ a: a[at], b: b[at], score: each }))).toEqual(every.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b));
  });

  test("may hold one claim that is far from another", () => {
    const said = (value: number, voice: string): ItemSketch => ({ says: { value }, terms: new Set(["quay"]), origin: buildVoice(voice) });
    const [left, near, far] = buildFeatures(said(40, "Ana Velic"), said(40, "Ruth Aven"), said(400, "Petra Holm"));
    const { a, b, score } = findAlike([[left], [near, far]]);
    expect([[...a], [...b], [...score]]).toEqual([[0], [1], [between([left], [near, far])]]);
  });

  test("score as a whole what their claims score pair by pair", () => {
    const { whole } = seededRandom(4);
    const byMeasure = [4, 5, 6].flatMap((seed) =>
      [...Map.groupBy(madeClaims(240, seed), ({ what, figure }) => `${what} ${figure?.unit}`).values()].filter(({ length }) => length > 12),
    );
    expect(byMeasure.length).toBeGreaterThan(2);
    let barred = 0;
    for (const claims of byMeasure) {
      const groups: Features[][] = [];
      for (let at = 0; at < claims.length; at += groups.at(-1)?.length ?? 1) groups.push(claims.slice(at, at + whole(1, 3)));
      const [left, right] = [groups.filter((_, at) => at % 2 === 0), groups.filter((_, at) => at % 2 === 1)];
      const [mine, theirs] = [left, right].map((half) => {
        const sum = emptySum();
        for (const group of half) addGroup(sum, group);
        return sum;
      });
      const found = mine === undefined || theirs === undefined ? null : compareSums(mine, theirs);
      const pairs = left.flatMap((x) => right.map((y) => [x, y] as const));
      const excluded = pairs.filter(([x, y]) => between(x, y) === Number.NEGATIVE_INFINITY);
      expect(found?.barred).toHaveLength(excluded.length);
      expect(found?.sum).toBeCloseTo(
        pairs.reduce((sum, [x, y]) => sum + meanOf(x, y), 0),
        6,
      );
      barred += excluded.length;
    }
    expect(barred).toBeGreaterThan(0);
  });

  test("that are called far apart without a look at their words are so with them", () => {
    const { whole } = seededRandom(9);
    const known = new Map<number, Map<number, number>>();
    const groups: Features[][] = [];
    const claims = [...madeClaims(400, 10)].sort((x, y) => x.measure - y.measure);
    for (let at = 0; at < claims.length; at += groups.at(-1)?.length ?? 1) groups.push(claims.slice(at, at + whole(1, 3)));
    const sums = groups.map((group): ClusterSum => {
      const sum = emptySum();
      for (const claim of group) addGroup(sum, [claim]);
      return sum;
    });
    const least = WEIGHTS.threshold;
    let [far, near] = [0, 0];
    for (const [a, left] of groups.entries()) {
      for (const [b, right] of groups.entries()) {
        if (a >= b) continue;
        const isAlike = between(left, right) >= least;
        if (isAlike) near++;
        if (isFar(left, right, least, known)) {
          far++;
          expect(isAlike).toBe(false);
        }
        const whole = compareSums(sums[a] as ClusterSum, sums[b] as ClusterSum, known, least);
        if (whole !== null && whole.barred.length === 0)
          expect(whole.sum / (left.length * right.length) >= least - 1e-9).toBe(meanOf(left, right) >= least - 1e-9);
      }
    }
    expect(far).toBeGreaterThan(groups.length);
    expect(near).toBeGreaterThan(groups.length / 4);
  });
});
