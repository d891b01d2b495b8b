import { isAbove, overlap, sameInterval } from "./interval.ts";
import type { Members } from "./members.ts";

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
  readonly member: number;
  readonly origin: number;
  first: number;
  last: number;
}

/** Below every answer: ranks of dates, infinity, or -1 for none. */
const UNASKED = -2;

/** Answers by a table of who gave which value when, each question worked out once: members of a large finding ask the same over and over. */
export function readStanding(members: Members): Standing {
  const { items, times, values, valueCount, origins, voiced, mayBeOne } = members;
  const quantityOf = (member: number) => items[member]?.quantity ?? null;
  const stands = new Map<number, Stand>();
  const denied: Stand[] = [];
  for (const [member, { claim, quantity }] of items.entries()) {
    const [at, origin] = [times[member] as number, origins[member] as number];
    if (quantity === null || claim.outdated || at < 0 || voiced[member] !== 1) continue;
    if (claim.polarity === "denied") {
      denied.push({ member, origin, first: at, last: at });
      continue;
    }
    const key = origin * valueCount + (values[member] as number);
    const known = stands.get(key);
    if (known === undefined) stands.set(key, { member, origin, first: at, last: at });
    else [known.first, known.last] = [Math.min(known.first, at), Math.max(known.last, at)];
  }
  const all = [...stands.values()];
  const byOrigin = Map.groupBy(all, ({ origin }) => origin);
  const kinOf = remember((origin) => [...byOrigin].flatMap(([other, said]) => (mayBeOne(other, origin) ? said : [])));
  const wordsAt = remember((origin) => items.flatMap((_, member) => (isStand(members, member) && mayBeOne(origins[member] as number, origin) ? [member] : [])));

  const firstAbove = (origin: number, example: number): number => {
    const older = quantityOf(example);
    let first = Number.POSITIVE_INFINITY;
    for (const stand of kinOf(origin)) {
      const quantity = quantityOf(stand.member);
      if (quantity !== null && older !== null && stand.first < first && isAbove(quantity, older)) first = stand.first;
    }
    return first;
  };
  const lastDenial = (example: number): number => lastOf(denied, (quantity) => overlap(quantity, quantityOf(example) ?? quantity));
  const othersThan = remember((origin) => all.filter((stand) => !mayBeOne(stand.origin, origin)));
  const lastRepeat = (origin: number, example: number): number =>
    lastOf(othersThan(origin), (quantity) => sameInterval(quantity, quantityOf(example) ?? quantity));
  const originCount = origins.reduce((most, origin) => Math.max(most, origin + 1), 0);
  const kinButNot = remember((key) => kinOf(Math.floor(key / originCount)).filter((stand) => !mayBeOne(stand.origin, key % originCount)));
  const lastLower = (newer: number, older: number, example: number): number => {
    const newest = quantityOf(example);
    return lastOf(kinButNot(older * originCount + newer), (quantity) => newest !== null && !overlap(quantity, newest) && !isAbove(quantity, newest));
  };
  function lastOf(among: readonly Stand[], test: (quantity: NonNullable<ReturnType<typeof quantityOf>>) => boolean): number {
    let last = -1;
    for (const stand of among) {
      const quantity = quantityOf(stand.member);
      if (quantity !== null && stand.last > last && test(quantity)) last = stand.last;
    }
    return last;
  }
  // a question about a value is asked of the first member that gives it
  const example = new Map<number, number>();
  for (const [member, value] of values.entries()) if (!example.has(value)) example.set(value, member);
  const exampleOf = (member: number): number => example.get(values[member] as number) ?? member;

  // answers once given, by value of the older member and by its origin
  const ofOrigin = remember(() => ({ above: new Float64Array(valueCount).fill(UNASKED), repeat: new Int32Array(valueCount).fill(UNASKED) }));
  const ofWord = remember((): { denial: number; lower: Int32Array | null } => ({ denial: UNASKED, lower: null }));

  return {
    stoodFrom: (newer, older) => {
      if (voiced[older] !== 1) return Number.POSITIVE_INFINITY;
      const { above } = ofOrigin(origins[newer] as number);
      const value = values[older] as number;
      if (above[value] === UNASKED) above[value] = firstAbove(origins[newer] as number, exampleOf(older));
      return above[value] as number;
    },
    stoodAgainst: (newer, older) => {
      const [before, until, old] = [times[older] as number, times[newer] as number, quantityOf(older)];
      if (voiced[older] !== 1) return false;
      return wordsAt(origins[newer] as number).some((member) => {
        const [at, quantity] = [times[member] as number, quantityOf(member)];
        return at >= before && at < until && quantity !== null && old !== null && !overlap(quantity, old);
      });
    },
    upheldUntil: (newer, older, enough) => {
      const [origin, other, value] = [origins[newer] as number, origins[older] as number, values[older] as number];
      const word = ofWord(origin * valueCount + (values[newer] as number));
      if (word.denial === UNASKED) word.denial = lastDenial(exampleOf(newer));
      if (word.denial >= enough) return word.denial;
      const { repeat } = ofOrigin(origin);
      if (repeat[value] === UNASKED) repeat[value] = lastRepeat(origin, exampleOf(older));
      if ((repeat[value] as number) >= enough) return repeat[value] as number;
      word.lower ??= new Int32Array(originCount).fill(UNASKED);
      if (word.lower[other] === UNASKED) word.lower[other] = lastLower(origin, other, exampleOf(newer));
      return Math.max(word.denial, repeat[value] as number, word.lower[other] as number);
    },
  };
}

/** A dated figure that somebody gave and nobody took back. */
const isStand = ({ items, times, voiced }: Members, member: number): boolean => {
  const item = items[member];
  return (
    item !== undefined &&
    item.quantity !== null &&
    !item.claim.outdated &&
    item.claim.polarity !== "denied" &&
    voiced[member] === 1 &&
    (times[member] as number) >= 0
  );
};

/** A function of a number that works each answer out once. */
function remember<Answer>(work: (key: number) => Answer): (key: number) => Answer {
  const known = new Map<number, Answer>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = work(key);
    known.set(key, answer);
    return answer;
  };
}
