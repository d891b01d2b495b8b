import type { Packs } from "../../core/packs/index.ts";
import type { BatchLease, ReadRecord, StagedReport } from "../app/backlog.ts";
import { captureColumns } from "../app/ledger/entries.ts";
import type { Skip } from "../app/ports.ts";
import { readReport } from "../app/read-report.ts";
import { readingVersions } from "../app/versions.ts";
import { checked } from "../collect/file.ts";
import { sha256 } from "../sha256.ts";
import { packJson } from "../store/packed.ts";
import { type FoundContent, readContent } from "../warc/captures.ts";
import { recordsOf } from "../warc/stretches.ts";

/** What a thread is asked to read. */
export interface ReadTask extends Pick<BatchLease, "archive" | "starts" | "length"> {
  /** So many records were read already. */
  readonly done: number;
  /** Places whose readers ended over them so often that they are given up, with the reason. */
  readonly dead: Readonly<Record<string, string>>;
  /** Whoever asks wants to hear of every record before it is read. */
  readonly careful: boolean;
}

/** What one record gave; `record` is null for what is no page. */
export interface ReadPiece {
  readonly record: ReadRecord | null;
  readonly staged: StagedReport | null;
}

/** Times a report is read that makes our own code fail: it may have been the moment and not the report. */
export const TRIES = 5;

/** The record, whatever file it stands in; and read by other rules it is another. A crawler that names two pages alike loses neither. */
const keyOf = (id: string, content: string, packs: Packs): string => sha256(JSON.stringify([id, content, readingVersions, packs.hash]));

/** Reads a report; one that makes our own code fail is tried again before it is given up. */
function readTried(capture: Parameters<typeof readReport>[0], packs: Packs): ReturnType<typeof readReport> {
  let last = readReport(capture, packs);
  for (let tries = 1; tries < TRIES && "code" in last && last.code === "collect/fault"; tries += 1) last = readReport(capture, packs);
  return last;
}

function skipped(skip: Skip, place: number, id: string, packs: Packs): ReadPiece {
  const dead = skip.code === "collect/fault";
  const reason = dead ? `${skip.message}, ${TRIES} times` : skip.message;
  return { record: { key: keyOf(id, skip.code, packs), place, outcome: dead ? "dead" : "skipped", article: null, code: skip.code, reason }, staged: null };
}

function readFound({ offset, id, content }: FoundContent, number: number, file: string, packs: Packs): ReadPiece {
  const name = id ?? `${file}@${offset}`;
  if (content.kind === "other") return { record: null, staged: null };
  const found = checked(content);
  if (found.kind === "skip") return skipped(found.skip, offset, name, packs);
  const read = readTried(found.capture, packs);
  if ("code" in read) return skipped(read, offset, name, packs);
  const { id: article, received_at, envelope, bytes } = captureColumns(found.capture);
  const key = keyOf(name, article, packs);
  return {
    record: { key, place: offset, outcome: "report", article, code: null, reason: null },
    staged: {
      key,
      number,
      capture: { id: article, received_at, envelope: envelope ?? "", bytes: bytes ?? new Uint8Array() },
      versions: readingVersions,
      packs: packs.hash,
      reading: packJson(read.value),
    },
  };
}

/** Reads a stretch of an archive, record by record. `before` is waited for before each record that may hold a report; false ends the reading. */
export async function* readStretch(task: ReadTask, packs: Packs, before: (place: number) => Promise<boolean> | boolean): AsyncIterable<ReadPiece> {
  const { archive, done, dead } = task;
  let number = -1;
  for await (const found of recordsOf(archive.path, archive.form, task)) {
    const offset = found.kind === "damage" ? found.offset : found.record.offset;
    number += 1;
    if (number < done) continue;
    const reason = dead[offset];
    if (reason !== undefined) {
      const id = found.kind === "damage" ? null : (found.record.fields.get("warc-record-id") ?? null);
      yield {
        record: { key: keyOf(id ?? `${archive.name}@${offset}`, "dead", packs), place: offset, outcome: "dead", article: null, code: "collect/fault", reason },
        staged: null,
      };
      continue;
    }
    if (!(await before(offset))) return;
    // a record without a date came with its file, whenever and wherever it is read
    yield readFound(await readContent(found, archive.name, new Date(archive.changedAt).toISOString()), number, archive.name, packs);
  }
}
