import { writerOf } from "../app/lease.ts";
import type { Deps, PlacingAside, Store } from "../app/ports.ts";
import type { Observe } from "./work-event.ts";

/** Milliseconds until the next try where another places, or placing failed. */
const AGAIN_MS = 1000;
/** Milliseconds between two times the stories are worked out: for who waits for news, and for who works off an archive. */
const SHOW_MS = { stay: 1000, once: 60_000 };

/** Placing that is begun again when it fails, and as soon as nobody else places. */
export interface KeptPlacing {
  /** Ends it and waits for it: when what is ready is placed and shown, or with `now` after the transaction under way. */
  stop(now: boolean): Promise<void>;
}

export function keepPlacing(store: Store, deps: Deps, { stay, holder, observe }: { stay: boolean; holder: string; observe: Observe }): KeptPlacing {
  let stopping = false;
  let aside: PlacingAside | null = null;
  let wake: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, AGAIN_MS);
    });
  const told = new Set<string>();
  const run = async (): Promise<void> => {
    while (!stopping) {
      const other = await writerOf(store, deps).catch(() => null);
      if (other !== null && other.id !== holder) {
        await pause();
        continue;
      }
      // asked to end meanwhile: what nobody would stop is not begun
      if (stopping) return;
      observe({ kind: "placing", state: "began", reason: null });
      aside = deps.placeAside({ stay, holder, showEveryMs: stay ? SHOW_MS.stay : SHOW_MS.once }, observe);
      const { busy, reason } = await aside.ended;
      aside = null;
      observe({ kind: "placing", state: reason === null ? "ended" : "failed", reason });
      if (reason === null && !stay) return;
      if (reason !== null && !busy && !told.has(reason)) deps.note(`placing reports is tried again: ${reason}`);
      if (reason !== null) told.add(reason);
      if (!stopping) await pause();
    }
  };
  const running = run();
  return {
    async stop(now) {
      stopping = true;
      aside?.stop(now);
      wake();
      await running;
    },
  };
}
