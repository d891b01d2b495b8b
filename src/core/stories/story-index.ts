import type { ArticleId, StoryId } from "../model/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import { type CopyTable, emptyCopyTable, keepForCopies } from "./copy-table.ts";
import type { Gist } from "./explain.ts";
import type { Sketch } from "./sketch.ts";
import { weighSketch } from "./weigh.ts";

/** Stories a feature remembers: the newest ones. A hot feature is never skipped and never costs more. */
export const RING = 48;
/** Members of a story that stand for it when an article is compared: the first ones and the newest ones. */
const FIRST_MEMBERS = 3;
const NEWEST_MEMBERS = 5;
/** Features of one article by which its story can be found again, rarest first. */
export const PROBES = 24;
/** Features kept of one member, weightiest first. */
const MEMBER_FEATURES = 192;
/** Stories kept open; the one that has been quiet longest is retired first. A retired story is found again by a copy of one of its articles alone. */
const OPEN_STORIES = 20_000;
/** Articles after which a story that got no new one is retired. */
const QUIET_ARTICLES = 60_000;
/** Articles between two sweeps that halve the counts, so that frequencies follow the window, and drop what belongs to retired stories alone. */
const SWEEP = 25_000;

/** One article inside an open story, by feature numbers of the index. */
export interface Member {
  readonly article: ArticleId;
  readonly day: number | null;
  readonly latestYear: number | null;
  readonly months: readonly string[];
  readonly places: readonly string[];
  /** Its position among all articles entered, from 1. */
  readonly entered: number;
  readonly features: Int32Array;
  readonly weights: Float32Array;
}

/** One open story as placing sees it. */
export interface OpenStory {
  readonly id: StoryId;
  /** Its number among the open stories; given to another one after the next sweep at the earliest. */
  readonly slot: number;
  readonly members: Member[];
  /** Sum of the members' vectors. */
  features: Int32Array;
  weights: Float32Array;
  size: number;
  /** Number of the article that came to it last. */
  changed: number;
}

/**
 * What placing knows of the articles seen so far. `updateIndex` alone changes it, in place, so that an article costs the same however many came before;
 * `placeReading` only reads it. Bounded but for `articles`, which keeps one entry an article.
 */
export interface StoryIndex {
  readonly articles: Map<ArticleId, StoryId>;
  /** In order of last change. */
  readonly stories: Map<StoryId, OpenStory>;
  /** Feature -> its number; numbers are given anew at each sweep. */
  features: Map<string, number>;
  /** By feature number: the feature, how it is spelled, articles of the window that have it, slots of stories that can be found by it. */
  keys: string[];
  spellings: (string | undefined)[];
  counts: number[];
  rings: (number[] | undefined)[];
  /** Open stories by slot, slots that may be given away, and slots that may once the rings are swept. */
  readonly slots: (OpenStory | undefined)[];
  readonly free: number[];
  readonly left: number[];
  readonly copies: CopyTable;
  /** Articles that `counts` stands for. */
  window: number;
  sinceSweep: number;
}

/** An index that knows no article. */
export const emptyIndex = (): StoryIndex => ({
  articles: new Map(),
  stories: new Map(),
  features: new Map(),
  keys: [],
  spellings: [],
  counts: [],
  rings: [],
  slots: [],
  free: [],
  left: [],
  copies: emptyCopyTable(),
  window: 0,
  sinceSweep: 0,
});

/** An article as the index sees it at one moment: its features, weightiest first, with their weights and numbers; -1 for one the index does not know. */
export interface View {
  readonly keys: readonly string[];
  readonly weights: Float32Array;
  readonly numbers: Int32Array;
}

const views = new WeakMap<Sketch, { readonly view: View; readonly index: StoryIndex; readonly articles: number }>();

/** The view of an article on the index as it stands; remembered, because placing and entering need the same one. */
export function viewSketch(sketch: Sketch, index: StoryIndex, pack: StoryPack): View {
  const known = views.get(sketch);
  if (known !== undefined && known.index === index && known.articles === index.articles.size) return known.view;
  const numberOf = (key: string): number => index.features.get(key) ?? -1;
  const vector = weighSketch(sketch, { articles: index.window, countOf: (key) => index.counts[numberOf(key)] ?? 0 }, pack);
  const weighed = [...vector];
  weighed.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const view: View = {
    keys: weighed.map(([key]) => key),
    weights: Float32Array.from(weighed, ([, weight]) => weight),
    numbers: Int32Array.from(weighed, ([key]) => numberOf(key)),
  };
  views.set(sketch, { view, index, articles: index.articles.size });
  return view;
}

/** What is said of a member when its story is told apart from another. */
export function gistOfMember(member: Member, index: StoryIndex): Gist {
  const names = new Map<string, number>();
  member.features.forEach((feature, at) => {
    const key = index.keys[feature];
    if (key?.startsWith("'") === true) names.set(key, member.weights[at] ?? 0);
  });
  return { day: member.day, months: member.months, places: member.places, names, spell: (key) => index.spellings[index.features.get(key) ?? -1] };
}

function numberFeature(index: StoryIndex, key: string, spelling: string | undefined): number {
  const known = index.features.get(key);
  if (known !== undefined) return known;
  const number = index.keys.length;
  index.features.set(key, number);
  index.keys.push(key);
  index.spellings.push(spelling);
  index.counts.push(0);
  index.rings.push(undefined);
  return number;
}

function openStory(index: StoryIndex, id: StoryId): OpenStory {
  const story: OpenStory = {
    id,
    slot: index.free.pop() ?? index.slots.length,
    members: [],
    features: new Int32Array(0),
    weights: new Float32Array(0),
    size: 0,
    changed: 0,
  };
  index.slots[story.slot] = story;
  return story;
}

/** Brings a story's sum up to date with its members, added in order. */
export function sumMembers(story: OpenStory): void {
  const sum = new Map<number, number>();
  for (const { features, weights } of story.members) features.forEach((feature, at) => sum.set(feature, (sum.get(feature) ?? 0) + (weights[at] ?? 0)));
  story.features = Int32Array.from(sum.keys());
  story.weights = Float32Array.from(sum.values());
}

/** Enters one article under its story. */
export function enterArticle(index: StoryIndex, sketch: Sketch, id: StoryId, pack: StoryPack): void {
  const { keys, weights } = viewSketch(sketch, index, pack);
  index.articles.set(sketch.article, id);
  const story = index.stories.get(id) ?? openStory(index, id);
  index.stories.delete(id);
  index.stories.set(id, story);
  story.size++;
  story.changed = index.articles.size;
  for (const features of [sketch.names, sketch.pairs, sketch.words]) {
    for (const key of features.keys()) {
      const number = numberFeature(index, key, sketch.spelling.get(key));
      index.counts[number] = (index.counts[number] ?? 0) + 1;
    }
  }
  const kept = Math.min(keys.length, MEMBER_FEATURES);
  const features = new Int32Array(kept);
  for (let at = 0; at < kept; at++) features[at] = index.features.get(keys[at] ?? "") ?? 0;
  const { article, day, latestYear, months, places } = sketch;
  keepForCopies(index.copies, article, sketch.print, sketch.bands);
  story.members.push({ article, entered: index.copies.entered, day, latestYear, months, places, features, weights: weights.slice(0, kept) });
  if (story.members.length > FIRST_MEMBERS + NEWEST_MEMBERS) story.members.splice(FIRST_MEMBERS, 1);
  sumMembers(story);
  for (const number of features.subarray(0, PROBES)) {
    const ring = index.rings[number];
    if (ring === undefined) index.rings[number] = [story.slot];
    else {
      const known = ring.lastIndexOf(story.slot);
      if (known >= 0) ring.splice(known, 1);
      ring.push(story.slot);
      if (ring.length > RING) ring.shift();
    }
  }
  index.window++;
  retireQuiet(index, OPEN_STORIES, QUIET_ARTICLES);
  if (++index.sinceSweep >= SWEEP) sweepIndex(index);
}

/** Retires the stories that have been quiet longest until at most `open` are left and none has waited for `quiet` articles. Work is that of the stories retired. */
export function retireQuiet(index: StoryIndex, open: number, quiet: number): void {
  for (const oldest of index.stories.values()) {
    if (index.stories.size <= open && oldest.changed > index.articles.size - quiet) break;
    index.stories.delete(oldest.id);
    // Rings may point to its slot until the next sweep.
    index.slots[oldest.slot] = undefined;
    index.left.push(oldest.slot);
  }
}

/** Halves the counts and numbers afresh the features that are still counted or that an open story has. */
export function sweepIndex(index: StoryIndex): void {
  index.sinceSweep = 0;
  index.window = Math.ceil(index.window / 2);
  const used = new Uint8Array(index.keys.length);
  for (const { members } of index.stories.values()) for (const { features } of members) for (const feature of features) used[feature] = 1;
  const old = { keys: index.keys, spellings: index.spellings, counts: index.counts, rings: index.rings };
  const moved = new Int32Array(old.keys.length);
  index.features = new Map();
  index.keys = [];
  index.spellings = [];
  index.counts = [];
  index.rings = [];
  old.keys.forEach((key, at) => {
    const count = (old.counts[at] ?? 0) >> 1;
    if (used[at] !== 1 && count === 0) return;
    const number = numberFeature(index, key, old.spellings[at]);
    moved[at] = number;
    index.counts[number] = count;
    const open = old.rings[at]?.filter((slot) => index.slots[slot] !== undefined) ?? [];
    if (open.length > 0) index.rings[number] = open;
  });
  for (const { features: sum, members } of index.stories.values()) {
    for (const features of [sum, ...members.map((member) => member.features)]) {
      for (let at = 0; at < features.length; at++) features[at] = moved[features[at] ?? 0] ?? 0;
    }
  }
  index.free.push(...index.left.splice(0));
}
