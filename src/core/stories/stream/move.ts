import type { ArticleId, StoryId } from "../../model/index.ts";
import type { Regrouped } from "../repairs.ts";
import { pointTo } from "./enter.ts";
import { MOST_MEMBERS, makePiece, type OpenStory, piecesOf, setPieces } from "./open-story.ts";
import { PATIENCE } from "./retire.ts";
import { closeStory, openStory, type StoryIndex, viewSketch } from "./story-index.ts";

/** Gives a story that lost members some of its newest articles for them, of those that are remembered. */
function refill(index: StoryIndex, story: OpenStory): void {
  const there = new Set(story.members.map(({ article }) => article));
  const more = story.newest
    .toReversed()
    .flatMap((article) => index.recent.find(article) ?? [])
    .filter(({ article }) => !there.has(article))
    .flatMap((sketch) => {
      const number = index.memory.numberOf(sketch.article);
      return number === null ? [] : [{ sketch, number }];
    })
    .slice(0, MOST_MEMBERS - there.size);
  if (more.length === 0) return;
  setPieces(story, [...piecesOf(story), ...more.map(({ sketch, number }) => makePiece(sketch, viewSketch(sketch, index), number))]);
}

/** Puts one article of an open story into another one; an article that is forgotten stays where it is. */
function moveArticle(index: StoryIndex, { sketch, from, to }: Regrouped): void {
  const source = index.stories.get(from);
  const { article } = sketch;
  const number = index.memory.numberOf(article);
  if (source === undefined || number === null) return;
  setPieces(
    source,
    piecesOf(source).filter(({ member }) => member.article !== article),
  );
  source.newest.splice(source.newest.indexOf(article), 1);
  source.size--;
  const story = index.stories.get(to) ?? openStory(index, to, PATIENCE);
  const view = viewSketch(sketch, index);
  setPieces(story, [...piecesOf(story), makePiece(sketch, view, number)]);
  story.newest.push(article);
  // forgotten ones came before all others
  const ageOf = (id: ArticleId): number => index.memory.numberOf(id) ?? -1;
  story.newest.sort((a, b) => ageOf(a) - ageOf(b));
  story.size++;
  story.changed = Math.max(story.changed, source.changed);
  pointTo(index, story, view);
  index.memory.moveTo(article, to);
}

/**
 * Puts articles of open stories where a repair wants them. Stories with an heir are closed, and their older articles follow: such an id leads to where the
 * article stands that it was spelled from.
 */
export function moveArticles(index: StoryIndex, rows: readonly Regrouped[], heirs: ReadonlyMap<StoryId, StoryId>): void {
  const moved = rows.filter(({ from, to }) => from !== to);
  for (const row of moved) moveArticle(index, row);
  for (const [id, heir] of heirs) {
    const story = index.stories.get(id);
    const next = index.stories.get(heir);
    if (story === undefined || next === undefined) continue;
    next.size += story.size;
    if (index.memory.storyOf(id) === id) index.memory.moveTo(id, heir);
    closeStory(index, story);
  }
  for (const id of new Set(moved.flatMap(({ from, to }) => [from, to]))) {
    const story = index.stories.get(id);
    if (story !== undefined) refill(index, story);
  }
}
