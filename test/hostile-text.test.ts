import { describe, expect, it } from "vitest";
import { readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";
import { MOST_GROWTH, timeGrowth } from "./time-growth.ts";

const packs = loadPacks();
const SHORT = 30_000;

describe("time grows with the length of a text, whatever its shape", () => {
  // the compiler's time is nobody's
  for (const { make, mediaType } of HOSTILE_TEXTS) readCapture(captureText(make(SHORT), "text", {}, mediaType), packs);

  it.each(HOSTILE_TEXTS.map((text) => [text.name, text] as const))("%s", (_, { make, mediaType }) => {
    const growth = timeGrowth(
      SHORT,
      (length) => captureText(make(length), "text", {}, mediaType),
      (capture) => readCapture(capture, packs),
    );
    expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
  });
});

describe("what is longer than any report", () => {
  const sentence = "The mayor of Orle said on Monday that the water had reached the old bridge and the market. ";
  const articleOf = (words: number): string => `${sentence.repeat(Math.floor(words / 17))}The police said 41 people were killed in Tessel.`;
  const toldAt = (text: string): readonly number[] => readCapture(captureText(text), packs).value.claims.flatMap((claim) => claim.figure?.span.start ?? []);
  const said = (text: string): readonly string[] => readCapture(captureText(text), packs).diagnostics.map(({ code }) => code);

  it("20,000 words are read to the end, and nothing is said of bounds", () => {
    const text = articleOf(20_000);
    expect(toldAt(text)).toEqual([text.indexOf("41 people")]);
    expect(said(text).filter((code) => code.startsWith("mentions/"))).toEqual([]);
  });

  it("beyond the bounds nothing is read; the text stays whole, and how much was left out is said", () => {
    const text = articleOf(40_000);
    const { value, diagnostics } = readCapture(captureText(text), packs);
    expect(value.claims.some((claim) => claim.figure !== null)).toBe(false);
    expect(value.article.text).toBe(text);
    const found = diagnostics.find(({ code }) => code === "mentions/too-long");
    const [first, left] = (/first (\d+) characters .*, (\d+) behind/.exec(found?.message ?? "") ?? []).slice(1).map(Number);
    expect((first ?? 0) + (left ?? 0)).toBe(text.length);
    expect(found?.severity).toBe("warning");
  });

  it("figures and claims without end are cut, and that is said", () => {
    expect(said("The ministry said that 5 of the 7 people died in the flood, 9 of the 11 in the town. ".repeat(1400))).toContain("mentions/too-many-figures");
    const many = Array.from({ length: 3000 }, (_, k) => `${k + 3} people were killed in sector ${k}.`).join(" ");
    expect(said(many)).toContain("claims/too-many");
  });
});
