import { describe, expect, test } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { readCapture } from "../pipeline.ts";
import { comparingLanguage } from "./item.ts";
import { isNamed, type NamedThing, passageWords, readNames } from "./names.ts";

const packs = loadPacks();
const language = comparingLanguage(packs);
if (language === undefined) throw new Error("no language pack");
const voices = { ...language.voices, sides: new Map([...language.voices.sides, ["norland", "norland"], ["norlanders", "norland"]]) };
const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

describe("names of a sentence", () => {
  test.each<[string, readonly string[]]>([
    ["Petra Holm said 12 people died in Lund.", ["Petra Holm: petra holm", "Lund: lund"]],
    ["The mayor said 12 people died.", []],
    ["On 18 October the Alder Tribune reported that 12 people had died.", ["October: october", "18 October: 18 october exact", "Alder Tribune: alder tribune"]],
    ["It rained for three days.", []],
    ["He came last week.", []],
  ])("%s", (sentence, names) => {
    const reading = readCapture(captureText(sentence), packs).value;
    const found = readNames(reading, voices).map(({ name, words: own, exact }) => `${name}: ${[...own].join(" ")}${exact ? " exact" : ""}`);
    expect([...new Set(found)]).toEqual(names);
  });
});

describe("a passage names", () => {
  const thing = (own: string, exact = false): NamedThing => ({ name: own, words: words(own), span: { start: 0, end: 1 }, exact });
  test.each<[string, NamedThing, string, boolean]>([
    ["who has all the names", thing("petra holm"), "Petra Holm spoke.", true],
    ["whose last name stands in it", thing("petra holm"), "Ms Holm spoke.", true],
    ["not whose first name alone stands in it", thing("petra holm"), "Petra spoke.", false],
    ["not a day of which a part stands in it", thing("18 october", true), "In October it rained.", false],
    ["a day of which all stands in it", thing("18 october", true), "It rained on October 18.", true],
    ["not who is called otherwise", thing("holm"), "Aven spoke.", false],
    ["a country by its people", thing("norland"), "Norlanders spoke.", true],
  ])("%s", (_name, named, passage, found) => {
    expect(isNamed(named, passageWords(passage, voices))).toBe(found);
  });
  test("what stands anywhere in it, up to four thousand characters", () => {
    const found = passageWords(`Lund ${"rain fell on it ".repeat(40)}Varna ${"rain ".repeat(900)}Orle`, voices);
    expect([found.has("lund"), found.has("varna"), found.has("orle"), found.has("rain")]).toEqual([true, true, false, true]);
    expect([...found].sort()).toEqual(["fell", "it", "lund", "on", "rain", "varna"]);
  });
  test("and one long word of it in pieces", () => {
    expect(passageWords("x".repeat(500), voices).size).toBeGreaterThan(0);
  });
});
