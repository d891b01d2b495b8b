import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../errors.ts";

/** Writes a file whole or not at all: a reader never sees half of it, and one that was there stays until the new one is complete. */
export async function saveFile(path: string, body: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, body);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new AppError("output/unwritable", { path, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}
