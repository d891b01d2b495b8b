import { afterAll, describe, expect, it } from "vitest";
import { openHostileWorkbench, walkHostile } from "./hostile-walk.ts";
import { hostileWords } from "./hostile-words.ts";
import type { Workbench } from "./workbench.ts";

// one of each family and one of a million characters; all five hundred are in scripts/proofs/web-hostile.ts
const strings = hostileWords(15, 1, 1);
const opened = await openHostileWorkbench(strings);
const missing = typeof opened === "string" ? opened : null;
const bench = opened as Workbench;

describe.skipIf(missing !== null)("hostile words in reports", () => {
  afterAll(() => bench.close());

  it("run nowhere, become nothing but text, are seen whole, and push nothing over the edge", async () => {
    const { faults, marks, pages } = await walkHostile(bench, strings, { mostStories: 1, mostArticles: 9, mostClaims: 2, mostSearches: 1 });
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(18);
    expect(marks).toBeGreaterThan(10);
  }, 120_000);
});

if (missing !== null)
  it("has no browser on this desk, so hostile words were not shown", () => {
    process.stderr.write(`test/web/hostile: not run, the browser of @sparticuz/chromium does not start here: ${missing}\n`);
    expect(missing).not.toBe("");
  });
