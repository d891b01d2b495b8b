import type { ArticleId, LookAlike, Placement, Reading, Staged, StoryId } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { StoryPack } from "../packs/stories.ts";
import { findVeto } from "./affinity.ts";
import { isCopy } from "./copies.ts";
import { type Link, linkGroups } from "./linkage.ts";
import { type Sketch, sketchReading, storyPackOf } from "./sketch.ts";
import { type Frequencies, weighSketch } from "./weigh.ts";

/** A story id that no longer stands, and the one that took its place. */
export interface Redirect {
  readonly from: StoryId;
  readonly to: StoryId;
}

/** The final placements of a window of readings, with what changed against the streamed ones. */
export interface Settlement {
  readonly placements: readonly Placement[];
  readonly redirects: readonly Redirect[];
}

/** Mean similarity from which two groups are about the same subject. */
const SAME_SUBJECT = 0.1;
/** Mean similarity, after what the whole subject has in common is played down, from which two groups report one event. */
const SAME_EVENT = 0.11;
/** Features of one article that look for others, heaviest first. */
const PROBES = 96;

function countFeatures(sketches: readonly Sketch[]): Frequencies {
  const counts = new Map<string, number>();
  for (const sketch of sketches) {
    for (const features of [sketch.names, sketch.pairs, sketch.words]) for (const key of features.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { articles: sketches.length, counts };
}

/** All pairs that share a feature, with their cosine. */
function linkVectors(vectors: readonly ReadonlyMap<string, number>[]): Link[] {
  const postings = new Map<string, number[]>();
  const links: Link[] = [];
  for (let at = 0; at < vectors.length; at++) {
    const vector = vectors[at] ?? new Map<string, number>();
    const scores = new Map<number, number>();
    const heaviest = vector.size <= PROBES ? [...vector] : [...vector].sort((x, y) => y[1] - x[1]).slice(0, PROBES);
    for (const [key] of heaviest) {
      for (const other of postings.get(key) ?? []) if (!scores.has(other)) scores.set(other, 0);
      const list = postings.get(key);
      if (list === undefined) postings.set(key, [at]);
      else list.push(at);
    }
    for (const other of scores.keys()) {
      const right = vectors[other] ?? new Map<string, number>();
      let sum = 0;
      const [small, large] = vector.size < right.size ? [vector, right] : [right, vector];
      for (const [key, value] of small) sum += value * (large.get(key) ?? 0);
      if (sum > 0.005) links.push({ a: other, b: at, score: sum });
    }
  }
  return links;
}

/** Vectors in which what most of the group shares counts little: what is left tells events of one kind apart. */
function contrastVectors(vectors: readonly ReadonlyMap<string, number>[]): Map<string, number>[] {
  const counts = new Map<string, number>();
  for (const vector of vectors) for (const key of vector.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return vectors.map((vector) => {
    const contrast = new Map<string, number>();
    let squares = 0;
    for (const [key, value] of vector) {
      const count = counts.get(key) ?? 1;
      const weight = value * (1 - (count - 1) / (vectors.length + 2)) * (count > 1 ? 1 : 0.5);
      contrast.set(key, weight);
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares) || 1;
    for (const [key, weight] of contrast) contrast.set(key, weight / norm);
    return contrast;
  });
}

/** Groups of positions that report one event each. Depends on the articles alone, not on their order. */
function groupEvents(sketches: readonly Sketch[], pack: StoryPack): number[] {
  const seen = countFeatures(sketches);
  const vectors = sketches.map((sketch) => weighSketch(sketch, seen, pack));
  const barred = (a: number, b: number): boolean => {
    const [x, y] = [sketches[a], sketches[b]];
    return x !== undefined && y !== undefined && findVeto(x, y) !== null;
  };
  const subject = linkGroups(sketches.length, linkVectors(vectors), SAME_SUBJECT);
  const event = subject.slice();
  for (const [name, members] of groupPositions(subject)) {
    const local = linkGroups(members.length, linkVectors(contrastVectors(members.map((at) => vectors[at] ?? new Map<string, number>()))), SAME_EVENT,
      (a, b) => barred(members[a] ?? 0, members[b] ?? 0));
    members.forEach((at, k) => { event[at] = members[local[k] ?? 0] ?? name; });
  }
  return event;
}

function groupPositions(groups: readonly number[]): Map<number, number[]> {
  const out = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const list = out.get(group);
    if (list === undefined) out.set(group, [at]);
    else list.push(at);
  });
  return out;
}

/**
 * The repair after streaming: groups the readings of a window afresh from all they say, so that stories no longer depend on the order of arrival.
 * Keeps the ids that streaming gave wherever a story keeps most of its articles; every other id gets a redirect.
 */
export function settleStories(readings: readonly Reading[], placements: readonly Placement[], packs: Packs): Staged<Settlement> {
  const sorted = [...readings].sort((a, b) => (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : 0));
  const sketches = sorted.map((reading) => sketchReading(reading, packs));
  const first = sorted[0];
  if (first === undefined) return { value: { placements: [], redirects: [] }, diagnostics: [] };
  const groups = groupPositions(groupEvents(sketches, storyPackOf(first.article.language, packs)));
  const streamed = new Map<ArticleId, Placement>(placements.map((placement) => [placement.article, placement]));
  const taken = new Set<StoryId>();
  const settled = new Map<ArticleId, Placement>();
  const redirects: Redirect[] = [];
  for (const members of [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))) {
    const ids = members.map((at) => sketches[at]?.article ?? "");
    const votes = new Map<StoryId, number>();
    for (const id of ids) {
      const story = streamed.get(id)?.story ?? id;
      votes.set(story, (votes.get(story) ?? 0) + 1);
    }
    const ranked = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const story = [...ranked.map(([id]) => id), ...ids].find((id) => !taken.has(id)) ?? ids[0] ?? "";
    taken.add(story);
    for (const [at, id] of ids.entries()) {
      const old = streamed.get(id);
      const lookalikes: LookAlike[] = [];
      settled.set(id, { article: id, story, copyOf: old?.copyOf ?? findCopyAmong(sketches, members, at), score: old?.score ?? 0, why: old?.why ?? "", lookalikes: old?.lookalikes ?? lookalikes });
    }
  }
  for (const story of new Set(placements.map((placement) => placement.story))) {
    if (taken.has(story)) continue;
    const to = placements.map((placement) => (placement.story === story ? settled.get(placement.article)?.story : undefined)).find((id) => id !== undefined);
    if (to !== undefined) redirects.push({ from: story, to });
  }
  return { value: { placements: readings.flatMap((reading) => settled.get(reading.article.id) ?? []), redirects }, diagnostics: [] };
}

function findCopyAmong(sketches: readonly Sketch[], members: readonly number[], at: number): ArticleId | null {
  const mine = sketches[members[at] ?? 0];
  if (mine === undefined) return null;
  for (const other of members.slice(0, at)) {
    const earlier = sketches[other];
    if (earlier !== undefined && isCopy(mine.shingles, earlier.shingles)) return earlier.article;
  }
  return null;
}
