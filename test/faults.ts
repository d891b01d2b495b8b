import type { FaultWorld } from "./fault-world.ts";
import { killedBrokers, repeatedHints, wipedQueue } from "./faults-of-the-queue.ts";
import { badNetwork, damagedArchives, fullDisk, killedDatabase, slowDatabase } from "./faults-of-the-world.ts";
import { type Figures, killedWorkers, poison, restartsAndUpgrade, wrongClocks, zombieWorker } from "./faults-of-workers.ts";
import type { NatsServers } from "./nats-server.ts";

/** Something that goes wrong while archives are read, after which everything must be as if nothing had. */
export interface Fault {
  readonly number: number;
  readonly what: string;
  /** Runs one schedule; throws when the end is not that of an undisturbed run. `full` is the form of the proof, else the short one of the suite. */
  readonly run: (world: FaultWorld, seed: number, full: boolean) => Promise<Figures>;
}

/** What needs a queue. */
export interface QueueFault extends Omit<Fault, "run"> {
  readonly run: (world: FaultWorld, nats: NatsServers, seed: number) => Promise<Figures>;
}

export const FAULTS: readonly Fault[] = [
  { number: 1, what: "workers are killed", run: (world, seed, full) => killedWorkers(world, seed, full ? 4 : 1) },
  { number: 4, what: "a worker taken for dead comes back", run: zombieWorker },
  {
    number: 5,

    what: "reports fail, run out of memory, never end",
    run: (world, seed, full) => poison(world, seed, full ? { throws: 10, memory: 3, spins: 3 } : { throws: 1, memory: 1, spins: 1 }),
  },
  { number: 6, what: "the database is slow", run: slowDatabase },
  { number: 7, what: "the database is killed", run: killedDatabase },
  { number: 8, what: "the disk is full, few files may be open", run: fullDisk },
  { number: 9, what: "the network is cut, shaken, reset", run: (world, seed, full) => badNetwork(world, seed, full ? 5 : 2) },
  {
    number: 10,

    what: "workers are drained and begun again, with other packs at last",
    run: (world, seed, full) => restartsAndUpgrade(world, seed, full ? 10 : 3),
  },
  { number: 11, what: "clocks are wrong and jump", run: wrongClocks },
  { number: 12, what: "archives are damaged", run: damagedArchives },
];

export const QUEUE_FAULTS: readonly QueueFault[] = [
  { number: 2, what: "servers of the queue are killed", run: killedBrokers },
  { number: 3, what: "the queue is wiped", run: wipedQueue },
  { number: 4, what: "hints come twice or are never acknowledged", run: repeatedHints },
];
