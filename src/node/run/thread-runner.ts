import { Worker } from "node:worker_threads";
import { AppError } from "../errors.ts";
import { faultFacts } from "../observe/fault-facts.ts";
import type { Log } from "../observe/log.ts";
import type { Answered, Call, Machine, Runner } from "./call.ts";
import type { FromThread } from "./operation-worker.ts";

/** Longest an operation may take before its thread is stopped, in milliseconds. */
export const CALL_TIMEOUT_MS = 120_000;
/** Calls that may wait for a thread; one more is told to come back. */
const MAX_WAITING = 32;
/** Memory of a thread, in megabytes: the language data and a large store. */
const HEAP_MB = 2048;
/** Time a stopped operation has to leave its store whole before its thread is ended, in milliseconds. */
const GRACE_MS = 2000;

interface Job {
  readonly call: Call;
  readonly signal: AbortSignal | undefined;
  readonly settle: (answered: Answered) => void;
  readonly fail: (error: Error) => void;
}

interface Options {
  readonly threads: number;
  readonly timeoutMs?: number;
  /** Where a fault of ours is written down; the caller of the operation never sees its stack. */
  readonly log: Log;
}

/** Runs operations on threads of their own, so that a heavy one delays nobody and an endless one can be stopped. */
export class ThreadRunner {
  readonly #machine: Machine;
  readonly #options: Options;
  readonly #idle: Worker[] = [];
  readonly #waiting: Job[] = [];
  readonly #all = new Set<Worker>();

  constructor(machine: Machine, options: Options) {
    this.#machine = machine;
    this.#options = options;
  }

  readonly run: Runner = (call, signal) =>
    new Promise((settle, fail) => {
      if (this.#waiting.length >= MAX_WAITING) fail(new AppError("server/busy"));
      else {
        this.#waiting.push({ call, signal, settle, fail });
        this.#next();
      }
    });

  /** What the threads are at: how many work, and how many calls wait for one. */
  get load(): { readonly busy: number; readonly waiting: number } {
    return { busy: this.#all.size - this.#idle.length, waiting: this.#waiting.length };
  }

  async close(): Promise<void> {
    for (const job of this.#waiting.splice(0)) job.fail(new AppError("server/busy"));
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    const job = this.#waiting[0];
    if (job === undefined) return;
    const worker = this.#idle.pop() ?? (this.#all.size < this.#options.threads ? this.#start() : undefined);
    if (worker === undefined) return;
    this.#waiting.shift();
    if (job.signal?.aborted === true) {
      this.#idle.push(worker);
      job.fail(new AppError("server/timeout", { seconds: "0" }));
      this.#next();
    } else this.#work(worker, job);
  }

  #start(): Worker {
    // beside this file, compiled or not
    const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
    const worker = new Worker(new URL(`./operation-worker.${ending}`, import.meta.url), {
      workerData: this.#machine,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.#all.add(worker);
    // one that ends while nothing is asked of it, as for memory after its last answer, is no fault of ours, and is asked no more
    worker.on("error", () => undefined);
    worker.once("exit", () => {
      this.#all.delete(worker);
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    worker.unref();
    return worker;
  }

  #work(worker: Worker, { call, signal, settle, fail }: Job): void {
    const timeoutMs = this.#options.timeoutMs ?? CALL_TIMEOUT_MS;
    const stop = (): void => worker.postMessage({ stop: true });
    const cut = setTimeout(() => {
      stop();
      setTimeout(() => done(new AppError("server/timeout", { seconds: String(Math.round(timeoutMs / 1000)) }), false), GRACE_MS).unref();
    }, timeoutMs);
    let over = false;
    const done = (result: Answered | Error, healthy: boolean): void => {
      if (over) return;
      over = true;
      clearTimeout(cut);
      signal?.removeEventListener("abort", stop);
      worker.off("message", heard).off("error", broke).off("exit", left);
      if (healthy) this.#idle.push(worker);
      else {
        this.#all.delete(worker);
        void worker.terminate();
      }
      if (result instanceof Error) fail(result);
      else settle(result);
      this.#next();
    };
    const heard = (reply: FromThread): void => {
      if ("answered" in reply) done(reply.answered, true);
      else if ("failed" in reply) done(new AppError(reply.failed.code, reply.failed.values), true);
      else {
        this.#options.log(`${call.operation}: ${reply.fault.words}\n${reply.fault.stack}`, { event: "fault", fault: reply.fault.facts });
        done(new AppError("server/fault"), true);
      }
    };
    const broke = (error: Error): void => {
      this.#options.log(`${call.operation}: ${error.message}`, { event: "fault", fault: faultFacts(error) });
      done(new AppError("server/fault"), false);
    };
    const left = (): void => done(new AppError("server/fault"), false);
    worker.on("message", heard).on("error", broke).on("exit", left);
    signal?.addEventListener("abort", stop, { once: true });
    worker.postMessage({ call });
  }
}
