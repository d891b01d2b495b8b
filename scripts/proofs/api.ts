import { type Measured, measureApi } from "../../bench/api/measure.ts";
import { seedClaims } from "../../bench/api/seed.ts";
import { storeKinds } from "../../test/store-kinds.ts";
import type { Proof } from "../prove.ts";

const ROUNDS = 100;
const SMALL = 100_000;
const LARGE = 1_000_000;
/** Longest an answer may take, in milliseconds at the 95th of a hundred. */
const LIMIT_MS = 30;

/** Reading the picture over HTTP, on both stores and at two sizes. */
export const proof: Proof = {
  name: "api",
  summary: "an answer over HTTP takes 30 ms or less (p95) at 100,000 claims on both stores, and at most twice as long at a million",
  async run({ note }) {
    const sizes = process.env.UNECHO_API_SIZES === "small" ? [SMALL] : [SMALL, LARGE];
    const figures: Record<string, Record<string, Measured>> = {};
    let passed = sizes.length === 2;
    for (const kind of await storeKinds()) {
      if (kind.survives) {
        const p95: number[] = [];
        for (const claims of sizes) {
          const place = await kind.place();
          const store = await place.open();
          await seedClaims(store, claims, (line) => note(`${kind.name}: ${line}`));
          const measured = await measureApi(store, ROUNDS);
          figures[kind.name] = { ...figures[kind.name], [claims]: measured };
          p95.push(measured.all.p95);
          note(`${kind.name}, ${claims} claims: p95 ${measured.all.p95} ms, CPU ${measured.cpuMs} ms a request`);
          await store.close();
          await place.remove();
        }
        const [small = Number.POSITIVE_INFINITY, large = Number.POSITIVE_INFINITY] = p95;
        passed &&= small <= LIMIT_MS && large <= 2 * small;
      }
      await kind.stop();
    }
    passed &&= Object.keys(figures).length === 2;
    return { passed, figures };
  },
};
