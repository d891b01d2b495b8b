import { describe, expect, it } from "vitest";
import { listLargest, measureItems, measureLookAlikes, measurePairs } from "../scripts/measures/partition.ts";

const truth = ["a", "a", "a", "b", "b", "c"];

describe("a grouping held against another", () => {
  it("is perfect when only the names differ", () => {
    const found = ["x", "x", "x", "y", "y", "z"];
    expect(measureItems(truth, found).f1).toBe(1);
    expect(measurePairs(truth, found).f1).toBe(1);
    expect(measurePairs(truth, found, new Set(["a"])).f1).toBe(1);
  });

  it("loses precision when everything is one group", () => {
    const found = truth.map(() => "x");
    // by hand: 3 of 6 for three items, 2 of 6 for two, 1 of 6 for one
    expect(measureItems(truth, found).precision).toBeCloseTo((3 * 3 + 2 * 2 + 1) / 36);
    expect(measureItems(truth, found).recall).toBe(1);
    expect(measurePairs(truth, found)).toMatchObject({ precision: 4 / 15, recall: 1 });
    // three pairs inside a, nine with others
    expect(measurePairs(truth, found, new Set(["a"])).precision).toBeCloseTo(3 / 12);
  });

  it("loses recall when a group is torn", () => {
    const found = ["x", "x", "w", "y", "y", "z"];
    expect(measurePairs(truth, found)).toMatchObject({ precision: 1, recall: 0.5 });
    expect(measurePairs(truth, found, new Set(["b"])).f1).toBe(1);
    expect(listLargest(truth, found, 2)).toEqual([
      { group: "a", size: 3, whole: 2 / 3 },
      { group: "b", size: 2, whole: 1 },
    ]);
  });

  it("counts look-alikes among pairs of one topic alone", () => {
    const topics = ["t", "t", "t", "t", "t", "u"];
    expect(measureLookAlikes(truth, topics, truth)).toBe(0);
    // six pairs of a with b; two of them together
    expect(measureLookAlikes(truth, topics, ["x", "w", "w", "x", "x", "x"])).toBeCloseTo(2 / 6);
  });
});
