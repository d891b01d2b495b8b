import { describe, expect, test } from "vitest";
import { buildFeatures, buildItem, buildVoice, type ItemSketch, plainText } from "../../../test/build-item.ts";
import { type Features, readFeatures } from "./features.ts";
import type { Item } from "./item.ts";

const read = (...items: readonly Item[]): readonly Features[] => [...readFeatures(items).values()];
const said = (value: number, more: ItemSketch["says"] = {}): ItemSketch => ({ says: { value, ...more } });

describe("the figure of a claim", () => {
  test.each<[string, ItemSketch, Partial<NonNullable<Features["figure"]>>]>([
    ["exact", said(40), { low: 40, high: 40, centre: 40, round: false, telling: false, building: false, per: -1, goal: null }],
    ["at least", { says: { value: [40, null] } }, { low: 40, high: Number.POSITIVE_INFINITY, centre: 40 }],
    ["up to", { says: { value: [null, 40] } }, { low: Number.NEGATIVE_INFINITY, high: 40, centre: 40 }],
    ["between two numbers", { says: { value: [4, 18] } }, { low: 4, high: 18, centre: 11, round: false }],
    ["so small that it recurs by chance", said(9), { round: true }],
    ["just large enough", said(10), { round: false }],
    ["below nought", said(-12), { centre: 0, round: false }],
    ["of homes counted as households", said(300, { unit: "household" }), { building: true }],
    ["of homes counted as buildings", said(300, { unit: "building" }), { building: true }],
    ["that is known again", { ...said(1126), telling: true }, { telling: true }],
    ["measured to a town", { ...said(12_000, { unit: "m" }), goal: "lund" }, { goal: "lund", building: false }],
  ])("%s", (_name, sketch, figure) => {
    expect(buildFeatures(sketch)[0].figure).toMatchObject(figure);
  });
  test("is missing from a statement", () => {
    expect(buildFeatures({})[0].figure).toBeNull();
  });
  test("of some bounds without a best guess is small when the lower one is", () => {
    const bounds = (low: number | null): ItemSketch => ({
      ...said(40),
      figure: { quantity: { unit: "person", low, best: null, high: 60, qualifier: "range" } },
    });
    expect(buildFeatures(bounds(4), bounds(12), bounds(null)).map(({ figure }) => figure?.round)).toEqual([true, false, true]);
  });
  test("per day is another measure than in all", () => {
    const daily: ItemSketch = { ...said(40), figure: { per: "day" } };
    const [a, b, c] = buildFeatures(said(40), daily, daily);
    expect(a.figure?.per).toBe(-1);
    expect(b.figure?.per).toBeGreaterThanOrEqual(0);
    expect(c.figure?.per).toBe(b.figure?.per);
    expect(b.measure).not.toBe(a.measure);
  });
});

describe("numbers are equal for what is equal, and differ for", () => {
  const toll = { ...said(40), headline: true, counted: new Set(["civilian"]), course: "rising" as const };
  test.each<[string, keyof Features, ItemSketch, ItemSketch]>([
    ["kinds", "setting", toll, { ...toll, claim: { kind: "hazard" } }],
    ["a past event", "setting", toll, { ...toll, claim: { background: true } }],
    ["a figure and none", "setting", toll, { ...toll, says: {} }],
    ["settings", "measure", toll, { ...toll, claim: { background: true } }],
    ["labels", "measure", toll, { ...toll, claim: { what: "injured" } }],
    ["courses", "measure", toll, { ...toll, course: "running" }],
    ["a headline figure", "measure", toll, { ...toll, headline: false }],
    ["a value taken back", "measure", toll, { ...toll, claim: { outdated: true } }],
    ["a plan", "measure", toll, { ...toll, claim: { modality: "planned" } }],
    ["units", "measure", toll, { ...toll, ...said(40, { unit: "household" }) }],
    ["what is counted", "measure", toll, { ...toll, counted: new Set(["child"]) }],
    ["no noun and any noun", "measure", { ...toll, counted: null }, { ...toll, counted: new Set<string>() }],
    ["what narrows it down", "measure", toll, { ...toll, facets: new Set(["women"]) }],
    ["what is counted and what narrows it down", "measure", { ...toll, counted: new Set(["women"]) }, { ...toll, facets: new Set(["women"]) }],
    ["measures", "sort", toll, { ...toll, facets: new Set(["women"]) }],
    ["values", "sort", toll, { ...toll, ...said(41) }],
    ["an open end", "sort", toll, { ...toll, says: { value: [40, null] } }],
    ["numbers known again", "sort", toll, { ...toll, telling: true }],
    ["goals", "sort", { ...toll, goal: "lund" }, { ...toll, goal: "varna" }],
    ["a goal and none", "sort", toll, { ...toll, goal: "varna" }],
    ["standpoints", "sort", toll, { ...toll, origin: buildVoice("Marn clinic", { source: "medical" }) }],
    ["towns", "sort", toll, { ...toll, says: { value: 40, places: ["Lund"] } }],
    ["labels as words", "what", toll, { ...toll, claim: { what: "injured" } }],
    ["labels of two measures", "kin", { ...toll, measure: "dead" }, { ...toll, measure: "hurt" }],
    ["articles", "article", toll, toll],
    ["texts", "root", toll, { ...toll, root: "z" }],
    ["voices", "origin", toll, { ...toll, origin: buildVoice("Ruth Aven") }],
  ])("%s", (_name, key, left, right) => {
    const [a, b] = buildFeatures(left, right);
    const [first, again] = buildFeatures({ ...left, article: "a" }, { ...left, article: "a" });
    expect(first[key]).toBe(again[key]);
    expect(a[key]).not.toBe(b[key]);
  });
  test.each<[string, ItemSketch]>([
    ["values", said(41)],
    ["places", { ...toll, places: new Set(["Lund"]) }],
    ["voices", { ...toll, origin: buildVoice("Ruth Aven") }],
    ["days", { ...toll, at: "2031-05-02T08:00:00.000Z" }],
    ["words", { ...toll, terms: new Set(["quay"]) }],
  ])("not of one measure for %s", (_name, other) => {
    const [a, b] = buildFeatures(toll, { ...toll, ...other });
    expect(a.measure).toBe(b.measure);
  });
  test("labels of one measure, not", () => {
    const [a, b] = buildFeatures({ ...toll, measure: "homes hit" }, { ...toll, claim: { what: "homes burnt" }, measure: "homes hit" });
    expect(a.kin).toBe(b.kin);
  });
});

describe("what else is asked of a claim", () => {
  test.each<[string, ItemSketch, Partial<Features>]>([
    ["nobody is named", { origin: plainText }, { local: false, at: -1 }],
    ["an official in charge", {}, { local: false }],
    ["who saw it", { origin: buildVoice("a fisherman", { source: "witness" }) }, { local: true }],
    ["who treated some", { origin: buildVoice("Marn clinic", { source: "medical" }) }, { local: true }],
    ["an outlet's own eyes", { origin: buildVoice("Alder Tribune", { kind: "outlet-observation", source: null }) }, { local: true }],
    ["a value taken back", { claim: { outdated: true } }, { outdated: true, denied: false, planned: false }],
    ["a denial", { says: { denied: true } }, { denied: true, denies: true, outdated: false }],
    ["a denial by its words", { denies: true }, { denied: false, denies: true }],
    ["a plan", { claim: { modality: "planned" } }, { planned: true }],
    ["a fact", {}, { planned: false, denied: false, denies: false, headline: false, position: false }],
    ["a headline figure", { headline: true }, { headline: true }],
    ["a figure that rises", { course: "rising" }, { rising: true, moves: true }],
    ["a figure that moves both ways", { course: "running" }, { rising: false, moves: true }],
    ["a figure measured once", { course: "fixed" }, { rising: false, moves: false }],
    ["a position", { claim: { kind: "statement" } }, { position: true }],
    ["nothing counted", { counted: null }, { counted: null, part: false }],
    ["any noun", { counted: new Set<string>() }, { counted: [], part: false }],
    ["civilians, whom tolls count", { counted: new Set(["civilian"]) }, { part: false }],
    ["children", { counted: new Set(["child"]) }, { part: true }],
    ["a noun of a part and of the whole", { counted: new Set(["child", "civilian"]) }, { part: false }],
  ])("%s", (_name, sketch, features) => {
    expect(buildFeatures(sketch)[0]).toMatchObject(features);
  });
  test("towns are the places in its own clause, no larger than a town", () => {
    const place = (name: string, precision: 2 | 3 | 4 | 5, start: number, end: number) => ({
      name,
      place: null,
      latitude: null,
      longitude: null,
      precision,
      span: { start, end },
    });
    const townsOf = (...places: readonly ReturnType<typeof place>[]): number =>
      buildFeatures({ claim: { span: { start: 10, end: 30 }, places } })[0].towns.length;
    expect(townsOf(place("Lund", 3, 10, 14))).toBe(1);
    expect(townsOf(place("Lund", 2, 26, 30))).toBe(1);
    expect(townsOf(place("Norland", 4, 12, 19))).toBe(0);
    expect(townsOf(place("Lund", 3, 9, 13))).toBe(0);
    expect(townsOf(place("Lund", 3, 27, 31))).toBe(0);
    const [a, b] = buildFeatures(
      { claim: { span: { start: 0, end: 30 }, places: [place("LUND", 3, 1, 5)] } },
      { claim: { span: { start: 0, end: 30 }, places: [place("Lund", 3, 1, 5)] } },
    );
    expect(a.towns).toEqual(b.towns);
  });
  test("days are ranked, equal ones alike, unknown ones not at all", () => {
    const days = ["2031-05-03T08:00:00.000Z", null, "2031-05-01T08:00:00.000Z", "2031-05-03T08:00:00.000Z"];
    expect(read(...days.map((at) => buildItem({ at }))).map(({ at }) => at)).toEqual([1, -1, 0, 1]);
  });
});

describe("places that tell a claim from others", () => {
  const at = (...places: readonly (readonly string[])[]): readonly Item[] =>
    places.map((names, index) => buildItem({ id: `${"abcdefgh"[index]}:00`, places: new Set(names) }));
  const counts = (items: readonly Item[]): readonly number[] => read(...items).map(({ places }) => places.length);
  test("stand in less than a quarter of them", () => {
    expect(counts(at(["lund"], [], [], [], []))).toEqual([1, 0, 0, 0, 0]);
    expect(counts(at(["lund"], [], [], []))).toEqual([0, 0, 0, 0]);
    expect(counts(at(["lund"], ["lund"], [], [], [], [], [], []))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
  test("are one set where they are the same", () => {
    const [a, b, c, ...rest] = read(...at(["lund"], ["varna"], ["varna"], [], [], [], [], []), ...at([], [], [], []));
    expect([a?.placeSet === b?.placeSet, b?.placeSet === c?.placeSet, rest.some(({ placeSet }) => placeSet === c?.placeSet)]).toEqual([false, true, false]);
  });
  test("are not made common by copies, nor by text that names nobody", () => {
    const [first, ...others] = at(["lund"], [], [], [], []);
    const copies = ["v", "w", "x"].map((id) => buildItem({ id: `${id}:00`, root: "a", places: new Set(["lund"]) }));
    const unvoiced = ["v", "w", "x"].map((id) => buildItem({ id: `${id}:00`, origin: plainText, places: new Set(["lund"]) }));
    if (first === undefined) throw new Error("no claim");
    expect(counts([first, ...others, ...copies]).slice(0, 5)).toEqual([1, 0, 0, 0, 0]);
    expect(counts([first, ...others, ...unvoiced])).toEqual([1, 0, 0, 0, 0, 1, 1, 1]);
    // where nobody speaks, the text itself is all there is
    expect(counts(unvoiced)).toEqual([0, 0, 0]);
  });
});

describe("how much words tell", () => {
  const worded = (id: string, words: string, more: ItemSketch = {}): Item => buildItem({ id, terms: new Set(words.split(" ")), ...more });
  const weightOf = (size: number, count: number): number => Math.log(1 + size / count) ** 2;
  test("the rarer the more, and a claim as much as its words together", () => {
    const [a, b, c] = read(worded("a:00", "quay ferry"), worded("b:00", "ferry"), worded("c:00", "storm ferry"));
    expect(a?.terms).toHaveLength(2);
    expect(b?.weight).toBeCloseTo(weightOf(3, 3), 9);
    expect(a?.weight).toBeCloseTo(weightOf(3, 3) + weightOf(3, 1), 9);
    expect(a?.weights).toBe(c?.weights);
    const [ferry] = b?.terms ?? [];
    expect(a?.terms).toContain(ferry);
    expect(a?.weights[ferry ?? -1]).toBeCloseTo(weightOf(3, 3), 9);
  });
  test("counted where somebody speaks, and never in copies", () => {
    const voiced = [worded("a:00", "quay"), worded("b:00", "ferry")];
    const [, unvoiced] = [read(...voiced), read(...voiced, worded("c:00", "quay", { origin: plainText }), worded("d:00", "quay mast", { root: "a" }))];
    expect(unvoiced[0]?.weight).toBeCloseTo(weightOf(2, 1), 9);
    // a word that only a copy has weighs like one that stands once
    expect(unvoiced[3]?.weight).toBeCloseTo(weightOf(2, 1) * 2, 9);
  });
  test("whichever claim comes first", () => {
    const items = [worded("a:00", "quay ferry"), worded("b:00", "storm ferry alder"), worded("c:00", "alder")];
    const there = readFeatures(items);
    const back = readFeatures([...items].reverse());
    for (const item of items) {
      expect(back.get(item)?.terms).toEqual(there.get(item)?.terms);
      expect([...(there.get(item)?.terms ?? [])]).toEqual([...(there.get(item)?.terms ?? [])].sort((x, y) => x - y));
    }
  });
});
