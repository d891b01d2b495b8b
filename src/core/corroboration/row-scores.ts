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
  excludes,
  excludesMeasure,
  givesBoth,
  resemblanceGiven,
  WEIGHTS,
} from "./resemblance.ts";

/** Scores claims of one list, by their places in it, each part of a score worked out once for all claims that are alike in it. */
export interface RowScores {
  /** Takes up the claim that stands first in the pairs that follow. */
  readonly turnTo: (at: number) => void;
  /** What `resemblance` gives, to the last bit; minus infinity where the two exclude each other, or where it is plain that it lies below `least`. */
  readonly score: (other: number, least: number) => number;
}

/** Bounds are kept this far from what they bound: they are added up in another order than the score. */
const CARE = 1e-9;

const most = (numbers: Int32Array): number => numbers.reduce((largest, number) => Math.max(largest, number + 1), 0);

/** For claims of one story. What is asked of every pair stands in columns: a large story has millions of pairs. */
export function scoreRows(claims: readonly Features[]): RowScores {
  const column = (of: (claim: Features) => number): Int32Array => new Int32Array(claims.map(of));
  const [sorts, placeSets] = [column(({ sort }) => sort), column(({ placeSet }) => placeSet)];
  const [origins, roots] = [column(({ origin }) => origin), column(({ root }) => root)];
  // without a figure there is more to look at than a sort
  const plain = new Uint8Array(claims.map(({ figure }) => Number(figure === null)));
  const totals = new Float64Array(claims.map(({ weight }) => weight));
  const starts = new Int32Array(claims.length + 1);
  for (let at = 0; at < claims.length; at++) starts[at + 1] = (starts[at] as number) + (claims[at] as Features).terms.length;
  const terms = new Int32Array(starts[claims.length] as number);
  for (let at = 0; at < claims.length; at++) terms.set((claims[at] as Features).terms, starts[at]);
  const words = new Float64Array(claims[0]?.weights.length ?? 0);
  // what is known of a sort or a set of places holds for the row whose number is noted beside it
  const [sortCount, placeCount] = [most(sorts), most(placeSets)];
  const [sortRow, placeRow] = [new Int32Array(sortCount), new Int32Array(placeCount)];
  const part = (): Float64Array => new Float64Array(sortCount);
  const [measures, values, standpoints, towns] = [part(), part(), part(), part()];
  // the parts of a sort together, nearly, with the most that words can add
  const bounds = part();
  const places = new Float64Array(placeCount);
  let mine = -1;
  /** Terms of that claim, whose weights stand in `words`. */
  let worded: readonly number[] = [];
  let ofSort = 0;
  let ofPlaces = 0;

  function learnSort(a: Features, b: Features): void {
    sortRow[b.sort] = ofSort;
    if (excludesMeasure(a, b)) {
      measures[b.sort] = Number.NEGATIVE_INFINITY;
      bounds[b.sort] = Number.NEGATIVE_INFINITY;
      return;
    }
    measures[b.sort] = compareMeasures(a, b);
    const gap = gapOf(a.figure as FigureFeatures, b.figure as FigureFeatures);
    values[b.sort] = compareValues(a, b, gap);
    standpoints[b.sort] = compareStandpoints(a, b, gap);
    towns[b.sort] = compareTowns(a, b, gap);
    bounds[b.sort] =
      (measures[b.sort] as number) + (values[b.sort] as number) + (standpoints[b.sort] as number) + (towns[b.sort] as number) + WEIGHTS.terms + CARE;
  }
  function shareTerms(other: number): number {
    const total = (totals[mine] as number) * (totals[other] as number);
    if (total === 0) return 0;
    let sum = 0;
    const end = starts[other + 1] as number;
    for (let at = starts[other] as number; at < end; at++) sum += words[terms[at] as number] as number;
    return sum / Math.sqrt(total);
  }
  /** What one voice or one text adds. */
  function addTies(score: number, a: Features, b: Features): number {
    const [left, right] = [a.figure as FigureFeatures, b.figure as FigureFeatures];
    if (givesBoth(a, b, left, right)) return Number.NEGATIVE_INFINITY;
    const voiced = a.origin === b.origin ? score + compareVoice(a, b, left, right) : score;
    return a.root === b.root ? voiced + compareOneText(a, b, left, right) : voiced;
  }
  return {
    turnTo: (at) => {
      if (sorts[mine] !== sorts[at]) ofSort++;
      if (placeSets[mine] !== placeSets[at]) ofPlaces++;
      for (const term of worded) words[term] = 0;
      const { terms: own, weights } = claims[at] as Features;
      for (const term of own) words[term] = weights[term] as number;
      worded = own;
      mine = at;
    },
    score: (other, least) => {
      if (plain[mine] === 1 || plain[other] === 1) {
        const [a, b] = [claims[mine] as Features, claims[other] as Features];
        return excludes(a, b) ? Number.NEGATIVE_INFINITY : resemblanceGiven(a, b, shareTerms(other));
      }
      const [sort, placeSet] = [sorts[other] as number, placeSets[other] as number];
      if (sortRow[sort] !== ofSort) learnSort(claims[mine] as Features, claims[other] as Features);
      if (placeRow[placeSet] !== ofPlaces) {
        placeRow[placeSet] = ofPlaces;
        places[placeSet] = comparePlaces(claims[mine] as Features, claims[other] as Features);
      }
      const tied = origins[mine] === origins[other] || roots[mine] === roots[other];
      if (!tied && (bounds[sort] as number) + (places[placeSet] as number) < least) return Number.NEGATIVE_INFINITY;
      // added up in the order of `resemblance`
      const score =
        shareTerms(other) * WEIGHTS.terms +
        (measures[sort] as number) +
        (values[sort] as number) +
        (standpoints[sort] as number) +
        (places[placeSet] as number) +
        (towns[sort] as number);
      return tied ? addTies(score, claims[mine] as Features, claims[other] as Features) : score;
    },
  };
}
