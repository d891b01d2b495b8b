import type { StoryPack } from "../packs/stories.ts";
import type { Sketch } from "./sketch.ts";

/** How many of the articles looked at have each feature. */
export interface Frequencies {
  readonly articles: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Articles of ordinary writing that stand behind the window: keeps weights sane while the window is small. */
const PRIOR_ARTICLES = 1000;
/** How many of 1,000 such articles have a name, or a word that the list of common words lacks. */
const PRIOR_NAME = 5;
const PRIOR_WORD = 3;
/** A name says more about which event it is than a common word; two names side by side say more than their sum. */
const NAME_WEIGHT = 2;
const PAIR_WEIGHT = 1.5;
/** Headline and first sentences name the event itself. */
const LEAD_WEIGHT = 1.3;
/** Above 1: rare features outweigh frequent ones by more than their information. */
const RARITY_POWER = 1.5;

/** Information of one feature (0 = everywhere), from the window and from ordinary writing. */
export function rarityOf(key: string, seen: Frequencies, pack: StoryPack): number {
  const prior = pack.commonStems.get(key) ?? (key.startsWith("'") ? PRIOR_NAME : PRIOR_WORD);
  return Math.max(0, Math.log((seen.articles + PRIOR_ARTICLES) / ((seen.counts.get(key) ?? 0) + (PRIOR_ARTICLES * prior) / 1000)));
}

/** An article as a vector of unit length over names, pairs and words. */
export function weighSketch(sketch: Sketch, seen: Frequencies, pack: StoryPack): Map<string, number> {
  const vector = new Map<string, number>();
  let squares = 0;
  const put = (features: ReadonlyMap<string, number>, factor: number): void => {
    for (const [key, times] of features) {
      const weight = factor * Math.sqrt(1 + Math.log(times)) * rarityOf(key, seen, pack) ** RARITY_POWER * (sketch.lead.has(key) ? LEAD_WEIGHT : 1);
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
