import { gzipSync } from "node:zlib";
import { PACE } from "../src/node/app/pace.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { POISON } from "./fault-preload.ts";
import { startProxy } from "./fault-proxy.ts";
import { countOf, type FaultWorld, pause } from "./fault-world.ts";
import { httpBlock, warcRecord } from "./invented-archive.ts";
import { changedPacks } from "./pack-change.ts";
import { seededRandom } from "./seeded-random.ts";

/** Counts of one schedule, for the evidence. */
export type Figures = Readonly<Record<string, number>>;

const COMMITTED = "select count(*) as value from batches where state in ('done', 'placed')";

/** 1: workers are killed without warning, whatever they are at, placing among it. */
export async function killedWorkers(world: FaultWorld, seed: number, kills: number): Promise<Figures> {
  const dice = seededRandom(seed);
  const file = world.archive(`killed-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 4);
  let hit = 0;
  for (let killed = 0; killed < kills; killed += 1) {
    const worker = world.process(address, ["--lease-seconds", "2"]);
    await world.until(address, COMMITTED, (count) => count > Math.min(killed * 2, 8));
    await pause(dice.whole(0, 700));
    worker.kill("SIGKILL");
    if ((await worker.done).signal === "SIGKILL") hit += 1;
  }
  const last = await world.process(address, ["--lease-seconds", "2"]).done;
  if (last.code !== 0) throw new Error(`the last worker ended with ${last.code}: ${last.err}`);
  await world.oracle(address, await world.truth([file], { pace: PACE })).catch((error: unknown) => {
    throw new Error(`${String(error)}; the last worker said ${last.out} ${last.err}`);
  });
  return { killed: hit };
}

/** 4, second half: a worker that is stopped until its leases are taken by another, and then goes on. How often it was refused. */
export async function zombieWorker(world: FaultWorld, seed: number): Promise<Figures> {
  const file = world.archive(`zombie-${seed}.warc.gz`, 30, seed);
  const dice = seededRandom(seed);
  const address = await world.database();
  await world.list(address, [file], 5);
  // a slow road to the database: it is stopped between reading and committing
  const proxy = await startProxy(world.server.port, dice.next);
  try {
    const slow = new URL(address);
    slow.port = String(proxy.port);
    proxy.set({ delayMs: 60, jitterMs: 60, partition: false });
    const zombie = world.process(slow.href, ["--lease-seconds", "2", "--read-only"]);
    await world.until(address, "select count(*) as value from batches where state = 'leased'", (count) => count > 0);
    zombie.kill("SIGSTOP");
    proxy.set({ delayMs: 0, jitterMs: 0, partition: false });
    const [held] = await world.ask<{ readonly count: number }>(address, "select count(*)::int as count from batches where state = 'leased'");
    const other = world.hand(address, { leaseMs: 2000 });
    await other.done;
    zombie.kill("SIGCONT");
    const { out, err, code } = await zombie.done;
    if (code !== 0) throw new Error(`the zombie ended with ${code}: ${err}`);
    const { refused } = JSON.parse(out) as { readonly refused: number };
    await world.oracle(address, await world.truth([file]));
    if (refused < (held?.count ?? 0)) throw new Error(`${held?.count} batches were taken from the zombie, and it was refused ${refused} times`);
    return { zombieHeld: held?.count ?? 0, zombieRefused: refused };
  } finally {
    await proxy.close();
  }
}

function poisoned(records: readonly Buffer[], words: readonly string[], at: () => number): Buffer[] {
  const all = [...records];
  for (const [number, word] of words.entries()) {
    const block = httpBlock(
      `<html><head><title>Dam</title></head><body><p>The dam at ${word} broke, the mayor said.</p><p>${number}</p></body></html>`,
      "plain",
    );
    const fields = {
      "WARC-Target-URI": `https://poison.example/${number}`,
      "WARC-Date": "2031-05-14T09:20:00Z",
      "WARC-Record-ID": `<urn:poison:${number}>`,
      "Content-Type": "application/http; msgtype=response",
    };
    all.splice(1 + Math.floor(at() * (all.length - 1)), 0, gzipSync(warcRecord("response", fields, block)));
  }
  return all;
}

/** 5: reports that make their reader fail, run out of memory, or never end. */
export async function poison(
  world: FaultWorld,
  seed: number,
  each: { readonly throws: number; readonly memory: number; readonly spins: number },
): Promise<Figures> {
  const words = Object.entries(each).flatMap(([kind, count]) => Array<string>(count).fill(POISON[kind as keyof typeof POISON]));
  const clean = world.archive(`clean-${seed}.warc.gz`, 20, seed);
  const file = world.archive(`poison-${seed}.warc.gz`, 20, seed, (records, dice) => poisoned(records, words, dice.next));
  const address = await world.database();
  await world.list(address, [file], 6);
  const started = performance.now();
  const { code, err } = await world.process(address, ["--article-seconds", "2", "--article-mb", "400"]).done;
  if (code !== 3) throw new Error(`the worker ended with ${code}: ${err}`);
  await world.oracle(address, await world.truth([clean], { pace: PACE }));
  const letters = await world.ask<{ readonly reason: string }>(address, "select reason from records where outcome = 'dead'");
  const count = (pattern: RegExp): number => letters.filter(({ reason }) => pattern.test(reason)).length;
  const found = { throws: count(/poison.*, 5 times/), memory: count(/more than 400 MB, 5 times/), spins: count(/longer than 2 s, 5 times/) };
  // on a slow machine the clock is faster than the memory
  const ended = found.memory + found.spins === each.memory + each.spins && found.spins >= each.spins;
  if (found.throws !== each.throws || !ended || letters.length !== words.length) throw new Error(`given up: ${JSON.stringify(letters)}`);
  return { ...found, seconds: Math.round((performance.now() - started) / 1000) };
}

let otherRoot: string | null = null;

/** 10: workers are drained and begun again, and in the midst of it with other packs. */
export async function restartsAndUpgrade(world: FaultWorld, seed: number, restarts: number): Promise<Figures> {
  const dice = seededRandom(seed);
  otherRoot ??= changedPacks(productRoot);
  const file = world.archive(`upgrade-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 4);
  for (let at = 0; at < restarts; at += 1) {
    const worker = world.hand(address);
    await world.until(address, COMMITTED, (count) => count > Math.min(at, 6));
    await pause(dice.whole(0, 200));
    worker.drain();
    await worker.done;
    const [row] = await world.ask<{ readonly count: number }>(address, "select count(*)::int as count from batches where state = 'leased'");
    if (row?.count !== 0) throw new Error("a worker that was drained left a batch behind");
  }
  const [before] = await world.ask<{ readonly packs: number }>(
    address,
    "select count(distinct packs)::int as packs from (select packs from readings union select packs from staged) as seen",
  );
  await world.hand(address, { root: otherRoot }).done;
  await world.oracle(address, await world.truth([file], { root: otherRoot }), otherRoot);
  const [after] = await world.ask<{ readonly packs: number }>(address, "select count(distinct packs)::int as packs from readings");
  if (after?.packs !== 1) throw new Error(`readings of ${after?.packs} packs side by side`);
  return { restarts, packsBefore: before?.packs ?? 0, packsAfter: after.packs };
}

/** 11: workers whose clocks are wrong by minutes or years, and a database clock that jumps. */
export async function wrongClocks(world: FaultWorld, seed: number): Promise<Figures> {
  const dice = seededRandom(seed);
  const file = world.archive(`clocks-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 3);
  const minutes = 60_000;
  const skew = dice.pick([-10 * minutes, 10 * minutes, 60 * minutes, -60 * minutes, 13 * 365 * 24 * 60 * minutes]);
  const skewed = world.process(address, ["--lease-seconds", "5", "--read-only"], { UNECHO_TEST_SKEW: String(skew) });
  const straight = world.hand(address, { leaseMs: 5000 });
  await world.until(address, COMMITTED, (count) => count > 1);
  // as if the clock of the database had been set, forward or back, while batches are out
  const jump = dice.pick([60, -60]) * minutes;
  await world.ask(address, `update batches set leased_at = leased_at + ${jump}, expires_at = expires_at + ${jump} where state = 'leased'`);
  const [{ code, err }] = await Promise.all([skewed.done, straight.done]);
  if (code !== 0) throw new Error(`the worker with a wrong clock ended with ${code}: ${err}`);
  await world.oracle(address, await world.truth([file]));
  return { skewMinutes: skew / minutes, jumpMinutes: jump / minutes, refused: countOf(straight.events, "refused") };
}
