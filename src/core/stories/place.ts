import type { ArticleId, LookAlike, StoryId } from "../model/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import { compareDates, listShared } from "./affinity.ts";
import { isCopy } from "./copies.ts";
import { findOriginal, keptPrint } from "./copy-table.ts";
import { contrastWeight, mixScores, thresholdFor } from "./events.ts";
import { explainApart } from "./explain.ts";
import { gistOf, type Sketch } from "./sketch.ts";
import { gistOfMember, type Member, type OpenStory, PROBES, type StoryIndex, type View, viewSketch } from "./story-index.ts";

/** Stories looked at, by votes of shared features; of these the nearest are compared after contrast. */
const CANDIDATES = 24;
const NEAREST = 6;
/** Mean plain similarity from which a story is about the same subject. */
const SAME_SUBJECT = 0.06;
/** Mean plain similarity, and lead over the next story, from which no look-alike is in question. */
const CLEAR = 0.3;
const CLEAR_LEAD = 3;
/** Members of a look-alike that are read to say what keeps it apart. */
const EXPLAINED = 4;

/** Where an article belongs, as far as the stories open at this moment tell. */
export interface Verdict {
  readonly story: StoryId;
  readonly copyOf: ArticleId | null;
  readonly score: number;
  readonly why: string;
  readonly lookalikes: readonly LookAlike[];
}

/** Numbers for each feature and each slot of the index; all 0 between two calls. */
interface Scratch {
  readonly weights: Float32Array;
  readonly counts: Uint16Array;
  readonly votes: Float64Array;
}

const scratches = new WeakMap<StoryIndex, Scratch>();

function scratchOf(index: StoryIndex): Scratch {
  const known = scratches.get(index);
  if (known !== undefined && known.weights.length >= index.keys.length && known.votes.length >= index.slots.length) return known;
  const size = Math.max(1024, 2 * index.keys.length);
  const scratch: Scratch = { weights: new Float32Array(size), counts: new Uint16Array(size), votes: new Float64Array(Math.max(1024, 2 * index.slots.length)) };
  scratches.set(index, scratch);
  return scratch;
}

/** Stories that share the article's rarest features, most votes first. */
function listCandidates({ numbers }: View, index: StoryIndex, { votes }: Scratch): OpenStory[] {
  const touched: number[] = [];
  for (let rank = 0; rank < PROBES && rank < numbers.length; rank++) {
    const ring = index.rings[numbers[rank] ?? -1];
    if (ring === undefined) continue;
    for (const slot of ring) {
      if (votes[slot] === 0) touched.push(slot);
      votes[slot] = (votes[slot] ?? 0) + 1 / (4 + rank);
    }
  }
  const best: { readonly story: OpenStory; readonly vote: number }[] = [];
  for (const slot of touched) {
    const vote = votes[slot] ?? 0;
    votes[slot] = 0;
    const last = best[CANDIDATES - 1];
    if (last !== undefined && vote < last.vote) continue;
    const story = index.slots[slot];
    if (story === undefined) continue;
    let at = best.length;
    for (let before = best[at - 1]; before !== undefined && (before.vote < vote || (before.vote === vote && before.story.id > story.id)); before = best[at - 1])
      at--;
    best.splice(at, 0, { story, vote });
    if (best.length > CANDIDATES) best.pop();
  }
  return best.map(({ story }) => story);
}

interface Near {
  readonly story: OpenStory;
  readonly mean: number;
}

/** Stories on the article's subject, nearest first. */
function listNear(view: View, index: StoryIndex, scratch: Scratch): Near[] {
  const { weights } = scratch;
  view.numbers.forEach((number, at) => {
    if (number >= 0) weights[number] = view.weights[at] ?? 0;
  });
  const near = listCandidates(view, index, scratch).map((story): Near => {
    let sum = 0;
    for (let at = 0; at < story.features.length; at++) sum += (weights[story.features[at] ?? 0] ?? 0) * (story.weights[at] ?? 0);
    return { story, mean: sum / story.members.length };
  });
  for (const number of view.numbers) if (number >= 0) weights[number] = 0;
  return near
    .filter(({ mean }) => mean >= SAME_SUBJECT)
    .sort((a, b) => b.mean - a.mean || (a.story.id < b.story.id ? -1 : 1))
    .slice(0, NEAREST);
}

/** Mean similarity with each of the near stories once what they all share is played down, best first. */
function contrastNear(
  sketch: Sketch,
  view: View,
  near: readonly Near[],
  articles: number,
  { weights, counts }: Scratch,
): { readonly story: OpenStory; readonly score: number }[] {
  for (const number of view.numbers) if (number >= 0) counts[number] = 1;
  for (const { story } of near) for (const { features } of story.members) for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1;
  let squares = 0;
  view.numbers.forEach((number, at) => {
    const weight = contrastWeight(view.weights[at] ?? 0, number < 0 ? 1 : (counts[number] ?? 1), articles);
    squares += weight * weight;
    if (number >= 0) weights[number] = weight;
  });
  const norm = Math.sqrt(squares) || 1;
  const compare = (member: Member, mean: number): number => {
    let sum = 0;
    let own = 0;
    for (let at = 0; at < member.features.length; at++) {
      const feature = member.features[at] ?? 0;
      const weight = contrastWeight(member.weights[at] ?? 0, counts[feature] ?? 1, articles);
      own += weight * weight;
      sum += weight * (weights[feature] ?? 0);
    }
    return mixScores(sum / (norm * (Math.sqrt(own) || 1)), mean, compareDates(sketch, member));
  };
  const judged = near.map(({ story, mean }) => {
    let sum = 0;
    for (const member of story.members) sum += compare(member, mean);
    return { story, score: sum / story.members.length };
  });
  for (const number of view.numbers) {
    if (number < 0) continue;
    counts[number] = 0;
    weights[number] = 0;
  }
  for (const { story } of near) for (const { features } of story.members) for (const feature of features) counts[feature] = 0;
  return judged.sort((a, b) => b.score - a.score || (a.story.id < b.story.id ? -1 : 1));
}

/** Judges one article against the open stories. Reads the index, changes nothing; bounded work. */
export function judgeSketch(sketch: Sketch, index: StoryIndex, pack: StoryPack): Verdict {
  const original = findOriginal(index.copies, sketch.print, sketch.bands);
  if (original !== null) {
    return {
      story: index.articles.get(original) ?? original,
      copyOf: original,
      score: 1,
      why: "copy: most of the text stands word for word in an earlier report",
      lookalikes: [],
    };
  }
  const view = viewSketch(sketch, index, pack);
  const scratch = scratchOf(index);
  const near = listNear(view, index, scratch);
  const clear = near[0];
  if (
    clear !== undefined &&
    clear.mean >= CLEAR &&
    clear.mean >= CLEAR_LEAD * (near[1]?.mean ?? 0) &&
    clear.story.members.every((member) => compareDates(sketch, member) >= 1)
  ) {
    return joinStory(sketch, view, index, clear.story, clear.mean, [], "");
  }
  let articles = 1;
  for (const { story } of near) articles += story.members.length;
  const judged = contrastNear(sketch, view, near, articles, scratch);
  const best = judged[0];
  const joins = best !== undefined && best.score >= thresholdFor(articles);
  const gist = [gistOf(sketch)];
  const apart = (joins ? judged.slice(1, 3) : judged.slice(0, 2)).map(
    ({ story }): LookAlike => ({
      story: story.id,
      why: explainApart(
        gist,
        story.members.slice(-EXPLAINED).map((member) => gistOfMember(member, index)),
        pack.months,
      ),
    }),
  );
  const veto = apart[0] === undefined ? "" : `; kept apart from a look-alike: ${apart[0].why}`;
  if (!joins) return { story: sketch.article, copyOf: null, score: best?.score ?? 0, why: `no earlier report of this event${veto}`, lookalikes: apart };
  return joinStory(sketch, view, index, best.story, best.score, apart, veto);
}

function joinStory(sketch: Sketch, view: View, index: StoryIndex, story: OpenStory, score: number, lookalikes: readonly LookAlike[], veto: string): Verdict {
  const copy = story.members.find((member) => {
    const print = keptPrint(index.copies, member.entered);
    return print !== null && isCopy(sketch.print, print);
  });
  const known = new Set<number>();
  for (const { features } of story.members) for (const feature of features) known.add(feature);
  const shared = listShared(sketch, view.keys, (_, at) => known.has(view.numbers[at] ?? -1));
  return {
    story: story.id,
    copyOf: copy?.article ?? null,
    score,
    lookalikes,
    why: `shares ${shared.join(", ")} with ${story.size} earlier report${story.size === 1 ? "" : "s"}${veto}`,
  };
}
