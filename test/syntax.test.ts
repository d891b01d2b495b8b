import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConllu } from "../scripts/train/conllu.ts";
import { scoreSyntax } from "../scripts/train/score-syntax.ts";
import type { Article, BlockRole } from "../src/core/model/index.ts";
import type { Packs } from "../src/core/packs/index.ts";
import { compileLanguageFile } from "../src/core/packs/language.ts";
import { createSyntaxModel } from "../src/core/syntax/model.ts";
import { readSyntax } from "../src/core/syntax/read-syntax.ts";
import { buildArticle } from "./build-article.ts";

const root = new URL("../", import.meta.url);
const model = createSyntaxModel(gunzipSync(readFileSync(new URL("models/en/syntax.bin.gz", root))));
const general = compileLanguageFile({
  path: "languages/en/language.yaml",
  value: parse(readFileSync(new URL("packs/languages/en/language.yaml", root), "utf8")),
});
const packs = { syntax: new Map([["en", model]]), languages: new Map([["en", { general }]]) } as unknown as Packs;

function makeArticle(blocks: readonly (readonly [BlockRole, string])[], language = "en"): Article {
  const text = blocks.map(([, words]) => words).join("\n\n");
  let at = 0;
  return buildArticle(text, {
    language,
    blocks: blocks.map(([role, words]) => {
      const start = text.indexOf(words, at);
      at = start + words.length;
      return { role, span: { start, end: at }, rule: null };
    }),
  });
}

const read = (text: string) => readSyntax(makeArticle([["paragraph", text]]), packs)[0]?.tokens ?? [];

describe("readSyntax", () => {
  test.each([
    [
      "The river burst its banks.",
      "burst",
      [
        ["river", "nsubj"],
        ["banks", "obj"],
      ],
    ],
    [
      "Two bridges were destroyed by the flood.",
      "destroyed",
      [
        ["bridges", "nsubj:pass"],
        ["were", "aux:pass"],
        ["flood", "obl:agent"],
      ],
    ],
    [
      "The mayor said the port was closed.",
      "said",
      [
        ["mayor", "nsubj"],
        ["closed", "ccomp"],
      ],
    ],
    [
      "Rescuers did not find the crew.",
      "find",
      [
        ["Rescuers", "nsubj"],
        ["not", "advmod"],
        ["crew", "obj"],
      ],
    ],
  ] as const)("%s", (text, head, expected) => {
    const tokens = read(text);
    const root = tokens.findIndex((token) => token.head === -1);
    expect(tokens[root]?.text).toBe(head);
    for (const [word, relation] of expected) {
      const token = tokens.find((candidate) => candidate.text === word);
      expect([token?.head, token?.rel]).toEqual([root, relation]);
    }
  });

  test("base forms and tags", () => {
    const tokens = read("The drivers have abandoned 40 buses near Orsk.");
    expect(tokens.map((token) => token.lemma)).toEqual(["the", "driver", "have", "abandon", "40", "bus", "near", "Orsk", "."]);
    expect(tokens.map((token) => token.upos)).toEqual(["DET", "NOUN", "AUX", "VERB", "NUM", "NOUN", "ADP", "PROPN", "PUNCT"]);
    expect(tokens.map((token) => token.tag)).toEqual(["DT", "NNS", "VBP", "VBN", "CD", "NNS", "IN", "NNP", "."]);
    expect(tokens[4]?.head).toBe(5);
  });

  test("every sentence is one tree with exact offsets, inside its block; boilerplate is left out", () => {
    const article = makeArticle([
      ["headline", "Dam fails above Tarn"],
      ["paragraph", "“We ran,” said Mira Holt. She lost her home."],
      ["boilerplate", "Subscribe to our newsletter."],
    ]);
    const sentences = readSyntax(article, packs);
    expect(sentences.map((sentence) => sentence.block)).toEqual([0, 1, 1]);
    for (const sentence of sentences) {
      expect(sentence.tokens.filter((token) => token.head === -1)).toHaveLength(1);
      sentence.tokens.forEach((token, index) => {
        expect(article.text.slice(token.start, token.end)).toBe(token.text);
        if (token.head >= 0) expect(sentence.children[token.head]).toContain(index);
      });
    }
  });

  test("a language without a model gives nothing; the same text gives the same trees", () => {
    expect(readSyntax(makeArticle([["paragraph", "Der Damm brach."]], "de"), packs)).toEqual([]);
    const article = makeArticle([["paragraph", "Water rose 2.4 metres in an hour, officials said."]]);
    expect(readSyntax(article, packs)).toEqual(readSyntax(article, packs));
  });
});

const treebank = "../shared/data/ud_news/dev/pud.dev.conllu";
test.skipIf(!existsSync(treebank))(`accuracy on ${treebank} (skipped when absent)`, () => {
  const { score } = scoreSyntax(model, readConllu(treebank));
  expect(score.upos).toBeGreaterThan(0.955);
  expect(score.uasWords).toBeGreaterThan(0.855);
  expect(score.lasWords).toBeGreaterThan(0.82);
});
