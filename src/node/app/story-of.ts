import type { LookAlike, Placement, Reading, Story, StoryId, TimeRange } from "../../core/model/index.ts";
import { labelStory } from "../../core/pipeline.ts";

/** The stretch from the first to the last publication; null when no article is dated. */
function periodOf(readings: readonly Reading[]): TimeRange | null {
  const from = readings.flatMap(({ article }) => article.published?.from ?? []).sort();
  const to = readings.flatMap(({ article }) => article.published?.to ?? article.published?.from ?? []).sort();
  const first = from[0];
  const last = to.at(-1);
  if (first === undefined || last === undefined) return null;
  const stated = readings.every(({ article }) => article.published?.basis === "stated");
  return { from: first, to: last, basis: stated ? "stated" : "inferred" };
}

/** The story that these placements make, all of one story; `readings` hold at least its members. */
export function storyOf(id: StoryId, placed: readonly Placement[], readings: ReadonlyMap<string, Reading>): Story {
  const members = placed.flatMap((placement) => readings.get(placement.article) ?? []);
  const lookalikes = new Map<StoryId, LookAlike>(placed.flatMap((placement) => placement.lookalikes.map((other) => [other.story, other] as const)));
  lookalikes.delete(id);
  return {
    id,
    label: labelStory(members.map(({ article }) => article)) ?? members[0]?.article.name ?? id,
    articles: members.map(({ article }) => article.id),
    period: periodOf(members),
    lookalikes: [...lookalikes.values()],
  };
}

/** Stories as the placements say, in order of their first article. */
export function groupStories(readings: readonly Reading[], placements: readonly Placement[]): readonly Story[] {
  const byArticle = new Map(readings.map((reading) => [reading.article.id, reading]));
  return [...Map.groupBy(placements, ({ story }) => story)].map(([id, placed]) => storyOf(id, placed, byArticle));
}
