import { type Entry, openPromise, type ZipFile } from "yauzl";
import { z } from "zod";
import { type Dump, KEPT_TABLES, type KeptRow, type KeptTable } from "../app/dump.ts";
import { AppError } from "../errors.ts";
import { sha256 } from "../sha256.ts";

/** Largest file of a copy, unpacked: a hundred of the largest reports at once. */
const MAX_ENTRY_BYTES = 500_000_000;

const manifestShape = z.object({
  format: z.literal(1),
  made_by: z.string(),
  made_at: z.string(),
  picture: z.string(),
  files: z.array(z.object({ path: z.string(), table: z.enum(Object.keys(KEPT_TABLES) as [KeptTable, ...KeptTable[]]), rows: z.int(), sha256: z.string() })),
});
const value = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.base64() })]);
const rowShape = z.record(z.string(), value);

const broken = (path: string, detail: string, cause?: unknown): AppError => new AppError("backup/broken", { path, detail }, { cause });

async function bytesOf(zip: ZipFile, entry: Entry, path: string): Promise<Buffer> {
  if (entry.uncompressedSize > MAX_ENTRY_BYTES) throw broken(path, `${entry.fileName} is too large`);
  const pieces: Buffer[] = [];
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

const rowOf = (line: string): KeptRow => {
  const row = rowShape.parse(JSON.parse(line));
  return Object.fromEntries(
    Object.entries(row).map(([column, item]) => [
      column,
      typeof item === "object" && item !== null ? new Uint8Array(Buffer.from(item.base64, "base64")) : item,
    ]),
  );
};

/** Fills an empty store from a copy, after checking each file against the manifest; the digest of what the stories said when it was made. Inside a transaction. */
export async function readBackup(path: string, dump: Dump, progress: (rows: number) => void): Promise<string> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      const about = entries.get("manifest.json");
      if (about === undefined) throw broken(path, "it has no manifest.json");
      const manifest = manifestShape.parse(JSON.parse((await bytesOf(zip, about, path)).toString("utf8")));
      let done = 0;
      for (const file of manifest.files) {
        const entry = entries.get(file.path);
        if (entry === undefined) throw broken(path, `${file.path} is missing`);
        const body = await bytesOf(zip, entry, path);
        if (sha256(body) !== file.sha256) throw broken(path, `${file.path} is not what the manifest says`);
        const rows = body
          .toString("utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map(rowOf);
        await dump.fill(file.table, rows);
        done += rows.length;
        progress(done);
      }
      return manifest.picture;
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw broken(path, error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error), error);
  }
}
