import { between } from "./alike-groups.ts";
import type { Features, FigureFeatures } from "./features.ts";
import { gapOf } from "./gap.ts";
import {
  compareMeasures,
  comparePlaces,
  compareStandpoints,
  compareText,
  compareTowns,
  compareValues,
  compareVoice,
  excludesMeasure,
  WEIGHTS,
} from "./resemblance.ts";

/** A figure of a group, and its share of the group. */
interface Part {
  readonly claim: Features;
  readonly figure: FigureFeatures;
  readonly share: number;
  readonly group: readonly Features[];
}

interface Weighed {
  readonly claim: Features;
  readonly figure: FigureFeatures;
  share: number;
}

/** A cluster of groups summed up, so that two clusters can be compared by what is different in them and not member by member. */
export interface ClusterSum {
  /** Groups it holds. */
  size: number;
  /** Some claim of it has no figure: what those score does not add up. */
  plain: boolean;
  readonly words: Map<number, number>;
  readonly sorts: Map<number, Weighed>;
  readonly places: Map<number, Weighed>;
  readonly voices: Map<number, Part[]>;
  readonly texts: Map<number, Part[]>;
}

/** The sum of nothing. */
export const emptySum = (): ClusterSum => ({
  size: 0,
  plain: false,
  words: new Map(),
  sorts: new Map(),
  places: new Map(),
  voices: new Map(),
  texts: new Map(),
});

function weigh(table: Map<number, Weighed>, key: number, { claim, figure, share }: Part): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, { claim, figure, share });
  else known.share += share;
}

function file(table: Map<number, Part[]>, key: number, part: Part): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [part]);
  else known.push(part);
}

/** Adds a group of figures; the claims of a group count as one together. */
export function addGroup(sum: ClusterSum, group: readonly Features[]): void {
  sum.size++;
  const share = 1 / Math.max(1, group.length);
  for (const claim of group) {
    const { figure } = claim;
    if (figure === null) {
      sum.plain = true;
      continue;
    }
    const part: Part = { claim, figure, share, group };
    for (const term of claim.terms) sum.words.set(term, (sum.words.get(term) ?? 0) + share * Math.sqrt((claim.weights[term] as number) / claim.weight));
    weigh(sum.sorts, claim.sort, part);
    if (claim.places.length > 0) weigh(sum.places, claim.placeSet, part);
    file(sum.voices, claim.origin, part);
    file(sum.texts, claim.root, part);
  }
}

/** What two tables hold under one key, that of the first before that of the second. */
function shared(a: ReadonlyMap<number, readonly Part[]>, b: ReadonlyMap<number, readonly Part[]>): readonly (readonly [readonly Part[], readonly Part[]])[] {
  const found: (readonly [readonly Part[], readonly Part[]])[] = [];
  for (const key of (a.size <= b.size ? a : b).keys()) {
    const [mine, theirs] = [a.get(key), b.get(key)];
    if (mine !== undefined && theirs !== undefined) found.push([mine, theirs]);
  }
  return found;
}

function sumWords(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum * WEIGHTS.terms;
}

/** The two are of measures that can be compared, and it does not count which of them comes first. */
const isEven = (a: Features, b: Features): boolean => a.headline === b.headline && a.moves === b.moves && a.rising === b.rising && !excludesMeasure(a, b);

/** What the sorts of two figures tell; NaN where it counts which of them comes first. */
function compareSorts({ claim: a, figure: left }: Weighed, { claim: b, figure: right }: Weighed): number {
  if (!isEven(a, b)) return Number.NaN;
  const gap = gapOf(left, right);
  return compareMeasures(a, b) + compareValues(a, b, gap) + compareStandpoints(a, b, gap) + compareTowns(a, b, gap);
}

/** What the groups of two clusters score with each other, summed over every two, with those of them that exclude each other. */
export interface Compared {
  readonly sum: number;
  readonly barred: readonly (readonly [readonly Features[], readonly Features[]])[];
}

/** What two sorts tell, by the number of the first and then of the second: clusters of one story meet the same sorts again and again. */
export type KnownSorts = Map<number, Map<number, number>>;

/** What the sorts of two clusters tell; NaN where it counts which of two claims comes first. */
function sumSorts(a: ClusterSum["sorts"], b: ClusterSum["sorts"], known: KnownSorts): number {
  let sum = 0;
  for (const [sort, mine] of a) {
    let ofSort = known.get(sort);
    if (ofSort === undefined) {
      ofSort = new Map();
      known.set(sort, ofSort);
    }
    for (const [other, theirs] of b) {
      let told = ofSort.get(other);
      if (told === undefined) {
        told = compareSorts(mine, theirs);
        ofSort.set(other, told);
      }
      if (Number.isNaN(told)) return told;
      sum += told * mine.share * theirs.share;
    }
  }
  return sum;
}

/** Compares two clusters by what is different in each; null where it has to be worked out pair by pair. */
export function compareSums(a: ClusterSum, b: ClusterSum, known: KnownSorts = new Map()): Compared | null {
  if (a.plain || b.plain) return null;
  const ofSorts = sumSorts(a.sorts, b.sorts, known);
  if (Number.isNaN(ofSorts)) return null;
  let sum = sumWords(a.words, b.words) + ofSorts;
  for (const mine of a.places.values()) for (const theirs of b.places.values()) sum += comparePlaces(mine.claim, theirs.claim) * mine.share * theirs.share;
  const together = new Map<readonly Features[], Set<readonly Features[]>>();
  for (const [mine, theirs] of shared(a.voices, b.voices)) {
    for (const x of mine) {
      for (const y of theirs) {
        sum += compareVoice(x.claim, y.claim, x.figure, y.figure) * x.share * y.share;
        if (x.claim.article !== y.claim.article) continue;
        together.set(x.group, (together.get(x.group) ?? new Set()).add(y.group));
      }
    }
  }
  for (const [mine, theirs] of shared(a.texts, b.texts))
    for (const x of mine) for (const y of theirs) sum += compareText(x.claim, y.claim, x.figure, y.figure) * x.share * y.share;
  const barred = [...together].flatMap(([x, others]) => [...others].flatMap((y) => (between(x, y) === Number.NEGATIVE_INFINITY ? [[x, y] as const] : [])));
  return { sum, barred };
}
