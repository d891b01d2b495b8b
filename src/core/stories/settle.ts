import type { ArticleId, Instant, LookAlike, Placement, Reading, Repair, Staged, StoryId } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { findReplaced } from "../text/captures.ts";
import { compareText } from "../text/compare-text.ts";
import { listShared, rankFeatures } from "./affinity.ts";
import { isCopy, isReprint, lengthOf, type Print } from "./copies.ts";
import { type Grouping, groupEvents, listLargest, type Weighed } from "./events.ts";
import { explainApart, type Gist } from "./explain.ts";
import { nameGroups } from "./naming.ts";
import { numberAt, pickAt } from "./number-at.ts";
import { listRepairs, type Regrouped } from "./repairs.ts";
import { gistOf, type Sketch, sketchOnce, storyPackOf } from "./sketch.ts";
import { weightIn } from "./vector.ts";

/** A story id that no longer stands, and the one that took its place. */
export interface Redirect {
  readonly from: StoryId;
  readonly to: StoryId;
}

/** The placements of a window of readings after repair, in the order the readings were given, and what became of story ids that no longer stand. */
export interface Settlement {
  readonly placements: readonly Placement[];
  readonly redirects: readonly Redirect[];
  /** What was changed, and why; `undoRepairs` puts it back. */
  readonly repairs: readonly Repair[];
}

/** Look-alikes named with a story, nearest first. */
const MOST_LOOKALIKES = 3;
/** Why a copy stands where it does. */
const COPY_WHY = "copy: most of its text stands word for word in another report";
/** Members of a story that are read to explain it. */
const SAMPLE = 12;

/** Hashes under which copies meet. */
const MEETING_HASHES = 12;

/** Readings grouped afresh at most: the newest ones. Work and memory grow with the square of their number. */
export const SETTLING_WINDOW = 4000;

/** When articles were published; null or missing where that is unknown. */
type Dates = ReadonlyMap<ArticleId, Instant | null>;

/** For each member the member it is taken from: the earliest of those alike stays the original, ties go to the longest, then to the lower id. */
function findOriginals(members: readonly Sketch[], dates: Dates, isTaken: (from: Print, original: Print) => boolean): Map<ArticleId, ArticleId> {
  const meeting = new Map<number, number[]>();
  const ranked = [...members].sort(
    (a, b) =>
      compareTimes(a.day, b.day) ||
      compareTimes(dates.get(a.article) ?? null, dates.get(b.article) ?? null) ||
      lengthOf(b.print) - lengthOf(a.print) ||
      compareText(a.article, b.article),
  );
  const originals = new Map<ArticleId, ArticleId>();
  ranked.forEach((sketch, at) => {
    const candidates = new Set<number>();
    // Every copy shares one of its lowest hashes with its original unless it was cut down heavily; small stories are compared in full.
    if (ranked.length <= 64) for (let other = 0; other < at; other++) candidates.add(other);
    for (const key of sketch.print.shingles.subarray(0, MEETING_HASHES)) {
      const list = meeting.get(key);
      for (const other of list?.slice(-8) ?? []) candidates.add(other);
      if (list === undefined) meeting.set(key, [at]);
      else list.push(at);
    }
    for (const other of [...candidates].sort((a, b) => a - b)) {
      const earlier = ranked[other];
      if (earlier === undefined || !isTaken(sketch.print, earlier.print)) continue;
      originals.set(sketch.article, originals.get(earlier.article) ?? earlier.article);
      break;
    }
  });
  return originals;
}

/** Each earlier capture of an address with the newest: it goes where that one goes, unless the page came to tell of something else. */
function findVersions(sorted: readonly Reading[], sketches: readonly Sketch[], arrived: readonly Reading[]): ReadonlyMap<ArticleId, ArticleId> {
  const prints = new Map(sketches.map(({ article, print }) => [article, print]));
  const versions = new Map<ArticleId, ArticleId>();
  const replaced = findReplaced(
    sorted,
    arrived.map(({ article }) => article.id),
  );
  for (const [{ article: earlier }, { article: newest }] of replaced) {
    const [before, after] = [prints.get(earlier.id), prints.get(newest.id)];
    if (before !== undefined && after !== undefined && isCopy(before, after)) versions.set(earlier.id, newest.id);
  }
  return versions;
}

/** Similarity of two stories: of their summed vectors, each cut to a sample. */
function compareStories(a: readonly Weighed[], b: readonly Weighed[], { plain }: Grouping): number {
  let sum = 0;
  for (const x of a.slice(0, SAMPLE)) for (const y of b.slice(0, SAMPLE)) sum += plain.get(x.at, y.at);
  return sum / (Math.min(a.length, SAMPLE) * Math.min(b.length, SAMPLE));
}

/** What is said of the first articles of a group. */
const listGists = (group: readonly Weighed[]): readonly Gist[] => group.slice(0, SAMPLE).map(({ sketch }) => gistOf(sketch));

/**
 * The repair after streaming: groups the readings of a window afresh from all they say, so that stories no longer depend on the order of arrival.
 * Keeps the ids that streaming gave wherever a story keeps most of its articles; an id that falls away gets a redirect. Of more readings than
 * `SETTLING_WINDOW` the last ones given are grouped; the others stay where they are, and stories that reach back beyond the window keep their ids.
 */
export function settleStories(readings: readonly Reading[], placements: readonly Placement[], packs: Packs): Staged<Settlement> {
  const sorted = readings.slice(-SETTLING_WINDOW).sort((a, b) => compareText(a.article.id, b.article.id));
  const first = sorted[0];
  if (first === undefined) return { value: { placements: [], redirects: [], repairs: [] }, diagnostics: [] };
  const all = sorted.map((reading) => sketchOnce(reading, packs));
  const dates = new Map(sorted.map(({ article }) => [article.id, article.published?.from ?? null]));
  // a reprint goes where its original goes, so that being printed again changes no story; a copy with much of its own speaks for itself
  const versions = findVersions(sorted, all, readings);
  const copied = findOriginals(
    all.filter(({ article }) => !versions.has(article)),
    dates,
    isReprint,
  );
  for (const [earlier, newest] of versions) copied.set(earlier, copied.get(newest) ?? newest);
  const copiesOf = Map.groupBy(copied, ([, original]) => original);
  const listCopies = (article: ArticleId): readonly ArticleId[] => (copiesOf.get(article) ?? []).map(([copy]) => copy);
  const sketches = all.filter(({ article }) => !copied.has(article));
  const pack = storyPackOf(first.article.language, packs);
  const grouping = groupEvents(sketches, pack);
  const streamed = new Map(placements.map((placement) => [placement.article, placement]));
  const inWindow = new Set(all.map(({ article }) => article));
  const named = nameGroups(
    listLargest(grouping.event).map((members) => ({ subject: numberAt(grouping.subject, numberAt(members, 0)), rows: pickAt(grouping.rows, members) })),
    ({ rows }) =>
      rows.flatMap(({ sketch: { article } }) => [article, ...listCopies(article)]).map((article) => ({ article, story: streamed.get(article)?.story ?? null })),
    inWindow,
  );
  const taken = new Set(named.map(({ story }) => story));
  const settled = new Map<ArticleId, Placement>();
  const bySubject = Map.groupBy(named, ({ group: { subject } }) => subject);
  for (const near of bySubject.values()) {
    for (const one of near) {
      const {
        story,
        group: { rows },
      } = one;
      const lookalikes = near
        .filter((other) => other !== one)
        .map((other) => ({ other, score: compareStories(rows, other.group.rows, grouping) }))
        .sort((a, b) => b.score - a.score || compareText(a.other.story, b.other.story))
        .slice(0, MOST_LOOKALIKES)
        .map(({ other }): LookAlike => ({ story: other.story, why: explainApart(listGists(rows), listGists(other.group.rows), pack.months) }));
      const originals = findOriginals(
        rows.map(({ sketch }) => sketch),
        dates,
        isCopy,
      );
      for (const { at, sketch, vector } of rows) {
        const others = rows.filter((other) => other.at !== at).slice(0, SAMPLE);
        const score = others.length === 0 ? 0 : others.reduce((sum, other) => sum + grouping.plain.get(at, other.at), 0) / others.length;
        const shared = listShared(sketch, rankFeatures(sketch.features, vector), (hash) => others.some((other) => weightIn(other.vector, hash) > 0));
        const apart = lookalikes[0] === undefined ? "" : `; kept apart from a look-alike: ${lookalikes[0].why}`;
        const why =
          others.length === 0
            ? `no other report of this event${apart}`
            : `shares ${shared.join(", ")} with ${rows.length - 1} other report${rows.length === 2 ? "" : "s"}${apart}`;
        const continues = streamed.get(sketch.article)?.continues;
        const original = originals.get(sketch.article) ?? null;
        const placement = { story, lookalikes, ...(continues === undefined || continues.story === story ? {} : { continues }) };
        settled.set(sketch.article, { ...placement, article: sketch.article, copyOf: original, score, why });
        for (const article of listCopies(sketch.article))
          settled.set(article, { ...placement, article, copyOf: original ?? sketch.article, score: 1, why: COPY_WHY });
      }
    }
  }
  const redirects: Redirect[] = [];
  for (const { article, story } of placements) {
    const to = settled.get(article)?.story;
    // A story that began before the window still has its older articles.
    if (to === undefined || taken.has(story) || !inWindow.has(story)) continue;
    taken.add(story);
    redirects.push({ from: story, to });
  }
  const moved = new Map(redirects.map(({ from, to }) => [from, to]));
  const placed = readings.flatMap(({ article }): Placement[] => {
    const placement = settled.get(article.id) ?? streamed.get(article.id);
    return placement === undefined ? [] : [{ ...placement, story: moved.get(placement.story) ?? placement.story }];
  });
  const regrouped = all.flatMap((sketch): Regrouped[] => {
    const [from, to] = [streamed.get(sketch.article)?.story, settled.get(sketch.article)?.story];
    return from === undefined || to === undefined ? [] : [{ sketch, from, to }];
  });
  const repairs = listRepairs(regrouped, (story) => !inWindow.has(story), pack.months);
  return { value: { placements: placed, redirects, repairs }, diagnostics: [] };
}

/** Earlier first, unknown last. */
function compareTimes<T extends number | string>(a: T | null, b: T | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
}
