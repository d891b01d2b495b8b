import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { guessLanguage } from "./language.ts";

const packs = loadPacks();
const german =
  "Die Behörden teilten am Montag mit, dass zwölf Menschen bei der Explosion eines Silos im Hafen ums Leben gekommen sind und nach vier weiteren Personen noch immer gesucht wird, während zwei Straßen gesperrt bleiben.";
const english =
  "The authorities said on Monday that twelve people had been killed in the explosion of a silo at the port, and that a search for four others was under way while two roads were closed to traffic.";

describe("language of a text", () => {
  it.each<[string, string | null, string, boolean]>([
    [english, null, "en", true],
    [english, "de-DE", "en", true],
    [german, "de-DE", "de", false],
    [german, "en", "und", false],
    [german, "?", "und", false],
    [german, null, "und", false],
    ["Zwei Tote nach Explosion", "de", "de", false],
    ["Two of the men in the boat are dead", "de", "en", true],
    ["Two dead", "en", "en", true],
    ["Двое погибли", null, "und", false],
    ["Двое погибли", "ru", "ru", false],
    ["", null, "en", true],
  ])("%s (%s)", (text, declared, language, read) => {
    expect(guessLanguage(text, declared, packs)).toEqual({ language, read });
  });
  it("is not known where no pack reads any", () => {
    expect(guessLanguage("Two dead", null, { ...packs, languages: new Map() })).toEqual({ language: "und", read: false });
  });
});
