import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { byFirst } from "./by-first.ts";
import { compileClaimTypes, compileFrameIndex } from "./claims.ts";
import { compilePacks } from "./index.ts";
import { compileMonthTable } from "./months.ts";
import { foldPlaceName } from "./place-names.ts";
import { compileGazetteer } from "./places.ts";
import type { PackFile } from "./schema.ts";
import { compileTimePack } from "./times.ts";
import { compileUnitTable } from "./units.ts";

const file = (path: string): { path: string; value: Record<string, unknown> } => ({
  path,
  value: parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), "utf8")) as Record<string, unknown>,
});
/** A pack file in which some keys are others. */
const changed = (path: string, change: (value: Record<string, unknown>) => Record<string, unknown>): PackFile => {
  const { value } = file(path);
  return { path, value: { ...value, ...change(value) } };
};
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

describe("a pack that does not load names its file and what is wrong", () => {
  it.each<[string, () => unknown, RegExp]>([
    ["a file that is missing", () => compilePacks([], { hash: "", syntax: new Map() }), /^places\.yaml: missing file$/],
    ["a file of another shape", () => compileMonthTable({ path: "months.yaml", value: 3 }), /^months\.yaml: the file: /],
    ["a key of another shape", () => compileMonthTable(changed("months.yaml", () => ({ links: 3 }))), /^months\.yaml: links: /],
    ["a gazetteer that is none", () => compileGazetteer(new Uint8Array(20), file("places.yaml")), /^places\.bin\.gz: not a gazetteer$/],
    [
      "a holiday without a date",
      () => compileTimePack(changed("languages/en/times.yaml", ({ holidays }) => ({ holidays: [...listed(holidays), { names: ["Silo Day"] }] }))),
      /holidays: no date for Silo Day$/,
    ],
    [
      "a unit given twice",
      () => compileUnitTable(changed("units.yaml", ({ units }) => ({ units: [...listed(units), ...listed(units).slice(0, 1)] }))),
      /unit given twice: /,
    ],
    [
      "a role that its type does not declare",
      () => compileClaimTypes([changed("claims/casualties/type.yaml", () => ({ roles: {} })), file("claims/casualties/en.yaml")]),
      /^claims\/casualties\/en\.yaml: .*unknown role: /,
    ],
  ])("%s", (_name, load, message) => {
    expect(load).toThrow(message);
  });
});

describe("packs that load", () => {
  it("have no frames for a language without any", () => {
    const types = compileClaimTypes([file("claims/casualties/type.yaml"), file("claims/casualties/en.yaml")]);
    const [known, unknown] = ["en", "xx"].map((language) => compileFrameIndex(types, language));
    expect([known?.byId.size === 0, known?.fallback, unknown?.byId.size, unknown?.fallback]).toEqual([false, null, 0, null]);
  });
  it("find no frame by a predicate without words", () => {
    const types = compileClaimTypes([file("claims/casualties/type.yaml"), file("claims/casualties/en.yaml")]);
    const bare = types.map((type) => {
      const frames = type.frames.get("en")?.map((frame) => ({ ...frame, predicates: [{ words: [], pos: null }] })) ?? [];
      return { ...type, frames: new Map([["en", frames]]) };
    });
    const [full, none] = [types, bare].map((list) => compileFrameIndex(list, "en"));
    expect([none?.byWord.size, none?.byId.size]).toEqual([0, full?.byId.size]);
  });
  it("drop a name that two months share", () => {
    const { months } = compileMonthTable(
      changed("months.yaml", ({ months: lists }) => ({ months: listed(lists).map((names, at) => (at < 2 ? [...listed(names), "lumo"] : names)) })),
    );
    expect([months.get("lumo"), months.get("january")]).toEqual([undefined, 1]);
  });
  it("know countries and regions without a table of settlements", () => {
    const places = compileGazetteer(
      null,
      changed("places.yaml", ({ regions }) => ({ regions: { ...(regions as object), "Outer Marrow": [[], [], null, 2, 1, 1] } })),
    );
    expect(places.find("Outer Marrow").map(({ id, precision }) => [id, precision])).toEqual([["region:outer marrow", 5]]);
    expect([places.country("US")?.box, places.country("XX"), places.countryNumber("US")]).toEqual([null, undefined, undefined]);
  });
  it.each([
    ["St. Øystein’s", "saint oysteins"],
    ["Łódź", "lodz"],
    ["Ust-Kut", "ust kut"],
  ])("fold %s to %s", (name, folded) => {
    expect(foldPlaceName(name)).toBe(folded);
  });
  it("lead each word of a list to its first", () => {
    expect([...byFirst([["a", "b"], [], ["c"]])]).toEqual([
      ["a", "a"],
      ["b", "a"],
      ["c", "c"],
    ]);
  });
});
