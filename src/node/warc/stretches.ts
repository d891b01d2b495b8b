import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { ArchiveForm, Stretch } from "../app/backlog.ts";
import { type FoundRecord, formOf, recordsIn } from "./records.ts";
import { Window } from "./window.ts";

/** Bytes read from a file at a time. */
const STEP = 1_048_576;
/** Bytes of a stretch as they stand in the file, packed or not: what a worker holds of it unpacked stays within some dozen megabytes. */
const MAX_STRETCH: Readonly<Record<ArchiveForm, number>> = { members: 4_000_000, plain: 24_000_000, stream: 24_000_000 };

const chunksOf = (path: string, start: number, end: number): AsyncIterable<Uint8Array> =>
  createReadStream(path, { start, end: Math.max(start, end - 1), highWaterMark: STEP }) as AsyncIterable<Uint8Array>;

/** The unpacked bytes of a file packed as one, without those before a place and at most so many. A file that breaks off ends there; `onBreak` hears why. */
async function* unpacked(path: string, start: number, length: number, onBreak: (reason: string) => void): AsyncIterable<Uint8Array> {
  let passed = 0;
  const file = createReadStream(path, { highWaterMark: STEP });
  const gunzip = file.pipe(createGunzip());
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      const from = Math.min(piece.length, Math.max(0, start - passed));
      const to = Math.min(piece.length, start + length - passed);
      if (to > from) yield piece.subarray(from, to);
      passed += piece.length;
      if (passed >= start + length) return;
    }
  } catch (error) {
    onBreak(error instanceof Error ? error.message : String(error));
  } finally {
    gunzip.destroy();
    file.destroy();
  }
}

/** How the records of a file stand in it. */
export async function archiveForm(path: string): Promise<ArchiveForm> {
  const file = createReadStream(path, { highWaterMark: STEP });
  try {
    return await formOf(new Window(file as AsyncIterable<Uint8Array>));
  } finally {
    file.destroy();
  }
}

/** The records of a stretch of a file. Why a file packed as one breaks off is said at its end alone. */
export async function* recordsOf(path: string, form: ArchiveForm, { starts, length }: Stretch): AsyncIterable<FoundRecord> {
  let broken: string | null = null;
  const unpackedChunks = (): AsyncIterable<Uint8Array> =>
    unpacked(path, starts, length, (reason) => {
      broken = reason;
    });
  const window = new Window(form === "stream" ? unpackedChunks() : chunksOf(path, starts, starts + length), starts);
  yield* recordsIn(window, form);
  if (broken !== null) yield { kind: "damage", offset: window.offset, reason: `the rest cannot be unpacked (${broken})` };
}

/** Kinds of records that hold pages. */
const PAGES: ReadonlySet<string> = new Set(["response", "resource", "conversion"]);

/** Cuts a file from a place on into stretches of so many pages, each beginning with a record that is whole. `to` is where the next one begins. */
export async function* cutArchive(
  path: string,
  form: ArchiveForm,
  from: number,
  pages: number,
  size: number,
): AsyncIterable<Stretch & { readonly to: number; readonly last: boolean }> {
  // packed as one, how long it is unpacked is not known
  const end = form === "stream" ? Number.MAX_SAFE_INTEGER : size;
  let starts = from;
  let count = 0;
  for await (const found of recordsOf(path, form, { starts: from, length: end - from })) {
    const offset = found.kind === "damage" ? found.offset : found.record.offset;
    const full = count >= pages || offset - starts >= MAX_STRETCH[form];
    if (full && found.kind === "record" && offset > starts) {
      yield { starts, length: offset - starts, to: offset, last: false };
      starts = offset;
      count = 0;
    }
    if (found.kind === "damage" || PAGES.has(found.record.type)) count += 1;
  }
  if (count > 0 || from === 0) yield { starts, length: end - starts, to: end, last: true };
}
