import { stat } from "node:fs/promises";
import type { BatchLease } from "../app/backlog.ts";
import type { Store } from "../app/ports.ts";
import { TRIES } from "./read-stretch.ts";
import { Gathered, type StretchReader } from "./stretch-reader.ts";
import type { Observe } from "./work-event.ts";
import type { WorkReport } from "./worker.ts";

/** What working on a batch needs. */
export interface BatchWorld {
  readonly store: Store;
  readonly observe: Observe;
  readonly patiently: <T>(work: () => Promise<T>) => Promise<T>;
}

/** From this many workers on that died with a batch, each record is written down before it is read: the one they died of shows. */
const CAREFUL = 3;
/** Over none of the records. */
const NOWHERE = -1;

/** Why an archive is not the one that was cut; null when it is. */
async function changeOf({ archive }: BatchLease): Promise<string | null> {
  try {
    const { size } = await stat(archive.path);
    return size === archive.size ? null : `it has changed since it was listed (${size} bytes instead of ${archive.size})`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Reads a batch and commits it, all or nothing. A record over which its reader ends is tried again and given up in the end, with the reason;
 * `free` is called as soon as the thread can read something else.
 */
export async function readBatch(lease: BatchLease, reader: StretchReader, free: () => void, world: BatchWorld, report: WorkReport): Promise<void> {
  const { store, observe, patiently } = world;
  const { batch, fence, archive } = lease;
  const { backlog } = store;
  const started = performance.now();
  const gathered = new Gathered();
  const dead: Record<string, string> = {};
  for (const [place, count] of Object.entries(lease.strikes)) if (count >= TRIES) dead[place] = `its reader ended over it, ${count} times`;
  const refused = (): void => {
    report.refused += 1;
    observe({ kind: "refused", batch, fence });
  };
  const bury = async (reason: string): Promise<void> => {
    if (await patiently(() => backlog.bury(lease, reason))) {
      report.dead += 1;
      observe({ kind: "given-up", batch, place: null, reason });
    } else refused();
  };
  try {
    for (let reading = true; reading; ) {
      if (dead[NOWHERE] !== undefined) return await bury(dead[NOWHERE]);
      const change = await changeOf(lease);
      const task = { dead, careful: lease.tries >= CAREFUL };
      const end =
        change === null
          ? await reader.read(lease, task, gathered, (place) => patiently(() => backlog.hold(lease, place)).catch(() => false))
          : ({ kind: "unreadable", reason: change } as const);
      if (end.kind === "stopped") return refused();
      if (end.kind === "unreadable") {
        // another worker may have the file: what is wrong here is no fault of the batch
        report.unreadable.set(archive.id, `${archive.path}: ${end.reason}`);
        observe({ kind: "unreadable", batch, archive: archive.path, reason: end.reason });
        return await patiently(() => backlog.giveBack(lease));
      }
      if (end.kind === "ended") {
        const { place, reason } = end;
        const times = await patiently(() => backlog.strike(lease, place));
        if (times === null) return refused();
        observe({ kind: "ended", batch, place, times, reason });
        if (times >= TRIES) {
          dead[place] = `${reason}, ${times} times`;
          if (place !== NOWHERE) observe({ kind: "given-up", batch, place, reason: dead[place] });
        }
      } else reading = false;
    }
  } finally {
    free();
  }
  const readMs = performance.now() - started;
  const result = gathered.result();
  if (!(await patiently(() => backlog.commit(lease, result)))) return refused();
  const count = (outcome: string): number => result.records.filter((record) => record.outcome === outcome).length;
  const counts = { reports: count("report"), skipped: count("skipped"), dead: count("dead") };
  report.batches += 1;
  report.reports += counts.reports;
  report.skipped += counts.skipped;
  report.dead += counts.dead;
  return observe({ kind: "committed", batch, ...counts, readMs, commitMs: performance.now() - started - readMs });
}
