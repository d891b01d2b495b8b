import { describe, expect, test } from "vitest";
import { buildReading, type ClaimSketch } from "../../../test/build-reading.ts";
import { dead, said, trace } from "../../../test/trace-reports.ts";
import type { Claim } from "../model/index.ts";
import { giveOneFigure, mayBeOneFigure, saySame } from "./citations.ts";

function claim(sketch: Partial<ClaimSketch>): Claim {
  const built = buildReading({ id: "a", claims: [{ sentence: "The old bridge near the quay collapsed.", ...sketch }] }).claims[0];
  if (built === undefined) throw new Error("no claim");
  return built;
}
type Value = ClaimSketch["value"];
const figure = (value: Value, more: Partial<ClaimSketch> = {}): Claim => claim({ value, ...more });
const words = (sentence: string): Claim => claim({ sentence });

describe("two figures", () => {
  /** What they are: the same, one perhaps rounded, or the later perhaps a rounding of the earlier. */
  const compare = (a: Claim, b: Claim): string =>
    [saySame(a, b) ? "same" : "", giveOneFigure(a, b) ? "one figure" : "", mayBeOneFigure(a, b) ? "may be one" : ""].filter((text) => text !== "").join(", ");
  test.each<[string, Value, Value, string]>([
    ["equal", 31, 31, "same, one figure, may be one"],
    ["nought and nought", 0, 0, "same, one figure, may be one"],
    ["within two in a hundred of the larger", 100, 98, "same, one figure, may be one"],
    ["a loss and its rounding", -100, -98, "same, one figure, may be one"],
    ["beyond that", 1000, 979, ""],
    ["about a sixth more", [90, 110], [100, 134], ""],
    ["about three twentieths more", [90, 110], [100, 128], "may be one"],
    ["about three twentieths less", [100, 128], [90, 110], "may be one"],
    ["a loss and a gain", -100, 110, ""],
    ["a loss and a somewhat greater loss", -100, -110, ""],
    ["nought and some", 0, 1, ""],
    ["some and nought", 1, 0, ""],
    ["nought and a figure without bounds", 0, [null, null], ""],
    ["an open end and the same open end", [31, null], [31, null], "same, one figure, may be one"],
    ["an open end and the figure", [31, null], 31, "one figure, may be one"],
    ["the figure and an open beginning", 31, [null, 31], "one figure, may be one"],
    ["an open end above the other's", [110, null], [null, 100], ""],
    ["an open beginning below the other's", [null, 100], [110, null], ""],
    ["open ends that meet", [100, null], [null, 110], "may be one"],
    ["ranges with one middle", [90, 110], [80, 120], "one figure, may be one"],
    ["ranges side by side", [100, 104], [105, 115], ""],
    ["ranges side by side, the other way", [105, 115], [100, 104], ""],
    ["ranges that touch", [100, 105], [105, 115], "may be one"],
    ["ranges that touch, the other way", [105, 115], [100, 105], "may be one"],
    ["an upper bound and a range from nought", [null, 5], [0, 5], ""],
    ["equal beginnings alone", [31, 31], [31, 40], "may be one"],
    ["equal ends alone", [35, 40], [40, 40], "may be one"],
  ])("%s: %o, %o", (_name, a, b, what) => expect(compare(figure(a), figure(b))).toBe(what));
  test.each<[string, Partial<ClaimSketch>, string]>([
    ["of another unit", { unit: "vessel" }, ""],
    ["of another kind", { kind: "displacement" }, ""],
    ["denied", { denied: true }, "one figure"],
  ])("%s", (_name, more, what) => expect(compare(figure(31), figure(31, more))).toBe(what));
  test("a figure and none", () => {
    expect(compare(figure(31), figure(undefined))).toBe("");
    expect(compare(figure(undefined), figure(31))).toBe("");
    expect(compare(figure(undefined), figure(undefined))).toBe("same");
  });
});

describe("two statements without a figure", () => {
  test.each([
    ["The old bridge near the mill collapsed", "The old bridge near the mill collapsed at dawn", true],
    ["The old bridge collapsed", "The bridge collapsed", false],
    ["The old bridge collapsed", "The old bridge collapsed", true],
    ["Alder birch cedar elm fir grove", "Alder birch cedar heath inlet juniper", true],
    ["Alder birch cedar elm fir grove kelp", "Alder birch cedar heath inlet juniper lake", false],
    ["Alder birch cedar elm fir grove kelp", "Alder birch cedar heath", true],
    ["Two ferries sank in the strait", "A storm broke over the capital", false],
  ])("%s; %s", (a, b, same) => {
    expect(saySame(words(a), words(b))).toBe(same);
    expect(saySame(words(b), words(a))).toBe(same);
  });
  test("one of them denied, or of another kind", () => {
    const told = "The old bridge collapsed";
    expect(saySame(words(told), claim({ sentence: told, denied: true }))).toBe(false);
    expect(saySame(words(told), claim({ sentence: told, kind: "displacement" }))).toBe(false);
  });
});

describe("an outlet that is cited", () => {
  const own = said("a", "Morning Ledger", dead({ name: "coast guard" }));
  const speakers = (...reports: Parameters<typeof trace>[0]): readonly (string | null)[] => trace(reports).origins.map(({ label }) => label);
  const citing = (by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): ReturnType<typeof said> =>
    said("b", "Coast Herald", dead(by, { via: "Morning Ledger", sentence: "The strait took 31 people, the Ledger has learned.", ...more }));
  test.each<[string, ClaimSketch["by"], Partial<ClaimSketch>, readonly string[]]>([
    ["with its figure: whoever told it", undefined, {}, ["coast guard"]],
    ["with its figure rounded", undefined, { value: 30.5 }, ["coast guard"]],
    ["with another figure", undefined, { value: 35 }, ["coast guard", "Morning Ledger, no further source named"]],
    ["with people who told it", { role: "officials", anonymous: true }, {}, ["coast guard"]],
    ["with people who told it, and a rounding", { role: "officials", anonymous: true }, { value: [30, 38] }, ["coast guard"]],
    ["with people who told it something else", { role: "officials", anonymous: true }, { value: 60 }, ["coast guard", "unnamed officials (Morning Ledger)"]],
    ["with people who told it of others", { role: "officials", anonymous: true }, { what: "injured" }, ["coast guard", "unnamed officials (Morning Ledger)"]],
    ["with a speaker described", { name: "rescue crews" }, {}, ["coast guard"]],
    ["with a speaker of a name", { name: "Ana Brek" }, {}, ["coast guard", "Ana Brek"]],
    ["with what its people saw", undefined, { observed: true }, ["coast guard", "Morning Ledger (own observation)"]],
  ])("%s", (_name, by, more, labels) => expect(speakers(own, citing(by, more))).toEqual(labels));
  test("by its initials", () => {
    const agency = said("a", "Norland News Network", dead({ name: "coast guard" }));
    expect(speakers(agency, citing(undefined, { via: "NNN" }))).toEqual(["coast guard"]);
  });
  test("and did not say who told it", () => {
    expect(speakers(said("a", "Morning Ledger", dead(undefined)), citing(undefined))).toEqual([
      "unattributed (Morning Ledger)",
      "Morning Ledger, no further source named",
    ]);
  });
  test("and cites another itself", () => {
    const through = said("a", "Morning Ledger", dead(undefined, { via: "Harbour Gazette" }));
    expect(speakers(through, citing(undefined))).toEqual(["Harbour Gazette, no further source named", "Morning Ledger, no further source named"]);
  });
  test("whose first report says who told it", () => {
    const later = said("c", "Morning Ledger", dead({ name: "harbour police" }, { sentence: "By night the harbour police spoke of 31 people lost." }));
    const { derivations } = trace([later, citing(undefined), own]);
    expect(derivations).toMatchObject([{ from: "b:00", to: "a", how: "cites-outlet", evidence: [{ article: "b" }, { article: "a" }] }]);
  });
  test("of which only a copy is at hand", () => {
    const original = said("a", "Coast Wire", dead({ name: "coast guard" }));
    const copy = said("c", "Morning Ledger", dead({ name: "coast guard" }));
    const { origins, derivations } = trace([original, citing(undefined), copy], { c: "a" });
    expect(origins).toHaveLength(2);
    expect(derivations.map(({ from, to, how }) => `${from} ${how} ${to}`)).toEqual(["b:00 cites-outlet origin:b:00", "c copy a"]);
  });
  test("that speaks of a kind of claim only once", () => {
    const two = said(
      "a",
      "Morning Ledger",
      dead({ name: "harbour police" }, { kind: "displacement", what: "evacuated", sentence: "Some 31 people left their homes." }),
      dead({ name: "coast guard" }),
    );
    expect(trace([two, citing(undefined)]).origins.map(({ claims }) => claims)).toEqual([["a:00"], ["a:01", "b:00"]]);
  });
});
