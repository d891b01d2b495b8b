import type { StoryId } from "../../model/index.ts";
import type { Regrouped } from "../repairs.ts";
import { MENDED_ARTICLES, type OpenStory, type Piece, piecesOf } from "./open-story.ts";
import { featureOf, weightOf } from "./packed.ts";
import type { StoryIndex } from "./story-index.ts";

/** Articles that must have gone for the others to be held against where they went. */
const LEAST_GONE = 6;
/** Similarity of what is left to where the others went, as a share of its similarity to those, from which it follows. */
const LEAST_ALIKE = 0.7;

/** Mean similarity of two groups of members. */
function compareGroups(mine: readonly Piece[], theirs: readonly Piece[]): number {
  const sums = new Map<number, number>();
  for (const { vector } of mine) for (const packed of vector) sums.set(featureOf(packed), (sums.get(featureOf(packed)) ?? 0) + weightOf(packed));
  let sum = 0;
  for (const { vector } of theirs) for (const packed of vector) sum += (sums.get(featureOf(packed)) ?? 0) * weightOf(packed);
  return sum / Math.max(1, mine.length * theirs.length);
}

/** True when the articles of a story that a repair did not look at belong where all of those went that it did. */
function follows(story: OpenStory, gone: readonly Regrouped[], heir: OpenStory): boolean {
  if (gone.length >= Math.min(story.size / 2, MENDED_ARTICLES)) return true;
  if (gone.length < LEAST_GONE) return false;
  const looked = new Set(gone.map(({ sketch }) => sketch.article));
  const rest = piecesOf(story).filter(({ member }) => !looked.has(member.article));
  const own = piecesOf(story).filter(({ member }) => looked.has(member.article));
  return rest.length === 0 || compareGroups(rest, piecesOf(heir)) >= LEAST_ALIKE * compareGroups(rest, own);
}

/** The stories that a repair leaves nothing of, each with the one that takes its place. */
export function listHeirs(index: StoryIndex, rows: readonly Regrouped[]): ReadonlyMap<StoryId, StoryId> {
  const heirs = new Map<StoryId, StoryId>();
  const claimed = new Set(rows.map(({ to }) => to));
  for (const [id, gone] of Map.groupBy(rows, ({ from }) => from)) {
    const story = index.stories.get(id);
    const [first] = gone;
    if (claimed.has(id) || story === undefined || first === undefined) continue;
    const heir = index.stories.get(first.to);
    const isOne = gone.every(({ to }) => to === first.to);
    if (story.size === gone.length || (isOne && heir !== undefined && follows(story, gone, heir))) heirs.set(id, first.to);
  }
  return heirs;
}

/**
 * The answer of a repair without the splits that a story's older articles speak against: what a long story tells of changes, and those that begin to tell of
 * something else are as near to its beginnings as those that do not yet.
 */
export function keepTogether(index: StoryIndex, rows: readonly Regrouped[]): readonly Regrouped[] {
  const back = new Set<Regrouped>();
  for (const [id, own] of Map.groupBy(rows, ({ from }) => from)) {
    const story = index.stories.get(id);
    if (story === undefined || story.size <= own.length) continue;
    const looked = new Map(own.map((row) => [row.sketch.article, row]));
    const pieces = piecesOf(story);
    const rest = pieces.filter(({ member }) => !looked.has(member.article));
    const groups = Map.groupBy(
      pieces.filter(({ member }) => looked.has(member.article)),
      ({ member }) => looked.get(member.article)?.to ?? id,
    );
    const stay = compareGroups(rest, groups.get(id) ?? []);
    for (const [to, group] of groups) {
      if (to === id || index.stories.has(to) || compareGroups(rest, group) < LEAST_ALIKE * stay) continue;
      for (const row of own) if (row.to === to) back.add(row);
    }
  }
  return rows.map((row) => (back.has(row) ? { ...row, to: row.from } : row));
}
