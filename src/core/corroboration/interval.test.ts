import { describe, expect, it } from "vitest";
import { buildFigure } from "../../../test/build-quantity.ts";
import { centre, holds, isAbove, isFarWider, overlap, sameBound, sameInterval } from "./interval.ts";

type Bound = number | null;
type Interval = readonly [low: Bound, high: Bound];

describe("two bounds", () => {
  it.each<[string, Bound, Bound, boolean]>([
    ["a number and itself", 100, 100, true],
    ["a number and its rounding", 98, 100, true],
    ["a part of one and its rounding", 0.98, 1, true],
    ["two losses that are roundings of one", -98, -100, true],
    ["nothing and nothing", 0, 0, true],
    ["a number and one further off", 97, 100, false],
    ["a number and its opposite", 100, -100, false],
    ["two open ones", null, null, true],
    ["an open one and nothing", null, 0, false],
    ["a number and an open one", 5, null, false],
  ])("%s", (_name, a, b, same) => {
    expect([sameBound(a, b), sameBound(b, a)]).toEqual([same, same]);
  });
});

describe("two intervals", () => {
  it.each<[string, Interval, Interval, boolean]>([
    ["one rounded at both ends", [10, 20], [10.1, 20.2], true],
    ["another lower end", [10, 20], [15, 20], false],
    ["another upper end", [10, 20], [10, 25], false],
    ["both open above", [10, null], [10, null], true],
    ["one of two open above", [10, null], [10, 10], false],
  ])("are the same or not: %s", (_name, a, b, same) => {
    expect([sameInterval(buildFigure(...a), buildFigure(...b)), sameInterval(buildFigure(...b), buildFigure(...a))]).toEqual([same, same]);
  });

  it.each<[string, Interval, Interval, boolean, boolean]>([
    ["one beside the other", [10, 20], [30, 40], false, false],
    ["one beside the other, turned round", [30, 40], [10, 20], false, true],
    ["with values in common", [10, 30], [20, 40], true, false],
    ["one inside the other", [10, 40], [20, 30], true, false],
    ["ends that are roundings of one", [100, 110], [90, 98], true, false],
    ["ends further apart", [100, 110], [90, 97], false, true],
    ["losses whose ends are roundings of one", [-98, -90], [-110, -100], true, false],
    ["at least the one, at most the other", [20, null], [null, 30], true, false],
    ["at least the one, at most less", [30, null], [null, 20], false, true],
    ["at most the one, at least more", [null, 20], [30, null], false, false],
    ["two without an upper end", [10, null], [50, null], true, false],
    ["two without a lower end", [null, 50], [null, 10], true, false],
    ["anything and something", [null, null], [5, 5], true, false],
  ])("share a value or lie apart: %s", (_name, a, b, share, above) => {
    const [left, right] = [buildFigure(...a), buildFigure(...b)];
    expect([overlap(left, right), overlap(right, left), isAbove(left, right)]).toEqual([share, share, above]);
  });
});

describe("a wider interval", () => {
  it.each<[string, Interval, Interval, boolean]>([
    ["holds itself", [10, 20], [10, 20], true],
    ["holds what lies inside", [10, 20], [12, 18], true],
    ["holds its roundings", [100, 200], [98, 204], true],
    ["does not hold what begins below", [100, 200], [97, 150], false],
    ["does not hold what ends above", [100, 200], [150, 205], false],
    ["open above holds what is higher", [10, null], [15, 15], true],
    ["open above holds what is open above", [10, null], [15, null], true],
    ["open above does not hold what is open below", [10, null], [null, 15], false],
    ["open below holds what is lower", [null, 20], [15, 15], true],
    ["open below does not hold what is open above", [null, 20], [15, null], false],
    ["closed does not hold what is open", [10, 20], [15, null], false],
  ])("%s", (_name, a, b, expected) => {
    expect(holds(buildFigure(...a), buildFigure(...b))).toBe(expected);
  });

  it.each<[string, Interval, Interval, boolean]>([
    ["at least half of it", [50, null], [100, 100], true],
    ["at least a little less", [51, null], [100, 100], false],
    ["at least half of what is open too", [50, null], [100, null], true],
    ["at most twice as much", [null, 200], [100, 100], true],
    ["at most a little more", [null, 199], [100, 100], false],
    ["at most twice as much as what is open too", [null, 200], [null, 100], true],
    ["at least none", [0, null], [100, 100], false],
    ["at most so many of none", [null, 10], [0, 0], false],
    ["between bounds far apart", [10, 400], [100, 100], false],
    ["anything", [null, null], [100, 100], false],
  ])("is far wider or not: %s", (_name, a, b, expected) => {
    expect(isFarWider(buildFigure(...a), buildFigure(...b))).toBe(expected);
  });
});

describe("the value a reader takes", () => {
  it.each<[string, Interval, Bound, Bound]>([
    ["is the best one", [10, 20], 12, 12],
    ["is the middle without a best one", [10, 20], null, 15],
    ["is the bound of what is open above", [10, null], null, 10],
    ["is the bound of what is open below", [null, 20], null, 20],
    ["is none of what says nothing", [null, null], null, null],
  ])("%s", (_name, ends, best, expected) => {
    expect(centre(buildFigure(...ends, { best }))).toBe(expected);
  });
});
