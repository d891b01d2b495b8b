import type { StoryPack } from "../packs/stories.ts";
import type { Sketch } from "./sketch.ts";

/** How many of the articles looked at have each feature. */
export interface Frequencies {
  readonly articles: number;
  readonly countOf: (key: string) => number;
}

/** Articles of ordinary writing that stand behind the window: keeps weights sane while the window is small. */
const PRIOR_ARTICLES = 1000;
/** How many of 1,000 such articles have a name, or a word that the list of common words lacks. */
const PRIOR_NAME = 5;
const PRIOR_WORD = 3;
/** News names countries, capitals and presidents more often than ordinary writing does. */
const FAMOUS_FACTOR = 3;
/** A name says more about which event it is than a common word; a pair of names adds to its parts. */
const NAME_WEIGHT = 2;
const PAIR_WEIGHT = 0.5;
/** Headline and first sentences name the event itself. */
const LEAD_WEIGHT = 1.3;
/** Above 1: rare features outweigh frequent ones by more than their information. */
const RARITY_POWER = 2;
/** Below 1: saying a thing ten times is not ten times the evidence. */
const TIMES_POWER = 0.8;

/** Information of one feature (0 = everywhere), from the window and from ordinary writing. */
export function rarityOf(key: string, seen: Frequencies, pack: StoryPack): number {
  const prior = key.startsWith("'")
    ? Math.max(PRIOR_NAME, FAMOUS_FACTOR * (pack.commonNames.get(key.slice(1)) ?? 0))
    : (pack.commonStems.get(key) ?? PRIOR_WORD);
  return Math.max(0, Math.log((seen.articles + PRIOR_ARTICLES) / (seen.countOf(key) + (PRIOR_ARTICLES * prior) / 1000)));
}

/** An article as a vector of unit length over names, pairs and words. */
export function weighSketch(sketch: Sketch, seen: Frequencies, pack: StoryPack): Map<string, number> {
  const vector = new Map<string, number>();
  let squares = 0;
  const put = (features: ReadonlyMap<string, number>, factor: number): void => {
    for (const [key, times] of features) {
      const weight = factor * (1 + Math.log(times)) ** TIMES_POWER * rarityOf(key, seen, pack) ** RARITY_POWER * (sketch.lead.has(key) ? LEAD_WEIGHT : 1);
      if (weight <= 0) continue;
      vector.set(key, weight);
      squares += weight * weight;
    }
  };
  put(sketch.names, NAME_WEIGHT);
  put(sketch.pairs, PAIR_WEIGHT);
  put(sketch.words, 1);
  const norm = Math.sqrt(squares) || 1;
  for (const [key, weight] of vector) vector.set(key, weight / norm);
  return vector;
}

/** Counts in how many of the given articles each feature stands. */
export function countFeatures(sketches: readonly Sketch[]): Frequencies {
  const counts = new Map<string, number>();
  for (const sketch of sketches) {
    for (const features of [sketch.names, sketch.pairs, sketch.words]) for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { articles: sketches.length, countOf: (key) => counts.get(key) ?? 0 };
}
