import { type Dice, seededRandom } from "../seeded-random.ts";

/** How much of a family is tried: a part of it in the suite, all of it by `npm run prove attacks`. */
export interface Trial {
  readonly full: boolean;
  /** Draws what is tried; the same seed draws the same. */
  readonly dice: Dice;
}

/** What came of a trial. */
export interface Outcome {
  readonly tried: number;
  /** Attacks that got through, each in a few words. */
  readonly escaped: readonly string[];
  /** Ordinary cases that were turned away, or came out changed. */
  readonly spoilt: readonly string[];
  /** What else was measured, for the evidence. */
  readonly figures?: Readonly<Record<string, unknown>>;
  /** Parts that this machine cannot run, with the reason. */
  readonly notRun?: readonly string[];
}

/** A family of attacks, with the guard it is held against and a weakened one that it must see through. */
export interface Attack {
  /** "rebinding": its key in docs/evidence/attacks.json. */
  readonly name: string;
  /** What is attacked, as a heading. */
  readonly surface: string;
  /** What holds, in one sentence. */
  readonly promise: string;
  /** Attacks the full form tries at least. */
  readonly least: number;
  /** How the guard of the mutant is weaker, as a clause: "a name is checked once and asked again". */
  readonly weakness: string;
  tryGuard(trial: Trial): Promise<Outcome>;
  tryMutant(trial: Trial): Promise<Outcome>;
}

interface Definition<Guard> extends Omit<Attack, "tryGuard" | "tryMutant"> {
  /** What the product does. */
  readonly guard: Guard;
  /** The same with one check taken out. */
  readonly mutant: Guard;
  run(guard: Guard, trial: Trial): Promise<Outcome>;
}

export function defineAttack<Guard>({ guard, mutant, run, ...about }: Definition<Guard>): Attack {
  return { ...about, tryGuard: (trial) => run(guard, trial), tryMutant: (trial) => run(mutant, trial) };
}

export const trialOf = (seed: number, full: boolean): Trial => ({ full, dice: seededRandom(seed) });

/** All of a list in full; a seeded part of it otherwise. */
export function drawn<T>({ full, dice }: Trial, items: readonly T[], part: number): readonly T[] {
  if (full || items.length <= part) return items;
  const left = [...items];
  return Array.from({ length: part }, () => left.splice(dice.whole(0, left.length - 1), 1)[0] as T);
}
