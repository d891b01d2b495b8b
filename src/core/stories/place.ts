import type { ArticleId, LookAlike, StoryId } from "../model/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import { compareDates, explainApart, listShared } from "./affinity.ts";
import { isCopy } from "./copies.ts";
import { contrastVector, mixScores, product, thresholdFor } from "./events.ts";
import type { Sketch } from "./sketch.ts";
import { type OpenStory, type StoryIndex, viewSketch } from "./story-index.ts";

/** Stories looked at, by votes of shared features; of these the nearest are compared after contrast. */
const CANDIDATES = 24;
const NEAREST = 6;
/** Mean plain similarity from which a story is about the same subject. */
const SAME_SUBJECT = 0.06;
/** Mean plain similarity, and lead over the next story, from which no look-alike is in question. */
const CLEAR = 0.3;
const CLEAR_LEAD = 3;

/** Where an article belongs, as far as the stories open at this moment tell. */
export interface Verdict {
  readonly story: StoryId;
  readonly copyOf: ArticleId | null;
  readonly score: number;
  readonly why: string;
  readonly lookalikes: readonly LookAlike[];
}

function findCopy(sketch: Sketch, index: StoryIndex): Sketch | null {
  const checked = new Set<Sketch>();
  for (const key of sketch.bands) {
    for (const other of index.bands.get(key) ?? []) {
      if (checked.has(other)) continue;
      checked.add(other);
      if (isCopy(sketch.print, other.print)) return other;
    }
  }
  return null;
}

/** Stories that share the article's rarest features, most votes first. */
function listCandidates(probes: readonly string[], index: StoryIndex): OpenStory[] {
  const votes = new Map<StoryId, number>();
  probes.forEach((key, rank) => {
    for (const story of index.rings.get(key) ?? []) votes.set(story, (votes.get(story) ?? 0) + 1 / (4 + rank));
  });
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, CANDIDATES).flatMap(([id]) => index.stories.get(id) ?? []);
}

/** Judges one article against the open stories. Reads the index, changes nothing; bounded work. */
export function judgeSketch(sketch: Sketch, index: StoryIndex, pack: StoryPack): Verdict {
  const original = findCopy(sketch, index);
  if (original !== null) {
    return { story: index.articles.get(original.article) ?? original.article, copyOf: original.article, score: 1, why: "copy: most of the text stands word for word in an earlier report", lookalikes: [] };
  }
  const { vector, probes } = viewSketch(sketch, index, pack);
  const near = listCandidates(probes, index)
    .map((story) => ({ story, mean: product(vector, story.sum) / story.members.length }))
    .filter(({ mean }) => mean >= SAME_SUBJECT)
    .sort((a, b) => b.mean - a.mean || (a.story.id < b.story.id ? -1 : 1))
    .slice(0, NEAREST);
  const clear = near[0];
  if (clear !== undefined && clear.mean >= CLEAR && clear.mean >= CLEAR_LEAD * (near[1]?.mean ?? 0) && clear.story.members.every((member) => compareDates(sketch, member.sketch) >= 1)) {
    return joinStory(sketch, vector, clear.story, clear.mean, [], "");
  }
  let articles = 1;
  const counts = new Map<string, number>();
  for (const key of vector.keys()) counts.set(key, 1);
  for (const { story } of near) {
    articles += story.members.length;
    for (const member of story.members) for (const key of member.vector.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const countOf = (key: string): number => counts.get(key) ?? 1;
  const contrast = contrastVector(vector, countOf, articles);
  const judged = near.map(({ story, mean }) => {
    let sum = 0;
    for (const member of story.members) {
      sum += mixScores(product(contrast, contrastVector(member.vector, countOf, articles)), mean, compareDates(sketch, member.sketch));
    }
    return { story, score: sum / story.members.length };
  }).sort((a, b) => b.score - a.score || (a.story.id < b.story.id ? -1 : 1));
  const best = judged[0];
  const joins = best !== undefined && best.score >= thresholdFor(articles);
  const apart = (joins ? judged.slice(1, 3) : judged.slice(0, 2))
    .map(({ story }): LookAlike => ({ story: story.id, why: explainApart([sketch], story.members.map((member) => member.sketch)) }));
  const veto = apart[0] === undefined ? "" : `; kept apart from a look-alike: ${apart[0].why}`;
  if (!joins) return { story: sketch.article, copyOf: null, score: best?.score ?? 0, why: `no earlier report of this event${veto}`, lookalikes: apart };
  return joinStory(sketch, vector, best.story, best.score, apart, veto);
}

function joinStory(sketch: Sketch, vector: ReadonlyMap<string, number>, story: OpenStory, score: number, lookalikes: readonly LookAlike[], veto: string): Verdict {
  const copy = story.members.find((member) => isCopy(sketch.print, member.sketch.print));
  const shared = listShared(sketch, vector, (key) => story.members.some((member) => member.vector.has(key)));
  return {
    story: story.id, copyOf: copy?.sketch.article ?? null, score, lookalikes,
    why: `shares ${shared.join(", ")} with ${story.size} earlier report${story.size === 1 ? "" : "s"}${veto}`,
  };
}
