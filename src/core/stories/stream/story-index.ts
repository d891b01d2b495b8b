import type { ArticleId, Instant, Placement, StoryId } from "../../model/index.ts";
import { dayNumber } from "../../text/calendar.ts";
import { rankFeatures } from "../affinity.ts";
import type { Sketch } from "../sketch.ts";
import type { Vector } from "../vector.ts";
import { weighFeatures } from "../weigh.ts";
import { ArticleMemory } from "./article-memory.ts";
import { Cells } from "./cells.ts";
import { FeatureTable } from "./feature-table.ts";
import { type NotedName, packNote } from "./notes.ts";
import { featureOf, packFeature, weightOf } from "./packed.ts";
import { TOPIC_KEYS, Topics } from "./topics.ts";
import { Wheel } from "./wheel.ts";

/** Members of a story that stand for it when an article is compared: the first ones and the newest ones. */
const FIRST_MEMBERS = 3;
const NEWEST_MEMBERS = 5;
/** Features of one article by which its story can be found again, rarest first. */
export const PROBES = 24;
/** Features kept of one member, weightiest first. */
const MEMBER_FEATURES = 96;
/** Newest members that are read to say what keeps a story apart, and names noted of each. */
export const EXPLAINED = 4;
const NOTED_NAMES = 6;
/** A tick of the wheel is an hour by the time articles reach us, or so many articles, whichever is over first: memory is bounded by both. */
const TICK_ARTICLES = 16_384;
/** Ticks a story stays open after its last article; each doubling of its size adds a day, up to twelve days in all. */
const PATIENCE = 72;
const PATIENCE_A_DOUBLING = 24;
const MOST_PATIENCE = 288;

/** One article inside an open story. */
export interface Member {
  readonly article: ArticleId;
  /** Its row in the memory of articles. */
  readonly row: number;
  readonly day: number | null;
  readonly latestYear: number | null;
  /** Packed features, weightiest first. */
  readonly vector: Uint32Array;
  /** What is said of it when its story is told apart from another, packed; empty once there are newer members enough. */
  note: string;
}

/** One open story as placing sees it. */
export interface OpenStory {
  readonly id: StoryId;
  /** Where it stands in `slots`. */
  readonly slot: number;
  /** What rings keep of it: its slot and how often that was given before. */
  readonly reference: number;
  readonly members: Member[];
  size: number;
  /** Tick of its last article. */
  changed: number;
}

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
  /** Hour of the last article whose arrival is known, null before the first. */
  hour: number | null;
  sinceTick: number;
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
  hour: null,
  sinceTick: 0,
});

const SLOT_BITS = 24;
const SLOT_MASK = 2 ** SLOT_BITS - 1;

/** The open story behind a reference of a ring, undefined when it has been retired. */
export function storyAt(index: StoryIndex, reference: number): OpenStory | undefined {
  const slot = reference & SLOT_MASK;
  return index.generations[slot] === reference >>> SLOT_BITS ? index.slots[slot] : undefined;
}

/** An article as the index sees it at one moment: its weights, and the positions of its features, weightiest first. */
export interface View {
  readonly vector: Vector;
  readonly order: Uint32Array;
}

const views = new WeakMap<Sketch, { readonly view: View; readonly index: StoryIndex; readonly articles: number }>();

/** The view of an article on the index as it stands; remembered, because placing and entering need the same one. */
export function viewSketch(sketch: Sketch, index: StoryIndex): View {
  const known = views.get(sketch);
  if (known !== undefined && known.index === index && known.articles === index.memory.entered) return known.view;
  const { features } = index;
  const vector = weighFeatures(sketch.features, { articles: features.window, countOf: (hash) => features.countOf(hash) });
  const view: View = { vector, order: rankFeatures(sketch.features, vector) };
  views.set(sketch, { view, index, articles: index.memory.entered });
  return view;
}

const patienceWith = (size: number): number => Math.min(MOST_PATIENCE, PATIENCE + PATIENCE_A_DOUBLING * Math.floor(Math.log2(Math.max(1, size))));

/** Opens a story that has no member yet. */
function openStory(index: StoryIndex, id: StoryId): OpenStory {
  const slot = index.free.pop() ?? index.slots.length;
  index.generations[slot] ??= 0;
  const reference = (((index.generations[slot] ?? 0) << SLOT_BITS) | slot) >>> 0;
  const story: OpenStory = { id, slot, reference, members: [], size: 0, changed: index.wheel.now };
  index.slots[slot] = story;
  index.stories.set(id, story);
  index.wheel.put(slot, PATIENCE);
  return story;
}

/** Closes a story: it is found no more but by copies of its articles, and by the link of a new story to its subject. */
function retireStory(index: StoryIndex, story: OpenStory): void {
  index.stories.delete(story.id);
  index.slots[story.slot] = undefined;
  index.generations[story.slot] = ((index.generations[story.slot] ?? 0) + 1) & 0xff;
  index.free.push(story.slot);
  const sums = new Map<number, number>();
  for (const { vector } of story.members) for (const packed of vector) sums.set(featureOf(packed), (sums.get(featureOf(packed)) ?? 0) + weightOf(packed));
  const keys = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, TOPIC_KEYS);
  index.topics.enter(
    story.id,
    Uint32Array.from(keys, ([key]) => key),
  );
}

/** Turns the wheel by so many ticks and retires the stories whose time is over. Work is that of the stories looked at, each once in its patience. */
export function passTicks(index: StoryIndex, ticks: number): void {
  for (let tick = 0; tick < ticks; tick++) {
    for (const slot of index.wheel.turn()) {
      const story = index.slots[slot];
      if (story === undefined) continue;
      const left = story.changed + patienceWith(story.size) - index.wheel.now;
      if (left > 0) index.wheel.put(slot, left);
      else retireStory(index, story);
    }
  }
}

/** Hours since 1970 of an ISO instant, null when it is none. */
function hourOf(instant: Instant): number | null {
  const [year, month, day, hour] = [instant.slice(0, 4), instant.slice(5, 7), instant.slice(8, 10), instant.slice(11, 13)].map(Number);
  const hours = 24 * dayNumber(year ?? Number.NaN, month ?? Number.NaN, day ?? Number.NaN) + (hour ?? Number.NaN);
  return Number.isNaN(hours) ? null : hours;
}

/** Lets the time pass that lies between the last article and this one. An arrival before the last one passes none. */
function passTime(index: StoryIndex, receivedAt: Instant | null): void {
  const hour = receivedAt === null ? null : hourOf(receivedAt);
  const hours = hour === null || index.hour === null ? 0 : Math.max(0, hour - index.hour);
  if (hour !== null) index.hour = Math.max(hour, index.hour ?? hour);
  const full = ++index.sinceTick >= TICK_ARTICLES;
  if (hours > 0 || full) index.sinceTick = 0;
  // after a longer silence everything is retired all the same
  passTicks(index, Math.min(2 * MOST_PATIENCE, Math.max(hours, full ? 1 : 0)));
}

/** The most telling names of an article, as it spells them. */
function listNames({ features: { keys }, spelling }: Sketch, { vector, order }: View): NotedName[] {
  const names: NotedName[] = [];
  for (let rank = 0; rank < order.length && names.length < NOTED_NAMES; rank++) {
    const at = order[rank] ?? 0;
    const key = keys[at] ?? "";
    const spelled = spelling.get(key);
    if (spelled !== undefined) names.push([key, Number((vector.weights[at] ?? 0).toFixed(4)), spelled]);
  }
  return names;
}

const known = new Cells();

/** Enters one article under its story. */
export function enterArticle(index: StoryIndex, sketch: Sketch, placement: Pick<Placement, "story" | "copyOf">, receivedAt: Instant | null): void {
  const view = viewSketch(sketch, index);
  const { vector, order } = view;
  passTime(index, receivedAt);
  const { article, day, latestYear, months, places } = sketch;
  const isRetired = !index.stories.has(placement.story) && placement.copyOf !== null && index.memory.rowOf(placement.copyOf) !== null;
  const row = index.memory.enter(article, placement.story, sketch.print);
  // a late copy belongs to its original's story and does not open it again for others
  if (isRetired) return;
  const story = index.stories.get(placement.story) ?? openStory(index, placement.story);
  story.size++;
  story.changed = index.wheel.now;
  const isLive = (reference: number): boolean => storyAt(index, reference) !== undefined;
  known.clear();
  for (const member of story.members) for (const packed of member.vector) known.enter(featureOf(packed));
  // counted once a story: what a large story always says stays telling of it
  for (const hash of vector.hashes) if (known.find(featureOf(hash)) < 0) index.features.count(hash);
  const kept = order.subarray(0, MEMBER_FEATURES);
  const packed = Uint32Array.from(kept, (at) => packFeature(vector.hashes[at] ?? 0, vector.weights[at] ?? 0));
  story.members.push({ article, row, day, latestYear, vector: packed, note: packNote({ day, months, places, names: listNames(sketch, view) }) });
  const quiet = story.members[story.members.length - 1 - EXPLAINED];
  if (quiet !== undefined) quiet.note = "";
  if (story.members.length > FIRST_MEMBERS + NEWEST_MEMBERS) story.members.splice(FIRST_MEMBERS, 1);
  for (const at of order.subarray(0, PROBES)) index.features.point(vector.hashes[at] ?? 0, story.reference, isLive);
  index.features.pass(isLive);
}
