import type { Placement, Reading, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { settleStories } from "../../core/pipeline.ts";

/** A reading with where the stream put it. */
export interface Placed {
  readonly reading: Reading;
  readonly placement: Placement;
}

/** The story of an earlier window that most members of a group were put into; null when the group is new. */
function olderStory(group: readonly Placed[], own: ReadonlySet<string>): StoryId | null {
  const votes = new Map<StoryId, number>();
  for (const { placement } of group) if (!own.has(placement.story)) votes.set(placement.story, (votes.get(placement.story) ?? 0) + 1);
  const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  return best !== undefined && best[1] * 2 > group.length ? best[0] : null;
}

/**
 * Groups a window of a stream afresh, so that within it the order of arrival no longer counts; groups that continue an earlier window keep its id.
 * `moved` is what became of ids in earlier windows; this window's changes are added to it.
 */
export function settleWindow(window: readonly Placed[], moved: Map<StoryId, StoryId>, packs: Packs): readonly Placement[] {
  const { placements, redirects } = settleStories(
    window.map(({ reading }) => reading),
    window.map(({ placement }) => placement),
    packs,
  ).value;
  const own = new Set(window.map(({ reading }) => reading.article.id as string));
  const members = new Map<StoryId, Placed[]>();
  placements.forEach((placement, at) => {
    const placed = window[at];
    const group = members.get(placement.story);
    if (placed === undefined) return;
    if (group === undefined) members.set(placement.story, [placed]);
    else group.push(placed);
  });
  const names = new Map(
    [...members].map(([story, group]) => {
      const older = olderStory(group, own);
      return [story, older === null ? story : (moved.get(older) ?? older)] as const;
    }),
  );
  for (const { from, to } of redirects) if (own.has(from)) moved.set(from, names.get(to) ?? to);
  for (const [story, name] of names) if (story !== name) moved.set(story, name);
  return placements.map((placement) => ({ ...placement, story: names.get(placement.story) ?? placement.story }));
}
