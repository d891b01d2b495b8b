import type { ArticleId, StoryId } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";

/** An article and the story it stood in, null when in none. */
interface Member {
  readonly article: ArticleId;
  readonly story: StoryId | null;
}

/** A group and the id it keeps. */
export interface Named<T> {
  readonly story: StoryId;
  readonly group: T;
}

/**
 * Each group with the id it keeps, in the order given: that of the member, or of the story older than the window, under which most of its articles
 * stood; else that of the group's lowest member. Two groups that claim one older story: it goes to the one with more articles of it.
 */
export function nameGroups<T>(groups: readonly T[], membersOf: (group: T) => readonly Member[], inWindow: ReadonlySet<ArticleId>): Named<T>[] {
  const ranked = groups.map((group, at) => {
    const members = membersOf(group);
    const own = new Set(members.map(({ article }) => article));
    const votes = new Map<StoryId, number>(members.map(({ article }) => [article, 0]));
    for (const { story } of members) {
      if (story !== null && (own.has(story) || !inWindow.has(story))) votes.set(story, (votes.get(story) ?? 0) + 1);
    }
    return { group, at, most: Math.max(...votes.values()), votes: [...votes].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])) };
  });
  ranked.sort((a, b) => b.most - a.most || a.at - b.at);
  const given = new Set<StoryId>();
  const named: (Named<T> & { readonly at: number })[] = [];
  for (const { group, at, votes } of ranked) {
    // no other group can claim the ids of its own members, so one is always left
    for (const [story] of votes) {
      if (given.has(story)) continue;
      given.add(story);
      named.push({ story, group, at });
      break;
    }
  }
  return named.sort((a, b) => a.at - b.at);
}
