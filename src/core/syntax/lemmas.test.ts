import { expect, test } from "vitest";
import { Lemmatiser } from "./lemmas.ts";

const lemmatiser = new Lemmatiser([{}, { "": "1:", s: "1:", ies: "3:y", ches: "2:", "^news": "0:", "^men": "2:an" }]);

test.each([
  ["floods", "flood"],
  ["bodies", "body"],
  ["marches", "march"],
  ["news", "news"],
  ["men", "man"],
  ["s", "s"],
])("%s -> %s", (word, lemma) => {
  expect(lemmatiser.find(word, 1)).toBe(lemma);
});

test("a tag without rules leaves the word alone", () => {
  expect(lemmatiser.find("rose", 7)).toBe("rose");
  expect(lemmatiser.find("rose", 0)).toBe("rose");
});
