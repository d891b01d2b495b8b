import type { Repair, StoryId } from "../../core/model/index.ts";
import type { Store } from "./ports.ts";

/** Keeps repairs beside the placements of the articles they would move: a person is asked, and nothing moves by itself. */
export async function noteProposals(repairs: readonly Repair[], store: Store): Promise<void> {
  for (const { kind, to, articles, why } of repairs) {
    const placed = await store.findPlacements(articles);
    await store.putPlacements(placed.map((one) => ({ ...one, placement: { ...one.placement, proposed: { kind, to, why } } })));
    await store.picture.touch([...new Set(placed.map(({ placement }) => placement.story))]);
  }
}

/** Stories by the names the stream has for them: each is where the article stands from which it was spelled. */
export async function standingStories(store: Store, streamed: readonly StoryId[]): Promise<ReadonlyMap<StoryId, StoryId>> {
  const placed = await store.findPlacements([...new Set(streamed)]);
  return new Map(placed.map(({ placement }) => [placement.article, placement.story]));
}
