import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildArticle } from "../../../test/build-article.ts";
import { MOST_GROWTH, timeGrowth } from "../../../test/time-growth.ts";
import type { Packs } from "../packs/index.ts";
import { compilePlaceWords } from "../packs/place-words.ts";
import { compileGazetteer } from "../packs/places.ts";
import { findPlaces } from "./places.ts";

const file = (path: string): URL => new URL(`../../../packs/${path}`, import.meta.url);
const yaml = (path: string): { path: string; value: unknown } => ({ path, value: parse(readFileSync(file(path), "utf8")) });
const places = compileGazetteer(gunzipSync(readFileSync(file("places.bin.gz"))), yaml("places.yaml"));
const placeWords = compilePlaceWords(yaml("languages/en/place-words.yaml"));
// Only these two packs are read by the finder.
const packs = { languages: new Map([["en", { placeWords }]]), places } as unknown as Packs;

function read(text: string): ReturnType<typeof findPlaces> {
  return findPlaces(buildArticle(text, { blocks: [] }), [], packs);
}

const names = (text: string): string[] => read(text).map((mention) => text.slice(mention.span.start, mention.span.end));

describe("findPlaces", () => {
  test.each([
    ["Two bridges fell near Porto and in Lisbon, Portugal.", ["Porto", "Lisbon", "Portugal"]],
    ["The U.S. sent tents to Peru.", ["U.S.", "Peru"]],
    ["A fire broke out in Dayton, Ohio, and spread to Montgomery County.", ["Dayton", "Ohio", "Montgomery County"]],
    ["The village of Ostrahova was cut off.", ["Ostrahova"]],
    ["German and Kenyan engineers came.", ["German", "Kenyan"]],
  ])("finds them in: %s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test.each(["Mr Florence Lincoln spoke.", "Charlotte Paris Webb, a nurse, said so.", "He ran on Sunday in May.", "Police said the Supreme Court ruled."])(
    "finds nothing in: %s",
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );

  test.each([
    ["A levee broke in Springfield, Missouri.", "Springfield", 37.2, -93.3],
    ["A levee broke in Springfield, Massachusetts.", "Springfield", 42.1, -72.6],
    ["Flooding hit Valencia and other towns of Venezuela, from Maracay to Caracas.", "Valencia", 10.2, -68],
    ["Flooding hit Valencia, on the coast of Spain, and Madrid sent help.", "Valencia", 39.5, -0.4],
    ["Tbilisi, the capital of Georgia, was dark.", "Georgia", 42, 43.5],
    ["Atlanta and Savannah, in Georgia, were dark.", "Georgia", 32.9, -83.4],
  ])("%s", (text, name, latitude, longitude) => {
    const mention = read(text).find((candidate) => candidate.name === name);
    expect(Math.abs((mention?.latitude ?? 99) - latitude)).toBeLessThan(1);
    expect(Math.abs((mention?.longitude ?? 999) - longitude)).toBeLessThan(1);
  });

  test("tells actors from places", () => {
    const [actor] = read("Moscow said it would answer.");
    expect(actor?.metonym).toBe(true);
    const [place] = read("A blast was heard in Moscow on Monday.");
    expect(place?.metonym).toBe(false);
  });

  test("takes the name of a house for no town that bears it too", () => {
    expect(names("All 44 guests of the Hotel Miramar left by boat.")).toEqual([]);
    expect(names("They were taken to Miramar, Florida.")).toEqual(["Miramar", "Florida"]);
  });

  test("gives the precision of the wording", () => {
    expect(read("It happened near Porto.")[0]?.precision).toBe(2);
    expect(read("It happened in Peru.")[0]?.precision).toBe(6);
    expect(read("It happened in the Mediterranean Sea.")[0]?.precision).toBe(7);
    expect(read("Shelling hit the Kursk region.")[0]?.precision).toBe(4);
  });

  test("leaves unknown places without coordinates", () => {
    const [mention] = read("The village of Ostrahova was cut off.");
    expect(mention?.place).toBeNull();
    expect(mention?.latitude).toBeNull();
  });

  test("stays linear on hostile text", () => {
    expect(timeGrowth(5000, (times) => "Springfield, ".repeat(times), read)).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
