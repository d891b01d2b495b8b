import { sameWord } from "../text/name-words.ts";
import { goApart } from "./events.ts";
import type { Features, FigureFeatures } from "./features.ts";
import { BEYOND, CLOSE, FAR, FIRST_ROUND, type Gap, gapOf, LOOSE, OVERLAP, overlap, SAME, sameValue, TELLING } from "./gap.ts";

/** What each sign of one fact weighs; found by trial on the gold crises and kept round. */
export const WEIGHTS = {
  headlineWhat: 1.5,
  sameWhat: 0.7,
  otherWhat: -1.2,
  otherHeadline: -2.5,
  sameValue: 1.4,
  roundValue: 0.7,
  tellingValue: 1.2,
  overlapping: 0.6,
  near: 0.2,
  far: -0.5,
  headlineFar: -0.2,
  terms: 1.5,
  sameCounted: 0.3,
  otherCounted: -1.4,
  partCounted: -0.8,
  maybePartCounted: -0.3,
  fallen: -0.8,
  localVoice: -1.2,
  facet: -1.2,
  sharedPlace: 0.3,
  otherPlace: -0.4,
  otherTown: -0.4,
  sameOrigin: 0.3,
  oneTextOtherVoice: 0,
  outdated: 0.9,
  modality: -0.3,
  threshold: 1.5,
  meanThreshold: 1.5,
  otherVoiceOtherValue: -0.6,
  statementThreshold: 0.28,
  statementOtherVoice: -0.06,
  sameRole: 0.18,
  otherRole: -0.2,
  opposedPosition: -0.12,
};

function meets(a: readonly number[], b: readonly number[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}

/** The two give one thing in one unit. */
export function sameMeasure(a: Features, b: Features, left: FigureFeatures, right: FigureFeatures): boolean {
  if (left.per !== right.per) return false;
  if (left.unit === right.unit) return true;
  // "38,000 homes" are counted as households by one and as buildings by another.
  return left.building && right.building && a.counted !== null && b.counted !== null && meets(a.counted, b.counted);
}

/** Two claims of which never both are about one fact because of what they measure, whoever says so. */
export function excludesMeasure(a: Features, b: Features): boolean {
  if (a.setting !== b.setting) return true;
  const [left, right] = [a.figure, b.figure];
  if (left === null || right === null) return false;
  // 11 km from one town and 34 km from another are two facts.
  return (left.goal !== null && right.goal !== null && !sameWord(left.goal, right.goal)) || !sameMeasure(a, b, left, right);
}

/** Claims that can never be about one fact, whatever else they share. */
export function excludes(a: Features, b: Features): boolean {
  if (excludesMeasure(a, b)) return true;
  if (a.event !== null && b.event !== null && goApart(a.event, b.event)) return true;
  // two voices one after the other in one text are there because they say two things
  if (a.figure === null || b.figure === null) return a.position && a.article === b.article && a.origin !== b.origin;
  return givesBoth(a, b, a.figure, b.figure);
}

/** One text gives one voice two values side by side: then they are of two things, unless it calls one past, denied or converted. */
export const givesBoth = (a: Features, b: Features, left: FigureFeatures, right: FigureFeatures): boolean =>
  a.article === b.article && a.origin === b.origin && !a.outdated && !b.outdated && a.denied === b.denied && !overlap(left, right);

/** What kind, what is counted and what narrows it down tell of two figures, whatever their values. */
export function compareMeasures(a: Features, b: Features): number {
  const W = WEIGHTS;
  let score = a.what !== b.what ? (a.headline && b.headline ? W.otherHeadline : W.otherWhat) : a.headline ? W.headlineWhat : W.sameWhat;
  score += compareCounted(a, b);
  for (const facet of a.facets) if (!b.facets.includes(facet)) score += W.facet;
  for (const facet of b.facets) if (!a.facets.includes(facet)) score += W.facet;
  return a.planned === b.planned ? score : score + W.modality;
}

/** What it takes away that who counts some of it is held against who counts all. */
export const compareStandpoints = (a: Features, b: Features, gap: Gap): number =>
  a.rising && a.local !== b.local && (gap & BEYOND) > 0 ? WEIGHTS.localVoice : 0;

/** What it gives back of the price of two labels that they are labels of one measure, where the figures fit. */
function compareLabels(a: Features, b: Features): number {
  if (a.what === b.what || a.kin !== b.kin) return 0;
  const W = WEIGHTS;
  return (a.headline ? W.headlineWhat : W.sameWhat) - (a.headline && b.headline ? W.otherHeadline : W.otherWhat);
}

/** What it takes away that two values are of different towns, or that only one says of which: 47 in one town, 290 in all. */
export function compareTowns(a: Features, b: Features, gap: Gap): number {
  if ((a.towns.length === 0 && b.towns.length === 0) || (gap & OVERLAP) > 0 || (gap & BEYOND) === 0) return 0;
  return meets(a.towns, b.towns) ? 0 : WEIGHTS.otherTown;
}

/** What the values of two figures tell, as if two voices gave them. */
export function compareValues(a: Features, b: Features, gap: Gap): number {
  const W = WEIGHTS;
  if ((gap & SAME) > 0)
    return ((gap & FIRST_ROUND) > 0 ? W.roundValue : W.sameValue) + (a.what !== b.what && (gap & TELLING) > 0 ? W.tellingValue : 0) + compareLabels(a, b);
  const near = (gap & OVERLAP) > 0;
  const far = (gap & FAR) > 0 ? (a.headline && !a.moves ? W.headlineFar : W.far) : 0;
  const value = near && (gap & LOOSE) > 0 ? W.overlapping : (gap & CLOSE) > 0 ? W.near : far;
  const labels = near || (gap & CLOSE) > 0 ? compareLabels(a, b) : 0;
  return value + labels + (a.headline || near ? 0 : W.otherVoiceOtherValue);
}

/** What it adds or takes away that one voice gives both figures. */
export function compareVoice(a: Features, b: Features, left: FigureFeatures, right: FigureFeatures): number {
  const other = a.headline || sameValue(left, right) || overlap(left, right) ? 0 : -WEIGHTS.otherVoiceOtherValue;
  return other + WEIGHTS.sameOrigin + (a.rising && hasFallen(a, b, left, right) ? WEIGHTS.fallen : 0);
}

/** What it adds that one text gives both figures: it rarely gives two values of one fact, unless it says that one is past. */
export const compareOneText = (a: Features, b: Features, left: FigureFeatures, right: FigureFeatures): number =>
  sameValue(left, right) ? 0 : a.outdated === b.outdated ? WEIGHTS.oneTextOtherVoice : WEIGHTS.outdated;

/** What the places of two figures tell. */
export const comparePlaces = (a: Features, b: Features): number =>
  a.places.length === 0 || b.places.length === 0 ? 0 : meets(a.places, b.places) ? WEIGHTS.sharedPlace : WEIGHTS.otherPlace;

/** How strongly two claims look like statements about one fact; compare with `WEIGHTS.threshold`. */
export const resemblance = (a: Features, b: Features): number => resemblanceGiven(a, b, sharedTerms(a, b));

/** The same for claims of which it is known how far their terms agree, from 0 to 1. */
export function resemblanceGiven(a: Features, b: Features, terms: number): number {
  const [left, right] = [a.figure, b.figure];
  if (left === null || right === null) {
    return (
      terms +
      compareRoles(a, b) +
      (a.position && a.denies !== b.denies ? WEIGHTS.opposedPosition : 0) +
      (a.origin === b.origin ? 0 : WEIGHTS.statementOtherVoice) -
      WEIGHTS.statementThreshold +
      WEIGHTS.threshold
    );
  }
  const gap = gapOf(left, right);
  let score = terms * WEIGHTS.terms + compareMeasures(a, b) + compareValues(a, b, gap) + compareStandpoints(a, b, gap) + comparePlaces(a, b);
  score += compareTowns(a, b, gap);
  if (a.origin === b.origin) score += compareVoice(a, b, left, right);
  if (a.root === b.root) score += compareOneText(a, b, left, right);
  return score;
}

/** Cosine of the two claims' terms, rare ones weighing more: 0 to 1. */
function sharedTerms(a: Features, b: Features): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  const [mine, theirs, weights] = [a.terms, b.terms, a.weights];
  let shared = 0;
  for (let i = 0, j = 0; i < mine.length && j < theirs.length; ) {
    const term = mine[i] as number;
    const other = theirs[j] as number;
    if (term === other) {
      shared += weights[term] as number;
      i++;
      j++;
    } else if (term < other) i++;
    else j++;
  }
  return shared / Math.sqrt(a.weight * b.weight);
}

/** Statements of one event: whether those they name in one role are the same. */
function compareRoles(a: Features, b: Features): number {
  if (a.position || a.what !== b.what) return 0;
  let agree = false;
  for (const [role, mine] of a.roleNames) {
    const theirs = b.roleNames.get(role) ?? [];
    if (mine.length === 0 || theirs.length === 0) continue;
    if (!mine.some((name) => theirs.some((other) => sameWord(name, other)))) return WEIGHTS.otherRole;
    agree = true;
  }
  return agree ? WEIGHTS.sameRole : 0;
}

/** One voice's later figure is lower: then it rather counts something smaller, unless the text says that it was corrected. */
function hasFallen(a: Features, b: Features, left: FigureFeatures, right: FigureFeatures): boolean {
  if (a.at < 0 || b.at < 0 || a.at === b.at || a.outdated || b.outdated || overlap(left, right)) return false;
  return a.at < b.at ? left.low > right.high : right.low > left.high;
}

function compareCounted(a: Features, b: Features): number {
  const [left, right] = [a.counted, b.counted];
  if (left === null && right === null) return 0;
  if (left === null || right === null) return a.moves && (a.part || b.part) ? WEIGHTS.maybePartCounted : 0;
  if (left.length === 0 || right.length === 0) return a.moves && (a.part || b.part) ? WEIGHTS.partCounted : 0;
  return meets(left, right) ? WEIGHTS.sameCounted : WEIGHTS.otherCounted;
}
