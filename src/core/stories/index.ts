import type { Instant, Placement, Reading, Repair, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { sketchOnce, storyPackOf } from "./sketch.ts";
import { enterArticle } from "./stream/enter.ts";
import { mendSometimes } from "./stream/mend.ts";
import { judgeSketch } from "./stream/place.ts";
import type { StoryIndex } from "./stream/story-index.ts";

export { findIncidents, type Incident, type IncidentReport } from "./incidents.ts";
export { labelStory } from "./label.ts";
export { undoRepairs } from "./repairs.ts";
export { type Redirect, SETTLING_WINDOW, type Settlement, settleStories } from "./settle.ts";
export { exportIndex, importIndex } from "./stream/store-index.ts";
export { emptyIndex, type StoryIndex } from "./stream/story-index.ts";

export const version = "stories/4";

/**
 * Stage 4: Reading x open stories -> Placement. The only order-dependent step; its answer is stored as a fact, and `settleStories` repairs it.
 * Copies go to the story of their original; other articles to the story they share most with once what look-alikes have in common is played down.
 * An article that reaches no story's mark opens its own rather than being forced into one. Pure: reads the index, changes nothing.
 */
export function placeReading(reading: Reading, index: StoryIndex, packs: Packs): Staged<Placement> {
  const { touched: _, compared: __, continues, ...verdict } = judgeSketch(sketchOnce(reading, packs), index, storyPackOf(reading.article.language, packs));
  return { value: { article: reading.article.id, ...verdict, ...(continues === null ? {} : { continues }) }, diagnostics: [] };
}

/**
 * The index with one more article in it; changes `index` in place and returns it. The same article twice changes nothing. `receivedAt`, when it is known,
 * lets the time pass after which quiet stories are retired; without it so many articles stand for an hour.
 */
export function updateIndex(index: StoryIndex, reading: Reading, placement: Placement, packs: Packs, receivedAt: Instant | null = null): StoryIndex {
  if (index.memory.has(placement.article)) return index;
  enterArticle(index, sketchOnce(reading, packs), placement, receivedAt);
  mendSometimes(index, storyPackOf(reading.article.language, packs));
  return index;
}

/** The repairs made since they were last taken, oldest first. What a merge leads away from leads to its new story from then on. */
export const takeRepairs = (index: StoryIndex): readonly Repair[] => index.repairs.splice(0);
