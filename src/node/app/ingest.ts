import type { Capture, CaptureId, Diagnostic, Reading } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { asWriter } from "./lease.ts";
import { PACE, type Pace } from "./pace.ts";
import type { Collected, Deps, Placed, Readers, Skip, Source, Store } from "./ports.ts";
import { noteProposals } from "./proposals.ts";
import { type ReadReport, readReport } from "./read-report.ts";
import { refreshPicture } from "./refresh.ts";
import { rereadStale } from "./reread.ts";
import { forgetOldDaily } from "./retention.ts";
import { settle } from "./settle.ts";
import { Stream } from "./stream.ts";
import { readingVersions } from "./versions.ts";

/** Grouping the newest reports afresh while more come in: at most each so many milliseconds, and for one part in so many of the time. */
const SETTLE_EVERY_MS = 2_000;
const SETTLE_SHARE = 20;

/** Among what comes in: everything before it is kept before more is asked for; with `show`, the picture is brought up to date as well, as the stream placed the reports. */
export interface Halt {
  readonly kind: "halt";
  readonly show: boolean;
}

/** Where reports come from, with a word now and then about when to keep them. */
export interface Arrivals {
  captures(signal: AbortSignal): AsyncIterable<Collected | Halt>;
  asked?: Source["asked"];
}

/** How arrivals are read and kept; what is left out goes the usual way. */
export interface IngestManner {
  readonly pace?: Pace;
  readonly readers?: Readers;
  /** Milliseconds to wait for another writer, and the id to write under. */
  readonly patienceMs?: number;
  readonly holder?: string;
  /** Hears of every report that was kept or left out; the answer names none then, however many come. */
  readonly told: (outcome: "added" | "known" | Skip) => void;
}

/** What one run of reading did. */
export interface IngestReport {
  /** Reports read now, in order. */
  readonly added: readonly string[];
  /** Reports the store already had, read by the same rules. */
  readonly known: number;
  readonly skips: readonly Skip[];
  /** What a reader of a report should know, with the report's name. */
  readonly remarks: readonly { readonly file: string; readonly diagnostic: Diagnostic }[];
  readonly interrupted: boolean;
  /** Servers that were asked, as HOST or HOST:PORT, first asked first. */
  readonly asked: readonly string[];
}

const forgottenSkip = ({ name }: Capture): Skip => ({
  code: "collect/forgotten",
  file: name,
  message: "forgotten on purpose before",
  fix: "nothing: a forgotten report is not read again",
  lost: false,
});

/** Reads in this thread, one report after the other; a signal gets in between two. */
function readHere(deps: Deps): Readers {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(capture) {
      const mine = last.then(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return deps.signal.aborted ? null : readReport(capture, deps.packs());
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    stop: async () => undefined,
  };
}

/** A report read and not yet kept. */
interface Read {
  readonly capture: Capture;
  readonly reading: Reading;
  readonly packed?: Uint8Array;
}

/** Keeps reports and where they go, all or none of them. */
async function keepReports(reports: readonly Read[], stream: Stream, store: Store, packs: Packs): Promise<void> {
  const placed: Placed[] = [];
  for (const { reading } of reports) placed.push(await stream.place(reading));
  await store.transaction(async (inner) => {
    await inner.putCaptures(reports.map(({ capture }) => capture));
    await inner.putReadings(
      reports.map(({ reading, packed }) => ({ reading, ...(packed === undefined ? {} : { packed }), versions: readingVersions, packs: packs.hash })),
    );
    await inner.putPlacements(placed);
    await noteProposals(stream.takeRepairs(), inner);
    await inner.picture.touch(placed.map(({ placement }) => placement.story));
  });
}

/**
 * Reads everything a source has into a store, a batch a transaction, so that stopping at any moment leaves a whole store. What the store then says
 * depends on the reports and the order in which they came alone: not on batches, runs or a process that was killed and started again.
 */
export async function ingest(source: Source, store: Store, deps: Deps, pace: Pace = PACE, jobs = 1): Promise<IngestReport> {
  const readers = jobs > 1 && deps.readers !== null ? deps.readers(jobs) : readHere(deps);
  const added: string[] = [];
  const skips: Skip[] = [];
  const remarks: IngestReport["remarks"][number][] = [];
  let known = 0;
  const tell: Tell = {
    added: (name) => added.push(name),
    known: () => (known += 1),
    skip: (skip) => skips.push(skip),
    remarks: (file, list) => remarks.push(...list.map((diagnostic) => ({ file, diagnostic }))),
  };
  await asWriter(store, deps, (renew, fenced) => readInto(source, fenced, deps, pace, readers, renew, tell)).finally(() => readers.stop());
  await forgetOldDaily(store, deps);
  return { added, known, skips, remarks, interrupted: deps.signal.aborted, asked: source.asked?.() ?? [] };
}

/** The same for arrivals that may go on for days: what came of each is told and not remembered. */
export async function ingestArrivals(arrivals: Arrivals, store: Store, deps: Deps, manner: IngestManner): Promise<void> {
  const { pace = PACE, readers = readHere(deps), patienceMs, holder, told } = manner;
  const tell: Tell = { added: () => told("added"), known: () => told("known"), skip: told, remarks: () => undefined };
  const work = (renew: () => Promise<void>, fenced: Store): Promise<void> => readInto(arrivals, fenced, deps, pace, readers, renew, tell);
  await asWriter(store, deps, work, patienceMs, holder);
  await forgetOldDaily(store, deps);
}

/** Where reading says what came of each report. */
interface Tell {
  readonly added: (name: string) => void;
  readonly known: () => void;
  readonly skip: (skip: Skip) => void;
  readonly remarks: (file: string, list: readonly Diagnostic[]) => void;
}

async function readInto(source: Arrivals, store: Store, deps: Deps, pace: Pace, readers: Readers, renew: () => Promise<void>, tell: Tell): Promise<void> {
  const packs = deps.packs();
  let seen = 0;
  let fresh = false;
  await rereadStale(store, deps);
  let position = await store.lastPosition();
  const due = position - (position % pace.closeEvery);
  // a run that was killed may have left its last window open
  if ((await store.windowClosedAt()) < due) await settle(store, packs, due, pace);
  const stream = await Stream.open(store, packs);
  let settledTo = await store.settledTo();
  let settledAt = performance.now();
  let settleMs = 0;
  const settleNow = async (): Promise<void> => {
    const began = performance.now();
    await settle(store, packs, position, pace);
    settledTo = position;
    settledAt = performance.now();
    settleMs = settledAt - began;
  };

  // of the batch that is being read while the one before is being kept
  let before: readonly CaptureId[] = [];
  const readBatch = async (batch: readonly Capture[]): Promise<readonly Read[]> => {
    const ids = batch.map(({ id }) => id);
    const there = new Set<CaptureId>(await store.knownCaptures(ids));
    const forgotten = await store.ledger.removedAmong([...there]);
    for (const id of before) there.add(id);
    before = ids;
    const asked: { readonly capture: Capture; readonly answer: Promise<ReadReport | null> }[] = [];
    for (const capture of batch) {
      if (deps.signal.aborted) break;
      if (!there.has(capture.id)) asked.push({ capture, answer: readers.read(capture) });
      else if (forgotten.has(capture.id)) tell.skip(forgottenSkip(capture));
      else {
        seen += 1;
        tell.known();
      }
      there.add(capture.id);
    }
    const reports: Read[] = [];
    for (const { capture, answer } of asked) {
      const read = await answer;
      // stopped before its turn
      if (read === null) break;
      if ("code" in read) tell.skip(read);
      else {
        reports.push({ capture, reading: read.value, ...(read.packed === undefined ? {} : { packed: read.packed }) });
        seen += 1;
        fresh = true;
        tell.added(capture.name);
        tell.remarks(capture.name, read.diagnostics);
      }
      deps.progress("reading", seen, null);
    }
    return reports;
  };
  const keep = async (read: readonly Read[]): Promise<void> => {
    let reports = read;
    await renew();
    while (reports.length > 0) {
      // up to the end of the window, which is repaired before the next report is placed
      const part = reports.slice(0, pace.closeEvery - (position % pace.closeEvery));
      reports = reports.slice(part.length);
      await keepReports(part, stream, store, packs);
      position += part.length;
      if (position % pace.closeEvery === 0) {
        deps.progress("grouping", position, null);
        await settleNow();
        stream.repaired();
      }
      await stream.keep(position, pace);
    }
  };

  // one batch is read while the one before it is kept
  let reading: Promise<readonly Read[]> | null = null;
  const flush = async (batch: readonly Capture[]): Promise<void> => {
    const last = await reading;
    reading = readBatch(batch);
    // whatever goes wrong with it is heard when its turn comes
    reading.catch(() => undefined);
    if (last !== null) await keep(last);
  };
  const show = async (last: boolean): Promise<void> => {
    const waits = last ? 0 : Math.max(SETTLE_EVERY_MS, settleMs * SETTLE_SHARE);
    const due = settledTo < position && performance.now() - settledAt >= waits;
    if (!fresh && !due && (await store.picture.stale(1)).length === 0) return;
    if (due) await settleNow();
    await refreshPicture(store, deps);
    fresh = false;
  };
  let batch: Capture[] = [];
  for await (const found of source.captures(deps.signal)) {
    if (found.kind === "skip") tell.skip(found.skip);
    else if (found.kind === "capture") batch.push(found.capture);
    const halt = found.kind === "halt" ? found : null;
    if (batch.length >= pace.batch || halt !== null) {
      await flush(batch);
      batch = [];
    }
    if (halt !== null) await flush([]);
    if (halt?.show === true) {
      await renew();
      await show(false);
    }
  }
  await flush(batch);
  await flush([]);
  await show(true);
}
