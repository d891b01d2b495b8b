import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../test/seeded-random.ts";
import { highestFirst } from "./order-scores.ts";

const plainly = (scores: Float64Array): readonly number[] => [...scores.keys()].sort((x, y) => (scores[y] as number) - (scores[x] as number) || x - y);

describe("scores from the highest down", () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ["none", [], []],
    ["one", [1.5], [0]],
    ["equal ones in their order", [2, 3, 2, 3, 2], [1, 3, 0, 2, 4]],
    ["that differ in the last bit", [1.5, 1.5 + 2 ** -52, 1.5 + 2 ** -51], [2, 1, 0]],
    ["that differ in every size", [1e-9, 1e12, 3, 0.25, 1e300], [4, 1, 2, 3, 0]],
  ])("%s", (_name, scores, order) => {
    expect([...highestFirst(new Float64Array(scores))]).toEqual(order);
  });
  test.each([41, 42])("of thousands (seed %i)", (seed) => {
    const { next, chance, whole } = seededRandom(seed);
    const scores = new Float64Array(Array.from({ length: 4000 }, () => (chance(40) ? 1.5 + whole(0, 50) / 10 : next() * 2 ** whole(-40, 40))));
    expect([...highestFirst(scores)]).toEqual(plainly(scores));
    const part = scores.subarray(5, 3000);
    expect([...highestFirst(part)]).toEqual(plainly(part));
  });
});
