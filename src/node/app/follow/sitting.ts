import type { Arrivals, Halt } from "../ingest.ts";
import type { Collected } from "../ports.ts";
import type { Arrival, Inbox } from "./inbox.ts";
import { pause } from "./poll.ts";

/** What a sitting is told and asks. */
export interface SittingWorld {
  /** Once aborted, what was not read is not marked: it comes again. */
  readonly signal: AbortSignal;
  /** Hears of what was kept. */
  readonly mark: (arrivals: readonly Arrival[]) => Promise<void>;
  /** Called between two looks into the inbox; false ends the sitting with what is there. */
  readonly turn: () => boolean;
}

/** Milliseconds after which other writers get their turn, and after which nothing more is waited for. */
const LONGEST_MS = 15_000;
const IDLE_MS = 1_000;
/** Milliseconds between two looks into the inbox, and shortest between two times the picture is brought up to date. */
const LOOK_MS = 25;
const SHOW_EVERY_MS = 200;

/**
 * What comes in while following, for one writer: arrivals are kept as they come, and shown as often as can be with half of the time left for
 * keeping, so that a report is seen soon and a flood of them is not worked out one by one.
 */
export class Sitting implements Arrivals {
  readonly #inbox: Inbox;
  readonly #world: SittingWorld;

  constructor(inbox: Inbox, world: SittingWorld) {
    this.#inbox = inbox;
    this.#world = world;
  }

  async *captures(): AsyncIterable<Collected | Halt> {
    const { signal, mark, turn } = this.#world;
    const until = performance.now() + LONGEST_MS;
    let cameAt = performance.now();
    let shownAt = 0;
    let showMs = 0;
    let unshown = false;
    for (let goesOn = true; goesOn; ) {
      goesOn = turn() && performance.now() < until;
      if (this.#inbox.ready || (!goesOn && !this.#inbox.empty)) {
        const arrivals = this.#inbox.take();
        for (const { found } of arrivals) yield* found;
        yield { kind: "halt", show: false };
        if (signal.aborted) return;
        await mark(arrivals);
        cameAt = performance.now();
        unshown = true;
      }
      const now = performance.now();
      if (unshown && now - shownAt >= Math.max(SHOW_EVERY_MS, showMs)) {
        yield { kind: "halt", show: true };
        shownAt = performance.now();
        showMs = shownAt - now;
        unshown = false;
      } else if (this.#inbox.empty && !unshown && now - cameAt > IDLE_MS) return;
      else await pause(LOOK_MS);
    }
  }
}
