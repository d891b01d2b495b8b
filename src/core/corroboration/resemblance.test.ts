import { describe, expect, test } from "vitest";
import { buildFeatures, buildVoice, type ItemSketch } from "../../../test/build-item.ts";
import type { EventKey } from "./events.ts";
import type { Features, FigureFeatures } from "./features.ts";
import { gapOf } from "./gap.ts";
import {
  compareMeasures,
  compareOneText,
  comparePlaces,
  compareStandpoints,
  compareTowns,
  compareValues,
  compareVoice,
  excludes,
  excludesMeasure,
  givesBoth,
  resemblance,
  sameMeasure,
  WEIGHTS as W,
} from "./resemblance.ts";

const said = (value: number | readonly [number | null, number | null], more: ItemSketch["says"] = {}): ItemSketch => ({ says: { value, ...more } });
const toll = (value: number | readonly [number | null, number | null], more: ItemSketch = {}): ItemSketch => ({ ...said(value), headline: true, ...more });
const day = (of: number): string => `2031-05-0${of}T08:00:00.000Z`;
const aven = buildVoice("Ruth Aven");
const clinic = buildVoice("Marn clinic", { source: "medical" });
const town = (name: string): ItemSketch["says"] => ({ places: [name] });

function figureOf({ figure }: Features): FigureFeatures {
  if (figure === null) throw new Error("no figure");
  return figure;
}
/** Asks of two claims what is asked of their figures too. */
const ask =
  <Answer>(of: (a: Features, b: Features, left: FigureFeatures, right: FigureFeatures) => Answer) =>
  (left: ItemSketch, right: ItemSketch): Answer => {
    const [a, b] = buildFeatures(left, right);
    return of(a, b, figureOf(a), figureOf(b));
  };
/** The same of what depends on how their values stand to each other. */
const askGap =
  (of: (a: Features, b: Features, gap: number) => number) =>
  (left: ItemSketch, right: ItemSketch): number => {
    const [a, b] = buildFeatures(left, right);
    return of(a, b, gapOf(figureOf(a), figureOf(b)));
  };

describe("two figures give one thing in one unit", () => {
  const homes = new Set(["home"]);
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["persons and persons", said(40), said(60), true],
    ["persons and dollars", said(40), said(40, { unit: "USD" }), false],
    [
      "homes counted as households and as buildings",
      { ...said(40, { unit: "household" }), counted: homes },
      { ...said(40, { unit: "building" }), counted: homes },
      true,
    ],
    ["homes and metres", { ...said(40, { unit: "household" }), counted: homes }, { ...said(40, { unit: "m" }), counted: homes }, false],
    ["metres and homes", { ...said(40, { unit: "m" }), counted: homes }, { ...said(40, { unit: "household" }), counted: homes }, false],
    ["homes and schools", { ...said(40, { unit: "household" }), counted: homes }, { ...said(40, { unit: "building" }), counted: new Set(["school"]) }, false],
    ["homes and buildings of which nothing is said", { ...said(40, { unit: "household" }), counted: homes }, said(40, { unit: "building" }), false],
    ["buildings of which nothing is said and homes", said(40, { unit: "building" }), { ...said(40, { unit: "household" }), counted: homes }, false],
  ])("%s", (_name, left, right, same) => {
    expect(ask(sameMeasure)(left, right)).toBe(same);
  });
  test("not per day and in all", () => {
    const [a, b] = buildFeatures(said(40), said(40));
    expect(sameMeasure(a, b, figureOf(a), { ...figureOf(b), per: 7 })).toBe(false);
    expect(sameMeasure(a, b, { ...figureOf(a), per: 7 }, { ...figureOf(b), per: 7 })).toBe(true);
  });
});

describe("two claims are never about one fact", () => {
  const moving = (more: Partial<EventKey>): EventKey => ({
    name: "withdrawal",
    core: true,
    single: false,
    placed: false,
    movers: new Set(["norland"]),
    from: new Set(),
    to: new Set(),
    wide: false,
    ...more,
  });
  const stated: ItemSketch = { claim: { kind: "statement" } };
  test.each<[string, ItemSketch, ItemSketch, boolean, boolean]>([
    ["a figure and a statement", said(40), {}, true, true],
    ["this event and a past one", said(40), { ...said(40), claim: { background: true } }, true, true],
    ["two statements, not", {}, {}, false, false],
    ["two figures, not", said(40), said(60), false, false],
    ["persons and dollars", said(40), said(40, { unit: "USD" }), true, true],
    ["lengths to two towns", { ...said(11, { unit: "m" }), goal: "lund" }, { ...said(34, { unit: "m" }), goal: "varna" }, true, true],
    ["lengths to one town, not", { ...said(11, { unit: "m" }), goal: "velmora" }, { ...said(34, { unit: "m" }), goal: "velmoran" }, false, false],
    ["a length to a town and one to nowhere, not", { ...said(11, { unit: "m" }), goal: "lund" }, said(34, { unit: "m" }), false, false],
    ["a length to nowhere and one to a town, not", said(11, { unit: "m" }), { ...said(34, { unit: "m" }), goal: "lund" }, false, false],
    ["marches from two towns", { event: moving({ from: new Set(["lund"]) }) }, { event: moving({ from: new Set(["varna"]) }) }, false, true],
    ["marches from one town, not", { event: moving({ from: new Set(["lund"]) }) }, { event: moving({ from: new Set(["lund"]) }) }, false, false],
    ["a march and what is no event, not", { event: moving({ from: new Set(["lund"]) }) }, {}, false, false],
    ["what is no event and a march, not", {}, { event: moving({ from: new Set(["lund"]) }) }, false, false],
    ["two voices' positions in one text", { ...stated, article: "a" }, { ...stated, article: "a", origin: aven }, false, true],
    ["one voice's positions in one text, not", { ...stated, article: "a" }, { ...stated, article: "a" }, false, false],
    ["two voices' positions in two texts, not", stated, { ...stated, origin: aven }, false, false],
    ["two voices on one event in one text, not", { article: "a" }, { article: "a", origin: aven }, false, false],
    ["two values of one voice side by side", { ...said(40), article: "a" }, { ...said(60), article: "a" }, false, true],
  ])("%s", (_name, left, right, byMeasure, apart) => {
    const [a, b] = buildFeatures(left, right);
    expect([excludesMeasure(a, b), excludes(a, b)]).toEqual([byMeasure, apart]);
  });
});

describe("one text gives one voice two values", () => {
  const here: ItemSketch = { ...said(40), article: "a" };
  const there: ItemSketch = { ...said(60), article: "a" };
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["side by side", here, there, true],
    ["that fit", here, { ...there, ...said([30, 50]) }, false],
    ["of which one is past", here, { ...there, claim: { outdated: true } }, false],
    ["of which the first is past", { ...here, claim: { outdated: true } }, there, false],
    ["of which one is denied", here, { ...there, says: { value: 60, denied: true } }, false],
    ["that are two texts'", here, { ...there, article: "b" }, false],
    ["that are two voices'", here, { ...there, origin: aven }, false],
  ])("%s", (_name, left, right, both) => {
    expect(ask(givesBoth)(left, right)).toBe(both);
  });
});

describe("what two measures tell", () => {
  const child = new Set(["child"]);
  const any = new Set<string>();
  const civilian = new Set(["civilian"]);
  const hurt: ItemSketch["claim"] = { what: "injured" };
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["one label", said(40), said(60), W.sameWhat],
    ["one headline label", toll(40), toll(60), W.headlineWhat],
    ["two labels", said(40), { ...said(60), claim: hurt }, W.otherWhat],
    ["two headline labels", toll(40), toll(60, { claim: hurt }), W.otherHeadline],
    ["a headline label and another", toll(40), { ...said(60), claim: hurt }, W.otherWhat],
    ["another and a headline label", said(40), toll(60, { claim: hurt }), W.otherWhat],
    ["a plan and a fact", { ...said(40), claim: { modality: "planned" } }, said(60), W.sameWhat + W.modality],
    ["two plans", { ...said(40), claim: { modality: "planned" } }, { ...said(60), claim: { modality: "planned" } }, W.sameWhat],
    ["what narrows the first down", { ...said(40), facets: new Set(["women", "part"]) }, said(60), W.sameWhat + 2 * W.facet],
    ["what narrows the second down", { ...said(40), facets: new Set(["part"]) }, { ...said(60), facets: new Set(["women", "part"]) }, W.sameWhat + W.facet],
    [
      "what narrows each down to something else",
      { ...said(40), facets: new Set(["part"]) },
      { ...said(60), facets: new Set(["women"]) },
      W.sameWhat + 2 * W.facet,
    ],
    ["one thing counted", { ...said(40), counted: child }, { ...said(60), counted: new Set(["pupil", "child"]) }, W.sameWhat + W.sameCounted],
    ["two things counted", { ...said(40), counted: child }, { ...said(60), counted: civilian }, W.sameWhat + W.otherCounted],
    ["a part and any noun", { ...said(40), counted: child }, { ...said(60), counted: any }, W.sameWhat + W.partCounted],
    ["any noun and a part", { ...said(40), counted: any }, { ...said(60), counted: child }, W.sameWhat + W.partCounted],
    ["the whole and any noun", { ...said(40), counted: civilian }, { ...said(60), counted: any }, W.sameWhat],
    ["a part and any noun, measured once", { ...said(40), counted: child, course: "fixed" }, { ...said(60), counted: any, course: "fixed" }, W.sameWhat],
    ["a part and no noun", { ...said(40), counted: child }, said(60), W.sameWhat + W.maybePartCounted],
    ["no noun and a part", said(40), { ...said(60), counted: child }, W.sameWhat + W.maybePartCounted],
    ["a part and no noun, measured once", { ...said(40), counted: child, course: "fixed" }, { ...said(60), course: "fixed" }, W.sameWhat],
    ["the whole and no noun", { ...said(40), counted: civilian }, said(60), W.sameWhat],
    ["any noun and no noun", { ...said(40), counted: any }, said(60), W.sameWhat],
  ])("%s", (_name, left, right, score) => {
    const [a, b] = buildFeatures(left, right);
    expect(compareMeasures(a, b)).toBeCloseTo(score, 9);
  });
});

describe("what two values tell", () => {
  const plain = W.otherVoiceOtherValue;
  const hit = { ...said(900), measure: "hit" };
  const burnt: ItemSketch = { claim: { what: "homes burnt" }, measure: "hit" };
  const labels = W.sameWhat - W.otherWhat;
  const heads = W.headlineWhat - W.otherHeadline;
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["one value", said(40), said(40), W.sameValue],
    ["one small value", said(4), said(4), W.roundValue],
    ["one value of two labels", said(300), { ...said(300), claim: { what: "injured" } }, W.sameValue],
    ["a value known again", { ...said(1126), telling: true }, { ...said(1126), telling: true }, W.sameValue],
    [
      "a value known again under another label",
      { ...said(1126), telling: true },
      { ...said(1126), telling: true, claim: { what: "injured" } },
      W.sameValue + W.tellingValue,
    ],
    ["one value under two labels of one measure", hit, { ...hit, ...burnt }, W.sameValue + labels],
    ["one value under two headline labels of one measure", { ...hit, headline: true }, { ...hit, ...burnt, headline: true }, W.sameValue + heads],
    [
      "one value under a headline label and another of one measure",
      { ...hit, headline: true },
      { ...hit, ...burnt },
      W.sameValue + W.headlineWhat - W.otherWhat,
    ],
    ["one value under a label and a headline one of one measure", hit, { ...hit, ...burnt, headline: true }, W.sameValue + labels],
    ["values that fit", said([40, 50]), said(45), W.overlapping],
    ["values that fit and whose middles lie apart", said([10, 100]), said(11), 0],
    ["values that fit under two labels of one measure", { ...hit, ...said([800, 1000]) }, { ...hit, ...burnt, ...said(920) }, W.overlapping + labels],
    ["values that lie close", said(40), said(50), W.near + plain],
    ["values that lie close of a headline", toll(40), toll(50), W.near],
    ["values that lie close under two labels of one measure", hit, { ...hit, ...burnt, ...said(1000) }, W.near + labels + plain],
    ["values that lie apart under two labels of one measure", hit, { ...hit, ...burnt, ...said(2000) }, plain],
    ["values that lie apart", said(40), said(100), plain],
    ["values that lie far apart", said(40), said(400), W.far + plain],
    ["values that lie far apart of a headline", toll(40), toll(400), W.far],
    ["values that lie far apart of a headline measured once", toll(40, { course: "fixed" }), toll(400, { course: "fixed" }), W.headlineFar],
    ["values that lie far apart, measured once", { ...said(40), course: "fixed" }, { ...said(400), course: "fixed" }, W.far + plain],
  ])("%s", (_name, left, right, score) => {
    expect(askGap(compareValues)(left, right)).toBeCloseTo(score, 9);
  });
});

describe("what standpoints and towns tell", () => {
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["a clinic and an official, far apart", toll(40), toll(400, { origin: clinic }), W.localVoice],
    ["a clinic and an official, close", toll(40), toll(45, { origin: clinic }), 0],
    ["two officials", toll(40), toll(400, { origin: aven }), 0],
    ["a clinic and an official on what moves both ways", toll(40, { course: "running" }), toll(400, { course: "running", origin: clinic }), 0],
  ])("%s", (_name, left, right, score) => {
    expect(askGap(compareStandpoints)(left, right)).toBe(score);
  });
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["two towns", said(40, town("Lund")), said(400, town("Varna")), W.otherTown],
    ["one town", said(40, town("Lund")), said(400, town("Lund")), 0],
    ["a town and none", said(40, town("Lund")), said(400), W.otherTown],
    ["none and a town", said(40), said(400, town("Lund")), W.otherTown],
    ["no towns", said(40), said(400), 0],
    ["two towns, values that fit", said([40, 900], town("Lund")), said(60, town("Varna")), 0],
    ["two towns, values that lie close", said(40, town("Lund")), said(50, town("Varna")), 0],
  ])("%s", (_name, left, right, score) => {
    expect(askGap(compareTowns)(left, right)).toBe(score);
  });
});

describe("what one voice and one text tell", () => {
  const back = -W.otherVoiceOtherValue;
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["one voice", said(40), said(60), back + W.sameOrigin],
    ["one voice, one value", said(40), said(40), W.sameOrigin],
    ["one voice, values that fit", said([40, 50]), said(45), W.sameOrigin],
    ["one voice, headline figures", toll(40), toll(60), W.sameOrigin],
    ["a rising figure that falls", toll(60, { at: day(1) }), toll(40, { at: day(2) }), W.sameOrigin + W.fallen],
    ["a rising figure that falls, told in the other order", toll(40, { at: day(2) }), toll(60, { at: day(1) }), W.sameOrigin + W.fallen],
    ["a rising figure that rises", toll(40, { at: day(1) }), toll(60, { at: day(2) }), W.sameOrigin],
    ["a rising figure that rises, told in the other order", toll(60, { at: day(2) }), toll(40, { at: day(1) }), W.sameOrigin],
    ["two rising figures of one day", toll(60, { at: day(1) }), toll(40, { at: day(1) }), W.sameOrigin],
    ["two rising figures of one day, told in the other order", toll(40, { at: day(1) }), toll(60, { at: day(1) }), W.sameOrigin],
    ["a fall from an unknown day", toll(60), toll(40, { at: day(1) }), W.sameOrigin],
    ["a fall from an unknown day, told in the other order", toll(40, { at: day(1) }), toll(60), W.sameOrigin],
    ["a fall to what fits", toll([40, 60], { at: day(1) }), toll([30, 40], { at: day(2) }), W.sameOrigin],
    ["a fall from a value taken back", toll(60, { at: day(1), claim: { outdated: true } }), toll(40, { at: day(2) }), W.sameOrigin],
    ["a fall to a value taken back", toll(60, { at: day(1) }), toll(40, { at: day(2), claim: { outdated: true } }), W.sameOrigin],
    ["a fall of what moves both ways", toll(60, { at: day(1), course: "running" }), toll(40, { at: day(2), course: "running" }), W.sameOrigin],
  ])("%s", (_name, left, right, score) => {
    expect(ask(compareVoice)(left, right)).toBeCloseTo(score, 9);
  });
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["a value and one taken back", said(40), { ...said(60), claim: { outdated: true } }, W.outdated],
    ["a value taken back and the same", said(40), { ...said(40), claim: { outdated: true } }, 0],
    ["two values", said(40), said(60), W.oneTextOtherVoice],
    ["two values taken back", { ...said(40), claim: { outdated: true } }, { ...said(60), claim: { outdated: true } }, W.oneTextOtherVoice],
  ])("%s", (_name, left, right, score) => {
    expect(ask(compareOneText)(left, right)).toBe(score);
  });
});

/** Claims of other things, so that a place of the first two is not where everything happens. */
const elsewhere: readonly ItemSketch[] = Array.from({ length: 9 }, () => ({ terms: new Set<string>() }));

describe("two claims resemble each other by", () => {
  const bare = (value: number, more: ItemSketch = {}): ItemSketch => ({ ...said(value), terms: new Set<string>(), ...more });
  const at = (...names: readonly string[]): ItemSketch => ({ places: new Set(names) });
  const score = (left: ItemSketch, right: ItemSketch): number => {
    const [a, b] = buildFeatures(left, right, ...elsewhere);
    return resemblance(a, b);
  };
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["measure and value", bare(40), bare(40, { origin: aven }), W.sameWhat + W.sameValue],
    ["a place", bare(40, at("lund")), bare(40, { origin: aven, ...at("varna", "lund") }), W.sameWhat + W.sameValue + W.sharedPlace],
    ["two places", bare(40, at("lund")), bare(40, { origin: aven, ...at("varna") }), W.sameWhat + W.sameValue + W.otherPlace],
    ["a place and none", bare(40, at("lund")), bare(40, { origin: aven }), W.sameWhat + W.sameValue],
    ["no place and one", bare(40), bare(40, { origin: aven, ...at("lund") }), W.sameWhat + W.sameValue],
    ["a voice", bare(40), bare(40), W.sameWhat + W.sameValue + W.sameOrigin],
    ["a text", bare(40, { root: "z" }), bare(60, { root: "z", origin: aven, claim: { outdated: true } }), W.sameWhat + W.otherVoiceOtherValue + W.outdated],
    [
      "towns and standpoints",
      bare(40, { says: { value: 40, places: ["Lund"] } }),
      bare(400, { origin: clinic }),
      W.sameWhat + W.far + W.otherVoiceOtherValue + W.otherTown + W.localVoice,
    ],
    ["all their words", { ...said(40), terms: new Set(["quay"]) }, { ...said(40), terms: new Set(["quay"]), origin: aven }, W.sameWhat + W.sameValue + W.terms],
    ["words of one", { ...said(40), terms: new Set(["quay"]) }, bare(40, { origin: aven }), W.sameWhat + W.sameValue],
    ["words of the other", bare(40), { ...said(40), terms: new Set(["quay"]), origin: aven }, W.sameWhat + W.sameValue],
  ])("%s", (_name, left, right, expected) => {
    expect(score(left, right)).toBeCloseTo(expected, 9);
  });
  test("some of their words, the rare ones more", () => {
    const worded = (words: string): ItemSketch => ({ ...said(40), terms: new Set(words.split(" ")) });
    const [a, b] = buildFeatures(worded("alder birch mast quay"), { ...worded("birch cedar quay"), origin: aven }, worded("quay"), worded("quay zinc"));
    const [shared, rare] = [Math.log(1 + 4 / 4) ** 2 + Math.log(1 + 4 / 2) ** 2, Math.log(1 + 4 / 1) ** 2];
    expect(resemblance(a, b)).toBeCloseTo(W.sameWhat + W.sameValue + (W.terms * shared) / Math.sqrt((shared + 2 * rare) * (shared + rare)), 9);
    expect(resemblance(b, a)).toBeCloseTo(resemblance(a, b), 12);
  });
  const base = W.threshold - W.statementThreshold;
  const roles = (...named: readonly (readonly [string, readonly string[]])[]): ItemSketch => ({ terms: new Set<string>(), roleNames: new Map(named) });
  const stated: ItemSketch = { terms: new Set<string>(), claim: { kind: "statement" } };
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["one voice, without figures", roles(), roles(), base],
    ["two voices, without figures", roles(), { ...roles(), origin: aven }, base + W.statementOtherVoice],
    ["words, without figures", { terms: new Set(["quay"]) }, { terms: new Set(["quay"]) }, base + 1],
    ["a name in one role", roles(["actor", ["velmora"]]), roles(["actor", ["orle", "velmoran"]]), base + W.sameRole],
    ["one of two names in one role", roles(["actor", ["velmora", "orle"]]), roles(["actor", ["orle"]]), base + W.sameRole],
    ["two names in one role", roles(["actor", ["velmora"]]), roles(["actor", ["orle"]]), base + W.otherRole],
    ["one name in one role and two in another", roles(["actor", ["lund"]], ["to", ["orle"]]), roles(["actor", ["lund"]], ["to", ["marn"]]), base + W.otherRole],
    ["a name in one role and nobody in another", roles(["to", []], ["actor", ["lund"]]), roles(["to", ["marn"]], ["actor", ["lund"]]), base + W.sameRole],
    ["a name in another role", roles(["actor", ["lund"]]), roles(["to", ["lund"]]), base],
    ["nobody in a role", roles(["actor", ["lund"]]), roles(["actor", []]), base],
    ["names, under two labels", roles(["actor", ["lund"]]), { ...roles(["actor", ["lund"]]), claim: { what: "injured" } }, base],
    ["a position and its opposite", stated, { ...stated, denies: true }, base + W.opposedPosition],
    ["one position", { ...stated, denies: true }, { ...stated, denies: true }, base],
    ["an event and its denial", roles(), { ...roles(), denies: true }, base],
    [
      "positions of one label that name one",
      { ...stated, roleNames: new Map([["actor", ["lund"]]]) },
      { ...stated, roleNames: new Map([["actor", ["lund"]]]) },
      base,
    ],
  ])("%s", (_name, left, right, expected) => {
    expect(score(left, right)).toBeCloseTo(expected, 9);
  });
  test("places", () => {
    const [a, b] = buildFeatures(bare(40, at("lund")), bare(40, at("lund")), ...elsewhere);
    expect(comparePlaces(a, b)).toBe(W.sharedPlace);
  });
});
