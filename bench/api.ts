/** Time of an answer over HTTP on a store with generated stories: node bench/index.ts api [--claims=100000] [--rounds=100], on SQLite and on PostgreSQL where it is installed. */
import { storeKinds } from "../test/store-kinds.ts";
import { measureApi } from "./api/measure.ts";
import { seedClaims } from "./api/seed.ts";

const flag = (name: string, fallback: number): number => Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const claims = flag("claims", 100_000);
for (const kind of await storeKinds()) {
  if (kind.survives) {
    const place = await kind.place();
    const store = await place.open();
    await seedClaims(store, claims, () => undefined);
    say(`${kind.name}, ${claims} claims, milliseconds`);
    const { timings, all, cpuMs } = await measureApi(store, flag("rounds", 100));
    for (const [name, { median, p95, p99 }] of Object.entries({ ...timings, all }))
      say(`  ${name.padEnd(30)} median ${median.toFixed(2).padStart(7)}   p95 ${p95.toFixed(2).padStart(7)}   p99 ${p99.toFixed(2).padStart(7)}`);
    say(`  CPU time of server and client together: ${cpuMs} ms a request`);
    await store.close();
    await place.remove();
  }
  await kind.stop();
}
