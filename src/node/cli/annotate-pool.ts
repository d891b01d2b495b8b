import { Worker } from "node:worker_threads";
import type { AnnotatedLine, InputLine } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import type { WorkerStart } from "./annotate-worker.ts";

/** Documents a worker has waiting: enough to keep it busy, few enough to keep memory flat. */
const AHEAD = 4;

interface Job {
  readonly settle: (line: AnnotatedLine) => void;
  readonly fail: (error: Error) => void;
}

/** One thread, which answers in the order it is asked. */
class Hand {
  readonly #worker: Worker;
  readonly #waiting: Job[] = [];

  constructor(start: WorkerStart) {
    // beside this file, compiled or not
    const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
    this.#worker = new Worker(new URL(`./annotate-worker.${ending}`, import.meta.url), { workerData: start });
    this.#worker.on("message", (line: AnnotatedLine) => this.#waiting.shift()?.settle(line));
    this.#worker.on("error", (error) => {
      for (const job of this.#waiting) job.fail(new AppError("worker/failed", { detail: error.message }, { cause: error }));
    });
  }

  ask(line: InputLine): Promise<AnnotatedLine> {
    const result = new Promise<AnnotatedLine>((settle, fail) => this.#waiting.push({ settle, fail }));
    // a failure is reported where the result is awaited
    result.catch(() => undefined);
    this.#worker.postMessage(line);
    return result;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Annotates lines on several threads and yields them in their order; the first document decides when the next is printed. */
export async function* annotateOnThreads(lines: AsyncIterable<InputLine>, start: WorkerStart, workers: number): AsyncIterable<AnnotatedLine> {
  const hands = Array.from({ length: workers }, () => new Hand(start));
  const pending: Promise<AnnotatedLine>[] = [];
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
