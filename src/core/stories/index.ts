import type { ArticleId, LookAlike, Placement, Reading, Staged, StoryId } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { bandKeys } from "../text/signature.ts";
import { findVeto } from "./affinity.ts";
import { isCopy } from "./copies.ts";
import { type Sketch, sketchReading, storyPackOf } from "./sketch.ts";
import { weighSketch } from "./weigh.ts";

export { type Redirect, type Settlement, settleStories } from "./settle.ts";

export const version = "stories/1";

/** Rarest features of an article that look for stories. */
const PROBES = 24;
/** Stories a feature remembers: the newest ones, so that a hot feature is never skipped and never costs more. */
const RING = 48;
/** Stories compared in full. */
const CANDIDATES = 24;
/** Mean similarity from which an article joins a story. */
const JOIN = 0.13;

/** One open story as placing sees it. */
interface OpenStory {
  readonly id: StoryId;
  readonly members: Sketch[];
  readonly sum: Map<string, number>;
}

/** What placing knows of the articles seen so far. Changed in place by `updateIndex` alone; `placeReading` only reads it. */
export interface StoryIndex {
  readonly articles: Map<ArticleId, StoryId>;
  readonly stories: Map<StoryId, OpenStory>;
  readonly counts: Map<string, number>;
  readonly rings: Map<string, StoryId[]>;
  readonly bands: Map<number, ArticleId[]>;
  readonly sketches: Map<ArticleId, Sketch>;
}

export const emptyIndex = (): StoryIndex => ({ articles: new Map(), stories: new Map(), counts: new Map(), rings: new Map(), bands: new Map(), sketches: new Map() });

const sketched = new WeakMap<Reading, Sketch>();

function sketchOnce(reading: Reading, packs: Packs): Sketch {
  const known = sketched.get(reading);
  if (known !== undefined) return known;
  const sketch = sketchReading(reading, packs);
  sketched.set(reading, sketch);
  return sketch;
}

/** Stage 4: Reading x open stories -> Placement. The only order-dependent step; its answer is stored as a fact. */
export function placeReading(reading: Reading, index: StoryIndex, packs: Packs): Staged<Placement> {
  const sketch = sketchOnce(reading, packs);
  const id = reading.article.id;
  const placed = (story: StoryId, copyOf: ArticleId | null, score: number, why: string, lookalikes: LookAlike[]): Staged<Placement> =>
    ({ value: { article: id, story, copyOf, score, why, lookalikes }, diagnostics: [] });
  for (const key of bandKeys(sketch.signature)) {
    for (const other of index.bands.get(key) ?? []) {
      const earlier = index.sketches.get(other);
      if (earlier !== undefined && isCopy(sketch.shingles, earlier.shingles)) return placed(index.articles.get(other) ?? other, other, 1, "near-duplicate text", []);
    }
  }
  const vector = weighSketch(sketch, { articles: index.articles.size, counts: index.counts }, storyPackOf(reading.article.language, packs));
  const votes = new Map<StoryId, number>();
  for (const [key, weight] of [...vector].sort((a, b) => b[1] - a[1]).slice(0, PROBES)) {
    for (const story of index.rings.get(key) ?? []) votes.set(story, (votes.get(story) ?? 0) + weight);
  }
  let best: { story: OpenStory; score: number } | null = null;
  const lookalikes: LookAlike[] = [];
  for (const [name] of [...votes].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES)) {
    const story = index.stories.get(name);
    if (story === undefined) continue;
    let score = 0;
    for (const [key, weight] of vector) score += weight * (story.sum.get(key) ?? 0);
    score /= story.members.length;
    if (score < JOIN) continue;
    const veto = story.members.map((member) => findVeto(sketch, member)).find((reason) => reason !== null) ?? null;
    if (veto !== null) lookalikes.push({ story: name, why: veto });
    else if (best === null || score > best.score) best = { story, score };
  }
  if (best === null) return placed(id, null, 0, "first of its kind", lookalikes);
  const copy = best.story.members.find((member) => isCopy(sketch.shingles, member.shingles));
  const shared = [...sketch.names.keys()].filter((key) => best.story.sum.has(key)).sort((a, b) => (vector.get(b) ?? 0) - (vector.get(a) ?? 0)).slice(0, 4);
  return placed(best.story.id, copy?.article ?? null, best.score, `shares ${shared.map((key) => sketch.spelling.get(key) ?? key).join(", ")}`, lookalikes);
}

/** The index with one more article in it; changes `index` in place and returns it, so that a stream costs the same for each article. */
export function updateIndex(index: StoryIndex, reading: Reading, placement: Placement, packs: Packs): StoryIndex {
  const sketch = sketchOnce(reading, packs);
  index.articles.set(placement.article, placement.story);
  const vector = weighSketch(sketch, { articles: index.articles.size, counts: index.counts }, storyPackOf(reading.article.language, packs));
  const story = index.stories.get(placement.story) ?? { id: placement.story, members: [], sum: new Map<string, number>() };
  index.stories.set(placement.story, story);
  story.members.push(sketch);
  index.sketches.set(placement.article, sketch);
  for (const [key, weight] of vector) {
    story.sum.set(key, (story.sum.get(key) ?? 0) + weight);
    index.counts.set(key, (index.counts.get(key) ?? 0) + 1);
    const ring = index.rings.get(key) ?? [];
    if (!ring.includes(placement.story)) ring.push(placement.story);
    if (ring.length > RING) ring.shift();
    index.rings.set(key, ring);
  }
  for (const key of bandKeys(sketch.signature)) {
    const band = index.bands.get(key) ?? [];
    band.push(placement.article);
    if (band.length > RING) band.shift();
    index.bands.set(key, band);
  }
  return index;
}
