import { between } from "./alike-groups.ts";
import type { Features, FigureFeatures } from "./features.ts";
import { gapOf } from "./gap.ts";
import {
  compareMeasures,
  compareOneText,
  comparePlaces,
  compareStandpoints,
  compareTowns,
  compareValues,
  compareVoice,
  excludesMeasure,
  WEIGHTS,
} from "./resemblance.ts";

/** A claim of a group, and its share of the group. */
interface Part {
  readonly claim: Features;
  readonly share: number;
  readonly group: readonly Features[];
}

interface Weighed {
  readonly claim: Features;
  share: number;
}

/** A cluster of groups summed up, so that two clusters can be compared by what is different in them and not member by member. */
export interface ClusterSum {
  /** Groups it holds. */
  size: number;
  readonly words: Map<number, number>;
  readonly sorts: Map<number, Weighed>;
  readonly places: Map<number, Weighed>;
  readonly voices: Map<number, Part[]>;
  readonly texts: Map<number, Part[]>;
}

/** The sum of nothing. */
export const emptySum = (): ClusterSum => ({
  size: 0,
  words: new Map(),
  sorts: new Map(),
  places: new Map(),
  voices: new Map(),
  texts: new Map(),
});

function weigh(table: Map<number, Weighed>, key: number, { claim, share }: Part): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, { claim, share });
  else known.share += share;
}

function file(table: Map<number, Part[]>, key: number, part: Part): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [part]);
  else known.push(part);
}

/** Adds a group; the claims of a group count as one together. */
export function addGroup(sum: ClusterSum, group: readonly Features[]): void {
  sum.size++;
  const share = 1 / Math.max(1, group.length);
  for (const claim of group) {
    const part: Part = { claim, share, group };
    for (const term of claim.terms) sum.words.set(term, (sum.words.get(term) ?? 0) + share * Math.sqrt((claim.weights[term] as number) / claim.weight));
    weigh(sum.sorts, claim.sort, part);
    weigh(sum.places, claim.placeSet, part);
    file(sum.voices, claim.origin, part);
    file(sum.texts, claim.root, part);
  }
}

/** What two tables hold under one key, that of the first before that of the second. */
function shared<Held>(a: ReadonlyMap<number, Held>, b: ReadonlyMap<number, Held>): readonly (readonly [Held, Held])[] {
  const found: (readonly [Held, Held])[] = [];
  for (const key of (a.size <= b.size ? a : b).keys()) {
    const [mine, theirs] = [a.get(key), b.get(key)];
    if (mine !== undefined && theirs !== undefined) found.push([mine, theirs]);
  }
  return found;
}

const sumWords = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number =>
  shared(a, b).reduce((sum, [mine, theirs]) => sum + mine * theirs, 0) * WEIGHTS.terms;

/** The two are of measures that can be compared, and it does not count which of them comes first. */
const isEven = (a: Features, b: Features): boolean => a.headline === b.headline && a.moves === b.moves && a.rising === b.rising && !excludesMeasure(a, b);

/** What the sorts of two figures tell; NaN for statements, and where it counts which of the two comes first. */
function compareSorts(a: Features, b: Features): number {
  if (a.figure === null || !isEven(a, b)) return Number.NaN;
  const gap = gapOf(a.figure, b.figure as FigureFeatures);
  return compareMeasures(a, b) + compareValues(a, b, gap) + compareStandpoints(a, b, gap) + compareTowns(a, b, gap);
}

/** What the groups of two clusters score with each other, summed over every two, with those of them that exclude each other. */
export interface Compared {
  readonly sum: number;
  readonly barred: readonly (readonly [readonly Features[], readonly Features[]])[];
}

/** What two sorts tell, by the number of the first and then of the second: clusters of one story meet the same sorts again and again. */
export type KnownSorts = Map<number, Map<number, number>>;

/** The same, worked out once. */
function tellSorts(a: Features, b: Features, known: KnownSorts): number {
  let ofSort = known.get(a.sort);
  if (ofSort === undefined) {
    ofSort = new Map();
    known.set(a.sort, ofSort);
  }
  let told = ofSort.get(b.sort);
  if (told === undefined) {
    told = compareSorts(a, b);
    ofSort.set(b.sort, told);
  }
  return told;
}

/** It is plain without a look at their words that the claims of the first do not resemble those of the second as far as `least` on average. */
export function isFar(a: readonly Features[], b: readonly Features[], least: number, known: KnownSorts): boolean {
  let most = 0;
  for (const claim of a) {
    for (const other of b) {
      if (claim.origin === other.origin || claim.root === other.root) return false;
      most += tellSorts(claim, other, known) + comparePlaces(claim, other) + WEIGHTS.terms;
    }
  }
  // NaN, where sorts cannot be compared, is below nothing
  return most < (least - CARE) * a.length * b.length;
}

/** Bounds are kept this far from what they bound: they are added up in another order than the score. */
const CARE = 1e-8;

/** Asked only where sorts could be compared. */
const figureOf = ({ claim }: Part): FigureFeatures => claim.figure as FigureFeatures;

/**
 * Compares two clusters by what is different in each; null where it has to be worked out pair by pair. Where none exclude each other and it is
 * plain that the mean lies below `least`, the sum is the most that it can be.
 */
export function compareSums(a: ClusterSum, b: ClusterSum, known: KnownSorts = new Map(), least = Number.NEGATIVE_INFINITY): Compared | null {
  let sum = 0;
  for (const mine of a.sorts.values()) {
    for (const theirs of b.sorts.values()) {
      const told = tellSorts(mine.claim, theirs.claim, known);
      if (Number.isNaN(told)) return null;
      sum += told * mine.share * theirs.share;
    }
  }
  for (const mine of a.places.values()) for (const theirs of b.places.values()) sum += comparePlaces(mine.claim, theirs.claim) * mine.share * theirs.share;
  const together = new Map<readonly Features[], Set<readonly Features[]>>();
  for (const [mine, theirs] of shared(a.voices, b.voices)) {
    for (const x of mine) {
      for (const y of theirs) {
        sum += compareVoice(x.claim, y.claim, figureOf(x), figureOf(y)) * x.share * y.share;
        if (x.claim.article !== y.claim.article) continue;
        together.set(x.group, (together.get(x.group) ?? new Set()).add(y.group));
      }
    }
  }
  for (const [mine, theirs] of shared(a.texts, b.texts))
    for (const x of mine) for (const y of theirs) sum += compareOneText(x.claim, y.claim, figureOf(x), figureOf(y)) * x.share * y.share;
  const barred = [...together].flatMap(([x, others]) => [...others].flatMap((y) => (between(x, y) === Number.NEGATIVE_INFINITY ? [[x, y] as const] : [])));
  const pairs = a.size * b.size;
  const most = sum + WEIGHTS.terms * pairs;
  return { sum: barred.length === 0 && most < (least - CARE) * pairs ? most : sum + sumWords(a.words, b.words), barred };
}
