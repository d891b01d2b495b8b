/**
 * Time of one page of claims, at the store itself, on SQLite and PostgreSQL (where it is installed): median and p95 in milliseconds of wall time over
 * seeded queries, at one size and at ten times that. Run: node bench/store.ts [claims] [larger]   (default 100000 1000000)
 */
import { loadavg } from "node:os";
import type { Store } from "../src/node/app/ports.ts";
import { makeDice } from "../test/seeded-random.ts";
import { storeKinds } from "../test/store-kinds.ts";
import { fillPicture } from "./fill-picture.ts";

const sizes = process.argv.slice(2).map(Number);
const QUERIES = 400;

async function measure(store: Store): Promise<readonly number[]> {
  const dice = makeDice(7);
  const times: number[] = [];
  let cursor: string | null = null;
  for (let query = 0; query < QUERIES; query++) {
    const started = performance.now();
    const kind = query % 4;
    const outlet = `outlet-${Math.floor(dice() ** 2 * 200)}`;
    if (kind === 0) cursor = (await store.picture.claims({ limit: 50, cursor })).next;
    else if (kind === 1) await store.picture.claims({ limit: 50, outlet });
    else if (kind === 2) await store.picture.claims({ limit: 50, kind: "damage", until: "2040-06-01T00:00:00.000Z" });
    else await store.picture.stories({ limit: 50, order: "size" });
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

for (const kind of await storeKinds()) {
  if (kind.survives)
    for (const claims of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
      const place = await kind.place();
      const store = await place.open();
      const before = process.cpuUsage();
      await fillPicture(store, claims, 1);
      const { user, system } = process.cpuUsage(before);
      const times = await measure(store);
      const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
      process.stdout.write(
        `${kind.name.padEnd(9)} ${String(claims).padStart(8)} claims  median ${at(0.5)} ms  p95 ${at(0.95)} ms  (filled in ${((user + system) / 1e6).toFixed(1)} CPU s; load ${loadavg()[0]?.toFixed(1)})\n`,
      );
      await store.close();
      await place.remove();
    }
  await kind.stop();
}
