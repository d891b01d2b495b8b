import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { unguarded } from "../../core/exports/shareable.ts";
import { sha256 } from "../sha256.ts";
import type { Format, WriteOptions } from "./format.ts";

/** Every entry has one date: the same stories give the same archive. */
const ENTRY_DATE = new Date("2000-01-01T00:00:00Z");

/** Decisions one a line, in the order they were taken: the log of who ruled what. */
const auditLog = ({ decisions }: WriteOptions): string => decisions.map((decision) => `${JSON.stringify(decision)}\n`).join("");

/** All files of the other formats in one archive, with the reports as they came, a manifest of hashes and the log of decisions. Leave whenever you like. */
export const bundleOf = (formats: readonly Format[]): Format => ({
  id: "bundle",
  file: "bundle.zip",
  summary: "all of these in one archive, the reports as they came (WARC) included, with a manifest of hashes",
  mediaType: "application/zip",
  local: true,
  async write({ dossiers }, options) {
    const shared = unguarded(dossiers);
    const zip = new ZipFile();
    const manifest: { readonly path: string; readonly bytes: number; readonly sha256: string }[] = [];
    const add = (path: string, body: string | Uint8Array): void => {
      const bytes = typeof body === "string" ? Buffer.from(body) : Buffer.from(body);
      manifest.push({ path, bytes: bytes.length, sha256: sha256(bytes) });
      zip.addBuffer(bytes, path, { mtime: ENTRY_DATE, mode: 0o100644 });
    };
    for (const format of formats) add(format.file, await format.write(shared, options));
    add("decisions.jsonl", auditLog(options));
    if (options.archive !== null) add("reports.warc.gz", options.archive);
    const about = { made_by: `unecho ${options.version}`, packs: options.packs.hash, as_of: options.asOf, stories: dossiers.length, files: manifest };
    zip.addBuffer(Buffer.from(`${JSON.stringify(about, null, 1)}\n`), "manifest.json", { mtime: ENTRY_DATE, mode: 0o100644 });
    zip.end();
    return buffer(zip.outputStream);
  },
});
