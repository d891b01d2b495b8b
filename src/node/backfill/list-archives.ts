import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { Stretch } from "../app/backlog.ts";
import type { Deps, Store } from "../app/ports.ts";
import { kindOfName } from "../collect/kinds.ts";
import { walk } from "../collect/walk.ts";
import { AppError } from "../errors.ts";
import { archiveForm, cutArchive } from "../warc/stretches.ts";

/** What listing an archive came to. */
export interface Listed {
  readonly archive: string;
  /** Batches added now. */
  readonly batches: number;
  /** It was known to its end before. */
  readonly known: boolean;
}

/** Batches written down in one transaction. */
const PAGE = 200;

/** The web archives at a path: the file that is named, or those in a folder, in order of name. */
async function archivesAt(given: string, deps: Deps): Promise<readonly string[]> {
  const info = await stat(given).catch(() => null);
  if (info?.isDirectory() !== true) return [given];
  const archives: string[] = [];
  for await (const found of walk([given])) {
    if (found.kind === "file" && kindOfName(found.name) === "warc") archives.push(found.path);
    else if (found.kind === "unreadable") deps.note(`${found.path}: ${found.reason}`);
    else deps.note(`${found.path}: ${found.kind === "outside" ? "a link that leads out of the folder" : "not a web archive"}, passed over`);
  }
  if (archives.length === 0) throw new AppError("input/no-archives", { path: given });
  return archives;
}

/**
 * Cuts archives, or those in the folders named, into batches of so many pages and writes them down, in the order given: theirs is the order of
 * arrival. What was cut before is not cut again, so that whoever was killed goes on where it was.
 */
export async function listArchives(paths: readonly string[], pages: number, store: Store, deps: Deps): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  const archives: string[] = [];
  for (const path of paths) for (const archive of await archivesAt(path, deps)) archives.push(archive);
  for (const given of archives) {
    const path = resolve(given);
    const info = await stat(path).catch(() => null);
    if (info === null || !info.isFile()) throw new AppError("input/not-found", { path: given });
    const form = await archiveForm(path);
    let archive = await store.backlog.openArchive({ path, name: basename(path), size: info.size, changedAt: Math.round(info.mtimeMs), form });
    if (archive.whole) {
      listed.push({ archive: archive.name, batches: 0, known: true });
      continue;
    }
    let waiting: Stretch[] = [];
    let batches = 0;
    const keep = async (to: number, whole: boolean): Promise<boolean> => {
      const kept = await store.backlog.addBatches(archive, waiting, to, whole);
      if (kept) batches += waiting.length;
      archive = { ...archive, splitTo: to, whole };
      waiting = [];
      return kept;
    };
    let to = archive.splitTo;
    let alone = true;
    for await (const stretch of cutArchive(path, form, archive.splitTo, pages, info.size)) {
      if (deps.signal.aborted) break;
      waiting.push({ starts: stretch.starts, length: stretch.length });
      to = stretch.to;
      if (waiting.length >= PAGE) alone = await keep(to, false);
      // somebody else lists the same archive
      if (!alone) break;
      deps.progress(`listing ${archive.name}: batches`, batches + waiting.length, null);
    }
    if (alone) await keep(deps.signal.aborted ? to : Number.MAX_SAFE_INTEGER, !deps.signal.aborted);
    deps.observe({ kind: "listed", archive: archive.name, batches });
    listed.push({ archive: archive.name, batches, known: false });
    if (deps.signal.aborted) break;
  }
  return listed;
}
