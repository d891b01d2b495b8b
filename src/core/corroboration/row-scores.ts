import { goApart } from "./events.ts";
import type { Features } from "./features.ts";
import {
  compareMeasures,
  comparePlaces,
  compareStandpoints,
  compareText,
  compareValues,
  compareVoice,
  excludes,
  excludesMeasure,
  givesBoth,
  resemblanceGiven,
  WEIGHTS,
} from "./resemblance.ts";

/** Scores one claim after the other against many, each part of a score worked out once for all claims that are alike in it. */
export interface RowScores {
  /** Takes up the claim that stands first in the pairs that follow. */
  readonly turnTo: (claim: Features) => void;
  /** What `resemblance` gives, to the last bit; minus infinity where the two exclude each other. */
  readonly score: (other: Features) => number;
}

/** For claims of one story. */
export function scoreRows(claims: readonly Features[]): RowScores {
  const count = (of: (claim: Features) => number): number => claims.reduce((most, claim) => Math.max(most, of(claim) + 1), 0);
  const sorts = count(({ sort }) => sort);
  const placeSets = count(({ placeSet }) => placeSet);
  const words = new Float64Array(claims[0]?.weights.length ?? 0);
  // what is known of a sort or set of places holds for the row whose number is noted beside it
  const [sortRow, placeRow] = [new Int32Array(sorts), new Int32Array(placeSets)];
  const barred = new Uint8Array(sorts);
  const [measures, values, standpoints] = [new Float64Array(sorts), new Float64Array(sorts), new Float64Array(sorts)];
  const places = new Float64Array(placeSets);
  let mine = claims[0];
  let [ofSort, ofPlaces] = [0, 0];

  function learnSort(a: Features, b: Features): void {
    sortRow[b.sort] = ofSort;
    barred[b.sort] = Number(excludesMeasure(a, b));
    if (a.figure === null || b.figure === null || barred[b.sort] === 1) return;
    measures[b.sort] = compareMeasures(a, b);
    values[b.sort] = compareValues(a, b, a.figure, b.figure);
    standpoints[b.sort] = compareStandpoints(a, b, a.figure, b.figure);
  }
  function shareTerms(a: Features, b: Features): number {
    if (a.weight === 0 || b.weight === 0) return 0;
    let sum = 0;
    for (const term of b.terms) sum += words[term] as number;
    return sum / Math.sqrt(a.weight * b.weight);
  }
  return {
    turnTo: (claim) => {
      const before = mine;
      if (before === claim && ofSort > 0) return;
      if (before === undefined || before.sort !== claim.sort || ofSort === 0) ofSort++;
      if (before === undefined || before.placeSet !== claim.placeSet || ofPlaces === 0) ofPlaces++;
      for (const term of before?.terms ?? []) words[term] = 0;
      for (const term of claim.terms) words[term] = claim.weights[term] as number;
      mine = claim;
    },
    score: (b) => {
      const a = mine as Features;
      const [left, right] = [a.figure, b.figure];
      if (left === null || right === null) return excludes(a, b) ? Number.NEGATIVE_INFINITY : resemblanceGiven(a, b, shareTerms(a, b));
      const { sort, placeSet } = b;
      if (sortRow[sort] !== ofSort) learnSort(a, b);
      if (barred[sort] === 1 || (a.event !== null && b.event !== null && goApart(a.event, b.event)) || givesBoth(a, b, left, right))
        return Number.NEGATIVE_INFINITY;
      if (placeRow[placeSet] !== ofPlaces) {
        placeRow[placeSet] = ofPlaces;
        places[placeSet] = comparePlaces(a, b);
      }
      // added up in the order of `resemblance`
      let score =
        shareTerms(a, b) * WEIGHTS.terms +
        (measures[sort] as number) +
        (values[sort] as number) +
        (standpoints[sort] as number) +
        (places[placeSet] as number);
      if (a.origin === b.origin) score += compareVoice(a, b, left, right);
      if (a.root === b.root) score += compareText(a, b, left, right);
      return score;
    },
  };
}
