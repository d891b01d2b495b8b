/** The part of a clock that waiting needs; a test hands in its own. */
export interface Timer {
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when stopped. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The clock of the machine. */
export const machineTimer: Timer = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted || ms <= 0) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done, { once: true });
    }),
};

/** One question at a time to each host, with a pause after each. */
export interface Pace {
  /** Waits for the host's turn and does the work in it. `pauseMs` may ask for a longer pause than the usual one. */
  inTurn<T>(host: string, signal: AbortSignal, work: () => Promise<T>, pauseMs?: number): Promise<T>;
}

interface Turn {
  last: Promise<unknown>;
  waiting: number;
  freeAt: number;
}

/** Hosts remembered after their last question; the pause of any of them is over long before it is forgotten. */
const REMEMBERED = 10_000;

export function paceOf(usualPauseMs: number, timer: Timer = machineTimer): Pace {
  const turns = new Map<string, Turn>();

  const forgetIdle = (): void => {
    if (turns.size <= REMEMBERED) return;
    const now = timer.now();
    for (const [host, turn] of turns) if (turn.waiting === 0 && turn.freeAt < now) turns.delete(host);
  };

  return {
    async inTurn(host, signal, work, pauseMs = 0) {
      forgetIdle();
      const turn = turns.get(host) ?? { last: Promise.resolve(), waiting: 0, freeAt: 0 };
      turns.set(host, turn);
      turn.waiting += 1;
      const mine = turn.last.then(async () => {
        try {
          await timer.wait(turn.freeAt - timer.now(), signal);
          return await work();
        } finally {
          turn.waiting -= 1;
          turn.freeAt = timer.now() + Math.max(usualPauseMs, pauseMs);
        }
      });
      turn.last = mine.catch(() => undefined);
      return mine;
    },
  };
}
