import type { StoryPack } from "../packs/stories.ts";
import { compareText } from "../text/compare-text.ts";
import { hashText, mixBits } from "../text/shingles.ts";

/** The features of one article, by the hash of their keys, lowest first. Names start with an apostrophe, pairs of names hold two, numbers start with #. */
export interface FeatureList {
  readonly keys: readonly string[];
  readonly hashes: Uint32Array;
  /** Weight but for rarity: what kind of feature it is, how often the article says it, whether it stands in its lead. */
  readonly bases: Float64Array;
  /** How many of 1,000 articles of ordinary writing have it. */
  readonly priors: Float64Array;
}

/** How often an article says each of its names, pairs of names and words. */
export interface Counted {
  readonly names: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
  readonly lead: ReadonlySet<string>;
}

/** How many of 1,000 articles of ordinary writing have a name, or a word that the list of common words lacks. */
const PRIOR_NAME = 5;
const PRIOR_WORD = 3;
/** News names countries, capitals and presidents more often than ordinary writing does. */
const FAMOUS_FACTOR = 3;
/** A name says more about which event it is than a common word; a pair of names adds to its parts. */
const NAME_WEIGHT = 2;
const PAIR_WEIGHT = 0.5;
/** Headline and first sentences name the event itself. */
const LEAD_WEIGHT = 1.3;
/** Below 1: saying a thing ten times is not ten times the evidence. */
const TIMES_POWER = 0.8;

/** Number of a feature; two of a million share one about a hundred times. */
export const hashFeature = (key: string): number => mixBits(hashText(key)) || 1;

/** How many of 1,000 articles of ordinary writing have a feature. */
export function priorOf(key: string, pack: StoryPack): number {
  return key.startsWith("'") ? Math.max(PRIOR_NAME, FAMOUS_FACTOR * (pack.commonNames.get(key.slice(1)) ?? 0)) : (pack.commonStems.get(key) ?? PRIOR_WORD);
}

/** Lists what an article can be compared by. */
export function listFeatures({ names, pairs, words, lead }: Counted, pack: StoryPack): FeatureList {
  const all: { readonly key: string; readonly hash: number; readonly base: number }[] = [];
  for (const [features, factor] of [
    [names, NAME_WEIGHT],
    [pairs, PAIR_WEIGHT],
    [words, 1],
  ] as const) {
    for (const [key, times] of features)
      all.push({ key, hash: hashFeature(key), base: factor * (1 + Math.log(times)) ** TIMES_POWER * (lead.has(key) ? LEAD_WEIGHT : 1) });
  }
  all.sort((a, b) => a.hash - b.hash || compareText(a.key, b.key));
  return {
    keys: all.map(({ key }) => key),
    hashes: Uint32Array.from(all, ({ hash }) => hash),
    bases: Float64Array.from(all, ({ base }) => base),
    priors: Float64Array.from(all, ({ key }) => priorOf(key, pack)),
  };
}
