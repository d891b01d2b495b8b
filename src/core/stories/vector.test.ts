import { describe, expect, it } from "vitest";
import { countHashes } from "./numbering.ts";
import { Triangle } from "./triangle.ts";
import { addFeatures, contrastVectors, type Vector, weightIn } from "./vector.ts";

const vector = (weights: Readonly<Record<number, number>>): Vector => ({
  hashes: Uint32Array.from(Object.keys(weights), Number),
  weights: Float64Array.from(Object.values(weights)),
});
const shown = ({ hashes, weights }: Vector): Readonly<Record<number, number>> => Object.fromEntries([...hashes].map((hash, at) => [hash, weights[at] ?? 0]));

describe("vectors", () => {
  it.each([
    [
      { 2: 0.5, 9: 0.1 },
      { 1: 0.3, 5: 0.2, 12: 0.4 },
      { 1: 0.3, 2: 0.5, 5: 0.2, 9: 0.1, 12: 0.4 },
    ],
    [{ 2: 0.5 }, {}, { 2: 0.5 }],
    [{}, { 2: 0.5 }, { 2: 0.5 }],
  ])("%j with %j has all features, lowest first", (mine, more, all) => {
    const sum = addFeatures(vector(mine), vector(more));
    expect([...sum.hashes]).toEqual(Object.keys(all).map(Number));
    expect(shown(sum)).toEqual(all);
  });

  it("tell the weight of a feature, and 0 of one they lack", () => {
    const one = vector({ 2: 0.5, 5: 0.25, 9: 0.125 });
    expect([1, 2, 5, 7, 9, 10].map((hash) => weightIn(one, hash))).toEqual([0, 0.5, 0.25, 0, 0.125, 0]);
  });

  it("keep more of what two of them share than of what all share, and a vector of nothing stays nothing", () => {
    const [first, , , nothing] = contrastVectors([vector({ 1: 0.5, 2: 0.5 }), vector({ 1: 0.5, 2: 0.5 }), vector({ 1: 0.5, 3: 0.5 }), vector({ 4: 0 })]);
    const weights = shown(first ?? vector({}));
    expect(weights[2]).toBeGreaterThan(weights[1] ?? 1);
    expect(Math.hypot(...Object.values(weights))).toBeCloseTo(1);
    expect(shown(nothing ?? vector({}))).toEqual({ 4: 0 });
  });

  it("are counted feature by feature", () => {
    const countOf = countHashes([vector({ 1: 0.5, 2: 0.5 }), vector({ 1: 0.5 })]);
    expect([1, 2, 3].map(countOf)).toEqual([2, 1, 0]);
  });
});

describe("a triangle", () => {
  it("has one number for each pair, whichever comes first", () => {
    const triangle = new Triangle(3);
    triangle.set(0, 2, 5);
    triangle.add(2, 0, 3);
    triangle.add(1, 0, 1);
    expect([triangle.get(2, 0), triangle.get(0, 1), triangle.get(1, 2)]).toEqual([8, 1, 0]);
  });
});
