import type { Instant } from "../../model/index.ts";
import { digitsAt, instantDay } from "../../text/calendar.ts";
import type { OpenStory } from "./open-story.ts";
import { featureOf, weightOf } from "./packed.ts";
import { closeStory, type StoryIndex, storyAt } from "./story-index.ts";
import { TOPIC_KEYS } from "./topics.ts";

/** A tick of the wheel is an hour by the time articles reach us, or so many articles, whichever is over first: memory is bounded by both. */
const TICK_ARTICLES = 16_384;
/** Ticks a story stays open after its last article; each doubling of its size adds a day, up to twelve days in all. */
export const PATIENCE = 72;
const PATIENCE_A_DOUBLING = 24;
const MOST_PATIENCE = 288;

const patienceWith = (size: number): number => Math.min(MOST_PATIENCE, PATIENCE + PATIENCE_A_DOUBLING * Math.floor(Math.log2(Math.max(1, size))));

/** Closes a quiet story: it is found no more but by copies of its articles, and by the link of a new story to its subject. */
function retireStory(index: StoryIndex, story: OpenStory): void {
  closeStory(index, story);
  const sums = new Map<number, number>();
  for (const packed of story.vectors) sums.set(featureOf(packed), (sums.get(featureOf(packed)) ?? 0) + weightOf(packed));
  const keys = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, TOPIC_KEYS);
  index.topics.enter(
    story.id,
    Uint32Array.from(keys, ([key]) => key),
  );
}

/** Turns the wheel by so many ticks and retires the stories whose time is over. Work is that of the stories looked at, each once in its patience. */
export function passTicks(index: StoryIndex, ticks: number): void {
  for (let tick = 0; tick < ticks; tick++) {
    for (const reference of index.wheel.turn()) {
      const story = storyAt(index, reference);
      if (story === undefined) continue;
      const left = story.changed + patienceWith(story.size) - index.wheel.now;
      if (left > 0) index.wheel.put(reference, left);
      else retireStory(index, story);
    }
  }
}

/** Hours since 1970 of an ISO instant, null when it is none. */
function hourOf(instant: Instant): number | null {
  const hours = 24 * instantDay(instant) + digitsAt(instant, 11, 13);
  return Number.isNaN(hours) ? null : hours;
}

/** Lets the time pass that lies between the last article and this one. An arrival before the last one passes none. */
export function passTime(index: StoryIndex, receivedAt: Instant | null): void {
  const hour = receivedAt === null ? null : hourOf(receivedAt);
  const hours = hour === null || index.hour === null ? 0 : Math.max(0, hour - index.hour);
  if (hour !== null) index.hour = Math.max(hour, index.hour ?? hour);
  const full = ++index.sinceTick >= TICK_ARTICLES;
  if (hours > 0 || full) index.sinceTick = 0;
  // after a longer silence everything is retired all the same
  passTicks(index, Math.min(2 * MOST_PATIENCE, Math.max(hours, full ? 1 : 0)));
}
