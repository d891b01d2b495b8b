import type { Capture, Diagnostic, Placement, Reading, Staged } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { emptyIndex, placeReading, readCapture, type StoryIndex, settleStories, updateIndex } from "../../core/pipeline.ts";
import { BATCH } from "../config.ts";
import { faultWords } from "./fault.ts";
import type { Collected, Deps, Skip, Source, Store, StoredReading } from "./ports.ts";
import { groupStories } from "./settle.ts";
import { readingVersions } from "./versions.ts";

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
}

const isCurrent = (stored: StoredReading, packs: Packs): boolean => stored.versions === readingVersions && stored.packs === packs.hash;

/** All readings of a store by the rules in force; those made by other rules are read again from their bytes. */
export async function currentReadings(store: Store, packs: Packs): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (const stored of await store.listReadings()) {
    const capture = isCurrent(stored, packs) ? null : await store.findCapture(stored.reading.article.capture);
    if (capture === null) {
      readings.push(stored.reading);
      continue;
    }
    const again = readCapture(capture, packs).value;
    await store.putReading({ reading: again, versions: readingVersions, packs: packs.hash });
    readings.push(again);
  }
  return readings;
}

/** What placing knows of the articles a store has. */
async function indexOf(store: Store, packs: Packs): Promise<StoryIndex> {
  const placements = new Map((await store.listPlacements()).map((placement) => [placement.article, placement]));
  let index = emptyIndex();
  for (const reading of await currentReadings(store, packs)) {
    const placement = placements.get(reading.article.id);
    if (placement !== undefined) index = updateIndex(index, reading, placement, packs);
  }
  return index;
}

/** Reports that are grouped afresh after a batch; older stories stand as they are. */
const SETTLING_WINDOW = 2000;

/** Repairs what streaming could not know and brings the list of stories up to date; ids that went away are redirected. */
export async function settle(store: Store, packs: Packs): Promise<void> {
  const readings = await currentReadings(store, packs);
  const placements = await store.listPlacements();
  const recent = readings.slice(-SETTLING_WINDOW);
  const inWindow = new Set(recent.map((reading) => reading.article.id));
  const { value } = settleStories(
    recent,
    placements.filter((placement) => inWindow.has(placement.article)),
    packs,
  );
  const moved = new Map(value.redirects.map(({ from, to }) => [from, to]));
  const settled = new Map(value.placements.map((placement) => [placement.article, placement]));
  const final = placements.map((placement) => settled.get(placement.article) ?? { ...placement, story: moved.get(placement.story) ?? placement.story });
  for (const placement of final) await store.putPlacement(placement);
  for (const redirect of value.redirects) await store.putRedirect(redirect);
  await store.putStories(groupStories(readings, final));
}

/** A report without a word, or one that makes our own code fail, costs nobody else anything. */
function readOrSkip(capture: Capture, packs: Packs): Staged<Reading> | Skip {
  try {
    const read = readCapture(capture, packs);
    const hopeless = read.diagnostics.find(({ code, severity }) => severity === "error" || code === "articles/empty");
    if (hopeless === undefined) return read;
    return {
      code: hopeless.code === "articles/empty" ? "collect/empty" : "collect/binary",
      file: capture.name,
      message: hopeless.message,
      fix: "leave it out, or save its text as .txt",
      lost: true,
    };
  } catch (error) {
    return { code: "collect/fault", file: capture.name, message: faultWords(error), fix: "please report it", lost: true };
  }
}

/** Reads everything a source has into a store, a batch a transaction, so that stopping at any moment leaves a whole store. */
export async function ingest(source: Source, store: Store, deps: Deps): Promise<IngestReport> {
  const packs = deps.packs();
  const added: string[] = [];
  const skips: Skip[] = [];
  const remarks: IngestReport["remarks"][number][] = [];
  let known = 0;
  let index = await indexOf(store, packs);

  const take = async (capture: Capture, inner: Store): Promise<void> => {
    if ((await inner.findCapture(capture.id)) !== null) {
      known += 1;
      return;
    }
    const read = readOrSkip(capture, packs);
    if ("code" in read) {
      skips.push(read);
      return;
    }
    await inner.putCapture(capture);
    await inner.putReading({ reading: read.value, versions: readingVersions, packs: packs.hash });
    const placed = placeReading(read.value, index, packs);
    const placement: Placement = placed.value;
    await inner.putPlacement(placement);
    index = updateIndex(index, read.value, placement, packs);
    added.push(capture.name);
    remarks.push(...[...read.diagnostics, ...placed.diagnostics].map((diagnostic) => ({ file: capture.name, diagnostic })));
  };
  const flush = async (batch: readonly Capture[]): Promise<void> => {
    if (batch.length === 0) return;
    await store.transaction(async (inner) => {
      for (const capture of batch) {
        if (deps.signal.aborted) return;
        await take(capture, inner);
        deps.progress("reading", added.length + known, null);
        // lets a signal in between two documents
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
  };

  let batch: Capture[] = [];
  for await (const found of source.captures(deps.signal) as AsyncIterable<Collected>) {
    if (found.kind === "skip") skips.push(found.skip);
    else batch.push(found.capture);
    if (batch.length >= BATCH) {
      await flush(batch);
      batch = [];
    }
  }
  await flush(batch);
  await store.transaction((inner) => settle(inner, packs));
  return { added, known, skips, remarks, interrupted: deps.signal.aborted };
}
