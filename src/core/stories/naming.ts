import type { ArticleId, StoryId } from "../model/index.ts";

/**
 * The ids groups keep, group by group: that of the member, or of the story older than the window, under which most of its articles stood; else that of the
 * group's lowest member. Two groups that claim one older story: it goes to the one with more articles of it.
 */
export function nameGroups(
  groups: readonly (readonly ArticleId[])[],
  storyOf: (article: ArticleId) => StoryId | null,
  inWindow: ReadonlySet<ArticleId>,
): StoryId[] {
  const ranked = groups.map((ids, group) => {
    const own = new Set(ids);
    const votes = new Map<StoryId, number>(ids.map((id) => [id, 0]));
    for (const id of ids) {
      const story = storyOf(id);
      if (story !== null && (own.has(story) || !inWindow.has(story))) votes.set(story, (votes.get(story) ?? 0) + 1);
    }
    return { group, votes: [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
  });
  ranked.sort((a, b) => (b.votes[0]?.[1] ?? 0) - (a.votes[0]?.[1] ?? 0) || a.group - b.group);
  const names: StoryId[] = groups.map(() => "");
  const given = new Set<StoryId>();
  for (const { group, votes } of ranked) {
    const name = votes.find(([story]) => !given.has(story))?.[0] ?? "";
    given.add(name);
    names[group] = name;
  }
  return names;
}
