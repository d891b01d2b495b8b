import type { Instant, Placement } from "../../model/index.ts";
import { uint32At } from "../number-at.ts";
import type { Sketch } from "../sketch.ts";
import { Cells } from "./cells.ts";
import { makePiece, noteNewest, type OpenStory, piecesOf, setPieces, type View } from "./open-story.ts";
import { featureOf } from "./packed.ts";
import { PATIENCE, passTime } from "./retire.ts";
import { findStory, openStory, type StoryIndex, storyAt, viewSketch } from "./story-index.ts";

/** Features of one article by which its story can be found again, rarest first. */
export const PROBES = 24;
/** Growth after which a story is looked at again for repairs. */
const GROWN = 1.1;

const known = new Cells();

/** Lets a story be found by the weightiest features of an article. */
export function pointTo(index: StoryIndex, story: OpenStory, { vector, order }: View): void {
  const isLive = (reference: number): boolean => storyAt(index, reference) !== undefined;
  for (const at of order.subarray(0, PROBES)) index.features.point(uint32At(vector.hashes, at), story.reference, isLive);
}

/** Enters one article under its story, or under the one that took its place. */
export function enterArticle(index: StoryIndex, sketch: Sketch, placement: Pick<Placement, "story" | "copyOf">, receivedAt: Instant | null): void {
  const view = viewSketch(sketch, index);
  passTime(index, receivedAt);
  const { article, print, features } = sketch;
  const id = index.stories.has(placement.story) ? placement.story : (findStory(index, placement.story) ?? placement.story);
  const isRetired = !index.stories.has(id) && placement.copyOf !== null && index.memory.has(placement.copyOf);
  const number = index.memory.enter(article, id, print);
  // a late copy belongs to its original's story and does not open it again for others
  if (isRetired) return;
  const story = index.stories.get(id) ?? openStory(index, id, PATIENCE);
  story.size++;
  story.changed = index.wheel.now;
  known.clear();
  for (let at = 0; at < story.vectors.length; at++) known.enter(featureOf(uint32At(story.vectors, at)));
  // counted once a story: what a large story always says stays telling of it
  for (const hash of features.hashes) if (known.find(featureOf(hash)) < 0) index.features.count(hash);
  setPieces(story, [...piecesOf(story), makePiece(sketch, view, number)]);
  noteNewest(story, article);
  index.recent.enter(sketch);
  pointTo(index, story, view);
  index.features.pass((reference) => storyAt(index, reference) !== undefined);
  if (story.size >= GROWN * story.mended) index.grown.add(id);
}
