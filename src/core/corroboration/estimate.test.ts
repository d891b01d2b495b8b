import { describe, expect, it } from "vitest";
import { buildItems, withFigure } from "../../../test/build-items.ts";
import { buildFigure } from "../../../test/build-quantity.ts";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import type { Quantity, Status } from "../model/index.ts";
import { estimateMeasure } from "./estimate.ts";
import type { Item } from "./item.ts";

const [ministry, clinic, watch] = [{ name: "health ministry" }, { name: "Marienberg clinic" }, { name: "Rights Watch Norland" }];

/** What one voice says; nobody is named where it is undefined. */
const say = (by: ClaimSketch["by"], figure: Quantity, more: Partial<ClaimSketch> = {}) => ({ by, figure, more });
type Said = ReturnType<typeof say>;

function itemsOf(said: readonly Said[]): readonly Item[] {
  const claims = said.map(
    ({ by, more }, at): ClaimSketch => ({ sentence: `Word ${at}: the fever killed people.`, value: at, ...(by === undefined ? {} : { by }), ...more }),
  );
  const { items } = buildItems([{ id: "a", outlet: "Alder Tribune", at: "2031-05-01T08:00:00.000Z", claims }]);
  return items.map((item, at) => (item.quantity === null ? item : withFigure(item, said[at]?.figure ?? item.quantity)));
}
const estimate = (said: readonly Said[], status: Status = "corroborated") => {
  const found = estimateMeasure(itemsOf(said), status);
  return found === null ? null : [found.low, found.best, found.high, found.qualifier];
};
const [exact, between] = [(value: number) => buildFigure(value, value), buildFigure];

describe("the range of a figure", () => {
  it.each<[string, readonly Said[], ReturnType<typeof estimate>]>([
    ["nobody gives one", [], null],
    ["it is only denied", [say(ministry, exact(31), { denied: true })], null],
    ["one voice gives one", [say(ministry, exact(31))], [31, 31, 31, "exact"]],
    ["one voice gives it loosely", [say(ministry, between(28, 34, { qualifier: "about" }))], [28, 31, 34, "about"]],
    ["a denied one is left out", [say(ministry, exact(31)), say(watch, exact(90), { denied: true })], [31, 31, 31, "exact"]],
    ["two give two", [say(ministry, exact(31)), say(watch, exact(44))], [31, 31, 44, "range"]],
    ["two give roundings of one", [say(ministry, exact(100)), say(watch, exact(98))], [98, 98, 100, "exact"]],
    ["one is open above", [say(ministry, between(30, 36)), say(watch, between(33, null))], [30, 33, 36, "range"]],
    ["both are open above", [say(ministry, between(30, null)), say(watch, between(40, null))], [30, 30, null, "at-least"]],
    ["both are open below", [say(ministry, between(null, 30)), say(watch, between(null, 40))], [null, 30, 40, "at-most"]],
    ["one voice narrows its word", [say(ministry, between(30, 36)), say(ministry, between(33, 40))], [33, 33, 36, "range"]],
    ["one voice opposes itself", [say(ministry, between(30, 32)), say(ministry, between(40, 44))], [30, 31, 44, "range"]],
    ["one voice rounds its word", [say(ministry, exact(100)), say(ministry, exact(98))], [98, 98, 100, "exact"]],
    ["one voice rounds a loss", [say(ministry, exact(-100)), say(ministry, exact(-98))], [-100, -100, -98, "exact"]],
    ["one voice gives a bound and a value above", [say(ministry, between(30, null)), say(ministry, exact(31))], [31, 31, 31, "exact"]],
    ["one voice gives a bound and a value below", [say(ministry, between(null, 40)), say(ministry, exact(31))], [31, 31, 31, "exact"]],
    ["texts without a name are one voice", [say(undefined, between(30, 36)), say(undefined, between(33, 40))], [33, 33, 36, "range"]],
    ["a conversion stands beside what it converts", [say(ministry, exact(100)), say(watch, exact(104), { converts: 0 })], [100, 100, 100, "exact"]],
    ["only a conversion is left", [say(ministry, exact(90), { denied: true }), say(watch, exact(104), { converts: 0 })], [104, 104, 104, "exact"]],
    ["another unit is left out", [say(ministry, exact(31)), say(watch, buildFigure(90, 90, { unit: "household" }))], [31, 31, 31, "exact"]],
  ])("where %s", (_name, said, expected) => {
    expect(estimate(said)).toEqual(expected);
  });
});

describe("the value most voices give", () => {
  it.each<[string, readonly Said[], number | null]>([
    ["is that of two against one", [say(ministry, exact(31)), say(clinic, exact(44)), say(watch, exact(44))], 44],
    ["is the lower of equals", [say(ministry, exact(44)), say(watch, exact(31))], 31],
    ["counts a voice once", [say(ministry, exact(44)), say(ministry, exact(44)), say(clinic, exact(31)), say(watch, exact(31))], 31],
    ["counts roundings together, under the lower", [say(ministry, exact(100)), say(clinic, exact(98)), say(watch, exact(60))], 98],
    ["counts a range for the exact value near its middle", [say(ministry, between(99, 105)), say(clinic, exact(101)), say(watch, exact(60))], 101],
    ["is none of vague words", [say(ministry, between(24, 60, { qualifier: "vague" })), say(watch, between(200, 900, { qualifier: "vague" }))], null],
    ["is none that lies outside the range", [say(ministry, between(2000, null)), say(ministry, exact(2681)), say(watch, exact(2681))], 2681],
    ["may be an open bound where nothing else is said", [say(ministry, between(2000, null))], 2000],
  ])("%s", (_name, said, expected) => {
    expect(estimate(said)?.[1]).toBe(expected);
  });
  it.each<Status>(["differing", "contested"])("is not told where the voices are %s", (status) => {
    expect(estimate([say(ministry, exact(31)), say(watch, exact(44))], status)).toEqual([31, null, 44, "range"]);
  });
});
