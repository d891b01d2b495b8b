import type { Quantity } from "../model/index.ts";
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
  /** Until when, as a rank, somebody gave the old value again or denied the new one; -1 for never, and no further than is `enough`. A value that is new by then replaces nothing. */
  readonly upheldUntil: (newer: number, older: number, enough: number) => number;
}

/** One origin giving one value, from its first to its last time. */
interface Stand {
  readonly origin: number;
  readonly quantity: Quantity;
  readonly first: number;
  readonly last: number;
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
  const standsOf = (among: readonly number[]): readonly Stand[] =>
    [...Map.groupBy(among, (member) => (origins[member] as number) * items.length + (values[member] as number)).values()].map(([member = 0, ...more]) => {
      const at = [member, ...more].map((each) => times[each] as number).sort((a, b) => a - b);
      return {
        origin: origins[member] as number,
        quantity: quantityOf(member),
        first: at[0] as number,
        last: at.at(-1) as number,
      };
    });
  const [stands, denials] = [standsOf(stated), standsOf(denied)];
  const kinOf = remember((origin) => stands.filter((stand) => mayBeOne(stand.origin, origin)));
  const othersThan = remember((origin) => stands.filter((stand) => !mayBeOne(stand.origin, origin)));
  const kinButNot = remember((older) => remember((newer) => kinOf(older).filter((stand) => !mayBeOne(stand.origin, newer))));
  const wordsOf = remember((origin) => stated.filter((member) => mayBeOne(origins[member] as number, origin)));

  // a question about a value is asked of the first member that gives it
  const valueOf = remember((value) => quantityOf(values.indexOf(value)));
  const firstAbove = remember((origin) =>
    remember((value) =>
      kinOf(origin).reduce((first, { quantity, first: at }) => (isAbove(quantity, valueOf(value)) ? Math.min(first, at) : first), Number.POSITIVE_INFINITY),
    ),
  );
  const lastOf = (among: readonly Stand[], test: (quantity: Quantity) => boolean): number =>
    among.reduce((last, { quantity, last: at }) => (at > last && test(quantity) ? at : last), -1);
  const lastDenial = remember((value) => lastOf(denials, (quantity) => overlap(quantity, valueOf(value))));
  const lastRepeat = remember((origin) => remember((value) => lastOf(othersThan(origin), (quantity) => sameInterval(quantity, valueOf(value)))));
  // the older one's side, but not the newer one's, gave a value that lies below the new one
  const lastLower = (newer: number, older: number): number =>
    lastOf(kinButNot(origins[older] as number)(origins[newer] as number), (quantity) => isAbove(quantityOf(newer), quantity));

  return {
    stoodFrom: (newer, older) => (voiced[older] === 1 ? firstAbove(origins[newer] as number)(values[older] as number) : Number.POSITIVE_INFINITY),
    stoodAgainst: (newer, older) => {
      const [from, until] = [times[older] as number, times[newer] as number];
      const isAgainst = (member: number, at: number): boolean => at >= from && at < until && !overlap(quantityOf(member), quantityOf(older));
      return voiced[older] === 1 && wordsOf(origins[newer] as number).some((member) => isAgainst(member, times[member] as number));
    },
    upheldUntil: (newer, older, enough) => {
      const upheld = Math.max(lastDenial(values[newer] as number), lastRepeat(origins[newer] as number)(values[older] as number));
      return upheld >= enough ? upheld : Math.max(upheld, lastLower(newer, older));
    },
  };
}
