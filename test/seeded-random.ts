/** Dice that fall the same way for the same seed. */
export interface Dice {
  /** From 0 up to but without 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** True so many times in a hundred. */
  readonly chance: (percent: number) => boolean;
}

/** Numbers in [0, 1) from a seed, the same in every run (mulberry32, a small generator with good spread). */
export function makeDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function seededRandom(seed: number): Dice {
  const next = makeDice(seed);
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return { next, whole, pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number], chance: (percent) => next() * 100 < percent };
}
