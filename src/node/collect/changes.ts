import { once } from "node:events";
import { relative, sep } from "node:path";
import { watch } from "chokidar";
import type { Collected } from "../app/ports.ts";
import { checked, fileReports } from "./file.ts";
import { kindOfName } from "./kinds.ts";
import { isAbout, walk } from "./walk.ts";

/** A file counts as written when its size has not changed for so long, in milliseconds. */
const SETTLED_MS = 300;
const LOOK_EVERY_MS = 50;

/** Parts of a path that are never reports: hidden files and folders (our own store is one), installed packages. */
const PASSED_OVER = /(?:^|[\\/])(?:\.[^\\/]+|node_modules)(?:[\\/]|$)/;

async function* readFile(path: string, name: string, now: () => string): AsyncIterable<Collected> {
  for await (const found of fileReports(path, name, now())) yield checked(found);
}

/** Reports of a folder: those in it, in order of name, then each that comes in or changes, until stopped. Links are not followed. */
export async function* folderChanges(folder: string, now: () => string, signal: AbortSignal): AsyncIterable<Collected> {
  const changed: string[] = [];
  let wake: (() => void) | null = null;
  const tell = (path: string): void => {
    if (kindOfName(path) === null || isAbout(path)) return;
    changed.push(path);
    wake?.();
  };
  const watcher = watch(folder, {
    ignored: (path) => PASSED_OVER.test(relative(folder, path)),
    ignoreInitial: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: SETTLED_MS, pollInterval: LOOK_EVERY_MS },
  });
  watcher.on("add", tell).on("change", tell);
  const onStop = (): void => wake?.();
  signal.addEventListener("abort", onStop, { once: true });
  try {
    await once(watcher, "ready", { signal });
    // watching first and reading then: what comes in between is seen twice rather than never
    for await (const found of walk([folder])) if (found.kind === "file" && !PASSED_OVER.test(found.name)) yield* readFile(found.path, found.name, now);
    while (!signal.aborted) {
      const path = changed.shift();
      if (path !== undefined) yield* readFile(path, relative(folder, path).split(sep).join("/"), now);
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (changed.length > 0 || signal.aborted) resolve();
        });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", onStop);
    await watcher.close();
  }
}
