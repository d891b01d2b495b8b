import type { Change } from "../app/picture.ts";
import type { Store } from "../app/ports.ts";

/** How often the store is asked for changes while somebody listens, in milliseconds: another process may have made them. */
const POLL_MS = 250;
/** Changes sent at a time. */
const BATCH = 200;

/** Tells any number of listeners of changes of the stories, with four questions a second to the store. */
export class ChangeFeed {
  readonly #store: () => Promise<Store>;
  readonly #waiting = new Set<() => void>();
  readonly #pollMs: number;
  #timer: NodeJS.Timeout | null = null;
  #revision = 0;
  #closed = false;

  constructor(store: () => Promise<Store>, pollMs = POLL_MS) {
    this.#store = store;
    this.#pollMs = pollMs;
  }

  get listeners(): number {
    return this.#waiting.size;
  }

  /** Changes after a revision, in order, for as long as `signal` lasts and the server runs. An empty batch says that nothing happened for `quietMs`. */
  async *after(revision: number, quietMs: number, signal: AbortSignal): AsyncIterable<readonly Change[]> {
    let seen = revision;
    while (!signal.aborted && !this.#closed) {
      const changes = await (await this.#store()).picture.changes(seen, BATCH);
      if (changes.length > 0) yield changes;
      else if (!(await this.#wait(seen, quietMs, signal))) yield [];
      seen = changes.at(-1)?.revision ?? seen;
    }
  }

  /** Ends every listening. */
  close(): void {
    this.#closed = true;
    for (const wake of this.#waiting) wake();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** True as soon as there is a later revision, false when the time is over before. */
  #wait(seen: number, quietMs: number, signal: AbortSignal): Promise<boolean> {
    if (this.#closed || signal.aborted) return Promise.resolve(true);
    this.#timer ??= setInterval(() => void this.#poll(), this.#pollMs).unref();
    return new Promise((resolve) => {
      const done = (changed: boolean): void => {
        clearTimeout(quiet);
        signal.removeEventListener("abort", wake);
        this.#waiting.delete(wake);
        if (this.#waiting.size === 0 && this.#timer !== null) {
          clearInterval(this.#timer);
          this.#timer = null;
        }
        resolve(changed);
      };
      const wake = (): void => {
        if (this.#revision > seen || this.#closed || signal.aborted) done(true);
      };
      const quiet = setTimeout(() => done(false), quietMs);
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }

  async #poll(): Promise<void> {
    const revision = await (await this.#store()).picture.revision();
    if (revision === this.#revision) return;
    this.#revision = revision;
    for (const wake of this.#waiting) wake();
  }
}
