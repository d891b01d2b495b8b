import { describe, expect, test } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { comparingLanguage } from "./item.ts";
import { findSameWording } from "./wording.ts";

const language = comparingLanguage(loadPacks());
if (language === undefined) throw new Error("no language pack");
const voices = { ...language.voices, sides: new Map([...language.voices.sides, ["norland", "norland"], ["norlanders", "norland"]]) };
const stop = new Set(["the", "a", "of", "in", "was", "has", "have", "did", "to"]);
const negations = new Set(["not", "no", "never"]);
/** The words found, and in which text. */
function find(asked: string, opposite: boolean, ...texts: readonly string[]): readonly [string, string] | null {
  const articles = texts.map((text, at) => buildArticle(text, { id: `r${at + 1}` }));
  const found = findSameWording(asked, opposite, articles, stop, negations, voices);
  if (found === null) return null;
  const { text = "" } = articles.find(({ id }) => id === found.article) ?? {};
  return [found.article, text.slice(found.span.start, found.span.end)];
}
const ferry = "The ferry reached Varna before the storm.";

describe("a sentence that says the same in nearly the same words", () => {
  test.each<[string, string, string | null]>([
    ["the whole text", ferry, ferry],
    ["with words between", "The old ferry reached Varna harbour before the storm.", null],
    ["with words behind its first", "The ferry reached Varna harbour just before the storm.", "The ferry reached Varna harbour just before the storm."],
    ["the last of the text", `Rain fell. ${ferry}`, ferry],
    ["the first of the text", `${ferry} Rain fell.`, ferry],
    ["between two", `Did it rain? ${ferry} It did!`, ferry],
    ["a line of its own", `FERRY LATEST\nThe ferry reached Varna before the storm\nRain fell.`, "The ferry reached Varna before the storm\n"],
    ["behind a quotation", `“Rain fell.” ${ferry}`, ferry],
    ["in another order, not", "The storm reached Varna before the ferry.", null],
    ["with a word too few, not", "The ferry reached Varna.", null],
    ["with numbers beside", "The ferry reached Varna 40 minutes before the storm.", "The ferry reached Varna 40 minutes before the storm."],
    ["in more than twice as many words, not", "The ferry reached Varna before the storm with nurses, doctors, blankets, tents, water and bread.", null],
    ["denied, not", "The ferry never reached Varna before the storm.", null],
    ["denied in one word, not", "The ferry hadn't reached Varna before the storm.", null],
  ])("%s", (_name, text, sentence) => {
    expect(find(ferry, false, text)).toEqual(sentence === null ? null : ["r1", sentence]);
  });
  test("denied where it is not", () => {
    expect(find(ferry, true, ferry)).toBeNull();
    expect(find(ferry, true, "The ferry never reached Varna before the storm.")).toEqual(["r1", "The ferry never reached Varna before the storm."]);
    expect(
      find("The ferry never reached Varna before the storm.", false, "The ferry did not reach Varna. The ferry never reached Varna before the storm."),
    ).toEqual(["r1", "The ferry never reached Varna before the storm."]);
    expect(find("The ferry never reached Varna before the storm.", true, ferry)).toEqual(["r1", ferry]);
  });
  test("in whichever report comes first", () => {
    expect(find(ferry, false, "Rain fell.", ferry, ferry)).toEqual(["r2", ferry]);
  });
  test("under other names of a country", () => {
    expect(find("Norland reached Varna before dawn.", false, "Norlanders reached Varna before dawn.")).toEqual(["r1", "Norlanders reached Varna before dawn."]);
  });
  test("not of fewer than four words that count", () => {
    expect(find("The ferry reached Varna.", false, "The ferry reached Varna.")).toBeNull();
    expect(find("The ferry reached Varna twice.", false, "The ferry reached Varna twice.")).not.toBeNull();
    expect(find("", false, ferry)).toBeNull();
  });
  test("not in a sentence of more than four hundred characters", () => {
    const long = (length: number): string => `Ferry reached Varna before ${"x".repeat(length - 28)}.`;
    expect(find("Ferry reached Varna before.", false, long(400))).not.toBeNull();
    expect(find("Ferry reached Varna before.", false, long(401))).toBeNull();
  });
});
