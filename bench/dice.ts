/** A source of numbers in [0, 1) that is the same in every run with the same seed. */
export type Dice = () => number;

/** mulberry32. */
export function makeDice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A rank from 0 by Zipf's law: each next one is as much rarer as it stands lower. */
export const rollRank = (dice: Dice, ranks: number): number => Math.floor(Math.exp(dice() * Math.log(ranks + 1))) - 1;
