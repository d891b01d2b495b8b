import { expect, test } from "vitest";
import { Lemmatiser } from "./lemmas.ts";
import { keepWords, WordStock } from "./word-stock.ts";

const kinds = [
  { upos: "X", tag: "" },
  { upos: "VERB", tag: "VBD" },
  { upos: "NOUN", tag: "NNS" },
  { upos: "PROPN", tag: "NNP" },
] as const;
const makeStock = (): WordStock => new WordStock(kinds, new Lemmatiser([{}, { ed: "2:" }, { s: "1:" }, {}]));

test("all places where a form stands with one tag share one word", () => {
  const stock = makeStock();
  const text = "raids, raids and Raids";
  const first = stock.find(text, 0, 5, 77, 2);
  expect(first).toMatchObject({ text: "raids", lower: "raids", lemma: "raid", upos: "NOUN", tag: "NNS" });
  expect(stock.find(text, 7, 12, 77, 2)).toBe(first);
  // another spelling or tag is another word, even where the hashes are alike
  expect(stock.find(text, 17, 22, 77, 2)).toMatchObject({ text: "Raids", lower: "raids", lemma: "raid" });
  expect(stock.find(text, 17, 22, 77, 3)).toMatchObject({ text: "Raids", lemma: "Raids", upos: "PROPN" });
  expect(stock.find("O’Neill’s", 0, 9, 5, 3).lower).toBe("o'neill's");
});

test("base forms of verbs that a pack gives come before those of the model", () => {
  const stock = makeStock();
  expect(stock.find("bled", 0, 4, 9, 1).lemma).toBe("bl");
  stock.useBases(new Map([["bled", "bleed"]]));
  expect(stock.find("bled", 0, 4, 9, 1).lemma).toBe("bleed");
  expect(stock.find("bled", 0, 4, 9, 2).lemma).toBe("bled");
});

test("what was worked out about a word is remembered, until the word or the context is another", () => {
  const stock = makeStock();
  const asked: string[] = [];
  const joined = keepWords((word, mark: string) => {
    asked.push(word.text);
    return `${word.lemma}${mark}`;
  });
  const raids = stock.find("raids", 0, 5, 1, 2);
  const floods = stock.find("floods", 0, 6, 1, 2); // takes the place of "raids"
  expect([joined(raids, "!"), joined(raids, "!"), joined(floods, "!"), joined(raids, "!"), joined(raids, "?")]).toEqual([
    "raid!",
    "raid!",
    "flood!",
    "raid!",
    "raid?",
  ]);
  expect(asked).toEqual(["raids", "floods", "raids", "raids"]);
});
