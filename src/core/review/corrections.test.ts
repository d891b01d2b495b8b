import { describe, expect, it } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { buildReading } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Claim } from "../model/index.ts";
import { correctArticle, readMoment } from "./correct-article.ts";
import { readBlock } from "./correct-blocks.ts";
import { correctClaim, findOnRecord } from "./correct-claim.ts";

const { outlets } = loadPacks();

describe("readMoment", () => {
  it.each<[string, readonly [from: string, to: string, on: string] | null]>([
    ["2031-05-03", ["2031-05-03T00:00:00.000Z", "2031-05-04T00:00:00.000Z", "2031-05-03"]],
    ["2031-12-31", ["2031-12-31T00:00:00.000Z", "2032-01-01T00:00:00.000Z", "2031-12-31"]],
    ["2031-05-03T08:30Z", ["2031-05-03T08:30:00.000Z", "2031-05-03T08:31:00.000Z", "2031-05-03"]],
    ["2031-05-03T23:59:30.500Z", ["2031-05-03T23:59:00.000Z", "2031-05-04T00:00:00.000Z", "2031-05-03"]],
    ["2031-05-03T24:00Z", null],
    ["2031-02-29", null],
    ["2031-05-03 08:30", null],
    ["3 May 2031", null],
    ["", null],
  ])("%s", (text, moment) => {
    const read = readMoment(text);
    expect(read === null ? null : [read.from, read.to, read.on]).toEqual(moment);
  });
});

describe("correctArticle", () => {
  const article = buildArticle("A ferry sank off Orle.");

  it.each<[string, string, unknown, object | null]>([
    ["a date", "date", "2031-05-03", { publishedOn: "2031-05-03", publishedFrom: "review" }],
    ["an outlet nobody knows", "outlet", "Orle Mail", { outlet: null, outletName: "Orle Mail", outletBasis: "stated" }],
    ["no date that is none", "date", "in May", null],
    ["no field articles lack", "tone", "calm", null],
    ["nothing to nothing", "outlet", "", null],
    ["nothing to a number", "date", 2031, null],
  ])("takes %s", (_, field, value, changed) => {
    const corrected = correctArticle(article, field, value, outlets);
    if (changed === null) expect(corrected).toBeNull();
    else expect(corrected).toMatchObject(changed);
  });
});

describe("readBlock", () => {
  it.each<[unknown, object | null]>([
    ["120-340 text", { span: { start: 120, end: 340 }, role: "paragraph" }],
    ["120-340 boilerplate", { span: { start: 120, end: 340 }, role: "boilerplate" }],
    ["120-340 headline", null],
    ["-5-340 text", null],
    [12, null],
  ])("%j", (value, block) => {
    expect(readBlock(value)).toEqual(block);
  });
});

describe("findOnRecord", () => {
  it.each<[string, string, number | null]>([
    ["Orle lies on the coast", "Orle", 0],
    ["Near Orlenz and Orle", "Orle", 16],
    ["Near Orlenz", "Orle", null],
    ["Near Castorle", "orle", null],
    ["Near Orle2", "Orle", null],
    ["Near Orle", "", null],
  ])("%s: %s", (text, name, start) => {
    expect(findOnRecord(text, name)?.start ?? null).toBe(start);
  });
});

describe("correctClaim", () => {
  const sentence = "Ana Velic of the Harbour Police said the ferry fire at Sund killed 31 people";
  const reading = buildReading({
    id: "a",
    outlet: "Coast Wire",
    claims: [
      { sentence, value: 31, by: { name: "Harbour Police" } },
      { sentence: "A fireman of Orle, Ore Lund, said the fire began below", by: { role: "a fireman", anonymous: true } },
      { sentence: "The Town Post counted the boats", via: "Town Post" },
      { sentence: "The wind had turned" },
    ],
  });
  const correct = (at: number, field: string, value: unknown): Claim | null => {
    const claim = reading.claims[at];
    if (claim === undefined) throw new Error("no claim");
    return correctClaim(claim, reading, field, value);
  };

  it.each<[string, unknown, object | null]>([
    ["exact", { low: 29, high: 29 }, { low: 29, best: 29, high: 29, qualifier: "exact" }],
    ["a range", { low: 20, high: 30 }, { low: 20, best: 25, high: 30, qualifier: "range" }],
    ["open above", { low: 20, high: null }, { low: 20, best: 20, high: null, qualifier: "at-least" }],
    ["open below", { low: null, high: 30 }, { low: null, best: 30, high: 30, qualifier: "at-most" }],
    ["without ends", { low: null, high: null }, null],
    ["upside down", { low: 30, high: 20 }, null],
    ["without a high end", { low: 30 }, null],
    ["in words", { low: "thirty", high: null }, null],
    ["endless", { low: Number.POSITIVE_INFINITY, high: null }, null],
    ["a number", 31, null],
    ["nothing", null, null],
  ])("takes a value: %s", (_, value, quantity) => {
    const claim = correct(0, "value", value);
    if (quantity === null) expect(claim).toBeNull();
    else expect(claim?.figure?.figure.quantity).toMatchObject(quantity);
  });

  it.each<[string, unknown, object | null]>([
    ["polarity", "denied", { polarity: "denied" }],
    ["polarity", "doubted", null],
    ["modality", "hedged", { modality: "hedged" }],
    ["modality", "sure", null],
    ["background", true, { background: true }],
    ["outdated", "yes", null],
    ["observed", true, { observed: true }],
    ["what", "injured", { what: "injured" }],
    ["what", "", null],
    ["what", 7, null],
    ["date", "2031-05-03", { time: { from: "2031-05-03T00:00:00.000Z", to: "2031-05-04T00:00:00.000Z", basis: "stated" } }],
    ["date", "in May", null],
    ["date", 2031, null],
    ["speaker", 7, null],
    ["speaker", "Mara Quint", null],
    ["speaker", null, { attribution: [], manner: null }],
    ["place", "Sund", { places: [{ name: "Sund", place: null, precision: 5 }] }],
    ["place", "Tessel", null],
    ["place", 7, null],
    ["place", null, { places: [] }],
    ["colour", "red", null],
  ])("takes what a claim can have: %s %j", (field, value, changed) => {
    const claim = correct(0, field, value);
    if (changed === null) expect(claim).toBeNull();
    else expect(claim).toMatchObject(changed);
  });

  it.each<[string, number, string, readonly (string | null)[] | null]>([
    ["takes the place of the one there was", 0, "Ana Velic", ["Ana Velic"]],
    ["names a voice left unnamed by the name in its own sentence", 1, "Ore Lund", ["Ore Lund"]],
    ["does not name it by a name that stands elsewhere", 1, "Ana Velic", null],
    ["stands behind the outlet that is cited", 2, "Harbour Police", ["Town Post", "Harbour Police"]],
    ["speaks where nobody did", 3, "Ore Lund", ["Ore Lund"]],
  ])("a corrected speaker %s", (_, at, name, chain) => {
    expect(correct(at, "speaker", name)?.attribution.map((voice) => voice.name) ?? null).toEqual(chain);
  });

  it("without a figure has no value to correct, and is said once somebody is named", () => {
    expect(correct(3, "value", { low: 1, high: 1 })).toBeNull();
    expect(correct(3, "speaker", "Ore Lund")).toMatchObject({ manner: "said", observed: false });
    expect(correct(2, "speaker", null)?.attribution.map(({ name }) => name)).toEqual(["Town Post"]);
  });
});
