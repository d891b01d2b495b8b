import type { ArticleId, Decision, Placement, StoryId } from "../model/index.ts";

/** The story an analyst opens for one article. */
const storyApart = (article: ArticleId): StoryId => `apart:${article}`;

/**
 * Placements as analysts changed them: articles moved to another story or a story of their own, and stories merged into the first named.
 * A story that has since gone into another is the one that holds the article it was spelled from. Placements stay in their order.
 */
export function moveArticles(placements: readonly Placement[], inForce: readonly Decision[]): readonly Placement[] {
  if (!inForce.some(({ verb }) => verb === "move" || verb === "merge")) return placements;
  const storyOf = new Map(placements.map(({ article, story }) => [article, story]));
  const moved = new Map<ArticleId, Pick<Placement, "story" | "why">>();
  for (const decision of inForce) {
    const stories = new Set(storyOf.values());
    const present = (story: StoryId): StoryId | undefined => (stories.has(story) ? story : storyOf.get(story));
    const put = (article: ArticleId, story: StoryId): void => {
      if (storyOf.get(article) === story) return;
      storyOf.set(article, story);
      moved.set(article, { story, why: `moved by ${decision.by}${decision.reason === "" ? "" : `: ${decision.reason}`}` });
    };
    if (decision.verb === "move") {
      const to = decision.to === null ? storyApart(decision.article) : (present(decision.to) ?? decision.to);
      if (storyOf.has(decision.article)) put(decision.article, to);
    } else if (decision.verb === "merge") {
      const [into, from] = [present(decision.a), present(decision.b)];
      if (into === undefined || from === undefined) continue;
      for (const [article, story] of storyOf) if (story === from) put(article, into);
    }
  }
  return placements.map((placement) => {
    const now = moved.get(placement.article);
    return now === undefined ? placement : { ...placement, ...now };
  });
}
