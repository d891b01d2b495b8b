import { describe, expect, test } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { readSyntax } from "./read-syntax.ts";
import { viewSentence } from "./sentence-view.ts";
import { readSourcePhrase } from "./source-phrase.ts";

const packs = loadPacks();
const pack = packs.languages.get("en")?.reporting;

/** Reads the words before "said" as a source. */
function read(source: string) {
  const text = `${source} said so.`;
  const sentence = readSyntax(buildArticle(text), packs)[0];
  if (sentence === undefined || pack === undefined) throw new Error("no sentence");
  const view = viewSentence(sentence, 0);
  return readSourcePhrase(view, text, 0, view.lower.lastIndexOf("said"), pack, packs.outlets);
}

describe("who a source is", () => {
  test.each([
    ["Mayor Rita Sund", "Rita Sund", "Mayor", false],
    ["Jonas Feld, the port director,", "Jonas Feld", "the port director", false],
    ["Two senior officials", null, "Two senior officials", true],
    ["A nurse who asked not to be named", null, "nurse", true],
    ["The interior ministry", "interior ministry", "interior ministry", false],
    ["Today the Harbour Inspectorate", "Harbour Inspectorate", "Harbour Inspectorate", false],
    ["Reuters", "Reuters", null, false],
    ["Kyiv", "Kyiv", null, false],
    ["One of the officials", null, "officials", true],
    ["11.00 The commissioner", "commissioner", "commissioner", false],
    ["14.05 Two people familiar with the plan", null, "Two people familiar with the plan", true],
    ["3.25 million residents", null, "3.25 million residents", true],
  ])("%s", (source, name, role, anonymous) => {
    const phrase = read(source);
    expect([phrase?.name, phrase?.role, phrase?.anonymous]).toEqual([name, role, anonymous]);
  });

  test("a part of a group is marked as one", () => {
    expect(read("Two of the divers")).toMatchObject({ partitive: true, number: 2, plural: true });
  });
});
