import type { StoryPack } from "../packs/stories.ts";
import { compareDates, NEAR_DAYS } from "./affinity.ts";
import { type Link, linkGroups } from "./linkage.ts";
import { isNameStranger } from "./names-apart.ts";
import { divideByFocus, LEAST_SIDE, listFocus, listLeadNames, putForeground } from "./protagonists.ts";
import type { Sketch } from "./sketch.ts";
import { countFeatures, rarityOf, weighSketch } from "./weigh.ts";

type Vector = ReadonlyMap<string, number>;

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
/** A feature that only one article of a subject has cannot be shared, yet says that the article tells of something else. */
const LONE_FEATURE = 0.5;
/** Weight of a name's standing in the lead beside the name itself, when a subject is divided. */
const LEAD_SHARE = 0.3;
/** Features with more articles than this look up candidates that rarer features found, instead of finding their own. */
const HOT = 256;

/** A feature's weight where `count` of so many articles have it. */
export function contrastWeight(value: number, count: number, articles: number): number {
  return value * (1 - (count - 1) / (articles + 1)) * (count > 1 ? 1 : LONE_FEATURE);
}

/** What most of a neighbourhood shares counts little: what is left tells events of one kind apart. */
export function contrastVector(vector: Vector, countOf: (key: string) => number, articles: number): Map<string, number> {
  const contrast = new Map<string, number>();
  let squares = 0;
  for (const [key, value] of vector) {
    const count = countOf(key);
    const weight = contrastWeight(value, count, articles);
    contrast.set(key, weight);
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares) || 1;
  for (const [key, weight] of contrast) contrast.set(key, weight / norm);
  return contrast;
}

/** Contrasted similarity with the plain one mixed in, moved by what the dates say. */
export function mixScores(contrasted: number, plain: number, dates: number): number {
  return (1 - PLAIN_SHARE) * contrasted * dates + PLAIN_SHARE * plain;
}

/** Similarity from which articles of a subject with so many articles report one event. */
export function thresholdFor(articles: number): number {
  return SAME_EVENT + SMALL_SUBJECT / articles;
}

/** Pairs of vectors with a feature in common, and their inner product. */
export function linkVectors(vectors: readonly Vector[]): Link[] {
  const postings = new Map<string, number[]>();
  const links: Link[] = [];
  const scores = new Float64Array(vectors.length);
  vectors.forEach((vector, at) => {
    const touched: number[] = [];
    const hot: [string, number][] = [];
    for (const [key, value] of vector) {
      const list = postings.get(key);
      if (list === undefined) {
        postings.set(key, [at]);
        continue;
      }
      if (list.length > HOT) hot.push([key, value]);
      else {
        for (const other of list) {
          if (scores[other] === 0) touched.push(other);
          scores[other] = (scores[other] ?? 0) + value * (vectors[other]?.get(key) ?? 0);
        }
      }
      list.push(at);
    }
    for (const other of touched) {
      let score = scores[other] ?? 0;
      scores[other] = 0;
      for (const [key, value] of hot) score += value * (vectors[other]?.get(key) ?? 0);
      links.push({ a: other, b: at, score });
    }
  });
  return links;
}

/** True when an article names other people and places than all the rest of its group, and no date speaks for one event. */
export function isStranger(article: Sketch, others: readonly Sketch[], rarity: (key: string) => number): boolean {
  const { day } = article;
  if (day !== null && others.some((other) => other.day !== null && Math.abs(other.day - day) <= NEAR_DAYS)) return false;
  return isNameStranger(article, others, rarity);
}

/** Positions by group, in order. */
export function listGroups(groups: readonly number[]): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const list = lists.get(group);
    if (list === undefined) lists.set(group, [at]);
    else list.push(at);
  });
  return lists;
}

/** Puts what is left of a subject in groups of one to three to the event it is nearest to. */
function attachSmall(groups: readonly number[], links: readonly Link[], least: number): number[] {
  const out = groups.slice();
  for (let round = 0; round < 2; round++) {
    const lists = listGroups(out);
    const sums = new Map<number, Map<number, number>>();
    for (const { a, b, score } of links) {
      const [left, right] = [out[a] ?? 0, out[b] ?? 0];
      if (left === right) continue;
      for (const [from, to] of [
        [left, right],
        [right, left],
      ] as const) {
        const own = lists.get(from)?.length ?? 0;
        if (own > SMALL_GROUP || (lists.get(to)?.length ?? 0) <= own) continue;
        const row = sums.get(from) ?? new Map<number, number>();
        sums.set(from, row);
        row.set(to, (row.get(to) ?? 0) + score);
      }
    }
    for (const [from, row] of [...sums].sort((x, y) => x[0] - y[0])) {
      const own = lists.get(from) ?? [];
      let best = -1;
      let most = least;
      for (const [to, sum] of [...row].sort((x, y) => x[0] - y[0])) {
        const mean = sum / (own.length * (lists.get(to)?.length ?? 1));
        if (mean > most) [best, most] = [to, mean];
      }
      if (best >= 0) for (const at of own) out[at] = best;
    }
  }
  return out;
}

/** Takes out of each event, in place, the articles that name other people and places than all the rest of it; those of one event that are alike stay together. */
function expelStrangers(groups: number[], links: readonly Link[], isOther: (at: number, others: readonly number[]) => boolean): void {
  const strangers = new Set<number>();
  for (const members of listGroups(groups).values()) {
    if (members.length <= SMALL_GROUP) continue;
    for (const at of members)
      if (
        isOther(
          at,
          members.filter((other) => other !== at),
        )
      )
        strangers.add(at);
  }
  if (strangers.size === 0) return;
  const alone = [...strangers];
  const place = new Map(alone.map((at, k) => [at, k]));
  const among = links.flatMap(({ a, b, score }): Link[] => {
    const [x, y] = [place.get(a), place.get(b)];
    return x === undefined || y === undefined || groups[a] !== groups[b] ? [] : [{ a: x, b: y, score }];
  });
  const parts = linkGroups(alone.length, among, STAY_TOGETHER);
  alone.forEach((at, k) => {
    // Below 0, so that no event that is left has the same name.
    const first = alone[parts[k] ?? k] ?? at;
    groups[at] = -1 - first;
  });
  // Names must be positions of members again.
  for (const [name, members] of listGroups(groups)) {
    const lowest = members[0] ?? 0;
    if (name !== lowest) for (const at of members) groups[at] = lowest;
  }
}

/** Vectors of one group with what the whole group shares played down, and names in the foreground told from names in passing. */
function contrastGroup(vectors: readonly Vector[], foregrounds: readonly ReadonlySet<string>[], share: number): Vector[] {
  const { vectors: all, counts } = putForeground(vectors, foregrounds, share);
  return all.map((vector) => contrastVector(vector, (key) => counts.get(key) ?? 1, all.length));
}

/** Divides, in place, events that share all but their protagonists. */
function splitProtagonists(groups: number[], sketches: readonly Sketch[], vectors: readonly Vector[]): void {
  for (const members of listGroups(groups).values()) {
    if (members.length < 2 * LEAST_SIDE) continue;
    const focus = members.flatMap((at) => {
      const sketch = sketches[at];
      return sketch === undefined ? [] : [listFocus(sketch)];
    });
    const contrasts = contrastGroup(
      members.flatMap((at) => vectors[at] ?? []),
      focus,
      1,
    );
    const sides = divideByFocus(focus, (a, b) => product(contrasts[a], contrasts[b]));
    if (sides === null) continue;
    const other = members.filter((_, k) => sides[k] !== sides[0]);
    for (const at of other) groups[at] = other[0] ?? at;
  }
}

/** What grouping found: for each sketch its event and the wider subject, both named by a position, and its vector. */
export interface Grouping {
  readonly event: readonly number[];
  readonly subject: readonly number[];
  readonly vectors: readonly Vector[];
}

/** Groups sketches by subject and divides every subject into events. Depends on the sketches and on their given order of ties alone. */
export function groupEvents(sketches: readonly Sketch[], pack: StoryPack): Grouping {
  const seen = countFeatures(sketches);
  const vectors = sketches.map((sketch) => weighSketch(sketch, seen, pack));
  const plain = linkVectors(vectors);
  const subject = linkGroups(sketches.length, plain, SAME_SUBJECT);
  const event = subject.slice();
  const inside = new Map<number, Link[]>();
  const place = new Map<number, number>();
  const groups = listGroups(subject);
  for (const members of groups.values()) members.forEach((at, k) => place.set(at, k));
  for (const link of plain) {
    const group = subject[link.a] ?? -1;
    if (group !== subject[link.b]) continue;
    const list = inside.get(group) ?? [];
    inside.set(group, list);
    list.push(link);
  }
  for (const [name, members] of groups) {
    if (members.length === 1) continue;
    const own = members.flatMap((at) => sketches[at] ?? []);
    const contrasts = contrastGroup(
      members.flatMap((at) => vectors[at] ?? []),
      own.map(listLeadNames),
      LEAD_SHARE,
    );
    const links = (inside.get(name) ?? []).map(({ a, b, score }): Link => {
      const [x, y] = [place.get(a) ?? 0, place.get(b) ?? 0];
      const [left, right] = [sketches[a], sketches[b]];
      const dates = left === undefined || right === undefined ? 1 : compareDates(left, right);
      return { a: x, b: y, score: mixScores(product(contrasts[x], contrasts[y]), score, dates) };
    });
    const least = ATTACH + SMALL_SUBJECT / members.length;
    const parts = attachSmall(linkGroups(members.length, links, thresholdFor(members.length)), links, least);
    expelStrangers(parts, links, (at, others) => {
      const article = sketches[members[at] ?? -1];
      return (
        article !== undefined &&
        isStranger(
          article,
          others.flatMap((k) => sketches[members[k] ?? -1] ?? []),
          (key) => rarityOf(key, seen, pack),
        )
      );
    });
    splitProtagonists(
      parts,
      own,
      members.flatMap((at) => vectors[at] ?? []),
    );
    parts.forEach((part, k) => {
      event[members[k] ?? 0] = members[part] ?? name;
    });
  }
  return { event, subject, vectors };
}

/** Inner product of two vectors, walking the smaller one. */
export function product(a: Vector | undefined, b: Vector | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [key, value] of small) {
    const other = large.get(key);
    if (other !== undefined) sum += value * other;
  }
  return sum;
}
