import { describe, expect, it } from "vitest";
import type { FigureFeatures } from "./features.ts";
import { BEYOND, CLOSE, FAR, FIRST_ROUND, GAPS, gapOf, LOOSE, OVERLAP, SAME, TELLING, turned } from "./gap.ts";

const { POSITIVE_INFINITY: OPEN, NEGATIVE_INFINITY: BELOW } = Number;

const figure = (low: number, high: number, more: Partial<FigureFeatures> = {}): FigureFeatures => ({
  value: 0,
  low,
  high,
  centre: Math.max(0, Number.isFinite(low + high) ? (low + high) / 2 : Number.isFinite(low) ? low : high),
  unit: 0,
  per: 0,
  building: false,
  round: false,
  telling: false,
  goal: null,
  ...more,
});
const exact = (value: number, more: Partial<FigureFeatures> = {}): FigureFeatures => figure(value, value, more);

describe("two figures", () => {
  it.each<[string, FigureFeatures, FigureFeatures, number]>([
    ["one number", exact(40), exact(40), SAME | OVERLAP | CLOSE | LOOSE],
    ["a number and its rounding", exact(100), exact(98), SAME | OVERLAP | CLOSE | LOOSE],
    ["numbers that look like one count", exact(100), exact(97), CLOSE | LOOSE],
    ["half as much again", exact(150), exact(100), LOOSE],
    ["twice as much", exact(200), exact(100), BEYOND | LOOSE],
    ["four times as much", exact(400), exact(100), BEYOND],
    ["five times as much", exact(500), exact(100), BEYOND],
    ["more than that", exact(501), exact(100), BEYOND | FAR],
    ["some and none", exact(40), exact(0), LOOSE | FAR],
    ["none and none", exact(0), exact(0), SAME | OVERLAP | LOOSE | FAR],
    ["a loss and its rounding", exact(-100), exact(-98), SAME | OVERLAP | LOOSE | FAR],
    ["one bound in common", figure(10, 20), figure(10, 26), OVERLAP | CLOSE | LOOSE],
    ["the other bound in common", figure(10, 26), figure(20, 26), OVERLAP | CLOSE | LOOSE],
    ["ends that are roundings of one", figure(90, 98), figure(100, 110), OVERLAP | CLOSE | LOOSE],
    ["ends further apart", figure(90, 97), figure(100, 110), CLOSE | LOOSE],
    ["two that are open above", figure(50, OPEN), figure(50, OPEN), SAME | OVERLAP | CLOSE | LOOSE],
    ["two that are open below", figure(BELOW, 50), figure(BELOW, 50), SAME | OVERLAP | CLOSE | LOOSE],
    ["a number and what is open above from it", exact(50), figure(50, OPEN), OVERLAP | CLOSE | LOOSE],
    ["a number and what is open below it", figure(BELOW, 50), exact(60), CLOSE | LOOSE],
    ["both known again", exact(1126, { telling: true }), exact(1126, { telling: true }), SAME | OVERLAP | CLOSE | LOOSE | TELLING],
    ["one known again", exact(1126, { telling: true }), exact(1126), SAME | OVERLAP | CLOSE | LOOSE],
  ])("%s", (_name, a, b, gap) => {
    expect([gapOf(a, b), gapOf(b, a)]).toEqual([gap, gap]);
  });
});

describe("a round figure beside another", () => {
  const [round, plain] = [exact(100, { round: true }), exact(400)];
  it("is told from it by its place", () => {
    expect(gapOf(round, plain)).toBe(BEYOND | FIRST_ROUND);
    expect(gapOf(plain, round)).toBeGreaterThan(BEYOND | FIRST_ROUND);
    expect(gapOf(round, round)).toBeLessThan(GAPS);
  });
  it.each<[string, FigureFeatures, FigureFeatures]>([
    ["first", round, plain],
    ["second", plain, round],
    ["neither", plain, plain],
    ["both", round, round],
  ])("is in its place when the two change theirs: %s", (_name, a, b) => {
    expect(turned(gapOf(a, b))).toBe(gapOf(b, a));
  });
});
