import { describe, expect, it } from "vitest";
import { trialOf } from "./attack.ts";
import { ATTACKS } from "./index.ts";

/** Seed of the part that is tried here; `npm run prove attacks` tries all. */
const SEED = 20310514;
/** A browser and servers are started here, also on a desk that is busy. */
const PATIENCE_MS = 240_000;

describe.each(ATTACKS.map((attack) => [attack.surface, attack] as const))("%s", (_, attack) => {
  it(
    attack.promise,
    async ({ annotate }) => {
      const { tried, escaped, spoilt, notRun = [] } = await attack.tryGuard(trialOf(SEED, false));
      for (const part of notRun) {
        process.stderr.write(`not run: ${part}\n`);
        await annotate(`not run: ${part}`);
      }
      expect({ escaped, spoilt }).toEqual({ escaped: [], spoilt: [] });
      expect(tried > 0 || notRun.length > 0).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    `would be seen to fail where ${attack.weakness}`,
    async () => {
      const { tried, escaped } = await attack.tryMutant(trialOf(SEED, false));
      expect(tried === 0 || escaped.length > 0).toBe(true);
    },
    PATIENCE_MS,
  );
});
