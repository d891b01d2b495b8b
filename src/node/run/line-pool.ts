import { Worker } from "node:worker_threads";
import type { InputLine } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import type { WorkerStart } from "./line-worker.ts";

/** Documents a worker has waiting: enough to keep it busy, few enough to keep memory flat. */
const AHEAD = 4;

interface Job<T> {
  readonly settle: (line: T) => void;
  readonly fail: (error: Error) => void;
}

/** One thread, which answers in the order it is asked. */
export class Hand<Q, T> {
  readonly #worker: Worker;
  readonly #waiting: Job<T>[] = [];

  constructor(start: WorkerStart) {
    // beside this file, compiled or not
    const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
    this.#worker = new Worker(new URL(`./line-worker.${ending}`, import.meta.url), { workerData: start });
    this.#worker.on("message", (line: T) => this.#waiting.shift()?.settle(line));
    this.#worker.on("error", (error) => {
      for (const job of this.#waiting) job.fail(new AppError("worker/failed", { detail: error.message }, { cause: error }));
    });
  }

  ask(question: Q): Promise<T> {
    const result = new Promise<T>((settle, fail) => this.#waiting.push({ settle, fail }));
    // a failure is reported where the result is awaited
    result.catch(() => undefined);
    this.#worker.postMessage(question);
    return result;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Works lines off on several threads and yields the answers in their order; the first line decides when the next is passed on. */
export async function* workOnThreads<T>(lines: AsyncIterable<InputLine>, start: WorkerStart, workers: number): AsyncIterable<T> {
  const hands = Array.from({ length: workers }, () => new Hand<InputLine, T>(start));
  const pending: Promise<T>[] = [];
  let asked = 0;
  try {
    for await (const line of lines) {
      const hand = hands[asked % hands.length];
      if (hand !== undefined) pending.push(hand.ask(line));
      asked += 1;
      const next = pending.length > workers * AHEAD ? pending.shift() : undefined;
      if (next !== undefined) yield await next;
    }
    for (const result of pending) yield await result;
  } finally {
    await Promise.all(hands.map((hand) => hand.stop()));
  }
}
