import { describe, expect, it } from "vitest";
import { limitQuote } from "./guard/quote.ts";
import { matchShortId, shortIds } from "./short-ids.ts";
import { harmless, number, spellNumber, tableOf, text } from "./table.ts";
import { datePrecision, firstDay, lastDay } from "./when.ts";

describe("cells", () => {
  it.each([
    [0, "0"],
    [1234.5, "1234.5"],
    [1e21, "1000000000000000000000"],
    [1.25e22, "12500000000000000000000"],
    [-1.25e-7, "-0.000000125"],
    [1e-7, "0.0000001"],
  ])("%d is written %s", (value, expected) => {
    expect(spellNumber(value)).toBe(expected);
  });
  it.each([
    ["=SUM(A1)", "'=SUM(A1)"],
    [" +1", "' +1"],
    ["two", "two"],
  ])("%j is written %j", (words, expected) => {
    expect(harmless(words)).toBe(expected);
  });
  it("hold words, lists and numbers, or nothing", () => {
    const columns = [text<number>("a", "#a", () => ["one; two", "three"]), number<number>("b", "#b", (row) => row), text<number>("c", "", () => null)];
    expect(tableOf(columns, [1, Number.NaN]).rows).toEqual([
      ["one, two;three", 1, ""],
      ["one, two;three", "", ""],
    ]);
  });
});

describe("short ids", () => {
  it("tell all apart and lead back", () => {
    const short = shortIds("finding", ["a", "b"]);
    expect([...short.keys()]).toEqual(["a", "b"]);
    const [one = ""] = short.values();
    expect(matchShortId("finding", ["a", "b"], one)).toEqual(["a"]);
    expect(matchShortId("finding", ["a", "b"], one.slice(2))).toEqual(["a"]);
    expect(matchShortId("finding", ["a", "b"], "b")).toEqual(["b"]);
    expect(matchShortId("finding", ["a", "b"], "f-e4")).toEqual([]);
  });
});

describe("stretches of time", () => {
  const time = (from: string | null, to: string | null) => ({
    from: from === null ? null : `${from}:00.000Z`,
    to: to === null ? null : `${to}:00.000Z`,
    basis: "stated" as const,
  });
  it.each<[string | null, string | null, readonly unknown[]]>([
    ["2031-05-14T00:00", "2031-05-15T00:00", ["2031-05-14", "2031-05-14", 1]],
    ["2031-05-14T00:00", "2031-05-18T00:00", ["2031-05-14", "2031-05-17", 2]],
    ["2031-05-14T00:00", "2031-05-21T00:00", ["2031-05-14", "2031-05-20", 3]],
    ["2031-05-01T00:00", "2031-06-01T00:00", ["2031-05-01", "2031-05-31", 4]],
    ["2031-05-01T00:00", "2031-08-01T00:00", ["2031-05-01", "2031-07-31", 5]],
    ["2031-05-14T00:00", "2031-05-14T00:00", ["2031-05-14", "2031-05-14", 1]],
    [null, "2031-05-15T00:00", [null, "2031-05-14", null]],
    ["2031-05-14T00:00", null, ["2031-05-14", null, null]],
  ])("%s to %s", (from, to, expected) => {
    const stretch = time(from, to);
    expect([firstDay(stretch), lastDay(stretch), datePrecision(stretch)]).toEqual(expected);
  });
  it("may be none", () => {
    expect([firstDay(null), datePrecision(null)]).toEqual([null, null]);
  });
});

describe("quotations", () => {
  it.each([
    ["Shells", 6, "Shells"],
    ["Shells fell", 6, "Shell…"],
    ["🌊🌊🌊", 5, "🌊🌊…"],
    ["🌊🌊🌊", 4, "🌊…"],
  ])("%s within %i", (words, limit, expected) => {
    expect(limitQuote(words, limit)).toBe(expected);
  });
});
