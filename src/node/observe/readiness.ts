import type { Store } from "../app/ports.ts";

/** Time the store has to answer, in milliseconds. */
const STORE_MS = 2_000;

/** Whether a process can do its work now, and in one sentence why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly store: "answers" | "silent" | "refuses" | "closing";
  readonly reason: string;
}

/** Asks the store the shortest question there is. Whoever asks while a question is out gets its answer, so that a store that hangs is not asked over and over. */
export class ReadinessCheck {
  readonly #store: () => Promise<Store>;
  readonly #waitMs: number;
  #asking: Promise<Readiness> | null = null;
  #stopping = false;

  constructor(store: () => Promise<Store>, waitMs = STORE_MS) {
    this.#store = store;
    this.#waitMs = waitMs;
  }

  /** From now on nothing new is taken. */
  stop(): void {
    this.#stopping = true;
  }

  now(): Promise<Readiness> {
    if (this.#stopping) return Promise.resolve({ ready: false, store: "closing", reason: "the process is stopping and takes no more work" });
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<Readiness> {
    let cut: NodeJS.Timeout | undefined;
    const silent = new Promise<Readiness>((resolve) => {
      const reason = `the store has not answered within ${this.#waitMs / 1000} s`;
      cut = setTimeout(() => resolve({ ready: false, store: "silent", reason }), this.#waitMs);
    });
    const answered = this.#store()
      .then((store) => store.picture.revision())
      .then(
        (): Readiness => ({ ready: true, store: "answers", reason: "the store answers" }),
        // what it said may name users and hosts: it is in the log of whoever works with it
        (): Readiness => ({ ready: false, store: "refuses", reason: "the store cannot be used now" }),
      );
    const found = await Promise.race([answered, silent]);
    clearTimeout(cut);
    return found;
  }
}
