import { parentPort, workerData } from "node:worker_threads";
import { faultWords } from "../app/fault.ts";
import { type PlaceOptions, placeReports } from "../backfill/place.ts";
import type { WorkEvent } from "../backfill/work-event.ts";
import { AppError } from "../errors.ts";
import type { Machine } from "./call.ts";
import { makeDeps } from "./deps.ts";

/** What the thread is started with. */
export interface PlaceStart extends Omit<PlaceOptions, "observe" | "finish"> {
  readonly machine: Machine;
}

export type FromPlaceThread = { readonly event: WorkEvent } | { readonly ended: { readonly busy: boolean; readonly reason: string | null } };

const { machine, ...options } = workerData as PlaceStart;
const stop = new AbortController();
const finish = new AbortController();
parentPort?.on("message", (now: boolean) => (now ? stop : finish).abort());
const say = (message: FromPlaceThread): void => parentPort?.postMessage(message);

/** Places reports with a connection of its own, so that grouping stories delays no lease. */
async function run(): Promise<void> {
  const deps = makeDeps({ ...machine, signal: stop.signal });
  const store = await deps.openStore("existing");
  try {
    await placeReports(store, deps, { ...options, finish: finish.signal, observe: (event) => say({ event }) });
  } finally {
    await store.close();
  }
}

run().then(
  () => say({ ended: { busy: false, reason: null } }),
  (error: unknown) => {
    const world = error instanceof AppError;
    say({ ended: { busy: world && error.code === "store/busy", reason: world ? error.message : faultWords(error) } });
  },
);
