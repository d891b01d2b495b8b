import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { en } from "./en.ts";
import { labelsUk } from "./labels-uk.ts";
import { uk } from "./uk.ts";

const PLACE = /\{\w+\}/g;
const textsOf = (entry: string | object): readonly string[] => (typeof entry === "string" ? [entry] : Object.values(entry as Record<string, string>));
const placesOf = (text: string): string =>
  [...text.matchAll(PLACE)]
    .map(([place]) => place)
    .sort()
    .join(" ");

describe("the catalogues", () => {
  it("fill the same places in every language and every plural", () => {
    const wrong = Object.entries(en).filter(([key, entry]) => {
      const places = new Set([...textsOf(entry), ...textsOf(uk[key as keyof typeof en])].map(placesOf));
      return places.size !== 1;
    });
    expect(wrong).toEqual([]);
  });

  it("have every plural their language asks for", () => {
    const missing = Object.entries(uk).flatMap(([key, entry]) =>
      typeof entry === "string"
        ? []
        : new Intl.PluralRules("uk")
            .resolvedOptions()
            .pluralCategories.filter((one) => !(one in entry))
            .map((one) => `${key} ${one}`),
    );
    expect(missing).toEqual([]);
  });

  it("have a word for everything the claim types count", () => {
    const counted = loadPacks().claims.flatMap(({ frames }) => [...frames.values()].flat().map(({ what }) => what));
    expect(counted.length).toBeGreaterThan(60);
    expect([...new Set(counted)].filter((what) => !Object.hasOwn(labelsUk, what))).toEqual([]);
  });

  it("never say of a claim that it is so", () => {
    const ours = Object.values(en)
      .flatMap(textsOf)
      .filter((text) => /\b(?:verified|confirmed|debunked)\b/i.test(text) || /\bis true\b(?!\.)/i.test(text));
    expect(ours).toEqual([]);
  });
});
