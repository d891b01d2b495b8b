import type { Deps } from "../app/ports.ts";
import { AppError } from "../errors.ts";
import type { Observe } from "./work-event.ts";

/** What passes: a database that restarts, a disk that is full, another writer. */
const PASSES: ReadonlySet<string> = new Set(["store/unreachable", "store/full", "store/busy"]);
/** Milliseconds between two tries. */
const PAUSE_MS = 500;

/** Does something with the database, again and again while the world is against it, until it is done or we are to end. */
export async function patiently<T>(work: () => Promise<T>, { signal, note }: Pick<Deps, "signal" | "note">, observe: Observe): Promise<T> {
  for (let told = false; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || !PASSES.has(error.code) || signal.aborted) throw error;
      if (!told) {
        note(`waiting: ${error.message}`);
        observe({ kind: "waiting", for: "database", reason: error.message });
      }
      told = true;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
