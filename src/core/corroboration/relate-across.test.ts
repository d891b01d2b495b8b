import { describe, expect, it } from "vitest";
import { buildItems, buildLanguage, daily } from "../../../test/build-items.ts";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import { relateAcross } from "./relate-across.ts";

const [ministry, watch, clinic] = [{ name: "health ministry" }, { name: "Rights Watch Norland" }, { name: "Marienberg clinic" }];
const left = (what: string, value: ClaimSketch["value"], by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): Partial<ClaimSketch> => ({
  kind: "displacement",
  what,
  value,
  by,
  ...more,
});
const shift = (what: string, value: ClaimSketch["value"], by: ClaimSketch["by"]): Partial<ClaimSketch> => ({ kind: "movement", what, value, by });

/** Which claims of several findings, given as the letters of their reports, are set side by side. */
function relate(claims: readonly Partial<ClaimSketch>[], findings: readonly string[] = [..."abcdef"].slice(0, claims.length)): readonly string[] {
  const { items, kin } = buildItems(daily(...claims.map((claim, at) => ({ sentence: `Word ${"abcdef"[at]} of Lund.`, ...claim }))));
  const current = findings.map((letters) => ({ id: letters, items: items.filter(({ claim }) => letters.includes(claim.article)) }));
  return [...relateAcross(current, buildLanguage().alignment, kin)].flatMap(([id, relations]) =>
    relations.map(({ a, b, relation, on }) => `${id}: ${a.slice(0, 1)} ${relation} ${b.slice(0, 1)} on ${on}`),
  );
}

describe("findings side by side", () => {
  it.each<[string, readonly Partial<ClaimSketch>[], readonly string[]]>([
    ["of one measure under two labels differ", [left("displaced", 900, ministry), left("evacuated", 4000, watch)], ["a: a differs b on value"]],
    ["of one label are none of it", [left("displaced", 900, ministry), left("displaced", 4000, watch)], []],
    ["of two measures are none of it", [left("displaced", 900, ministry), left("missing", 4000, watch)], []],
    ["that fit are none of it", [left("displaced", 900, ministry), left("evacuated", 900, watch)], []],
    ["of one voice are none of it", [left("displaced", 900, ministry), left("evacuated", 4000, ministry)], []],
    ["of a text that names nobody are none of it", [left("displaced", 900, undefined), left("evacuated", 4000, watch)], []],
    ["of a denied figure are none of it", [left("displaced", 900, ministry), left("evacuated", 4000, watch, { denied: true })], []],
    ["of a part are none of it", [left("displaced", 900, ministry), left("evacuated", 4000, watch, { sentence: "Among them 4000 babies of Lund." })], []],
    ["in two units are none of it", [left("displaced", 900, ministry), left("evacuated", 4000, watch, { unit: "household" })], []],
    ["of two times are none of it", [left("displaced", 900, ministry), left("evacuated", 4000, watch, { background: true })], []],
    ["of two kinds are none of it", [left("displaced", 900, ministry), left("evacuated", 4000, watch, { kind: "order" })], []],
    [
      "of a word on a size and a figure differ",
      [shift("small or limited shift", undefined, ministry), shift("redeployed", 4000, watch)],
      ["a: a differs b on value"],
    ],
    [
      "of a figure and a word on a size differ",
      [shift("redeployed", 4000, watch), shift("small or limited shift", undefined, ministry)],
      ["a: a differs b on value"],
    ],
    ["of two words on a size are none of it", [shift("small or limited shift", undefined, ministry), shift("large shift", undefined, watch)], []],
    ["of a statement and a figure are none of it", [shift("redeployed", undefined, ministry), shift("redeployed", 4000, watch)], []],
    [
      "are each set beside the ones after them",
      [left("displaced", 900, ministry), left("evacuated", 4000, watch), left("displaced", 90, clinic)],
      ["a: a differs b on value", "b: b differs c on value"],
    ],
    [
      "may stand beside several",
      [left("displaced", 900, ministry), left("evacuated", 4000, watch), left("evacuated", 60, clinic)],
      ["a: a differs b on value", "a: a differs c on value"],
    ],
  ])("%s", (_name, claims, expected) => {
    expect(relate(claims)).toEqual(expected);
  });
  it("of several claims give each pair that does not fit", () => {
    expect(relate([left("displaced", 900, ministry), left("displaced", 4000, clinic), left("evacuated", 4000, watch)], ["ab", "c"])).toEqual([
      "ab: a differs c on value",
    ]);
  });
  it("of very many claims list the first hundred pairs", () => {
    const { items } = buildItems([
      {
        id: "a",
        outlet: "Alder Tribune",
        claims: Array.from({ length: 12 }, (_, at) => ({ sentence: `Word ${at}.`, ...left("displaced", 900 + at, ministry) })),
      },
      {
        id: "b",
        outlet: "Birch Courier",
        claims: Array.from({ length: 12 }, (_, at) => ({ sentence: `Line ${at}.`, ...left("evacuated", 4000 + at, watch) })),
      },
    ]);
    const findings = ["a", "b"].map((id) => ({ id, items: items.filter(({ claim }) => claim.article === id) }));
    const strangers = { mayBeOne: (a: string, b: string) => a === b, isOne: (a: string, b: string) => a === b };
    expect(relateAcross(findings, buildLanguage().alignment, strangers).get("a")).toHaveLength(100);
  });
});
