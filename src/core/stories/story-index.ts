import type { ArticleId, StoryId } from "../model/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import type { Sketch } from "./sketch.ts";
import { weighSketch } from "./weigh.ts";

/** Stories a feature remembers: the newest ones. A hot feature is never skipped and never costs more. */
export const RING = 48;
/** Members of a story that stand for it when an article is compared: the first ones and the newest ones. */
const FIRST_MEMBERS = 3;
const NEWEST_MEMBERS = 5;
/** Features of one article by which its story can be found again, rarest first. */
export const PROBES = 24;
/** Copies remembered under one band key. */
const BAND_RING = 8;
/** Stories kept in full; the one that has been quiet longest is retired first: it can still be found by a copy of one of its articles. */
const OPEN_STORIES = 20_000;
/** Articles between two sweeps that drop what points to retired stories and halve the counts, so that frequencies follow the window. */
const SWEEP = 50_000;

/** One article inside an open story. */
export interface Member {
  readonly sketch: Sketch;
  readonly vector: ReadonlyMap<string, number>;
}

/** One open story as placing sees it. */
export interface OpenStory {
  readonly id: StoryId;
  readonly members: Member[];
  /** Sum of the members' vectors, added in order. */
  sum: Map<string, number>;
  size: number;
}

/**
 * What placing knows of the articles seen so far. `updateIndex` alone changes it, in place, so that an article costs the same however many came before;
 * `placeReading` only reads it.
 */
export interface StoryIndex {
  readonly articles: Map<ArticleId, StoryId>;
  /** In order of last change. */
  readonly stories: Map<StoryId, OpenStory>;
  /** Articles of the window that have a feature. */
  readonly counts: Map<string, number>;
  readonly rings: Map<string, StoryId[]>;
  readonly bands: Map<number, Sketch[]>;
  /** Articles that `counts` stands for. */
  window: number;
  sinceSweep: number;
}

/** An index that knows no article. */
export const emptyIndex = (): StoryIndex =>
  ({ articles: new Map(), stories: new Map(), counts: new Map(), rings: new Map(), bands: new Map(), window: 0, sinceSweep: 0 });

/** An article as the index sees it at one moment: its vector, and the rarest of its features, by which its candidates are found. */
export interface View {
  readonly vector: ReadonlyMap<string, number>;
  readonly probes: readonly string[];
}

const views = new WeakMap<Sketch, { readonly view: View; readonly index: StoryIndex; readonly articles: number }>();

/** The view of an article on the index as it stands; remembered, because placing and entering need the same one. */
export function viewSketch(sketch: Sketch, index: StoryIndex, pack: StoryPack): View {
  const known = views.get(sketch);
  if (known !== undefined && known.index === index && known.articles === index.articles.size) return known.view;
  const vector = weighSketch(sketch, { articles: index.window, counts: index.counts }, pack);
  const weighed = [...vector];
  weighed.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const view = { vector, probes: weighed.slice(0, PROBES).map(([key]) => key) };
  views.set(sketch, { view, index, articles: index.articles.size });
  return view;
}

function addVector(sum: Map<string, number>, vector: ReadonlyMap<string, number>): void {
  for (const [key, weight] of vector) sum.set(key, (sum.get(key) ?? 0) + weight);
}

/** Sum of the vectors of members, in order. */
export function sumMembers(members: readonly Member[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { vector } of members) addVector(sum, vector);
  return sum;
}

/** Enters one article under its story. */
export function enterArticle(index: StoryIndex, sketch: Sketch, id: StoryId, pack: StoryPack): void {
  const { vector, probes } = viewSketch(sketch, index, pack);
  index.articles.set(sketch.article, id);
  const story = index.stories.get(id) ?? { id, members: [], sum: new Map<string, number>(), size: 0 };
  index.stories.delete(id);
  index.stories.set(id, story);
  story.size++;
  story.members.push({ sketch, vector });
  if (story.members.length > FIRST_MEMBERS + NEWEST_MEMBERS) {
    story.members.splice(FIRST_MEMBERS, 1);
    story.sum = sumMembers(story.members);
  } else addVector(story.sum, vector);
  for (const features of [sketch.names, sketch.pairs, sketch.words]) for (const key of features.keys()) index.counts.set(key, (index.counts.get(key) ?? 0) + 1);
  for (const key of probes) {
    const ring = index.rings.get(key);
    if (ring === undefined) index.rings.set(key, [id]);
    else {
      const known = ring.lastIndexOf(id);
      if (known >= 0) ring.splice(known, 1);
      ring.push(id);
      if (ring.length > RING) ring.shift();
    }
  }
  for (const key of sketch.bands) {
    const band = index.bands.get(key);
    if (band === undefined) index.bands.set(key, [sketch]);
    else {
      band.push(sketch);
      if (band.length > BAND_RING) band.shift();
    }
  }
  index.window++;
  if (++index.sinceSweep >= SWEEP) sweep(index);
  if (index.stories.size > OPEN_STORIES) {
    for (const [oldest] of index.stories) {
      index.stories.delete(oldest);
      break;
    }
  }
}

function sweep(index: StoryIndex): void {
  index.sinceSweep = 0;
  index.window = Math.ceil(index.window / 2);
  for (const [key, count] of index.counts) {
    if (count < 2) index.counts.delete(key);
    else index.counts.set(key, count >> 1);
  }
  for (const [key, ring] of index.rings) {
    const open = ring.filter((id) => index.stories.has(id));
    if (open.length === 0) index.rings.delete(key);
    else if (open.length < ring.length) index.rings.set(key, open);
  }
}
