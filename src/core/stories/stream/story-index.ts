import type { Repair, StoryId } from "../../model/index.ts";
import { numberAt } from "../number-at.ts";
import type { Sketch } from "../sketch.ts";
import { weighFeatures } from "../weigh.ts";
import { ArticleMemory } from "./article-memory.ts";
import { FeatureTable } from "./feature-table.ts";
import { type OpenStory, type View, viewOf } from "./open-story.ts";
import { Recent } from "./recent.ts";
import { Topics } from "./topics.ts";
import { Wheel } from "./wheel.ts";

/**
 * What placing knows of the articles seen so far. `updateIndex` alone changes it, in place, so that an article costs the same however many came before;
 * `placeReading` only reads it.
 */
export interface StoryIndex {
  readonly memory: ArticleMemory;
  readonly stories: Map<StoryId, OpenStory>;
  /** Open stories by slot; slot 0 stays free. */
  readonly slots: (OpenStory | undefined)[];
  readonly generations: number[];
  readonly free: number[];
  readonly features: FeatureTable;
  readonly wheel: Wheel;
  readonly topics: Topics;
  readonly recent: Recent;
  /** Stories that have grown enough since they were last looked at for repairs. */
  readonly grown: Set<StoryId>;
  /** Repairs nobody has asked for yet, newest last. */
  readonly repairs: Repair[];
  /** Hour of the last article whose arrival is known, null before the first. */
  hour: number | null;
  /** Articles since the wheel last turned, and since stories were last repaired. */
  sinceTick: number;
  sinceMend: number;
}

/** An index that knows no article. */
export const emptyIndex = (): StoryIndex => ({
  memory: new ArticleMemory(),
  stories: new Map(),
  slots: [undefined],
  generations: [0],
  free: [],
  features: new FeatureTable(),
  wheel: new Wheel(),
  topics: new Topics(),
  recent: new Recent(),
  grown: new Set(),
  repairs: [],
  hour: null,
  sinceTick: 0,
  sinceMend: 0,
});

const SLOT_BITS = 24;
const SLOT_MASK = 2 ** SLOT_BITS - 1;

/** The open story behind a reference of a ring, undefined when it has been closed. */
export function storyAt(index: StoryIndex, reference: number): OpenStory | undefined {
  const slot = reference & SLOT_MASK;
  return index.generations[slot] === reference >>> SLOT_BITS ? index.slots[slot] : undefined;
}

/** Opens a story that has no member yet; it is looked at again after so many ticks. */
export function openStory(index: StoryIndex, id: StoryId, patience: number): OpenStory {
  const slot = index.free.pop() ?? index.slots.length;
  index.generations[slot] ??= 0;
  const reference = ((numberAt(index.generations, slot) << SLOT_BITS) | slot) >>> 0;
  const story: OpenStory = { id, slot, reference, members: [], vectors: new Uint32Array(0), newest: [], size: 0, mended: 0, changed: index.wheel.now };
  index.slots[slot] = story;
  index.stories.set(id, story);
  index.wheel.put(reference, patience);
  return story;
}

/** Takes a story out of the open ones; references to it are dead from now on. */
export function closeStory(index: StoryIndex, { id, slot }: OpenStory): void {
  index.stories.delete(id);
  index.slots[slot] = undefined;
  index.generations[slot] = (numberAt(index.generations, slot) + 1) & 0xff;
  index.free.push(slot);
}

/** The story an article stands in now, null when it is not remembered. A story that went into another is where the article stands that it was named after. */
export function findStory(index: StoryIndex, article: string): StoryId | null {
  let story = index.memory.storyOf(article);
  for (let steps = 0; steps < 16 && story !== null && !index.stories.has(story); steps++) {
    const next = index.memory.storyOf(story);
    if (next === null || next === story) break;
    story = next;
  }
  return story;
}

const views = new WeakMap<Sketch, { readonly view: View; readonly index: StoryIndex; readonly articles: number }>();

/** The view of an article on the index as it stands; remembered, because placing and entering need the same one. */
export function viewSketch(sketch: Sketch, index: StoryIndex): View {
  const known = views.get(sketch);
  if (known !== undefined && known.index === index && known.articles === index.memory.entered) return known.view;
  const { features } = index;
  const view = viewOf(sketch, weighFeatures(sketch.features, { articles: features.window, countOf: (hash) => features.countOf(hash) }));
  views.set(sketch, { view, index, articles: index.memory.entered });
  return view;
}
