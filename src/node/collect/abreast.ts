/** Results a source may be ahead of its turn: pages, so some megabytes. */
const AHEAD = 16;

type Outcome<T> = { readonly value: T } | { readonly error: unknown } | "end";

/** A source that runs ahead a little and then waits for its turn. */
class Runner<T> {
  private readonly ready: Outcome<T>[] = [];
  private wake: (() => void) | null = null;
  private room: (() => void) | null = null;
  private stopped = false;

  constructor(source: AsyncIterable<T>) {
    void this.run(source);
  }

  private put(outcome: Outcome<T>): void {
    this.ready.push(outcome);
    this.wake?.();
  }

  private async run(source: AsyncIterable<T>): Promise<void> {
    try {
      for await (const value of source) {
        this.put({ value });
        while (this.ready.length >= AHEAD && !this.stopped)
          await new Promise<void>((resolve) => {
            this.room = resolve;
          });
        if (this.stopped) return;
      }
      this.put("end");
    } catch (error) {
      this.put({ error });
    }
  }

  async next(): Promise<Outcome<T>> {
    while (this.ready.length === 0)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    const outcome = this.ready.shift() ?? "end";
    this.room?.();
    return outcome;
  }

  stop(): void {
    this.stopped = true;
    this.room?.();
  }
}

/** Several sources at work at the same time, their results in the order of the sources. */
export async function* abreast<T>(sources: Iterable<() => AsyncIterable<T>>, limit: number): AsyncIterable<T> {
  const waiting = sources[Symbol.iterator]();
  const running: Runner<T>[] = [];
  const startNext = (): void => {
    const next = waiting.next();
    if (next.done !== true) running.push(new Runner(next.value()));
  };
  for (let count = 0; count < limit; count += 1) startNext();
  try {
    for (let runner = running[0]; runner !== undefined; runner = running[0]) {
      for (let outcome = await runner.next(); outcome !== "end"; outcome = await runner.next()) {
        if ("error" in outcome) throw outcome.error;
        yield outcome.value;
      }
      running.shift();
      startNext();
    }
  } finally {
    for (const runner of running) runner.stop();
  }
}
