import { describe, expect, it } from "vitest";
import { datePrecision } from "../../core/exports/when.ts";
import { type Convention, conventional, dateCode } from "./coding.ts";
import type { Claim } from "./shapes.ts";

describe("the code of a day", () => {
  it.each([
    ["2031-05-14T00:00:00.000Z", "2031-05-15T00:00:00.000Z"],
    ["2031-05-14T00:00:00.000Z", "2031-05-19T00:00:00.000Z"],
    ["2031-05-14T00:00:00.000Z", "2031-05-21T00:00:00.000Z"],
    ["2031-05-01T00:00:00.000Z", "2031-06-01T00:00:00.000Z"],
    ["2031-01-01T00:00:00.000Z", "2032-01-01T00:00:00.000Z"],
    [null, "2032-01-01T00:00:00.000Z"],
    ["2031-01-01T00:00:00.000Z", null],
  ])("is the one the tables of events have: %s to %s", (from, to) =>
    expect(dateCode({ from, to, basis: "stated" })).toBe(datePrecision({ from, to, basis: "stated" })),
  );
});

describe("a convention for vague numbers", () => {
  const claim = (text: string, more: Partial<Claim["quantity"]> = {}, kind = "casualties", what = "killed"): Claim =>
    ({ kind, what, quantity: { text, unit: "person", qualifier: "vague", low: 24, best: null, high: 99, start: 0, end: 0, ...more } }) as Claim;
  it.each<[Convention, string, readonly [number | null, number] | null]>([
    ["acled", "Dozens", [12, 12]],
    ["acled", "tens of people", [10, 10]],
    ["acled", "hundreds", [100, 100]],
    ["acled", "many", null],
    ["airwars", "dozens of people", [12, 24]],
    ["airwars", "many", [null, 10]],
    ["airwars", "hundreds", null],
    ["acled", "tens of thousands", null],
    ["acled", "several dozen", null],
    ["none", "dozens", null],
  ])("%s: %s", (convention, text, expected) => {
    const found = conventional(claim(text), convention);
    expect(found === null ? null : [found.low, found.high]).toEqual(expected);
  });
  it("is for killed and injured people in vague words alone", () => {
    expect(conventional(claim("12", { qualifier: "exact" }), "acled")).toBeNull();
    expect(conventional(claim("dozens", { unit: "building" }), "acled")).toBeNull();
    expect(conventional(claim("dozens", {}, "displacement"), "acled")).toBeNull();
    expect(conventional(claim("dozens", {}, "casualties", "missing"), "acled")).toBeNull();
  });
});
