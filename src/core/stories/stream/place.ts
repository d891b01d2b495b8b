import type { ArticleId, LookAlike, StoryId } from "../../model/index.ts";
import type { StoryPack } from "../../packs/stories.ts";
import { compareText } from "../../text/compare-text.ts";
import { compareDates, listShared } from "../affinity.ts";
import { isCopy } from "../copies.ts";
import { mixScores, thresholdFor } from "../events.ts";
import { explainApart } from "../explain.ts";
import { float64At, uint16At, uint32At } from "../number-at.ts";
import { gistOf, type Sketch } from "../sketch.ts";
import { contrastWeight } from "../vector.ts";
import { MOST_PRINTS } from "./article-memory.ts";
import { Cells } from "./cells.ts";
import { PROBES } from "./enter.ts";
import { unpackNote } from "./notes.ts";
import { EXPLAINED, type OpenStory, type View } from "./open-story.ts";
import { featureOf, weightOf } from "./packed.ts";
import { RING } from "./rings.ts";
import { findStory, type StoryIndex, storyAt, viewSketch } from "./story-index.ts";
import type { Continued } from "./topics.ts";

/** Stories looked at, by votes of shared features; of these the nearest are compared after contrast. */
const CANDIDATES = 24;
const NEAREST = 6;
/** Mean plain similarity from which a story is about the same subject. */
const SAME_SUBJECT = 0.06;
/** Mean plain similarity, and lead over the next story, from which no look-alike is in question. */
const CLEAR = 0.3;
const CLEAR_LEAD = 3;

/**
 * Most references read and most stories compared for one article, whatever the index holds: rings of its rarest features are read whole, and prints of
 * articles that may be its original. Neither leaves an article or a feature out: a frequent feature still finds its newest stories.
 */
export const MOST_TOUCHED = PROBES * RING + MOST_PRINTS;
export const MOST_COMPARED = CANDIDATES;

/** Where an article belongs, as far as the stories open at this moment tell. */
export interface Verdict {
  readonly story: StoryId;
  readonly copyOf: ArticleId | null;
  readonly score: number;
  readonly why: string;
  readonly lookalikes: readonly LookAlike[];
  /** A retired story whose subject this article takes up again. */
  readonly continues: LookAlike | null;
  /** References read and stories compared to come to it. */
  readonly touched: number;
  readonly compared: number;
}

/** Sums for one article: by story, and by feature its weight and how many of the articles looked at have it. */
const votes = new Cells();
const voteSums = new Float64Array(Cells.SIZE);
const features = new Cells();
const weights = new Float64Array(Cells.SIZE);
const counts = new Uint16Array(Cells.SIZE);
/** 1 where a feature of the article may be: most features of others are passed over by one look. */
const filter = new Uint8Array(4096);
const FILTER_MASK = filter.length - 1;

export interface Candidate {
  readonly story: OpenStory;
  readonly score: number;
}

const betterFirst = (a: Candidate, b: Candidate): number => b.score - a.score || compareText(a.story.id, b.story.id);

/** Stories that share the article's rarest features, most votes first. */
function listCandidates({ vector: { hashes }, order }: View, index: StoryIndex): { readonly candidates: readonly Candidate[]; readonly touched: number } {
  votes.clear();
  let touched = 0;
  for (let rank = 0; rank < PROBES && rank < order.length; rank++) {
    index.features.eachStory(uint32At(hashes, uint32At(order, rank)), (reference) => {
      touched++;
      const before = votes.used.length;
      const cell = votes.enter(reference);
      voteSums[cell] = (votes.used.length > before ? 0 : float64At(voteSums, cell)) + 1 / (4 + rank);
    });
  }
  const best: Candidate[] = [];
  for (const cell of votes.used) {
    const score = float64At(voteSums, cell);
    const last = best[CANDIDATES - 1];
    if (last !== undefined && score < last.score) continue;
    const story = storyAt(index, votes.keyAt(cell));
    if (story === undefined) continue;
    const candidate = { story, score };
    let at = best.length;
    for (let before = best[at - 1]; before !== undefined && betterFirst(candidate, before) < 0; before = best[at - 1]) at--;
    best.splice(at, 0, candidate);
    if (best.length > CANDIDATES) best.pop();
  }
  return { candidates: best, touched };
}

/** Mean similarity of a story's members with the article whose weights lie in the cells. */
function compareStory({ members, vectors }: OpenStory): number {
  let sum = 0;
  // by position: an iterator would put every large number on the heap
  for (let at = 0; at < vectors.length; at++) {
    const packed = uint32At(vectors, at);
    const feature = featureOf(packed);
    if (filter[feature & FILTER_MASK] === 0) continue;
    const cell = features.find(feature);
    if (cell >= 0) sum += float64At(weights, cell) * weightOf(packed);
  }
  return sum / members.length;
}

/** Lays the article's weights into the cells. */
function layOut({ vector }: View): void {
  features.clear();
  filter.fill(0);
  for (let at = 0; at < vector.hashes.length; at++) {
    const feature = featureOf(uint32At(vector.hashes, at));
    const cell = features.enter(feature);
    filter[feature & FILTER_MASK] = 1;
    weights[cell] = float64At(vector.weights, at);
    counts[cell] = 1;
  }
}

/** The stories on an article's subject, nearest first, and what it took to find them. Lays the article out. */
function searchNear(view: View, index: StoryIndex): { readonly near: readonly Candidate[]; readonly touched: number; readonly compared: number } {
  const { candidates, touched } = listCandidates(view, index);
  layOut(view);
  const near = candidates
    .map(({ story }) => ({ story, score: compareStory(story) }))
    .filter(({ score }) => score >= SAME_SUBJECT)
    .sort(betterFirst)
    .slice(0, NEAREST);
  return { near, touched, compared: candidates.length };
}

/** The open stories on an article's subject, nearest first. */
export const listNear = (sketch: Sketch, index: StoryIndex): readonly Candidate[] => searchNear(viewSketch(sketch, index), index).near;

/** Counts for each feature of the near stories' members, and of the article, in how many of them it stands. Expects the article laid out. */
function countNear(near: readonly Candidate[]): void {
  for (const { story } of near) {
    for (let at = 0; at < story.vectors.length; at++) {
      const before = features.used.length;
      const cell = features.enter(featureOf(uint32At(story.vectors, at)));
      const isNew = features.used.length > before;
      if (isNew) weights[cell] = 0;
      counts[cell] = isNew ? 1 : uint16At(counts, cell) + 1;
    }
  }
}

/** Mean similarity with each of the near stories once what they all share is played down, best first. Expects the article laid out. */
function contrastNear(sketch: Sketch, { vector }: View, near: readonly Candidate[], articles: number): Candidate[] {
  countNear(near);
  let squares = 0;
  for (let at = 0; at < vector.hashes.length; at++) {
    const cell = features.find(featureOf(uint32At(vector.hashes, at)));
    const weight = contrastWeight(float64At(vector.weights, at), uint16At(counts, cell), articles);
    weights[cell] = weight;
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares) || 1;
  const judge = ({ story, score: plain }: Candidate): Candidate => {
    let total = 0;
    let at = 0;
    for (const member of story.members) {
      let sum = 0;
      let own = 0;
      for (const end = at + member.features; at < end; at++) {
        const packed = uint32At(story.vectors, at);
        const cell = features.find(featureOf(packed));
        const weight = contrastWeight(weightOf(packed), uint16At(counts, cell), articles);
        own += weight * weight;
        sum += weight * float64At(weights, cell);
      }
      total += mixScores(sum / (norm * (Math.sqrt(own) || 1)), plain, compareDates(sketch, member));
    }
    return { story, score: total / story.members.length };
  };
  return near.map(judge).sort(betterFirst);
}

/** Says that a retired story is taken up again, when the article's weightiest features are those of its subject. */
function findContinued(sketch: Sketch, { vector, order }: View, index: StoryIndex): LookAlike | null {
  const continued: Continued | null = index.topics.find(Uint32Array.from(order.subarray(0, PROBES), (at) => featureOf(uint32At(vector.hashes, at))));
  if (continued === null) return null;
  const shared = new Set(continued.shared);
  const names = listShared(sketch, order, (hash) => shared.has(featureOf(hash)));
  return { story: continued.story, why: `takes up a story that had been quiet: shares ${names.join(", ")}` };
}

/** Judges one article against the open stories. Reads the index, changes nothing; bounded work. */
export function judgeSketch(sketch: Sketch, index: StoryIndex, pack: StoryPack): Verdict {
  const { original, touched: prints } = index.memory.findOriginal(sketch.print);
  if (original !== null) {
    return {
      story: findStory(index, original) ?? original,
      copyOf: original,
      score: 1,
      why: "copy: most of the text stands word for word in an earlier report",
      lookalikes: [],
      continues: null,
      touched: prints,
      compared: 0,
    };
  }
  const view = viewSketch(sketch, index);
  const { near, touched, compared } = searchNear(view, index);
  const effort = { touched: touched + prints, compared };
  const clear = near[0];
  if (
    clear !== undefined &&
    clear.score >= CLEAR &&
    clear.score >= CLEAR_LEAD * (near[1]?.score ?? 0) &&
    clear.story.members.every((member) => compareDates(sketch, member) >= 1)
  ) {
    return { ...joinStory(sketch, view, index, clear, "", []), ...effort };
  }
  let articles = 1;
  for (const { story } of near) articles += story.members.length;
  const judged = contrastNear(sketch, view, near, articles);
  const best = judged[0];
  const joins = best !== undefined && best.score >= thresholdFor(articles);
  const gist = [gistOf(sketch)];
  const apart = (joins ? judged.slice(1, 3) : judged.slice(0, 2)).map(
    ({ story }): LookAlike => ({
      story: story.id,
      why: explainApart(
        gist,
        story.members.slice(-EXPLAINED).flatMap(({ note }) => (note === "" ? [] : [unpackNote(note)])),
        pack.months,
      ),
    }),
  );
  const veto = apart[0] === undefined ? "" : `; kept apart from a look-alike: ${apart[0].why}`;
  if (joins) return { ...joinStory(sketch, view, index, best, veto, apart), ...effort };
  const continues = findContinued(sketch, view, index);
  const why = `no earlier report of this event${continues === null ? "" : `; ${continues.why}`}${veto}`;
  return { story: sketch.article, copyOf: null, score: best?.score ?? 0, why, lookalikes: apart, continues, ...effort };
}

function joinStory(
  sketch: Sketch,
  view: View,
  index: StoryIndex,
  { story, score }: Candidate,
  veto: string,
  lookalikes: readonly LookAlike[],
): Omit<Verdict, "touched" | "compared"> {
  const copy = story.members.find(({ number }) => isCopy(sketch.print, index.memory.printOf(number)));
  features.clear();
  for (let at = 0; at < story.vectors.length; at++) features.enter(featureOf(uint32At(story.vectors, at)));
  const shared = listShared(sketch, view.order, (hash) => features.find(featureOf(hash)) >= 0);
  return {
    story: story.id,
    copyOf: copy?.article ?? null,
    score,
    lookalikes,
    continues: null,
    why: `shares ${shared.join(", ")} with ${story.size} earlier report${story.size === 1 ? "" : "s"}${veto}`,
  };
}
