import { expect, test } from "vitest";
import { FiniteVerbs } from "./finite-verb.ts";

const tags = ["NOUN/NN", "VERB/VBN", "VERB/VBD", "NUM/CD", "PRON/WDT", "ADP/IN", "AUX/VBN", "PUNCT/,", "DET/DT", "ADJ/JJ"];

/** Tags of "word/XPOS" after mending. */
function mend(tagged: string): string[] {
  const pairs = tagged.split(" ").map((pair) => pair.split("/") as [string, string]);
  const text = pairs.map(([word]) => word).join(" ");
  let at = 0;
  const words = pairs.map(([word]) => {
    const start = at;
    at += word.length + 1;
    return { start, end: at - 1 };
  });
  const row = Int32Array.from([...pairs.map(([, xpos]) => tags.findIndex((tag) => tag.endsWith(`/${xpos}`)) + 1), 0]);
  new FiniteVerbs(tags).mend(text, words, row);
  return pairs.map((_, word) => tags[(row[word] as number) - 1]?.split("/")[1] ?? "");
}

test.each([
  ["the/DT manifest/NN listed/VBN 312/CD people/NN", "VBD"],
  ["the/DT line/NN ,/, which/WDT ran/VBD ,/, rejected/VBN claims/NN", "VBD"],
  // a verb is there, or no object follows, or an auxiliary stands before
  ["people/NN named/VBN Kim/NN sank/VBD boats/NN", "VBN"],
  ["the/DT ship/NN named/VBN in/IN court/NN", "VBN"],
  ["the/DT rejected/VBN claims/NN", "VBN"],
])("%s", (tagged, expected) => {
  const at = tagged.split(" ").findIndex((pair) => pair.endsWith("ed/VBN"));
  expect(mend(tagged)[at]).toBe(expected);
});
