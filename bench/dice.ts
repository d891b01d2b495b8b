/** A source of numbers in [0, 1) that is the same in every run with the same seed. */
export type Dice = () => number;

/** A rank from 0 by Zipf's law: each next one is as much rarer as it stands lower. */
export const rollRank = (dice: Dice, ranks: number): number => Math.floor(Math.exp(dice() * Math.log(ranks + 1))) - 1;
