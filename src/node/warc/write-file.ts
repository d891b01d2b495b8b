import { createHash } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import type { Capture } from "../../core/model/index.ts";
import { writeRecord, writeWarcInfo } from "./write.ts";

/** What was written. */
export interface WrittenArchive {
  readonly reports: number;
  readonly bytes: number;
}

/**
 * Writes captures into a .warc.gz, record by record. The file appears under its name when it is whole: written beside it first, synced, then renamed.
 * Null when there is a file of that name already.
 */
export async function writeArchiveFile(path: string, captures: AsyncIterable<Capture>, software: string, date: string): Promise<WrittenArchive | null> {
  if ((await stat(path).catch(() => null)) !== null) return null;
  const beside = `${path}.${createHash("sha256").update(`${process.pid} ${date}`).digest("hex").slice(0, 8)}.part`;
  const file = await open(beside, "wx", 0o600);
  let reports = 0;
  let bytes = 0;
  try {
    const write = async (member: Uint8Array): Promise<void> => {
      await file.writeFile(member);
      bytes += member.length;
    };
    await write(await writeWarcInfo(software, date));
    for await (const capture of captures) {
      await write(await writeRecord(capture));
      reports += 1;
    }
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw error;
  }
  return { reports, bytes };
}
