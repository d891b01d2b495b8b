import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { type Dump, KEPT_TABLES, type KeptRow, type KeptTable } from "../app/dump.ts";
import { sha256 } from "../sha256.ts";

/** Rows in one file of the copy. */
const PAGE = 100;

/** What a copy says of itself: `manifest.json`. */
export interface Manifest {
  readonly format: 1;
  readonly made_by: string;
  readonly made_at: string;
  /** Digest of everything the stories say. */
  readonly picture: string;
  readonly files: readonly { readonly path: string; readonly table: KeptTable; readonly rows: number; readonly sha256: string }[];
}

const lineOf = (row: KeptRow): string =>
  `${JSON.stringify(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value])))}\n`;

/** Writes a copy of a store as a zip: its tables as JSON Lines, and a manifest with the SHA-256 of each file. The file appears when it is whole. */
export async function writeBackup(
  path: string,
  dump: Dump,
  about: Pick<Manifest, "made_by" | "made_at" | "picture">,
  progress: (rows: number) => void,
): Promise<Manifest> {
  const zip = new ZipFile();
  const growing = `${path}.part`;
  const written = pipeline(zip.outputStream, createWriteStream(growing, { mode: 0o600 }));
  const files: Manifest["files"][number][] = [];
  let done = 0;
  for (const [table, key] of Object.entries(KEPT_TABLES) as readonly (readonly [KeptTable, string])[]) {
    for (let after: string | number | null = null, number = 1; ; number++) {
      const rows = await dump.page(table, after, PAGE);
      const last = rows.at(-1)?.[key];
      if (typeof last !== "string" && typeof last !== "number") break;
      after = last;
      const body = Buffer.from(rows.map(lineOf).join(""));
      const name = `${table}/${String(number).padStart(6, "0")}.jsonl`;
      files.push({ path: name, table, rows: rows.length, sha256: sha256(body) });
      zip.addBuffer(body, name, { mtime: new Date(about.made_at), mode: 0o100600 });
      done += rows.length;
      progress(done);
    }
  }
  const manifest: Manifest = { format: 1, ...about, files };
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), "manifest.json", { mtime: new Date(about.made_at), mode: 0o100600 });
  zip.end();
  await written;
  await rename(growing, path);
  return manifest;
}
