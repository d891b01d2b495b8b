import { describe, expect, test } from "vitest";
import { makeClaims } from "../../../test/made-claims.ts";
import { seededRandom } from "../../../test/seeded-random.ts";
import type { Features } from "./features.ts";
import { excludes, resemblance } from "./resemblance.ts";
import { scoreRows } from "./row-scores.ts";

const plainly = (a: Features, b: Features): number => (excludes(a, b) ? Number.NEGATIVE_INFINITY : resemblance(a, b));

describe("scores by rows", () => {
  test.each([
    [31, 25],
    [32, 0],
  ])("are to the last bit what two claims score by themselves (seed %i, %i of a hundred without a figure)", (seed, statements) => {
    const claims = makeClaims(110, seed, statements);
    const rows = scoreRows(claims);
    const { whole } = seededRandom(seed);
    for (let turn = 0; turn < 160; turn++) {
      const at = whole(0, claims.length - 1);
      rows.turnTo(at);
      const found = claims.map((_, other) => rows.score(other, Number.NEGATIVE_INFINITY));
      expect(found).toEqual(claims.map((other) => plainly(claims[at] as Features, other)));
    }
  });
  test("leave out only what lies below what is asked, and most of that", () => {
    const claims = makeClaims(110, 33, 10);
    const rows = scoreRows(claims);
    let spared = 0;
    for (const [at, claim] of claims.entries()) {
      rows.turnTo(at);
      for (const [index, other] of claims.entries()) {
        const least = (at % 5) - 1;
        const found = rows.score(index, least);
        const score = plainly(claim, other);
        if (found === score) continue;
        expect(found).toBe(Number.NEGATIVE_INFINITY);
        expect(score).toBeLessThan(least);
        spared++;
      }
    }
    expect(spared).toBeGreaterThanOrEqual(1679);
  });
  test("of no claims are nothing", () => {
    expect(() => scoreRows([])).not.toThrow();
  });
});
