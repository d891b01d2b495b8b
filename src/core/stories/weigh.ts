import type { StoryPack } from "../packs/stories.ts";
import { type FeatureList, hashFeature, priorOf } from "./feature-list.ts";
import { float64At, uint32At } from "./number-at.ts";
import { countHashes } from "./numbering.ts";
import type { Vector } from "./vector.ts";

/** How many of the articles looked at have each feature. */
export interface Frequencies {
  readonly articles: number;
  /** By the hash of the feature. */
  readonly countOf: (hash: number) => number;
}

/** Articles of ordinary writing that stand behind the window: keeps weights sane while the window is small. */
const PRIOR_ARTICLES = 1000;
/** Above 1: rare features outweigh frequent ones by more than their information. */
const RARITY_POWER = 2;

const rarityWith = (count: number, prior: number, articles: number): number =>
  Math.max(0, Math.log((articles + PRIOR_ARTICLES) / (count + (PRIOR_ARTICLES * prior) / 1000)));

/** Information of one feature (0 = everywhere), from the window and from ordinary writing. */
export function rarityOf(key: string, { articles, countOf }: Frequencies, pack: StoryPack): number {
  return rarityWith(countOf(hashFeature(key)), priorOf(key, pack), articles);
}

/** An article as a vector of unit length over names, pairs and words. */
export function weighFeatures({ hashes, bases, priors }: FeatureList, { articles, countOf }: Frequencies): Vector {
  const weights = new Float64Array(hashes.length);
  let squares = 0;
  for (let at = 0; at < hashes.length; at++) {
    const rarity = rarityWith(countOf(uint32At(hashes, at)), float64At(priors, at), articles);
    const weight = float64At(bases, at) * rarity ** RARITY_POWER;
    weights[at] = weight;
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = float64At(weights, at) / norm;
  return { hashes, weights };
}

/** Counts in how many of the given articles each feature stands. */
export const countFeatures = (lists: readonly FeatureList[]): Frequencies => ({ articles: lists.length, countOf: countHashes(lists) });
