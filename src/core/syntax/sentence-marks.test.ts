import { expect, test } from "vitest";
import { SentenceMarks } from "./sentence-marks.ts";
import { describeTags } from "./tag-facts.ts";
import { hashWord, WordAtoms } from "./word-atoms.ts";

const tags = ["NOUN/NN", "PUNCT/,", "VERB/VBD", "VERB/VBG", "AUX/MD"];
const [noun, punct, past, participle, modal] = [1, 2, 3, 4, 5];

/** Marks of words given with their tags; "port" and "harbour" share both classes, "ferry" the coarse one. */
function read(sentence: readonly (readonly [string, number])[]): SentenceMarks {
  const text = sentence.map(([word]) => word).join(" ");
  let at = 0;
  const words = sentence.map(([word]) => {
    const start = at;
    at += word.length + 1;
    return { start, end: at - 1 };
  });
  const known = new Map(
    [["port", 0x0101] as const, ["harbour", 0x0101] as const, ["ferry", 0x0201] as const].map(([word, group]) => [hashWord(word, 0, word.length), group]),
  );
  const atoms = new WordAtoms((hash) => known.get(hash) ?? 0);
  atoms.fill(text, words);
  const marks = new SentenceMarks();
  marks.read(atoms, Int32Array.from([...sentence.map(([, tag]) => tag), 0]), describeTags(tags));
  return marks;
}

test("commas and other marks between two places are counted apart, up to three and two", () => {
  const marks = read([",", ",", ",", ",", "(", ";", ":", "port"].map((word) => [word, punct] as const));
  expect([marks.between(0, 2), marks.between(0, 4), marks.between(4, 5), marks.between(0, 7), marks.between(7, 8)]).toEqual([2, 3, 4, 11, 0]);
});

test("a word stands inside quotation marks after an odd number of them", () => {
  const marks = read([
    ['"', punct],
    ["port", noun],
    ['"', punct],
    ["ferry", noun],
  ]);
  expect([1, 3].map((at) => marks.quoted(at))).toEqual([1, 0]);
});

test("finite verbs are those with tense or mood of their own", () => {
  const marks = read([
    ["sank", past],
    ["sinking", participle],
    ["may", modal],
    ["said", past],
    ["held", past],
  ]);
  expect([marks.finite(0, 2), marks.finite(1, 3), marks.finite(1, 2), marks.finite(0, 5)]).toEqual([2, 2, 1, 3]);
});

test("words are alike by class, then by part of speech and shape", () => {
  const marks = read([
    ["port", noun],
    ["harbour", noun],
    ["ferry", noun],
    ["Oslo", noun],
    ["mast", noun],
    ["sank", past],
  ]);
  const alike = [
    [0, 1],
    [0, 2],
    [3, 4],
    [0, 4],
    [4, 5],
    [0, 6],
  ].map(([a, b]) => marks.likeness(a as number, b as number));
  expect(alike).toEqual([4, 3, 1, 2, 0, 9]);
});
