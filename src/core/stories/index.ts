import type { ArticleId, Placement, Reading, Staged, StoryId } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";

export const version = "stories/1";

/** What placing knows of the articles seen so far. Updated by `updateIndex`; the store persists what is in it. */
export interface StoryIndex {
  readonly articles: ReadonlyMap<ArticleId, StoryId>;
}

export const emptyIndex = (): StoryIndex => ({ articles: new Map() });

/** Stage 4: Reading x open stories -> Placement. The only order-dependent step; its answer is stored as a fact. */
export function placeReading(reading: Reading, _index: StoryIndex, _packs: Packs): Staged<Placement> {
  return { value: { article: reading.article.id, story: reading.article.id, copyOf: null, score: 0, why: "first of its kind", lookalikes: [] }, diagnostics: [] };
}

/** The index with one more article in it. */
export function updateIndex(index: StoryIndex, reading: Reading, placement: Placement): StoryIndex {
  return { articles: new Map([...index.articles, [reading.article.id, placement.story]]) };
}
