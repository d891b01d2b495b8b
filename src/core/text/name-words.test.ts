import { describe, expect, it } from "vitest";
import { letterChanges, samePerson } from "./name-words.ts";

describe("single-letter changes between two words", () => {
  it.each([
    ["tarn", "tarn", 0],
    ["tarn", "tern", 1],
    ["tarn", "tarns", 1],
    ["tykhy", "tikhi", 2],
    ["tarn", "nrat", 3],
    ["", "ab", 2],
    ["ab", "", 2],
    ["tarn", "tarnish", 3],
    ["a".repeat(41), "a".repeat(41), 3],
  ])("%s, %s: %i", (a, b, changes) => {
    expect(letterChanges(a, b)).toBe(changes);
  });
});

describe("one person under two forms of a name", () => {
  it.each([
    ["olena tykhy", "olena tykhi", true],
    ["olena tykhy", "tykhy", true],
    ["o tykhy", "olena tykhy", true],
    ["m tykhy", "olena tykhy", false],
    ["olena tykhy", "olema tykhy", true],
    ["olena tykhy", "maren tykhy", false],
    ["olena tykhy", "olena marn", false],
    ["", "", false],
  ])("%s, %s: %s", (a, b, same) => {
    expect(samePerson(a.split(" "), b.split(" "))).toBe(same);
  });
  it("is nobody without a name", () => {
    expect([samePerson([], ["tykhy"]), samePerson(["tykhy"], [])]).toEqual([false, false]);
  });
});
