import { Worker } from "node:worker_threads";
import type { BatchLease, BatchResult } from "../app/backlog.ts";
import type { ReadPiece, ReadTask } from "./read-stretch.ts";
import type { FromStretchThread, ThreadStart, ToStretchThread } from "./stretch-thread.ts";

/** What one article may use before its thread is ended. */
export interface ArticleLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Megabytes of the thread's heap, the language data among them. */
  readonly heap: number;
}

/** How the reading of a batch ended: whole; over a record (-1: over none), with the reason; or because the file cannot be read here. */
export type ReadEnd =
  | { readonly kind: "whole" }
  | { readonly kind: "ended"; readonly place: number; readonly reason: string }
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "stopped" };

/** Milliseconds between two looks at what a thread has in hand. */
const LOOK_MS = 200;

/** What a batch gave so far; reading goes on behind it when a thread was ended. */
export class Gathered {
  readonly #pieces: ReadPiece[] = [];
  /** Records that were read. */
  get count(): number {
    return this.#pieces.length;
  }
  add(piece: ReadPiece): void {
    this.#pieces.push(piece);
  }
  result(): BatchResult {
    const records = this.#pieces.flatMap(({ record }) => record ?? []);
    return { records, staged: this.#pieces.flatMap(({ staged }) => staged ?? []), others: this.#pieces.length - records.length };
  }
}

/** A thread that reads stretches of archives, and is ended and replaced when an article takes it too much time or memory. */
export class StretchReader {
  readonly #root: string;
  readonly #limits: ArticleLimits;
  #thread: { readonly worker: Worker; readonly watch: BigInt64Array } | null = null;

  constructor(root: string, limits: ArticleLimits) {
    this.#root = root;
    this.#limits = limits;
  }

  #start(): { readonly worker: Worker; readonly watch: BigInt64Array } {
    const watch = new SharedArrayBuffer(16);
    // beside this file, compiled or not
    const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
    const worker = new Worker(new URL(`./stretch-thread.${ending}`, import.meta.url), {
      workerData: { root: this.#root, watch } satisfies ThreadStart,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heap },
    });
    worker.setMaxListeners(20);
    // one that ends while nothing is asked of it, as for memory after its last page, is no fault of ours; the next batch gets another
    worker.on("error", () => undefined);
    worker.once("exit", () => {
      if (this.#thread?.worker === worker) this.#thread = null;
    });
    return { worker, watch: new BigInt64Array(watch) };
  }

  /** Reads the rest of a batch into `gathered`. `ask` is asked before each record when the task is careful; false stops the reading. */
  async read(lease: BatchLease, task: Pick<ReadTask, "dead" | "careful">, gathered: Gathered, ask: (place: number) => Promise<boolean>): Promise<ReadEnd> {
    this.#thread ??= this.#start();
    const { worker, watch } = this.#thread;
    const { archive, starts, length } = lease;
    let asking = true;
    let serial = -1n;
    let since = performance.now();
    const end = await new Promise<ReadEnd>((resolve) => {
      const over = (end: ReadEnd): void => {
        clearInterval(timer);
        worker.off("message", heard).off("error", broke).off("exit", left);
        resolve(end);
      };
      const place = (): number => Number(Atomics.load(watch, 1));
      const timer = setInterval(() => {
        const now = Atomics.load(watch, 0);
        // while it starts, or waits for us, time is not its own
        if (now !== serial || asking || now === 0n) {
          serial = now;
          since = performance.now();
        } else if (performance.now() - since > this.#limits.time)
          over({ kind: "ended", place: place(), reason: `reading it took longer than ${this.#limits.time / 1000} s` });
      }, LOOK_MS);
      const heard = (message: FromStretchThread): void => {
        asking = false;
        if ("piece" in message) gathered.add(message.piece);
        else if ("end" in message) over({ kind: "whole" });
        else if ("unreadable" in message) over({ kind: "unreadable", reason: message.unreadable });
        else {
          asking = true;
          void ask(message.asks).then((goOn) => {
            asking = false;
            if (!goOn) over({ kind: "stopped" });
            worker.postMessage({ goOn } satisfies ToStretchThread);
          });
        }
      };
      const broke = (error: Error): void => {
        const memory = (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
        over({ kind: "ended", place: place(), reason: memory ? `reading it took more than ${this.#limits.heap} MB` : `its reader ended: ${error.message}` });
      };
      const left = (code: number): void => over({ kind: "ended", place: place(), reason: `its reader ended (${code})` });
      worker.on("message", heard).on("error", broke).on("exit", left);
      asking = false;
      worker.postMessage({ task: { archive, starts, length, done: gathered.count, ...task } } satisfies ToStretchThread);
    });
    if (end.kind === "ended" || end.kind === "stopped") await this.stop();
    return end;
  }

  async stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.worker.terminate();
  }
}
