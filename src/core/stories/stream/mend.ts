import type { StoryPack } from "../../packs/stories.ts";
import { compareText } from "../../text/compare-text.ts";
import { groupEvents, listLargest } from "../events.ts";
import { nameGroups } from "../naming.ts";
import { pickAt } from "../number-at.ts";
import { listRepairs, type Regrouped } from "../repairs.ts";
import type { Sketch } from "../sketch.ts";
import { keepTogether, listHeirs } from "./follow.ts";
import { moveArticles } from "./move.ts";
import { MENDED_ARTICLES, type OpenStory } from "./open-story.ts";
import { listNear } from "./place.ts";
import type { StoryIndex } from "./story-index.ts";

/** Articles between two rounds of repairs. */
const MEND_EVERY = 64;
/** Stories next to the one in question that are grouped afresh with it. */
const NEIGHBOURS = 3;
/** Most articles looked at for one that was entered, whatever the index holds. */
export const MOST_REGROUPED = (1 + NEIGHBOURS) * MENDED_ARTICLES;
/** Repairs kept until somebody asks for them; beyond, the oldest are forgotten. */
const MOST_REPAIRS = 2000;

/** The newest articles of a story that are at hand. */
const listNewest = (index: StoryIndex, { newest }: OpenStory): Sketch[] =>
  newest.slice(-MENDED_ARTICLES).flatMap((article) => index.recent.find(article) ?? []);

/** The story and its neighbours, with the articles to be grouped. */
function listAround(index: StoryIndex, story: OpenStory): ReadonlyMap<OpenStory, readonly Sketch[]> {
  const own = listNewest(index, story);
  const newest = own[own.length - 1];
  const around = new Map([[story, own]]);
  if (newest === undefined) return around;
  for (const { story: other } of listNear(newest, index)) {
    if (around.size > NEIGHBOURS) break;
    if (other !== story) around.set(other, listNewest(index, other));
  }
  return around;
}

/** Groups the newest articles of a story and of those next to it afresh. A story whose older articles are not looked at keeps them, wherever most of the others go. */
function regroup(around: ReadonlyMap<OpenStory, readonly Sketch[]>, pack: StoryPack): readonly Regrouped[] {
  const rows = [...around]
    .flatMap(([{ id }, sketches]) => sketches.map((sketch) => ({ sketch, from: id })))
    .sort((a, b) => compareText(a.sketch.article, b.sketch.article));
  const { event } = groupEvents(
    rows.map(({ sketch }) => sketch),
    pack,
  );
  const groups = listLargest(event).map((members) => pickAt(rows, members));
  const named = nameGroups(
    groups,
    (group) => group.map(({ sketch: { article }, from }) => ({ article, story: from })),
    new Set(rows.map(({ sketch }) => sketch.article)),
  );
  return named.flatMap(({ story, group }) => group.map((row) => ({ ...row, to: story })));
}

/** Looks at one story; returns how many articles that took. */
function mendStory(index: StoryIndex, story: OpenStory, pack: StoryPack): number {
  story.mended = story.size;
  const rows = keepTogether(index, regroup(listAround(index, story), pack));
  if (rows.some(({ from, to }) => from !== to)) {
    const heirs = listHeirs(index, rows);
    index.repairs.push(...listRepairs(rows, (id) => index.stories.has(id) && !heirs.has(id), pack.months));
    if (index.repairs.length > MOST_REPAIRS) index.repairs.splice(0, index.repairs.length - MOST_REPAIRS);
    moveArticles(index, rows, heirs);
  }
  return rows.length;
}

/**
 * Repairs what placing could not know: every story that has grown since the last time is grouped afresh with its neighbours. Returns how many articles were
 * looked at: `MOST_REGROUPED` at most for each article entered since.
 */
export function mendGrown(index: StoryIndex, pack: StoryPack): number {
  const grown = [...index.grown];
  index.grown.clear();
  let regrouped = 0;
  for (const id of grown) {
    const story = index.stories.get(id);
    if (story !== undefined) regrouped += mendStory(index, story, pack);
  }
  return regrouped;
}

/** Counts one article more, and repairs after so many; returns how many articles that took. */
export function mendSometimes(index: StoryIndex, pack: StoryPack): number {
  if (++index.sinceMend < MEND_EVERY) return 0;
  index.sinceMend = 0;
  return mendGrown(index, pack);
}
