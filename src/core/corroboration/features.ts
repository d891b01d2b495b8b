import type { Claim } from "../model/index.ts";
import type { EventKey } from "./events.ts";
import { centre } from "./interval.ts";
import { type Item, isVoiced } from "./item.ts";

/**
 * What telling two claims apart looks at, as numbers: equal words have equal numbers, so that every two claims of a large story can be
 * held against each other. Worked out once a story; -1 where there is nothing.
 */
export interface Features {
  /** Kind, background and whether there is a figure: claims that differ in it are never about one fact. */
  readonly setting: number;
  /** Claims of one number differ only in value, place, voice, date and words. */
  readonly measure: number;
  /** Of one measure, value, goal, standpoint and towns: what compares alike but for place, voice, date and words. */
  readonly sort: number;
  readonly figure: FigureFeatures | null;
  readonly what: number;
  /** Number that labels of one measure share. */
  readonly kin: number;
  readonly article: number;
  readonly root: number;
  readonly origin: number;
  /** Rank of the date of its article among the story's. */
  readonly at: number;
  readonly outdated: boolean;
  readonly denied: boolean;
  readonly denies: boolean;
  readonly planned: boolean;
  readonly headline: boolean;
  readonly rising: boolean;
  /** Some of the figure's changes only replace it: rising or running. */
  readonly moves: boolean;
  /** A statement, and no event. */
  readonly position: boolean;
  readonly local: boolean;
  /** Sets of counted things; none for a noun that fits any, null when none is given. */
  readonly counted: readonly number[] | null;
  /** What is counted is a part of those an event strikes. */
  readonly part: boolean;
  readonly facets: readonly number[];
  /** Places that tell it from other claims of the story. */
  readonly places: readonly number[];
  /** Claims of one number have the same of these. */
  readonly placeSet: number;
  /** Places of the size of a town in its own clause. */
  readonly towns: readonly number[];
  readonly event: EventKey | null;
  readonly roleNames: ReadonlyMap<string, readonly string[]>;
  /** Terms, ascending. */
  readonly terms: readonly number[];
  /** How much each term of the story tells, by its number; one list for all claims. */
  readonly weights: Float64Array;
  /** The sum over its own terms. */
  readonly weight: number;
}

/** The figure of a claim; open ends are infinite. */
export interface FigureFeatures {
  /** Figures of one number are alike in all of this but the goal. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What a reader takes from it; 0 where a ratio would be meaningless. */
  readonly centre: number;
  readonly unit: number;
  readonly per: number;
  readonly building: boolean;
  readonly round: boolean;
  readonly telling: boolean;
  readonly goal: string | null;
}

/** A place in more than this share of claims is where the story happens, and tells no two facts apart. */
const COMMON_PLACE = 0.25;
/** Units in which homes are given. */
const BUILDINGS: ReadonlySet<string> = new Set(["building", "household", "count"]);
/** Sets that an event strikes as a whole; civilians are what tolls usually count. */
const WHOLE: readonly string[] = ["civilian", "building", "household", "settlement"];
/** Below this a number recurs by chance. */
const SMALL = 10;

/** Equal words to equal numbers, in order of first use. */
function numberer(): (word: string) => number {
  const known = new Map<string, number>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    known.set(word, known.size);
    return known.size - 1;
  };
}

function countAll(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Who saw or treated some of it does not count all of it. */
const isLocal = ({ origin }: Item): boolean => origin.kind === "outlet-observation" || origin.source === "witness" || origin.source === "medical";

/** A place of this precision or a finer one is a town, a district or a part of one. */
const TOWN = 3;

const townsIn = ({ places, span }: Claim): readonly string[] =>
  places.flatMap((place) => (place.precision <= TOWN && span.start <= place.span.start && place.span.end <= span.end ? [place.name.toLowerCase()] : []));

/** The terms of claims as numbers, ascending, and by its number in how many of `measured` each term stands. */
function numberTerms(
  all: readonly Item[],
  measured: ReadonlySet<Item>,
): { readonly terms: readonly (readonly number[])[]; readonly counts: readonly number[] } {
  const carriers = new Map<string, number[]>();
  for (const [at, { terms }] of all.entries()) {
    for (const term of terms) {
      const known = carriers.get(term);
      if (known === undefined) carriers.set(term, [at]);
      else known.push(at);
    }
  }
  const isMeasured = all.map((item) => measured.has(item));
  const terms: number[][] = all.map(() => []);
  // numbered in the order of the alphabet, so that sums are made in one order whichever claim comes first
  const counts = [...carriers.keys()].sort().map((term, number) => {
    const places = carriers.get(term) as readonly number[];
    for (const at of places) (terms[at] as number[]).push(number);
    return places.filter((at) => isMeasured[at]).length;
  });
  return { terms, counts };
}

/** Only a part of those an event strikes is counted. */
const isPart = (counted: ReadonlySet<string> | null): boolean => counted !== null && counted.size > 0 && !WHOLE.some((set) => counted.has(set));

/** Features of all claims of a story. Terms and places weigh by how rare they are among the attributed claims of root texts: copies and rewrites must not change what is common. */
export function readFeatures(all: readonly Item[]): ReadonlyMap<Item, Features> {
  const originals = all.filter((item) => item.root === item.claim.article);
  const voiced = originals.filter(isVoiced);
  const measured = voiced.length > 0 ? voiced : originals;
  const size = Math.max(1, measured.length);
  const { terms: termsOf, counts } = numberTerms(all, new Set(measured));
  const placeCounts = countAll(measured.map((item) => item.places));
  const weights = new Float64Array(counts.map((count) => Math.log(1 + size / Math.max(1, count)) ** 2));
  const dates = new Map([...new Set(all.flatMap(({ at }) => at ?? []))].sort().map((at, rank) => [at, rank]));
  const [word, id] = [numberer(), numberer()];
  /** Equal lists to equal numbers. */
  const list = (...parts: readonly unknown[]): number => word(JSON.stringify(parts));
  const readFigure = ({ claim, telling, goal }: Item): FigureFeatures | null => {
    const figure = claim.figure?.figure;
    if (figure === undefined) return null;
    const { low, best, high, unit } = figure.quantity;
    return {
      value: list(low, best, high, telling),
      low: low ?? Number.NEGATIVE_INFINITY,
      high: high ?? Number.POSITIVE_INFINITY,
      centre: Math.max(0, centre(figure.quantity) ?? 0),
      unit: word(unit),
      per: figure.per === null ? -1 : word(figure.per),
      building: BUILDINGS.has(unit),
      round: Math.abs(best ?? low ?? 0) < SMALL,
      telling,
      goal,
    };
  };
  return new Map(
    all.map((item, at) => {
      const { claim } = item;
      const terms = termsOf[at] as readonly number[];
      const figure = readFigure(item);
      const setting = list(claim.kind, claim.background, figure === null);
      const [what, local, planned] = [word(claim.what), isLocal(item), claim.modality === "planned"];
      const counted = item.counted === null ? null : [...item.counted].map(word);
      const facets = [...item.facets].map(word);
      const measure = list(setting, what, item.course, item.headline, claim.outdated, planned, figure?.unit, figure?.per, counted, facets);
      const towns = townsIn(claim).map(word);
      const places = [...item.places].filter((place) => (placeCounts.get(place) ?? 0) < COMMON_PLACE * size).map(word);
      const features: Features = {
        setting,
        measure,
        sort: list(measure, figure?.value, figure?.goal, local, towns),
        figure,
        what,
        kin: word(item.measure),
        article: id(claim.article),
        root: id(item.root),
        origin: id(item.origin.id),
        at: item.at === null ? -1 : (dates.get(item.at) as number),
        outdated: claim.outdated,
        denied: claim.polarity === "denied",
        denies: item.denies,
        planned,
        headline: item.headline,
        rising: item.course === "rising",
        moves: item.course !== "fixed",
        position: claim.kind === "statement",
        local,
        counted,
        part: isPart(item.counted),
        facets,
        places,
        placeSet: list(places),
        towns,
        event: item.event,
        roleNames: item.roleNames,
        terms,
        weights,
        weight: terms.reduce((sum, term) => sum + (weights[term] as number), 0),
      };
      return [item, features] as const;
    }),
  );
}
