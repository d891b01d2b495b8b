import type { Capture, Reading } from "../../core/model/index.ts";
import type { StagedReport } from "../app/backlog.ts";
import { type Arrivals, type Halt, ingestArrivals } from "../app/ingest.ts";
import { captureOf } from "../app/ledger/entries.ts";
import { PACE, type Pace } from "../app/pace.ts";
import type { Collected, Deps, Readers, Store } from "../app/ports.ts";
import { type ReadReport, readReport } from "../app/read-report.ts";
import { readingVersions } from "../app/versions.ts";
import { unpackJson } from "../store/packed.ts";
import type { Observe } from "./work-event.ts";

/** How reports that were read get their places. */
export interface PlaceOptions {
  /** Goes on when nothing is left, for batches that come later. */
  readonly stay: boolean;
  /** Milliseconds between two times the stories are worked out while there is still something to do. */
  readonly showEveryMs: number;
  /** Who writes, over all times this process tries to. */
  readonly holder: string;
  readonly observe: Observe;
  /** Ends it when what is ready was placed. */
  readonly finish?: AbortSignal;
  readonly pace?: Pace;
}

/** Milliseconds between two looks for the next batch, and share of the time that working out stories may take. */
const LOOK_MS = 100;
const SHOW_SHARE = 4;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Gives reports of the backlog their places in the order of arrival, which is that of the batches and not that in which they were read: the store
 * becomes what it would be had one process read the archives from beginning to end. Ends when nothing is left, or when it is stopped.
 */
export async function placeReports(store: Store, deps: Deps, { stay, showEveryMs, holder, observe, finish, pace = PACE }: PlaceOptions): Promise<void> {
  const { backlog } = store;
  const packs = deps.packs();
  const ready = new Map<string, StagedReport>();
  let kept = 0;
  async function* batches(signal: AbortSignal): AsyncIterable<Collected | Halt> {
    let shown = performance.now();
    let showMs = 0;
    let fresh = false;
    const first = await backlog.firstOpen();
    if (first === null && !stay) return;
    for (let after = (first ?? 1) - 1; !signal.aborted && finish?.aborted !== true; ) {
      const next = await backlog.next(after);
      if (next !== null && (next.state === "placed" || next.state === "dead")) after = next.batch;
      else if (next?.state === "done") {
        const reports = await backlog.staged(next.batch);
        kept = 0;
        for (const report of reports) {
          const capture = captureOf(report.capture);
          if (capture === null) continue;
          ready.set(capture.id, report);
          yield { kind: "capture", capture };
        }
        yield { kind: "halt", show: false };
        ready.clear();
        // stopped in the midst of it: what was not kept keeps its turn, and what was is known when its turn comes again
        if (signal.aborted) return;
        await backlog.placed(next.batch);
        observe({ kind: "placed", batch: next.batch, reports: kept });
        fresh = true;
        after = next.batch;
      } else if (!stay && (await backlog.firstOpen()) === null) return;
      else {
        const now = performance.now();
        if (now - shown > Math.max(showEveryMs, showMs * SHOW_SHARE)) {
          yield { kind: "halt", show: fresh };
          fresh = false;
          shown = performance.now();
          showMs = shown - now;
        }
        await pause(LOOK_MS);
      }
    }
  }
  const arrivals: Arrivals = { captures: batches };
  /** What was read by these rules is not read again; what a worker with other rules read is. */
  const readAs = (capture: Capture): ReadReport => {
    const report = ready.get(capture.id);
    if (report === undefined || report.versions !== readingVersions || report.packs !== packs.hash) return readReport(capture, packs);
    return { value: unpackJson<Reading>(report.reading), diagnostics: [], packed: report.reading };
  };
  const readers: Readers = { read: async (capture) => readAs(capture), stop: async () => undefined };
  const told = (outcome: unknown): void => {
    if (outcome === "added") kept += 1;
  };
  await ingestArrivals(arrivals, store, deps, { pace, readers, patienceMs: 0, holder, told });
}
