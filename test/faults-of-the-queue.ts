import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import { natsHints } from "../src/node/backfill/nats-hints.ts";
import { countOf, type FaultWorld, pause } from "./fault-world.ts";
import type { Figures } from "./faults-of-workers.ts";
import type { NatsServers } from "./nats-server.ts";
import { seededRandom } from "./seeded-random.ts";

const COMMITTED = "select count(*) as value from batches where state in ('done', 'placed')";
const silent = (): void => undefined;

/** Which server leads the stream; -1 when nobody knows. */
async function leaderOf(nats: NatsServers): Promise<number> {
  const connection = await connect({ servers: nats.urls.split(","), timeout: 3000 });
  try {
    const manager = await jetstreamManager(connection, { timeout: 3000 });
    const info = await manager.streams.info("UNECHO_BATCHES").catch(() => null);
    return Number((info?.cluster?.leader ?? "n-1").slice(1));
  } finally {
    await connection.close();
  }
}

/** Milliseconds until the queue takes a hint again. */
async function untilTold(nats: NatsServers): Promise<number> {
  const started = performance.now();
  const hints = await natsHints(nats.urls, silent, silent);
  try {
    while ((await hints.tell([0])) === 0) {
      if (performance.now() - started > 60_000) throw new Error("the queue takes nothing any more");
      await pause(100);
    }
    return Math.round(performance.now() - started);
  } finally {
    await hints.close();
  }
}

/** 2: servers of the queue are killed: the one that leads, then two of three, who come back. */
export async function killedBrokers(world: FaultWorld, nats: NatsServers, seed: number): Promise<Figures> {
  const dice = seededRandom(seed);
  const file = world.archive(`brokers-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await untilTold(nats);
  await world.list(address, [file], 2);
  const workers = [world.hand(address, { nats: nats.urls, retellMs: 1000 }), world.hand(address, { nats: nats.urls, retellMs: 1000 })];
  await world.until(address, COMMITTED, (count) => count > 2);
  const leader = nats.nodes.length === 1 ? 0 : await leaderOf(nats);
  const first = nats.nodes[leader] ?? nats.nodes[0];
  await first?.kill();
  await pause(dice.whole(100, 600));
  const next = nats.nodes.filter((node) => node !== first).slice(0, 1);
  for (const node of next) await node.kill();
  await pause(dice.whole(100, 600));
  await Promise.all([first, ...next].map((node) => node?.start()));
  const resumedMs = await untilTold(nats);
  await Promise.all(workers.map(({ done }) => done));
  await world.oracle(address, await world.truth([file]));
  return { killed: 1 + next.length, resumedMs };
}

/** 3: everything the queue kept is wiped in the midst of a run, before half of it was heard. */
export async function wipedQueue(world: FaultWorld, nats: NatsServers, seed: number): Promise<Figures> {
  const file = world.archive(`wiped-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 2);
  const hints = await natsHints(nats.urls, silent, silent);
  await hints.tell(Array.from({ length: 20 }, (_, at) => at + 1));
  await hints.close();
  const workers = [world.hand(address, { nats: nats.urls, retellMs: 1000 }), world.hand(address, { nats: nats.urls, retellMs: 1000 })];
  await world.until(address, COMMITTED, (count) => count > 2 + (seed % 5));
  const [row] = await world.ask<{ readonly left: number }>(address, "select count(*)::int as left from batches where state = 'waiting'");
  await nats.wipe();
  await Promise.all(workers.map(({ done }) => done));
  await world.oracle(address, await world.truth([file]));
  return { waitingWhenWiped: row?.left ?? 0 };
}

/** 4, first half: hints come twice, and of some nobody is told that they were heard. */
export async function repeatedHints(world: FaultWorld, nats: NatsServers, seed: number): Promise<Figures> {
  const dice = seededRandom(seed);
  const file = world.archive(`repeated-${seed}.warc.gz`, 40, seed);
  const address = await world.database();
  await world.list(address, [file], 2);
  const hints = await natsHints(nats.urls, silent, silent);
  const repeat = (): readonly number[] => Array.from({ length: 20 }, (_, at) => at + 1).filter(() => dice.chance(30));
  let told = 0;
  let unheard = 0;
  for (const batches of [repeat(), repeat()]) told += await hints.tell(batches);
  const workers = [world.hand(address, { nats: nats.urls, retellMs: 1000 }), world.hand(address, { nats: nats.urls, retellMs: 1000 })];
  // a hint somebody takes and never says a word about
  for (const hint of await hints.hear(4, 500)) {
    if (dice.chance(80)) await hint.heard();
    else unheard += 1;
  }
  await world.until(address, COMMITTED, (count) => count > 5);
  told += await hints.tell(repeat());
  await Promise.all(workers.map(({ done }) => done));
  await hints.close();
  await world.oracle(address, await world.truth([file]));
  return { told, unheard, committed: workers.reduce((sum, { events }) => sum + countOf(events, "committed"), 0) };
}
