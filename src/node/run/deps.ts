import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Packs } from "../../core/packs/index.ts";
import { loadPacks } from "../app/packs.ts";
import type { AnnotatedLine, Deps, ReadLine } from "../app/ports.ts";
import { readSecret } from "../app/secrets.ts";
import { feedAsker } from "../collect/ask-feed.ts";
import { folderChanges } from "../collect/changes.ts";
import { inputSource, isAddress, listedAddresses } from "../collect/inputs.ts";
import { readLines } from "../collect/lines.ts";
import { MAX_PAGES, mailServerOf, PAUSE_MS, type Settings } from "../config.ts";
import { AppError } from "../errors.ts";
import { type HttpClient, httpClient } from "../fetch/client.ts";
import { type PoliteFetcher, politeFetcher } from "../fetch/polite.ts";
import { STORE_FILE } from "../store/file-name.ts";
import { memoryStore } from "../store/memory.ts";
import { captureReaders } from "./capture-readers.ts";
import { workOnThreads } from "./line-pool.ts";
import { placeAside } from "./place-aside.ts";

interface Surroundings {
  readonly settings: Settings;
  readonly program: string;
  readonly version: string;
  readonly root: string;
  /** Where lines beside the answer go; nowhere when left out. */
  readonly note?: Deps["note"];
  readonly progress?: Deps["progress"];
  /** Nobody hears when left out. */
  readonly observe?: Deps["observe"];
  /** Never stopped when left out. */
  readonly signal?: AbortSignal;
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

/** The outside world of an operation on this machine; what it has to say beside its answer goes where its caller wants it. */
export function makeDeps({
  settings,
  program,
  version,
  root,
  note = () => undefined,
  progress = () => undefined,
  observe = () => undefined,
  signal = new AbortController().signal,
}: Surroundings): Deps {
  let client: HttpClient | null = null;
  const clock = { now: () => new Date().toISOString() };
  const http = (): HttpClient => {
    client ??= httpClient({ userAgent: `unecho/${version} (reads published reports; keeps to robots.txt)`, allowPrivate: settings.allowPrivate });
    return client;
  };
  let polite: PoliteFetcher | null = null;
  const fetcher = (): PoliteFetcher => {
    polite ??= politeFetcher(http(), { token: "unecho", pauseMs: PAUSE_MS, now: clock.now });
    return polite;
  };
  return {
    settings,
    program,
    version,
    root,
    clock,
    signal,
    packs: loadOnce(root),
    remote: false,
    // loaded only by commands that need it: --help and annotate never open a database
    openStore: async (mode) => {
      if (settings.database !== null) {
        const store = await (await import("../store/postgres.ts")).openPostgresStore(settings.database, mode, note);
        if (store === null) throw new AppError("store/empty", { path: "the database", program });
        return store;
      }
      if (mode === "existing" && !existsSync(join(settings.data, STORE_FILE))) throw new AppError("store/empty", { path: settings.data, program });
      return (await import("../store/sqlite.ts")).openSqliteStore(settings.data, note);
    },
    memoryStore,
    files: async (inputs, { maxPages } = { maxPages: MAX_PAGES }) => {
      const missing = inputs.find((input) => input !== "-" && !isAddress(input) && !existsSync(input));
      if (missing !== undefined) throw new AppError("input/not-found", { path: missing });
      return inputSource(inputs, { now: clock.now, stdin: process.stdin as AsyncIterable<Uint8Array>, fetcher, maxPages });
    },
    // loaded only by who writes one
    writeArchive: async (path, captures) => (await import("../warc/write-file.ts")).writeArchiveFile(path, captures, `unecho/${version}`, clock.now()),
    following: {
      ask: feedAsker(fetcher, clock.now),
      listed: listedAddresses,
      changes: (folder, stop) => {
        if (!existsSync(folder)) throw new AppError("input/not-found", { path: folder });
        return folderChanges(folder, clock.now, stop);
      },
    },
    http,
    mail: async (mail) => {
      const server = mailServerOf(settings);
      const password = readSecret("UNECHO_SMTP_PASSWORD");
      if (password === null && new URL(server.url).username !== "") throw new AppError("mail/none", { detail: "the user of --smtp has no password" });
      return (await import("../fetch/mail.ts")).sendMail({ ...server, password }, mail);
    },
    askModel: async (question) => {
      const { modelUrl: url, modelName: name, allowPrivate } = settings;
      if (url === null || name === null) throw new AppError("model/none");
      const server = { url, name, key: readSecret("UNECHO_MODEL_KEY"), userAgent: `unecho/${version}`, allowPrivate };
      return (await import("../drafting/ask-model.ts")).askModel(server, question, signal);
    },
    lines: readLines,
    readers: (workers) => captureReaders(root, workers),
    annotateParallel: (lines, offsets, workers) => workOnThreads<AnnotatedLine>(lines, { root, task: "annotate", offsets }, workers),
    readParallel: (lines, workers) => workOnThreads<ReadLine>(lines, { root, task: "read" }, workers),
    placeAside: (options, heard) => placeAside({ machine: { settings, program, version, root }, ...options }, heard),
    // loaded only where a queue is used
    hints: async () => (settings.nats === null ? null : (await import("../backfill/nats-hints.ts")).natsHints(settings.nats, note, observe)),
    observe,
    note,
    progress,
  };
}
