import { expect, test } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { compareOutlets } from "./outlet-names.ts";

const pack = loadPacks().languages.get("en")?.voices;
if (pack === undefined) throw new Error("no English pack");
const voices = pack;

test.each([
  ["The Harbour Street Journal", "the Journal", true],
  ["Alder Tribune", "Alder Tribune", true],
  ["Alder Tribune", "Alder Gazette", false],
  ["Norland News Network", "NNN", true],
  ["Norland News Network", "N.N.N.", true],
  ["Norland News Network", "NNA", false],
  ["NTA news agency", "NTA", true],
  ["News Agency", "Norland News Agency", true],
  ["news agency", "Norland News Agency", true],
  ["news agency", "Alder Tribune", false],
  ["T", "Tribune", false],
  ["the", "Tribune", false],
  ["", "Tribune", false],
  ["", "", false],
])("%s, %s: %s", (a, b, same) => {
  const sameOutlet = compareOutlets(voices);
  expect(sameOutlet(a, b)).toBe(same);
  expect(sameOutlet(b, a)).toBe(same);
});
