import { describe, expect, it } from "vitest";
import { buildReading, placeTogether } from "../../../test/build-reading.ts";
import { captureText } from "../../../test/capture-text.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Derivation, PairRelation, Provenance, Reading } from "../model/index.ts";
import { traceOrigins } from "../origins/index.ts";
import { readCapture } from "../pipeline.ts";
import { comparingLanguage, gatherItems, type Item, readKinship } from "./item.ts";

const packs = loadPacks();
const untraced: Provenance = { origins: [], derivations: [], pairs: [] };

function itemsOf(readings: readonly Reading[], provenance: Provenance): readonly Item[] {
  const language = comparingLanguage(packs);
  return language === undefined ? [] : gatherItems(readings, provenance, packs, language);
}

/** What is said in a text, in its order. */
const said = (text: string): readonly Item[] => {
  const startOf = ({ claim }: Item): number => (claim.figure ?? claim).span.start;
  return [...itemsOf([readCapture(captureText(text), packs).value], untraced)].sort((a, b) => startOf(a) - startOf(b));
};
const values = (text: string) => said(text).flatMap((item) => (item.quantity === null ? [] : [item]));

describe("what narrows a figure down", () => {
  it.each<[string, readonly (readonly string[])[]]>([
    ["Twelve people died in the blast.", [[]]],
    ["Twelve babies died in the blast.", [["minor"]]],
    ["Twelve infants died in the blast.", [["minor"]]],
    ["Twelve foreigners died in the blast.", [["foreign"]]],
    ["Police found 12 bodies in the ruins.", [["body"]]],
    ["Police found 12 corpses in the ruins.", [["body"]]],
    ["Twelve people are feared dead.", [["forecast"]]],
    ["Twelve remaining people died in the blast.", [["rest"]]],
    ["Twelve people died and 40 infants were hurt in the blast.", [[], ["minor"]]],
    ["Infants were among the 40 hurt, and 12 people died in the blast.", [["minor"], []]],
    ["In the worst blast since the war, which struck a market that was crowded on a Friday morning, 12 people died.", [[]]],
    ["Twelve people died in the blast that struck a market at the gates of the old town, the worst in years.", [[]]],
    ["The blast killed 12 people, including five nurses.", [[], ["part"]]],
    ["The blast killed 12 people; five of them died later.", [[], ["part"]]],
    ["Of the 26 members of the crew, seven died.", [[], ["part"]]],
    ["Officials of the ministry named 26 members of the crew and said seven died.", [[], []]],
  ])("%s", (text, facets) => {
    expect(values(text).map((item) => [...item.facets].sort())).toEqual(facets);
  });
  it("is nothing for a claim without a figure", () => {
    expect(said("The worst flood in years closed the bridge at Sund.").map(({ facets }) => facets.size)).toEqual([0]);
  });
});

describe("what is counted", () => {
  it.each<[string, readonly string[] | null]>([
    ["Twelve people died in the blast.", []],
    ["Twelve soldiers died in the blast.", ["soldier"]],
    ["Twelve Britons died in the blast.", ["people of united kingdom"]],
    ["The flood destroyed 40 houses in Lund.", ["building"]],
    ["Winds reached 90 kilometres an hour at Lund.", null],
  ])("%s", (text, counted) => {
    expect(values(text).map((item) => (item.counted === null ? null : [...item.counted]))).toEqual([counted]);
  });
});

describe("a number that is known again", () => {
  it.each<[string, boolean]>([
    ["The blast killed 338 people.", true],
    ["The blast killed 1,126 people.", true],
    ["The blast killed 1,120 people.", true],
    ["The blast killed 1,200 people.", false],
    ["The blast killed 38 people.", false],
    ["Between 338 and 400 people died in the blast.", false],
    ["The river rose by 1.25 metres.", true],
    ["The river rose by 0.25 metres.", false],
  ])("%s", (text, telling) => {
    expect(values(text).map((item) => item.telling)).toEqual([telling]);
  });
  it("is not what the text itself converts", () => {
    expect(values("The fire burnt 386 square miles (1,001 square kilometres) of forest.").map(({ telling }) => telling)).toEqual([true, false]);
  });
});

describe("the place a length is measured to", () => {
  it.each<[string, string | null]>([
    ["The tremor struck at a depth of 12 kilometres.", null],
    ["The army stands 12 kilometres from Varna, the ministry said.", "varna"],
    ["The army stands 12 kilometres from the Varna bridge, the ministry said.", "varna"],
    ["The army stands 12 kilometres from the old port at Varna, the ministry said.", null],
    ["The army stands about 12 kilometres to the west, off the Varna road.", null],
    ["The army advanced to a village 12 kilometres short of Varna.", "varna"],
    ["The army advanced 12 kilometres in Varna.", null],
    ["Some 12 people fled from Varna.", null],
  ])("%s", (text, goal) => {
    expect(values(text).map((item) => item.goal)).toEqual([goal]);
  });
});

describe("how a figure moves", () => {
  it.each<[string, string]>([
    ["The blast killed 12 people.", "rising"],
    ["Twelve people are missing after the blast.", "running"],
    ["A quake of magnitude 6.1 struck Lund.", "fixed"],
    ["Norland pledged 30 million dollars for Lund.", "fixed"],
  ])("%s", (text, course) => {
    expect(values(text).map((item) => item.course)).toEqual([course]);
  });
});

describe("a clause", () => {
  it.each<[string, Pick<Item, "negated" | "turns" | "denies">]>([
    ["The army has closed the bridge at Sund.", { negated: false, turns: false, denies: false }],
    ["The army has not closed the bridge at Sund.", { negated: true, turns: false, denies: true }],
    ["The army hasn’t closed the bridge at Sund.", { negated: true, turns: false, denies: true }],
    ["The army has instead closed the bridge at Sund.", { negated: false, turns: true, denies: false }],
  ])("%s", (text, expected) => {
    const [first] = said(text);
    expect({ negated: first?.negated, turns: first?.turns, denies: first?.denies }).toEqual(expected);
  });
});

describe("claims of several texts", () => {
  const toll = { sentence: "The ferry sank and 31 people died.", value: 31, places: ["Varna"], roles: { actor: "Norland guards" } };
  const readings = [
    buildReading({
      id: "b",
      outlet: "Birch Courier",
      at: "2031-05-03T08:00:00.000Z",
      claims: [toll, { ...toll, sentence: "Some 40 people swam ashore.", value: 40 }],
    }),
    buildReading({ id: "a", outlet: "Alder Tribune", at: "2031-05-01T08:00:00.000Z", claims: [{ ...toll, by: { name: "Ana Velic" } }] }),
  ];
  const derive = (from: string, to: string, how: Derivation["how"]): Provenance => ({ ...untraced, derivations: [{ from, to, how, evidence: [] }] });
  const roots = (provenance: Provenance) => itemsOf(readings, provenance).map(({ claim, root, at }) => [claim.id, root, at?.slice(8, 10)]);

  it("stand in the order of their ids, each with who is behind it", () => {
    const provenance = traceOrigins(readings, placeTogether(readings), [], packs).value;
    expect(itemsOf(readings, provenance).map(({ claim, origin, article }) => [claim.id, origin.label, article.id])).toEqual([
      ["a:00", "Ana Velic", "a"],
      ["b:00", "unattributed (Birch Courier)", "b"],
      ["b:01", "unattributed (Birch Courier)", "b"],
    ]);
    expect(itemsOf(readings, untraced).map(({ origin }) => origin.kind)).toEqual(["unattributed", "unattributed", "unattributed"]);
  });
  it("belong to their own text", () => {
    expect(roots(untraced)).toEqual([
      ["a:00", "a", "01"],
      ["b:00", "b", "03"],
      ["b:01", "b", "03"],
    ]);
  });
  it("belong to the text theirs is a copy of, and to its day", () => {
    expect(roots(derive("b", "a", "copy"))).toEqual([
      ["a:00", "a", "01"],
      ["b:00", "a", "01"],
      ["b:01", "a", "01"],
    ]);
  });
  it("belong to the text they were taken over from", () => {
    expect(roots(derive("b:00", "a", "same-wording")).map(([, root]) => root)).toEqual(["a", "a", "b"]);
  });
  it("belong to no text where a quotation leads to a voice", () => {
    expect(roots(derive("b:00", "origin:a:00", "same-wording")).map(([, root]) => root)).toEqual(["a", "b", "b"]);
  });
  it("belong to their own text where they cite another", () => {
    expect(roots(derive("b", "a", "cites-outlet")).map(([, root]) => root)).toEqual(["a", "b", "b"]);
  });
  it("know their places and the names in their roles", () => {
    const [first] = itemsOf(readings, untraced);
    expect([[...(first?.places ?? [])], [...(first?.roleNames ?? [])]]).toEqual([["varna"], [["actor", ["norland"]]]]);
  });
});

describe("two origins", () => {
  const kin = (relation: PairRelation) => readKinship({ ...untraced, pairs: [{ a: "o1", b: "o2", relation, basis: "" }] });
  it.each<[PairRelation, boolean, boolean]>([
    ["same", true, true],
    ["likely-same", true, true],
    ["undetermined", true, false],
    ["independent", false, false],
  ])("said to be %s", (relation, mayBeOne, isOne) => {
    const { mayBeOne: may, isOne: is } = kin(relation);
    expect([may("o1", "o2"), may("o2", "o1"), is("o1", "o2"), is("o2", "o1")]).toEqual([mayBeOne, mayBeOne, isOne, isOne]);
  });
  it("are one when they are the same, and two when nothing is said of them", () => {
    const { mayBeOne, isOne } = kin("likely-same");
    expect([mayBeOne("o3", "o3"), isOne("o3", "o3"), mayBeOne("o1", "o3"), isOne("o1", "o3")]).toEqual([true, true, false, false]);
  });
});
