import { isAbove, overlap, sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";
import type { Members } from "./members.ts";
import { remember } from "./remember.ts";

/** What others said that keeps a later value from replacing an earlier one. */
export interface Standing {
  /** Of a rising figure: when, as a rank, the newer one's side first gave a value above the old one, so that going higher later settles nothing; infinity for never. */
  readonly stoodFrom: (newer: number, older: number) => number;
  /** Of any other: the two sides already gave values that did not fit while both stood. */
  readonly stoodAgainst: (newer: number, older: number) => boolean;
  /** Until when, as a rank, somebody gave the old value again or denied the new one; -1 for never. A value that is new by then replaces nothing. */
  readonly upheldUntil: (newer: number, older: number) => number;
}

/** Answers by who gave which value when, each question about an origin and a value worked out once: members of a large finding ask the same over and over. */
export function readStanding(members: Members): Standing {
  const { items, times, values, quantityOf, origins, voiced, mayBeOne } = members;
  // dated figures that somebody gave and nobody took back
  const given = items.flatMap(({ quantity, claim }, member) =>
    quantity !== null && !claim.outdated && voiced[member] === 1 && (times[member] as number) >= 0 ? [member] : [],
  );
  const isDenied = (member: number): boolean => (items[member] as Item).claim.polarity === "denied";
  const [stated, denied] = [given.filter((member) => !isDenied(member)), given.filter(isDenied)];
  const isKin = (member: number, origin: number): boolean => mayBeOne(origins[member] as number, origin);
  const kinOf = remember((origin) => stated.filter((member) => isKin(member, origin)));
  const othersThan = remember((origin) => stated.filter((member) => !isKin(member, origin)));
  const timesOf = (among: readonly number[]): readonly number[] => among.map((member) => times[member] as number);
  const first = (among: readonly number[]): number => timesOf(among).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = (among: readonly number[]): number => timesOf(among).reduce((a, b) => Math.max(a, b), -1);

  // a question about a value is asked of the first member that gives it
  const valueOf = remember((value) => quantityOf(values.indexOf(value)));
  const firstAbove = remember((origin) => remember((value) => first(kinOf(origin).filter((member) => isAbove(quantityOf(member), valueOf(value))))));
  const lastRepeat = remember((origin) => remember((value) => last(othersThan(origin).filter((member) => sameInterval(quantityOf(member), valueOf(value))))));
  const lastDenial = remember((value) => last(denied.filter((member) => overlap(quantityOf(member), valueOf(value)))));
  // the older one's side, but not the newer one's, gave a value that lies below the new one
  const lastLower = (newer: number, older: number): number =>
    last(kinOf(origins[older] as number).filter((member) => !isKin(member, origins[newer] as number) && isAbove(quantityOf(newer), quantityOf(member))));

  return {
    stoodFrom: (newer, older) => (voiced[older] === 1 ? firstAbove(origins[newer] as number)(values[older] as number) : Number.POSITIVE_INFINITY),
    stoodAgainst: (newer, older) => {
      const [from, until] = [times[older] as number, times[newer] as number];
      const isAgainst = (member: number, at: number): boolean => at >= from && at < until && !overlap(quantityOf(member), quantityOf(older));
      return voiced[older] === 1 && kinOf(origins[newer] as number).some((member) => isAgainst(member, times[member] as number));
    },
    upheldUntil: (newer, older) =>
      Math.max(lastDenial(values[newer] as number), lastRepeat(origins[newer] as number)(values[older] as number), lastLower(newer, older)),
  };
}
