import { describe, expect, it } from "vitest";
import { ferry, pack, packs, read } from "../../../test/strait-reports.ts";
import type { Packs } from "../packs/index.ts";
import { emptyIndex, placeReading, updateIndex } from "./index.ts";
import { sketchOnce, sketchReading, storyPackOf } from "./sketch.ts";
import { judgeSketch, MOST_COMPARED } from "./stream/place.ts";

const withLanguages = (...languages: readonly string[]): Packs =>
  ({ languages: new Map(languages.map((language) => [language, { stories: pack }])) }) as unknown as Packs;

describe("storyPackOf", () => {
  it.each([
    ["its own", "en", withLanguages("en")],
    ["that of English where there is none of its own", "xx", withLanguages("de", "en")],
    ["any where there is none of English", "xx", withLanguages("de")],
  ])("takes the pack of a language: %s", (_, language, known) => {
    expect(storyPackOf(language, known)).toBe(pack);
  });

  it("cannot do without a pack", () => {
    expect(() => storyPackOf("en", withLanguages())).toThrow("no language pack");
  });
});

describe("sketchReading", () => {
  it("reads a title that is no block of the text", () => {
    const reading = read("a", "The Grey Petrel lay off the pier.");
    const block = { role: "paragraph" as const, span: { start: 0, end: reading.article.text.length }, rule: null };
    const titled = { ...reading, article: { ...reading.article, title: "A storm comes to Tessel, and stays at Tessel", blocks: [block] } };
    expect([...sketchReading(titled, packs).spelling.values()]).toContain("Tessel");
    expect([...sketchReading({ ...titled, article: { ...titled.article, title: null } }, packs).spelling.values()]).not.toContain("Tessel");
  });

  it.each([
    ["2030-04-08", 22_012],
    ["2030-13-45", null],
  ])("takes the day of publication, unless it is none: %s", (day, number) => {
    expect(sketchReading(read("a", "A storm came.", day), packs).day).toBe(number);
  });
});

describe("placing", () => {
  it("compares a bounded number of stories, however many share what an article tells of", () => {
    const index = emptyIndex();
    const [first] = ferry;
    const text = first?.article.text ?? "";
    for (let at = 0; at < 40; at++) {
      const reading = read(`k${at}`, `${text.slice(0, 60 + 3 * at)} Report ${at} of many.`);
      updateIndex(index, reading, { ...placeReading(reading, index, packs).value, story: `k${at}`, copyOf: null }, packs);
    }
    expect(index.stories.size).toBe(40);
    expect(judgeSketch(sketchOnce(read("last", `${text.slice(0, 90)} And more of it.`), packs), index, pack).compared).toBe(MOST_COMPARED);
  });

  it("enters no article twice", () => {
    const index = emptyIndex();
    for (const reading of [...ferry, ...ferry]) updateIndex(index, reading, placeReading(reading, index, packs).value, packs);
    expect([index.memory.entered, index.stories.get("f1")?.size]).toEqual([3, 3]);
  });
});
