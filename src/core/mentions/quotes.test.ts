import { describe, expect, test } from "vitest";
import type { Article } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { findQuotes } from "./quotes.ts";

function article(text: string): Article {
  let at = 0;
  const blocks = text.split("\n\n").map((part) => {
    const span = { start: at, end: at + part.length };
    at = span.end + 2;
    return { role: "paragraph" as const, span, rule: null };
  });
  return {
    id: "a",
    capture: "a",
    name: "a",
    url: null,
    text,
    blocks,
    language: "en",
    title: null,
    outlet: null,
    outletName: null,
    outletBasis: null,
    authors: [],
    published: null,
    publishedFrom: null,
    issuer: false,
    wires: [],
  };
}

const found = (text: string): string[] => findQuotes(article(text), [], {} as Packs).map((mention) => text.slice(mention.span.start, mention.span.end));

describe("findQuotes", () => {
  test.each([
    ["She said “go home” and left.", ["“go home”"]],
    ['He called it "a mess" twice.', ['"a mess"']],
    ["‘We have no water,’ said the baker’s wife.", ["‘We have no water,’"]],
    ["''Stay inside,'' the mayor said.", ["''Stay inside,''"]],
    ["The ministers' plan and the farmers' answer", []],
    ["A 6' wall and a 7\" pipe", []],
    ["the '90s were wet", []],
    ["“One paragraph.\n\n“And the next,” she said.", ["“One paragraph.", "“And the next,”"]],
    ["“She told me ‘run’ and I ran,” he said.", ["“She told me ‘run’ and I ran,”"]],
  ])("%s", (text, expected) => expect(found(text)).toEqual(expected));

  test("a wall of marks is read in linear time", () => {
    const started = performance.now();
    found("“ ' \" ‘".repeat(60_000));
    found("'a ".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
