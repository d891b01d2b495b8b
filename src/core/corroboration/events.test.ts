import { describe, expect, test } from "vitest";
import { buildReading, type ClaimSketch, placeTogether } from "../../../test/build-reading.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { traceOrigins } from "../origins/index.ts";
import { corroborate } from "./index.ts";

const packs = loadPacks();
const pulled: ClaimSketch = {
  sentence: "Norland is pulling regiments out of Sudmark to shield its border.",
  kind: "movement",
  what: "redeployed",
  roles: { actor: "Norland", moved: "regiments", from: "Sudmark" },
  by: { name: "Petra Holm", role: "mayor" },
};
const findings = (claim: ClaimSketch): number => {
  const readings = [buildReading({ id: "a", claims: [pulled] }), buildReading({ id: "b", claims: [claim] })];
  return corroborate("story", readings, traceOrigins(readings, placeTogether(readings), [], packs).value, [], packs).value.length;
};

describe("one event told in different words", () => {
  test.each<[string, ClaimSketch, number]>([
    ["the same side, other words", { ...pulled, sentence: "Units of Norland left their trenches.", roles: { actor: "Norland" }, by: { name: "Ruth Aven" } }, 1],
    ["another side", { ...pulled, sentence: "Ostmark withdrew its guns.", roles: { actor: "Ostmark" }, by: { name: "Ruth Aven" } }, 2],
    ["nobody named", { ...pulled, sentence: "It may yet divert columns.", roles: { actor: "it", moved: "columns" }, by: { name: "Ruth Aven" } }, 2],
    [
      "a third party's denial",
      { ...pulled, sentence: "Norland has not moved its best guards.", roles: { actor: "Norland" }, denied: true, by: { name: "Ruth Aven" } },
      2,
    ],
  ])("%s", (_name, claim, count) => {
    expect(findings(claim)).toBe(count);
  });
});
