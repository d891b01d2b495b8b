import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundledSets, evaluate } from "../src/node/app/operations/eval.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { readSettings } from "../src/node/config.ts";
import { brokenFloors, goldDigest, readFloors, updateFloors } from "../src/node/eval/floors.ts";
import { makeDeps } from "../src/node/run/deps.ts";

const file = join(productRoot, "corpus", "floors.json");

/** How far the picture may fall when all proper names are swapped. */
const MOST_LOST_BY_NAMES = 0.03;

describe("floors", () => {
  it.skipIf(!existsSync(file))("are tied to the gold as it is", () => {
    expect(readFloors(file).gold, "the gold changed: measure again with npm run eval -- --update").toBe(goldDigest(productRoot));
  });

  it.skipIf(!existsSync(file))("are kept by the rules as they are", async () => {
    const settings = readSettings({ quiet: true }, {}, false);
    const deps = makeDeps({
      settings,
      program: "unecho",
      version: "test",
      root: productRoot,
    });
    const { mean, renamedMean } = await evaluate(bundledSets(productRoot), true, deps);
    expect(brokenFloors(readFloors(file), mean)).toEqual([]);
    // what is read may not hang on the names in it
    expect((mean.picture ?? 0) - (renamedMean?.picture ?? 0)).toBeLessThanOrEqual(MOST_LOST_BY_NAMES);
  });

  const old = { gold: "g", floors: { values: 0.8, inflated: 0.02 }, regressions: [] };

  it("rise with what is reached, and not by less than the room", () => {
    const { floors, refused } = updateFloors(old, { values: 0.9, inflated: 0.01 }, "g", null);
    expect(refused).toEqual([]);
    expect(floors.floors).toEqual({ values: 0.895, inflated: 0.015 });
    expect(updateFloors(old, { values: 0.802, inflated: 0.02 }, "g", null).floors.floors).toEqual({ values: 0.8, inflated: 0.02 });
  });

  it("do not fall without a reason, and keep it", () => {
    expect(updateFloors(old, { values: 0.7, inflated: 0.05 }, "g", null).refused).toEqual(["values: 0.700 after 0.800", "inflated: 0.050 after 0.020"]);
    const given = updateFloors(old, { values: 0.7, inflated: 0.02 }, "g", "a rule that knew too much was dropped");
    expect(given.refused).toEqual(["values: 0.700 after 0.800"].slice(1));
    expect(given.floors.floors.values).toBe(0.695);
    expect(given.floors.regressions).toEqual(["a rule that knew too much was dropped"]);
  });

  it("are broken by a figure below, or above where lower is better", () => {
    expect(brokenFloors(old, { values: 0.79, inflated: 0.03 })).toHaveLength(2);
    expect(brokenFloors(old, { values: 0.8, inflated: 0.02 })).toEqual([]);
    expect(brokenFloors(old, { values: null, inflated: 0 })).toEqual(["values: not measured"]);
  });
});
