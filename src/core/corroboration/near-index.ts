import type { Features, FigureFeatures } from "./features.ts";
import { GAPS, type Gap, gapOf, turned } from "./gap.ts";
import { compareMeasures, compareValues, sameMeasure, WEIGHTS } from "./resemblance.ts";

/** Claims among which those that look like another are found without holding every two against each other. */
export interface NearIndex {
  /** Tells the places, `from` or later, of all claims that may score `WEIGHTS.threshold` with one, of some that do not, and of some twice. */
  readonly visit: (claim: Features, from: number, found: (at: number) => void) => void;
}

/** Claims that give one value, by their places in the list. */
interface Valued {
  readonly figure: FigureFeatures;
  readonly placed: number[];
  readonly placeless: number[];
}

/** Claims that differ only in value, place, voice, date and words. */
interface Measured {
  readonly example: Features;
  readonly values: Map<number, Valued>;
  /** Claims by each word, place, origin and text they have, see `keyOf`. */
  readonly sharing: Map<number, number[]>;
  /** By measure of the other claim and by gap the most that two values tell; NaN where nobody asked. */
  readonly bounds: Map<number, Float64Array>;
  /** The smallest sum of weights of a claim that has words. */
  lightest: number;
}

/** Which claims of a measure may look like one. */
interface Plan {
  /** Claims that need nothing more in common. */
  readonly outright: readonly (readonly number[])[];
  /** How far the words of the others must agree, from 0 to 1, when they share no place, origin or text. */
  readonly cosine: number;
}

/** Bounds are kept this far from the threshold: they are added up in another order than the score. */
const CARE = 1e-9;

const WORD = 0;
const PLACE = 1;
const ORIGIN = 2;
const TEXT = 3;
const keyOf = (kind: number, number: number): number => number * 4 + kind;

function add(table: Map<number, number[]>, key: number, at: number): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [at]);
  else known.push(at);
}

function gatherMeasures(claims: readonly Features[]): readonly Measured[] {
  const measures = new Map<number, Measured>();
  for (const [at, claim] of claims.entries()) {
    let own = measures.get(claim.measure);
    if (own === undefined) {
      own = { example: claim, values: new Map(), sharing: new Map(), bounds: new Map(), lightest: Number.POSITIVE_INFINITY };
      measures.set(claim.measure, own);
    }
    for (const term of claim.terms) add(own.sharing, keyOf(WORD, term), at);
    if (claim.weight > 0) own.lightest = Math.min(own.lightest, claim.weight);
    const { figure } = claim;
    if (figure === null) continue;
    for (const place of claim.places) add(own.sharing, keyOf(PLACE, place), at);
    add(own.sharing, keyOf(ORIGIN, claim.origin), at);
    add(own.sharing, keyOf(TEXT, claim.root), at);
    let valued = own.values.get(figure.value);
    if (valued === undefined) {
      valued = { figure, placed: [], placeless: [] };
      own.values.set(figure.value, valued);
    }
    (claim.places.length > 0 ? valued.placed : valued.placeless).push(at);
  }
  return [...measures.values()];
}

/** Plans for claims without figures: their words decide, and the names in their roles, which by themselves are never enough. */
const planStatements = (claim: Features, { example }: Measured): Plan => ({
  outright: [],
  cosine: WEIGHTS.statementThreshold - (claim.position || claim.what !== example.what ? 0 : WEIGHTS.sameRole) - CARE,
});

/** The most that the values of a claim and of one of the measure tell, by their gap, whichever comes first. */
function boundValues(claim: Features, { example, bounds }: Measured): (gap: Gap) => number {
  const known = bounds.get(claim.measure) ?? new Float64Array(GAPS).fill(Number.NaN);
  bounds.set(claim.measure, known);
  return (gap) => {
    const found = known[gap] as number;
    if (!Number.isNaN(found)) return found;
    const most = Math.max(compareValues(claim, example, gap), compareValues(example, claim, turned(gap)));
    known[gap] = most;
    return most;
  };
}

/** Plans for figures; null when none of the measure can look like the claim. */
function planFigures(claim: Features, figure: FigureFeatures, measured: Measured): Plan | null {
  const { example, values } = measured;
  const W = WEIGHTS;
  if (!sameMeasure(claim, example, figure, example.figure as FigureFeatures)) return null;
  // which of the two comes first counts for what moves beside what does not
  const missing = W.threshold - Math.max(compareMeasures(claim, example), compareMeasures(example, claim)) - CARE;
  const sharing = W.sharedPlace + W.sameOrigin + (claim.outdated === example.outdated ? W.oneTextOtherVoice : W.outdated) - W.otherVoiceOtherValue;
  const outright: (readonly number[])[] = [];
  const bound = boundValues(claim, measured);
  let cosine = 2;
  let isPossible = false;
  for (const valued of values.values()) {
    const lacking = missing - bound(gapOf(figure, valued.figure));
    if (lacking > sharing + W.terms) continue;
    isPossible = true;
    const apart = claim.places.length === 0 ? lacking : lacking - W.otherPlace;
    if (lacking <= 0) outright.push(valued.placeless);
    else if (valued.placeless.length > 0) cosine = Math.min(cosine, lacking / W.terms);
    if (apart <= 0) outright.push(valued.placed);
    else if (valued.placed.length > 0) cosine = Math.min(cosine, apart / W.terms);
  }
  return isPossible ? { outright, cosine } : null;
}

/** Words of a claim, the most telling first. */
const tellingFirst = ({ terms, weights }: Features): readonly number[] => [...terms].sort((a, b) => (weights[b] as number) - (weights[a] as number));

/** How many of the most telling words matter: claims that share none of them do not agree as far as `cosine`. */
function countNeeded(claim: Features, telling: readonly number[], cosine: number, lightest: number): number {
  let rest = 0;
  for (let at = telling.length - 1; at >= 0; at--) {
    rest += claim.weights[telling[at] as number] as number;
    if (rest / Math.sqrt(claim.weight * Math.max(lightest, rest)) >= cosine - CARE) return at + 1;
  }
  return 0;
}

/** Lists are in order of place. */
function tellFrom(list: readonly number[], from: number, found: (at: number) => void): void {
  for (let last = list.length - 1; last >= 0 && (list[last] as number) >= from; last--) found(list[last] as number);
}

/** What to look at in one measure. */
interface Look extends Plan {
  readonly measured: Measured;
}

/** Files claims of one setting by what they can have in common. */
export function indexClaims(claims: readonly Features[]): NearIndex {
  const measures = gatherMeasures(claims);
  const plan = (claim: Features): readonly Look[] =>
    measures.flatMap((measured) => {
      if (measured.example.setting !== claim.setting) return [];
      const made = claim.figure === null ? planStatements(claim, measured) : planFigures(claim, claim.figure, measured);
      return made === null ? [] : [{ ...made, measured }];
    });
  // one plan for all claims of one measure, value and having of places
  const plans = new Map<string, readonly Look[]>();
  const plansFor = (claim: Features): readonly Look[] => {
    const key = `${claim.measure} ${claim.figure?.value} ${claim.places.length > 0}`;
    const looks = plans.get(key) ?? plan(claim);
    plans.set(key, looks);
    return looks;
  };
  return {
    visit: (claim, from, found) => {
      let telling: readonly number[] | null = null;
      for (const { outright, cosine, measured } of plansFor(claim)) {
        const { sharing, lightest } = measured;
        for (const list of outright) tellFrom(list, from, found);
        const tell = (kind: number, number: number): void => {
          const list = sharing.get(keyOf(kind, number));
          if (list !== undefined) tellFrom(list, from, found);
        };
        // only figures are filed under these
        for (const place of claim.places) tell(PLACE, place);
        tell(ORIGIN, claim.origin);
        tell(TEXT, claim.root);
        if (cosine > 1) continue;
        telling ??= tellingFirst(claim);
        const needed = countNeeded(claim, telling, cosine, lightest);
        for (let word = 0; word < needed; word++) tell(WORD, telling[word] as number);
      }
    },
  };
}
