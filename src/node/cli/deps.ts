import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Packs } from "../../core/packs/index.ts";
import { loadPacks } from "../app/packs.ts";
import type { AnnotatedLine, Deps, ReadLine } from "../app/ports.ts";
import { fileSource } from "../collect/file.ts";
import { readLines } from "../collect/lines.ts";
import type { Settings } from "../config.ts";
import { AppError } from "../errors.ts";
import { STORE_FILE } from "../store/file-name.ts";
import { memoryStore } from "../store/memory.ts";
import { workOnThreads } from "./line-pool.ts";
import type { ProgressLine } from "./print.ts";

interface Surroundings {
  readonly settings: Settings;
  readonly progress: ProgressLine;
  readonly signal: AbortSignal;
  readonly program: string;
  readonly version: string;
  readonly root: string;
}

/** Packs by the folder they were loaded from: reading them takes most of a second, and a process may run several commands. */
const loaded = new Map<string, Packs>();

function loadOnce(root: string): () => Packs {
  return () => {
    try {
      const packs = loaded.get(root) ?? loadPacks(root);
      loaded.set(root, packs);
      return packs;
    } catch (error) {
      throw new AppError("packs/broken", { detail: error instanceof Error ? error.message : String(error) }, { cause: error });
    }
  };
}

/** The outside world of a command on this machine. */
export function makeDeps({ settings, progress, signal, program, version, root }: Surroundings): Deps {
  const clock = { now: () => new Date().toISOString() };
  return {
    settings,
    program,
    version,
    root,
    clock,
    signal,
    packs: loadOnce(root),
    // loaded only by commands that need it: --help and annotate never open a database
    openStore: async (mode) => {
      if (mode === "existing" && !existsSync(join(settings.data, STORE_FILE))) throw new AppError("store/empty", { path: settings.data, program });
      return (await import("../store/sqlite.ts")).openSqliteStore(settings.data);
    },
    memoryStore,
    files: async (paths) => {
      const missing = paths.find((path) => path !== "-" && !existsSync(path));
      if (missing !== undefined) throw new AppError("input/not-found", { path: missing });
      return fileSource(paths, clock.now(), process.stdin as AsyncIterable<Uint8Array>);
    },
    lines: readLines,
    annotateParallel: (lines, offsets, workers) => workOnThreads<AnnotatedLine>(lines, { root, task: "annotate", offsets }, workers),
    readParallel: (lines, workers) => workOnThreads<ReadLine>(lines, { root, task: "read" }, workers),
    note: (line) => {
      progress.wipe();
      if (!settings.quiet) process.stderr.write(`${line}\n`);
    },
    progress: (label, done, total) => progress.draw(label, done, total),
  };
}
