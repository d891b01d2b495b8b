import { describe, expect, it } from "vitest";
import { buildItems, daily, withFigure } from "../../../test/build-items.ts";
import { buildFigure } from "../../../test/build-quantity.ts";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import type { Quantity } from "../model/index.ts";
import { compareClaims } from "./compare.ts";
import type { Kinship } from "./item.ts";

const [ministry, watch, clinic, mayor] = [{ name: "health ministry" }, { name: "Rights Watch Norland" }, { name: "Marienberg clinic" }, { name: "Petra Holm" }];
type Told = Partial<ClaimSketch> & { readonly day?: number | null; readonly figure?: Quantity };

/** A toll, which only rises; the missing, which go up and down; a magnitude, which is measured once. */
const toll = (value: ClaimSketch["value"], by: ClaimSketch["by"], more: Told = {}): Told => ({ value, by, kind: "casualties", what: "killed", ...more });
const missing = (value: ClaimSketch["value"], by: ClaimSketch["by"], more: Told = {}): Told => toll(value, by, { what: "missing", ...more });
const magnitude = (value: number, by: ClaimSketch["by"]): Told => ({ value, by, kind: "hazard", what: "magnitude", unit: "magnitude", counted: null });

const LETTERS = "abcdef";

/** How reports of following days stand to each other, by the letters of the reports; what is past comes last. */
function compare(told: readonly Told[], kinship?: Kinship): readonly string[] {
  const sketches = told.map(({ figure: _figure, ...claim }, at) => ({ sentence: `Word ${LETTERS[at]}${at} of what happened in Lund.`, ...claim }));
  const { items, kin } = buildItems(daily(...sketches));
  const figured = items.map((item, at) => {
    const figure = told[at]?.figure;
    return figure === undefined ? item : withFigure(item, figure);
  });
  const { relations, superseded } = compareClaims(figured, kinship ?? kin);
  const letter = (id: string): string => id.split(":")[0] ?? "";
  return [
    ...relations.filter(({ relation }) => relation !== "same").map(({ a, b, relation }) => `${letter(a)} ${relation} ${letter(b)}`),
    ...(superseded.size === 0 ? [] : [`past ${[...superseded].map(letter).join("")}`]),
  ];
}

describe("one voice's later word", () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ["replaces a lower toll", [toll(31, ministry), toll(44, ministry)], ["b supersedes a", "past a"]],
    ["replaces a higher toll", [toll(44, ministry), toll(31, ministry)], ["b supersedes a", "past a"]],
    ["replaces a magnitude", [magnitude(6.1, ministry), magnitude(6.9, ministry)], ["b supersedes a", "past a"]],
    ["replaces nothing where it is the same", [toll(100, ministry), toll(99, ministry)], []],
    ["replaces nothing of the same day", [toll(31, ministry, { day: 1 }), toll(44, ministry, { day: 1 })], []],
    ["replaces nothing of an unknown day", [toll(31, ministry, { day: null }), toll(44, ministry)], []],
    ["replaces nothing where its own day is unknown", [toll(31, ministry), toll(44, ministry, { day: null })], []],
    ["replaces a bound that its exact value lies above", [toll([30, null], ministry), toll(44, ministry)], ["b supersedes a", "past a"]],
    ["refines a bound that its exact value lies at", [toll([30, null], ministry), toll(31, ministry)], ["a refines b"]],
    ["replaces a vague word", [toll(31, ministry, { figure: buildFigure(20, 60, { qualifier: "vague" }) }), toll(40, ministry)], ["b supersedes a", "past a"]],
    [
      "does not replace an exact value by a vague word",
      [toll(40, ministry), toll(31, ministry, { figure: buildFigure(20, 90, { qualifier: "vague" }) })],
      ["a refines b"],
    ],
    ["does not replace a toll by a range that begins lower", [toll(40, ministry), toll([20, 40], ministry)], ["a refines b"]],
    ["replaces a number of missing by a range that begins lower", [missing(40, ministry), missing([20, 40], ministry)], ["b supersedes a", "past a"]],
    ["ends a denial that anybody died", [{ kind: "casualties", what: "killed", by: ministry, denied: true }, toll(31, ministry)], ["b supersedes a", "past a"]],
    ["leaves what another voice denied", [{ kind: "casualties", what: "killed", by: watch, denied: true }, toll(31, ministry)], ["a contradicts b"]],
    ["leaves a denial it gave later", [toll(31, ministry), { kind: "casualties", what: "killed", by: ministry, denied: true }], []],
    ["leaves what was denied before", [toll(31, ministry, { denied: true }), toll(44, ministry)], []],
    ["leaves what it said when it only denies", [toll(31, ministry), toll(44, ministry, { denied: true })], []],
  ])("%s", (_name, told, expected) => {
    expect(compare(told)).toEqual(expected);
  });
});

describe("another voice's later word", () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ["replaces a lower toll", [toll(31, ministry), toll(44, watch)], ["b supersedes a", "past a"]],
    ["differs from a higher toll", [toll(44, ministry), toll(31, watch)], ["a differs b"]],
    ["differs from another magnitude", [magnitude(6.1, ministry), magnitude(6.9, watch)], ["a differs b"]],
    ["replaces a number of missing, higher or lower", [missing(44, ministry), missing(31, watch)], ["b supersedes a", "past a"]],
    ["refines a bound below it", [toll([30, null], ministry), toll(44, watch)], ["a refines b"]],
    ["replaces a toll that nobody is named for", [toll(31, undefined), toll(44, watch)], ["b supersedes a", "past a"]],
    ["without a name replaces a toll", [toll(31, ministry), toll(44, undefined)], ["b supersedes a", "past a"]],
    ["differs where the old toll is given again later", [toll(31, ministry), toll(44, watch), toll(31, clinic)], ["a differs b", "b differs c"]],
    ["differs where the old toll is given again that day", [toll(31, ministry), toll(44, watch), toll(31, clinic, { day: 2 })], ["a differs b", "b differs c"]],
    ["replaces what was given again only before", [toll(31, ministry), toll(31, clinic), toll(44, watch)], ["c supersedes a", "c supersedes b", "past ab"]],
    ["differs where somebody denied it later", [toll(31, ministry), toll(44, watch), toll(44, clinic, { denied: true })], ["a differs b", "b contradicts c"]],
    [
      "differs where it was given before the old toll",
      [toll(44, watch), toll(31, ministry), toll(60, watch)],
      ["a differs b", "c supersedes a", "b differs c", "past a"],
    ],
    [
      "of what goes up and down differs where it stood against the old one before",
      [missing(44, ministry), missing(60, watch, { day: 1 }), missing(31, watch, { day: 3 })],
      ["a differs b", "a differs c", "c supersedes b", "past b"],
    ],
  ])("%s", (_name, told, expected) => {
    expect(compare(told)).toEqual(expected);
  });

  it("replaces nothing once a voice that may be the old one's gives a value below it", () => {
    const items = buildItems(
      daily(...[ministry, watch, clinic].map((by, at) => ({ sentence: `Word ${LETTERS[at]}${at} of what happened in Lund.`, by }))),
    ).items;
    const [first, , third] = items.map(({ origin }) => origin.id);
    const kin: Kinship = { mayBeOne: (a, b) => a === b || (a !== b && [first, third].includes(a) && [first, third].includes(b)), isOne: (a, b) => a === b };
    const told = [toll(31, ministry), toll(44, watch), toll(38, clinic)];
    expect(compare(told)).toEqual(["b supersedes a", "c supersedes a", "b differs c", "past a"]);
    expect(compare(told, kin)).toEqual(["a differs b", "c supersedes a", "b differs c", "past a"]);
  });
});

describe("a text that names nobody", () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    [
      "goes with the value it repeats",
      [missing(31, ministry), missing(31, undefined, { day: 1 }), missing(44, ministry, { day: 2 })],
      ["c supersedes a", "c supersedes b", "past ab"],
    ],
    ["stays where the value it repeats stays", [toll(31, ministry), toll(31, undefined), toll(20, watch)], ["a differs c", "b differs c"]],
    [
      "goes with a magnitude its voice took back",
      [magnitude(6.1, ministry), magnitude(6.1, undefined), magnitude(6.9, ministry)],
      ["c supersedes a", "c supersedes b", "past ab"],
    ],
    [
      "stays where it came after the new magnitude",
      [magnitude(6.1, ministry), magnitude(6.9, ministry), magnitude(6.1, undefined)],
      ["b supersedes a", "b differs c", "past a"],
    ],
    [
      "stays where it gives another magnitude",
      [magnitude(6.1, ministry), magnitude(7.4, undefined), magnitude(6.9, ministry)],
      ["a differs b", "c supersedes a", "b differs c", "past a"],
    ],
  ])("%s", (_name, told, expected) => {
    expect(compare(told)).toEqual(expected);
  });
  it.each([1, 30, 31, 32, 70])("goes with a magnitude that %i others repeat", (others) => {
    const repeats = Array.from({ length: others }, () => magnitude(6.1, undefined));
    const told = [magnitude(6.1, ministry), ...repeats, magnitude(6.9, ministry)];
    const reports = told.map((claim, at) => ({
      id: `r${100 + at}`,
      outlet: `Outlet ${at}`,
      at: `2031-05-01T0${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")}:00.000Z`,
      claims: [{ sentence: `Word a${at} of what happened in Lund.`, ...claim }],
    }));
    const { items, kin } = buildItems(reports);
    expect(compareClaims(items, kin).superseded.size).toBe(others + 1);
  });
  it("without a date is dated by the value it repeats", () => {
    expect(compare([missing(31, ministry), missing(31, undefined, { day: null }), missing(44, watch)])).toEqual([
      "c supersedes a",
      "c supersedes b",
      "past ab",
    ]);
    expect(compare([missing(31, ministry), missing(44, watch), missing(70, undefined, { day: null })])).toEqual([
      "b supersedes a",
      "a differs c",
      "b differs c",
      "past a",
    ]);
  });
});

describe("what a text takes back", () => {
  const [high, low] = [
    { sentence: "The office now counts 16 dead in Lund." },
    { sentence: "It had spoken of 17 dead in the days before, when nobody could reach the houses." },
  ];
  const text = (claims: readonly ClaimSketch[], id = "b", day = 2) => ({
    id,
    outlet: `Outlet ${id}`,
    at: `2031-05-0${day}T08:00:00.000Z`,
    claims: claims.map((claim) => ({ what: "magnitude", kind: "hazard" as const, ...claim })),
  });
  const past = (reports: Parameters<typeof buildItems>[0]): readonly string[] => {
    const { items, kin } = buildItems(reports);
    return [...compareClaims(items, kin).superseded];
  };
  const [now, then] = [
    { ...high, value: 16, by: ministry },
    { ...low, value: 17, by: ministry, outdated: true },
  ];
  const said = (value: number, day: number, id: string) => text([{ sentence: `Word ${id}: the dead of Lund.`, value, by: mayor }], id, day);

  it("is past, whoever gave it earlier", () => {
    expect(past([text([now, then]), said(17, 1, "a")])).toEqual(["a:00", "b:01"]);
  });
  it("is past in the text that takes it back alone, where it is given later", () => {
    expect(past([text([now, then]), said(17, 3, "c")])).toEqual(["b:01"]);
  });
  it("leaves another earlier value", () => {
    expect(past([text([now, then]), said(40, 1, "a")])).toEqual(["b:01"]);
  });
  it("is past without anything in its place", () => {
    expect(past([text([then]), said(17, 1, "a")])).toEqual(["b:00"]);
  });
  it("gives way to the value that stands nearest to it", () => {
    const other = { sentence: "Elsewhere in the valley of the Marn, and long before that, the office had counted 40.", value: 40, by: ministry };
    const { items, kin } = buildItems([text([now, then, other]), said(17, 1, "a")]);
    expect(
      compareClaims(items, kin)
        .relations.filter(({ relation }) => relation === "supersedes")
        .map(({ a, b }) => `${a} ${b}`)
        .sort(),
    ).toEqual(["b:00 a:00", "b:00 b:01", "b:02 b:01"]);
  });
});
