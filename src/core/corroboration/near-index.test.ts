import { describe, expect, test } from "vitest";
import { buildFeatures, type ItemSketch } from "../../../test/build-item.ts";
import { makeClaims } from "../../../test/made-claims.ts";
import type { Features } from "./features.ts";
import { indexClaims } from "./near-index.ts";
import { excludes, resemblance, WEIGHTS } from "./resemblance.ts";

/** The places told for a claim, each once. */
function visited(claims: readonly Features[], claim: Features, from = 0): readonly number[] {
  const found = new Set<number>();
  indexClaims(claims).visit(claim, from, (at) => found.add(at));
  return [...found].sort((a, b) => a - b);
}
const mayBeOne = (a: Features, b: Features): boolean => !excludes(a, b) && resemblance(a, b) >= WEIGHTS.threshold;

describe("claims that may look like one", () => {
  test.each([
    [21, 25, 2684],
    [22, 25, 2573],
    [23, 100, 7186],
    [24, 0, 3444],
  ])("are all told, and few others (seed %i, %i of a hundred without a figure)", (seed, statements, most) => {
    const claims = makeClaims(160, seed, statements);
    const index = indexClaims(claims);
    let told = 0;
    let alike = 0;
    for (const claim of claims) {
      const found = new Set<number>();
      index.visit(claim, 0, (at) => {
        told++;
        found.add(at);
      });
      for (const [at, other] of claims.entries()) {
        if (!(mayBeOne(claim, other) || mayBeOne(other, claim))) continue;
        alike++;
        expect(found).toContain(at);
      }
    }
    expect(alike).toBeGreaterThan(claims.length);
    expect(told).toBeLessThanOrEqual(most);
  });
  test("are told from a place on", () => {
    const claims = makeClaims(120, 25);
    for (const [from, claim] of claims.entries()) expect(visited(claims, claim, from)).toEqual(visited(claims, claim).filter((at) => at >= from));
  });
});

describe("what is in two figures' favour is enough together:", () => {
  const child = new Set(["child"]);
  const part = new Set(["part"]);
  const words = new Set(["quay", "mast"]);
  const said = (value: number): ItemSketch => ({ says: { value }, terms: words, places: new Set(["lund"]) });
  test.each<[string, ItemSketch, ItemSketch]>([
    ["a voice, a place and words", said(40), { ...said(50), facets: part }],
    [
      "a text in which one is past, a voice, a place and words",
      { ...said(40), root: "z", counted: child },
      { ...said(50), root: "z", facets: part, counted: new Set<string>(), claim: { outdated: true } },
    ],
  ])("%s", (_name, left, right) => {
    const elsewhere = Array.from({ length: 9 }, (): ItemSketch => ({ terms: new Set(["hill"]) }));
    const claims = buildFeatures(left, right, ...elsewhere);
    const [a, b] = claims;
    expect(resemblance(a, b)).toBeGreaterThanOrEqual(WEIGHTS.threshold);
    expect([visited(claims, a), visited(claims, b)]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});
