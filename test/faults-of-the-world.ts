import { spawn } from "node:child_process";
import { join } from "node:path";
import { PACE } from "../src/node/app/pace.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { pictureDigest } from "../src/node/app/picture-digest.ts";
import { circumstancesOf } from "../src/node/app/story-dossier.ts";
import { readSettings } from "../src/node/config.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import { openPostgresStore } from "../src/node/store/postgres.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { commandFile } from "./command-file.ts";
import { FAIR, startProxy } from "./fault-proxy.ts";
import { countOf, type FaultWorld, pause } from "./fault-world.ts";
import type { Figures } from "./faults-of-workers.ts";
import { type Dice, seededRandom } from "./seeded-random.ts";

const COMMITTED = "select count(*) as value from batches where state in ('done', 'placed')";

const through = (address: string, port: number): string => {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
};

/** 6: every answer of the database takes a tenth of a second. Reading waits for writing, and holds no more than it may. */
export async function slowDatabase(world: FaultWorld, seed: number): Promise<Figures> {
  const file = world.archive(`slow-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 8);
  const proxy = await startProxy(world.server.port, seededRandom(seed).next);
  try {
    proxy.set({ delayMs: 50, jitterMs: 20, partition: false });
    const worker = world.hand(through(address, proxy.port), { place: false });
    let most = 0;
    let over = false;
    void worker.done.finally(() => {
      over = true;
    });
    while (!over) {
      const [row] = await world.ask<{ readonly count: number }>(address, "select count(*)::int as count from batches where state = 'leased'");
      most = Math.max(most, row?.count ?? 0);
      await pause(100);
    }
    await worker.done;
    await world.hand(address).done;
    await world.oracle(address, await world.truth([file]));
    // one thread: one batch that is read and one that is written
    if (most > 2) throw new Error(`${most} batches were under way at once`);
    if (countOf(worker.events, "refused") > 0) throw new Error("a lease ran out while its worker was alive");
    return { mostUnderWay: most };
  } finally {
    await proxy.close();
  }
}

/** 7: the database is killed without warning while workers commit, and while its tables are made. */
export async function killedDatabase(world: FaultWorld, seed: number): Promise<Figures> {
  const dice = seededRandom(seed);
  const file = world.archive(`database-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  const empty = await world.server.freshDatabase();
  await world.list(address, [file], 2);
  const workers = [world.hand(address), world.hand(address)];
  await world.until(address, COMMITTED, (count) => count > 2);
  await pause(dice.whole(0, 300));
  const making = openPostgresStore(empty).then(
    async (store) => store?.close(),
    () => undefined,
  );
  await pause(dice.whole(0, 60));
  await world.server.crash();
  await making;
  await Promise.all(workers.map(({ done }) => done));
  await world.oracle(address, await world.truth([file]));
  const again = await openPostgresStore(empty);
  if ((await again?.lastPosition()) !== 0) throw new Error("the tables were half made");
  await again?.close();
  return { waited: workers.reduce((sum, { events }) => sum + countOf(events, "waiting"), 0) };
}

/** Runs a command under limits of the shell, and asks it to end when it says something. */
function limited(limit: string, args: readonly string[], until?: RegExp): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = spawn("sh", ["-c", `${limit}; exec "$0" "$@"`, process.execPath, commandFile(), ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    if (until?.test(err) === true) child.kill("SIGTERM");
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, err })));
}

/** 8: no room for more on the disk, and hardly any files that may be open; the same command again when there is. */
export async function fullDisk(world: FaultWorld, seed: number): Promise<Figures> {
  const file = world.archive(`full-${seed}.warc.gz`, 30, seed);
  const data = join(world.folder, `full-${seed}`);
  const blocks = 1200 + (seed % 7) * 60;
  const args = ["backfill", file, "--batch", "5", "-j", "1", "--lease-seconds", "2", "--data", data];
  const full = /nothing more can be written into the store/;
  const { err } = await limited(`ulimit -f ${blocks}`, args, full);
  if (!full.test(err)) throw new Error(`a full disk was not told of: ${err}`);
  const again = await limited("ulimit -n 64", args);
  if (again.code !== 0) throw new Error(`with 64 files it ended with ${again.code}: ${again.err}`);
  const deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
  const store = await openSqliteStore(data);
  const found = { digest: await pictureDigest(store, await circumstancesOf(store, deps.packs(), null)), reports: await store.lastPosition() };
  await store.close();
  const truth = await world.truth([file], { pace: PACE });
  if (found.digest !== truth.digest || found.reports !== truth.reports) throw new Error(`${JSON.stringify(found)} instead of ${JSON.stringify(truth)}`);
  return { blocks };
}

/** 9: the road to the database is cut, shaken and broken off, for one of two workers. */
export async function badNetwork(world: FaultWorld, seed: number, storms: number): Promise<Figures> {
  const dice = seededRandom(seed);
  const file = world.archive(`network-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 2);
  const proxy = await startProxy(world.server.port, dice.next);
  try {
    const far = world.hand(through(address, proxy.port), { leaseMs: 2000 });
    const near = world.hand(address, { leaseMs: 2000, place: seed % 2 === 0 });
    let resets = 0;
    // a worker that cannot even begin says so and ends
    while (far.events.length === 0) await pause(20);
    for (let at = 0; at < storms; at += 1) {
      await pause(dice.whole(100, 400));
      proxy.set(
        dice.pick([
          { delayMs: 0, jitterMs: 0, partition: true },
          { delayMs: 100, jitterMs: 100, partition: false },
        ]),
      );
      await pause(dice.whole(200, 1500));
      if (dice.chance(60)) {
        proxy.reset();
        resets += 1;
      }
      proxy.set(FAIR);
    }
    await Promise.all([far.done, near.done]);
    await world.oracle(address, await world.truth([file]));
    return { storms, resets, refused: countOf(far.events, "refused") };
  } finally {
    await proxy.close();
  }
}

/** Records some of which are cut, changed, repeated, or followed by what is none. */
function damage(records: readonly Buffer[], dice: Dice): Buffer[] {
  const damaged = records.map((record, at) => {
    if (at === 0 || !dice.chance(12)) return record;
    const kind = dice.whole(0, 3);
    if (kind === 0) return record.subarray(0, dice.whole(1, record.length - 1));
    if (kind === 1) {
      const changed = Buffer.from(record);
      const place = dice.whole(0, record.length - 1);
      changed[place] = (changed[place] ?? 0) ^ (1 << dice.whole(0, 7));
      return changed;
    }
    if (kind === 2) return Buffer.concat([record, record]);
    return Buffer.concat([record, Buffer.from("no record at all \u001f\u008b\b")]);
  });
  return [...damaged, ...records.slice(1, dice.whole(2, 9))];
}

/** 12: archives with damaged records, cut into batches where the damage may be. */
export async function damagedArchives(world: FaultWorld, seed: number): Promise<Figures> {
  const files = [0, 1].map((at) => world.archive(`damaged-${seed}-${at}.warc.gz`, 30, seed + at * 1000, damage));
  const address = await world.database();
  await world.list(address, files, 1 + (seed % 4));
  const workers = [world.hand(address), world.hand(address)];
  await Promise.all(workers.map(({ done }) => done));
  await world.oracle(address, await world.truth(files));
  const [row] = await world.ask<{ readonly count: number; readonly reasons: number }>(
    address,
    "select count(*)::int as count, count(reason)::int as reasons from records where outcome = 'skipped'",
  );
  if (row?.count !== row?.reasons) throw new Error("a record was left out without a reason");
  return { leftOut: row?.count ?? 0 };
}
