import { isAbove, overlap, sameInterval } from "./interval.ts";
import type { Members } from "./members.ts";

/** What others said that keeps a later value from replacing an earlier one. */
export interface Standing {
  /** The two sides already gave values that did not fit while both stood, the newer one's the higher: going higher settles nothing. */
  readonly stoodAgainst: (newer: number, older: number) => boolean;
  /** Somebody gave the old value again when the new one was already known, or denies the new one. */
  readonly isUpheld: (newer: number, older: number) => boolean;
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

  const firstAbove = remember((key) => {
    const [origin, example] = [Math.floor(key / items.length), key % items.length];
    const older = quantityOf(example);
    let first = Number.POSITIVE_INFINITY;
    for (const stand of kinOf(origin)) {
      const quantity = quantityOf(stand.member);
      if (quantity !== null && older !== null && stand.first < first && isAbove(quantity, older)) first = stand.first;
    }
    return first;
  });
  const lastDenial = remember((example) => lastOf(denied, (quantity) => overlap(quantity, quantityOf(example) ?? quantity)));
  const lastRepeat = remember((key) => {
    const [origin, example] = [Math.floor(key / items.length), key % items.length];
    const others = all.filter((stand) => !mayBeOne(stand.origin, origin));
    return lastOf(others, (quantity) => sameInterval(quantity, quantityOf(example) ?? quantity));
  });
  const lastLower = remember((key) => {
    const [pair, example] = [Math.floor(key / items.length), key % items.length];
    const [newer, older] = [Math.floor(pair / items.length), pair % items.length];
    const newest = quantityOf(example);
    const others = kinOf(older).filter((stand) => !mayBeOne(stand.origin, newer));
    return lastOf(others, (quantity) => newest !== null && !overlap(quantity, newest) && !isAbove(quantity, newest));
  });
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

  // asked of one newer member after the other: answers about it stand by value or origin of the older, and hold for its own origin and value
  const originCount = origins.reduce((most, origin) => Math.max(most, origin + 1), 0);
  const [above, repeat, lower] = [new Float64Array(valueCount), new Int32Array(valueCount), new Int32Array(originCount)];
  let [ofOrigin, ofExample, denial] = [-1, -1, UNASKED];
  const turnTo = (origin: number, example: number): void => {
    if (origin === ofOrigin && example === ofExample) return;
    if (origin !== ofOrigin) {
      above.fill(UNASKED);
      repeat.fill(UNASKED);
    }
    lower.fill(UNASKED);
    [ofOrigin, ofExample, denial] = [origin, example, lastDenial(example)];
  };
  const ask = (answers: Float64Array | Int32Array, at: number, work: () => number): number => {
    const known = answers[at] as number;
    if (known !== UNASKED) return known;
    const answer = work();
    answers[at] = answer;
    return answer;
  };

  return {
    stoodAgainst: (newer, older) => {
      const [origin, before, until] = [origins[newer] as number, times[older] as number, times[newer] as number];
      if (voiced[older] !== 1) return false;
      if (items[newer]?.course === "rising") {
        turnTo(origin, exampleOf(newer));
        return ask(above, values[older] as number, () => firstAbove(origin * items.length + exampleOf(older))) < until;
      }
      const old = quantityOf(older);
      return wordsAt(origin).some((member) => {
        const [at, quantity] = [times[member] as number, quantityOf(member)];
        return at >= before && at < until && quantity !== null && old !== null && !overlap(quantity, old);
      });
    },
    isUpheld: (newer, older) => {
      const [origin, other, since] = [origins[newer] as number, origins[older] as number, times[newer] as number];
      turnTo(origin, exampleOf(newer));
      return (
        denial >= since ||
        ask(repeat, values[older] as number, () => lastRepeat(origin * items.length + exampleOf(older))) >= since ||
        ask(lower, other, () => lastLower((origin * items.length + other) * items.length + exampleOf(newer))) >= since
      );
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
