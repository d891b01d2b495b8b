import type { StoryPack } from "../packs/stories.ts";
import { compareDates, NEAR_DAYS } from "./affinity.ts";
import { linkGroups } from "./linkage.ts";
import { isNameStranger } from "./names-apart.ts";
import { numberAt, pickAt } from "./number-at.ts";
import { divideByFocus, LEAST_SIDE, listFocus, listLeadNames, putForeground } from "./protagonists.ts";
import type { Sketch } from "./sketch.ts";
import { multiplyPairs, Triangle } from "./triangle.ts";
import { contrastVectors, type Vector } from "./vector.ts";
import { countFeatures, type Frequencies, rarityOf, weighFeatures } from "./weigh.ts";

/** Mean similarity from which two groups are about one subject: wide, because what follows only divides. */
const SAME_SUBJECT = 0.06;
/** Mean contrasted similarity from which two groups of a large subject report one event ... */
const SAME_EVENT = 0.11;
/** ... and what is added for a subject of n articles, divided by n: with few articles contrast has little to go by. */
const SMALL_SUBJECT = 0.3;
/** Groups of so few articles join the event next to them at a lower similarity: a short item names only part of its event. */
const SMALL_GROUP = 3;
/** Mean similarity from which articles taken out of one event stay together. */
const STAY_TOGETHER = 0.2;
const ATTACH = 0.06;
/** Share of the plain similarity in the contrasted one. */
const PLAIN_SHARE = 0.2;
/** Weight of a name's standing in the lead beside the name itself, when a subject is divided. */
const LEAD_SHARE = 0.3;

/** Contrasted similarity with the plain one mixed in, moved by what the dates say. */
export function mixScores(contrasted: number, plain: number, dates: number): number {
  return (1 - PLAIN_SHARE) * contrasted * dates + PLAIN_SHARE * plain;
}

/** Similarity from which articles of a subject with so many articles report one event. */
export function thresholdFor(articles: number): number {
  return SAME_EVENT + SMALL_SUBJECT / articles;
}

/** True when an article names other people and places than all the rest of its group, and no date speaks for one event. */
export function isStranger(article: Sketch, others: readonly Sketch[], rarity: (key: string) => number): boolean {
  const { day } = article;
  if (day !== null && others.some((other) => other.day !== null && Math.abs(other.day - day) <= NEAR_DAYS)) return false;
  return isNameStranger(article, others, rarity);
}

/** An article with its weights, and where it stands among those grouped. */
export interface Weighed {
  readonly at: number;
  readonly sketch: Sketch;
  readonly vector: Vector;
}

/** Positions by group, in order. */
function listGroups(groups: readonly number[]): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const list = lists.get(group);
    if (list === undefined) lists.set(group, [at]);
    else list.push(at);
  });
  return lists;
}

/** Positions group by group, the largest group first; of two as large that with the lower position. */
export const listLargest = (groups: readonly number[]): number[][] =>
  [...listGroups(groups).values()].sort((a, b) => b.length - a.length || numberAt(a, 0) - numberAt(b, 0));

/** Puts what is left of a subject in groups of one to three to the event it is nearest to. */
function attachSmall(groups: readonly number[], scores: Triangle, least: number): number[] {
  const out = groups.slice();
  for (let round = 0; round < 2; round++) {
    const lists = [...listGroups(out)].sort((x, y) => x[0] - y[0]);
    for (const [from, own] of lists) {
      if (own.length > SMALL_GROUP) continue;
      let best = -1;
      let most = least;
      for (const [to, theirs] of lists) {
        if (to === from || theirs.length <= own.length) continue;
        let sum = 0;
        for (const a of own) for (const b of theirs) sum += scores.get(a, b);
        const mean = sum / (own.length * theirs.length);
        if (mean > most) [best, most] = [to, mean];
      }
      if (best >= 0) for (const at of own) out[at] = best;
    }
  }
  return out;
}

/** Takes out of each event, in place, the articles that name other people and places than all the rest of it; those of one event that are alike stay together. */
function expelStrangers(groups: number[], sketches: readonly Sketch[], scores: Triangle, rarity: (key: string) => number): void {
  for (const members of listGroups(groups).values()) {
    if (members.length <= SMALL_GROUP) continue;
    const own = pickAt(sketches, members);
    const strangers = own.flatMap((sketch, k) => (isStranger(sketch, own.toSpliced(k, 1), rarity) ? [numberAt(members, k)] : []));
    if (strangers.length === 0) continue;
    const among = new Triangle(strangers.length);
    strangers.forEach((a, x) => {
      for (let y = 0; y < x; y++) among.set(x, y, scores.get(a, numberAt(strangers, y)));
    });
    const parts = linkGroups(strangers.length, among, STAY_TOGETHER);
    strangers.forEach((at, k) => {
      // below 0, so that no event that is left has the same name
      groups[at] = -1 - numberAt(strangers, numberAt(parts, k));
    });
  }
  // names must be positions of members again
  for (const [name, members] of listGroups(groups)) {
    const lowest = numberAt(members, 0);
    if (name !== lowest) for (const at of members) groups[at] = lowest;
  }
}

/** Divides, in place, events that share all but their protagonists. */
function splitProtagonists(groups: number[], rows: readonly Weighed[]): void {
  for (const members of listGroups(groups).values()) {
    if (members.length < 2 * LEAST_SIDE) continue;
    const own = pickAt(rows, members);
    const products = multiplyPairs(contrastVectors(own.map(({ sketch, vector }) => putForeground(vector, listFocus(sketch), 1))));
    const sides = divideByFocus(
      own.map(({ sketch }) => listFocus(sketch).names),
      (a, b) => products.get(a, b),
    );
    if (sides === null) continue;
    const other = members.filter((_, k) => sides[k] !== sides[0]);
    for (const at of other) groups[at] = numberAt(other, 0);
  }
}

/** What grouping found: for each sketch its event and the wider subject, both named by a position, its vector, and how similar each two are. */
export interface Grouping {
  readonly event: readonly number[];
  readonly subject: readonly number[];
  readonly rows: readonly Weighed[];
  readonly plain: Triangle;
}

/** Divides the articles of one subject into events; a group for each, named by its first article. */
function divideSubject(rows: readonly Weighed[], plain: Triangle, seen: Frequencies, pack: StoryPack): number[] {
  const count = rows.length;
  const scores = multiplyPairs(contrastVectors(rows.map(({ sketch, vector }) => putForeground(vector, listLeadNames(sketch), LEAD_SHARE))));
  rows.forEach((left, a) => {
    for (const [b, right] of rows.slice(0, a).entries()) {
      const similarity = plain.get(left.at, right.at);
      if (similarity > 0) scores.set(a, b, mixScores(scores.get(a, b), similarity, compareDates(left.sketch, right.sketch)));
    }
  });
  const groups = attachSmall(linkGroups(count, scores, thresholdFor(count)), scores, ATTACH + SMALL_SUBJECT / count);
  const sketches = rows.map(({ sketch }) => sketch);
  expelStrangers(groups, sketches, scores, (key) => rarityOf(key, seen, pack));
  splitProtagonists(groups, rows);
  return groups;
}

/**
 * Groups sketches by subject and divides every subject into events. Depends on the sketches, on their given order of ties and on how frequent features
 * are (among the sketches themselves when `seen` is not given). Work and memory grow with the square of the sketches.
 */
export function groupEvents(
  sketches: readonly Sketch[],
  pack: StoryPack,
  seen: Frequencies = countFeatures(sketches.map(({ features }) => features)),
): Grouping {
  const rows = sketches.map((sketch, at): Weighed => ({ at, sketch, vector: weighFeatures(sketch.features, seen) }));
  const plain = multiplyPairs(rows.map(({ vector }) => vector));
  const subject = linkGroups(sketches.length, plain, SAME_SUBJECT);
  const event = subject.slice();
  for (const members of listGroups(subject).values()) {
    if (members.length === 1) continue;
    const parts = divideSubject(pickAt(rows, members), plain, seen, pack);
    for (const [k, at] of members.entries()) event[at] = numberAt(members, numberAt(parts, k));
  }
  return { event, subject, rows, plain };
}
