import type { Filler } from "../model/index.ts";
import { readWords, sameWord } from "../text/name-words.ts";
import { goApart } from "./events.ts";
import { isAbove, overlap, ratio, sameInterval } from "./interval.ts";
import type { Item } from "./item.ts";

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

/** Ratios of two values up to which they look like one count, may be words for one, and beyond which they hardly are. */
const NEAR = 1.5;
const WIDE = 4;
const FAR = 5;

/** How rare each term and place is in a story: what all claims share tells no two of them apart. */
export interface Rarity {
  readonly terms: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Counts terms and places over the attributed claims of root texts: copies and rewrites must not change what is common. */
export function measureRarity(all: readonly Item[]): Rarity {
  const originals = all.filter((item) => item.root === item.claim.article);
  const voiced = originals.filter(isVoiced);
  const items = voiced.length > 0 ? voiced : originals;
  const terms = new Map<string, number>();
  const places = new Map<string, number>();
  for (const item of items) {
    for (const term of item.terms) terms.set(term, (terms.get(term) ?? 0) + 1);
    for (const place of item.places) places.set(place, (places.get(place) ?? 0) + 1);
  }
  return { terms, places, size: Math.max(1, items.length) };
}

const weight = (term: string, rarity: Rarity): number => Math.log(1 + rarity.size / (rarity.terms.get(term) ?? 1));

/** Somebody is behind it who can be told. */
export const isVoiced = (item: Item): boolean => item.origin !== null && item.origin.kind !== "unattributed";

/** Cosine of the two claims' terms, rare ones weighing more: 0 to 1. */
export function sharedTerms(a: Item, b: Item, rarity: Rarity): number {
  let shared = 0;
  let left = 0;
  let right = 0;
  for (const term of a.terms) {
    const value = weight(term, rarity) ** 2;
    left += value;
    if (b.terms.has(term)) shared += value;
  }
  for (const term of b.terms) right += weight(term, rarity) ** 2;
  return left === 0 || right === 0 ? 0 : shared / Math.sqrt(left * right);
}

const BUILDINGS = new Set(["building", "household", "count"]);

function sameMeasure(a: Item, b: Item): boolean {
  const left = a.claim.figure?.figure;
  const right = b.claim.figure?.figure;
  if (left === undefined || right === undefined || left.per !== right.per) return false;
  if (left.quantity.unit === right.quantity.unit) return true;
  // "38,000 homes" are counted as households by one and as buildings by another.
  return BUILDINGS.has(left.quantity.unit) && BUILDINGS.has(right.quantity.unit) && a.counted !== null && b.counted !== null && meets(a.counted, b.counted);
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => b.has(word));

/** Claims that can never be about one fact, whatever else they share. */
export function excludes(a: Item, b: Item): boolean {
  if (a.claim.kind !== b.claim.kind || a.claim.background !== b.claim.background) return true;
  if ((a.quantity === null) !== (b.quantity === null)) return true;
  if (a.event !== null && b.event !== null && goApart(a.event, b.event)) return true;
  if (a.quantity === null || b.quantity === null) return false;
  // 11 km from one town and 34 km from another are two facts.
  if (a.goal !== null && b.goal !== null && !sameWord(a.goal, b.goal)) return true;
  return !sameMeasure(a, b) || givesBoth(a, b);
}

/** One text gives one voice two values side by side: then they are of two things, unless it calls one past, denied or converted. */
function givesBoth(a: Item, b: Item): boolean {
  if (a.claim.article !== b.claim.article || a.origin?.id !== b.origin?.id || a.quantity === null || b.quantity === null) return false;
  if (a.claim.outdated || b.claim.outdated || a.claim.polarity !== b.claim.polarity) return false;
  return !overlap(a.quantity, b.quantity);
}

/** How strongly two claims look like statements about one fact; compare with `WEIGHTS.threshold`. */
export function resemblance(a: Item, b: Item, rarity: Rarity): number {
  const terms = sharedTerms(a, b, rarity);
  if (a.quantity === null || b.quantity === null) {
    return (
      terms +
      compareRoles(a, b) +
      (a.claim.kind === "statement" && a.denies !== b.denies ? WEIGHTS.opposedPosition : 0) +
      (a.origin?.id === b.origin?.id ? 0 : WEIGHTS.statementOtherVoice) -
      WEIGHTS.statementThreshold +
      WEIGHTS.threshold
    );
  }
  const W = WEIGHTS;
  let score =
    terms * W.terms + (a.claim.what !== b.claim.what ? (a.headline && b.headline ? W.otherHeadline : W.otherWhat) : a.headline ? W.headlineWhat : W.sameWhat);
  const same = sameInterval(a.quantity, b.quantity);
  const times = ratio(a.quantity, b.quantity);
  if (same) score += (isRound(a) ? W.roundValue : W.sameValue) + (a.claim.what !== b.claim.what && isTelling(a) && isTelling(b) ? W.tellingValue : 0);
  else if (overlap(a.quantity, b.quantity) && (times === null || times < WIDE)) score += W.overlapping;
  else if (times !== null && times < NEAR) score += W.near;
  else if (times === null || times > FAR) score += a.headline && a.course === "fixed" ? W.headlineFar : W.far;
  score += compareCounted(a, b);
  for (const facet of a.facets) if (!b.facets.has(facet)) score += W.facet;
  for (const facet of b.facets) if (!a.facets.has(facet)) score += W.facet;
  score += comparePlaces(a, b, rarity);
  if (a.origin !== null && a.origin.id === b.origin?.id) score += W.sameOrigin;
  if (!a.headline && !overlap(a.quantity, b.quantity) && a.origin?.id !== b.origin?.id) score += W.otherVoiceOtherValue;
  if (a.root === b.root && !same) {
    // One text rarely gives one voice two values of one fact, unless it says that one is past.
    if (a.claim.outdated !== b.claim.outdated) score += W.outdated;
    else score += W.oneTextOtherVoice;
  }
  if (a.course === "rising") {
    if (a.origin !== null && a.origin.id === b.origin?.id && hasFallen(a, b)) score += W.fallen;
    if (isLocal(a) !== isLocal(b) && times !== null && times > NEAR) score += W.localVoice;
  }
  if ((a.claim.modality === "planned") !== (b.claim.modality === "planned")) score += W.modality;
  return score;
}

/** Statements of one event: whether those they name in one role are the same; only names count, "troops" may be anybody's. */
function compareRoles(a: Item, b: Item): number {
  if (a.claim.kind === "statement" || a.claim.what !== b.claim.what) return 0;
  let agree = false;
  for (const [role, fillers] of Object.entries(a.claim.roles)) {
    const mine = names(fillers);
    const theirs = names(b.claim.roles[role] ?? []);
    if (mine.length === 0 || theirs.length === 0) continue;
    if (!mine.some((name) => theirs.some((other) => sameWord(name, other)))) return WEIGHTS.otherRole;
    agree = true;
  }
  return agree ? WEIGHTS.sameRole : 0;
}

const names = (fillers: readonly Filler[]): readonly string[] =>
  fillers.flatMap((filler) => readWords(filler.name).flatMap((word) => (word.capital ? [word.text] : [])));

/** One voice's later figure is lower: then it rather counts something smaller, unless the text says that it was corrected. */
function hasFallen(a: Item, b: Item): boolean {
  if (a.at === null || b.at === null || a.at === b.at || a.quantity === null || b.quantity === null || a.claim.outdated || b.claim.outdated) return false;
  const [older, newer] = a.at < b.at ? [a.quantity, b.quantity] : [b.quantity, a.quantity];
  return isAbove(older, newer);
}

/** Who saw or treated some of it does not count all of it. */
function isLocal(item: Item): boolean {
  return item.origin !== null && (item.origin.kind === "outlet-observation" || item.origin.source === "witness" || item.origin.source === "medical");
}

function compareCounted(a: Item, b: Item): number {
  const parts = a.course === "rising" || a.course === "running";
  if (a.counted === null && b.counted === null) return 0;
  const [left, right] = [a.counted, b.counted];
  if (left === null || right === null) return parts && isPart(left ?? right) ? WEIGHTS.maybePartCounted : 0;
  if (left.size === 0 || right.size === 0) return parts && (isPart(left) || isPart(right)) ? WEIGHTS.partCounted : 0;
  return meets(left, right) ? WEIGHTS.sameCounted : WEIGHTS.otherCounted;
}

/** A set of people that is a part of those an event strikes; civilians are what tolls usually count. */
const isPart = (counted: ReadonlySet<string> | null): boolean =>
  counted !== null && counted.size > 0 && !counted.has("civilian") && !counted.has("building") && !counted.has("household") && !counted.has("settlement");

/** Digits of a number before its trailing noughts that hardly recur by chance in one story. */
const TELLING_DIGITS = 3;

/** "1,126" and "338" are known again whatever they are called; "300" is not. */
export function isTelling(item: Item): boolean {
  const value = item.claim.figure?.figure.value;
  if (typeof value !== "number" || !Number.isFinite(value) || item.claim.figure?.figure.convertsFrom != null) return false;
  const digits = String(Math.abs(value)).replace(".", "");
  let first = 0;
  while (digits[first] === "0") first++;
  let last = digits.length;
  while (last > first && digits[last - 1] === "0") last--;
  return last - first >= TELLING_DIGITS;
}

/** Small and round numbers recur by chance. */
function isRound(item: Item): boolean {
  const value = item.quantity?.best ?? item.quantity?.low ?? 0;
  return Math.abs(value) < 10;
}

function comparePlaces(a: Item, b: Item, rarity: Rarity): number {
  const specific = (places: ReadonlySet<string>): readonly string[] => [...places].filter((place) => (rarity.places.get(place) ?? 0) < 0.25 * rarity.size);
  const left = specific(a.places);
  const right = specific(b.places);
  if (left.length === 0 || right.length === 0) return 0;
  return left.some((place) => right.includes(place)) ? WEIGHTS.sharedPlace : WEIGHTS.otherPlace;
}
