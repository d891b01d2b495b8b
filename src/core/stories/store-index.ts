import type { ArticleId, StoryId } from "../model/index.ts";
import type { Sketch } from "./sketch.ts";
import { emptyIndex, type StoryIndex, sumMembers } from "./story-index.ts";

/** A sketch as JSON. */
interface StoredSketch {
  readonly article: ArticleId;
  readonly names: readonly (readonly [string, number])[];
  readonly pairs: readonly (readonly [string, number])[];
  readonly words: readonly (readonly [string, number])[];
  readonly lead: readonly string[];
  readonly length: number;
  readonly day: number | null;
  readonly latestYear: number | null;
  readonly shingles: readonly number[];
  readonly sampled: boolean;
  readonly bands: readonly number[];
  readonly spelling: readonly (readonly [string, string])[];
}

/** The whole index as JSON; sketches stand once and are pointed to by position. */
interface StoredIndex {
  readonly format: 1;
  readonly window: number;
  readonly sinceSweep: number;
  readonly articles: readonly (readonly [ArticleId, StoryId])[];
  readonly counts: readonly (readonly [string, number])[];
  readonly rings: readonly (readonly [string, readonly StoryId[]])[];
  readonly sketches: readonly StoredSketch[];
  readonly bands: readonly (readonly [number, readonly number[]])[];
  readonly stories: readonly { readonly id: StoryId; readonly size: number; readonly members: readonly { readonly sketch: number; readonly vector: readonly (readonly [string, number])[] }[] }[];
}

/** The index as a JSON-able value; `importIndex` gives an index that places every article alike. */
export function exportIndex(index: StoryIndex): unknown {
  const positions = new Map<Sketch, number>();
  const sketches: StoredSketch[] = [];
  const positionOf = (sketch: Sketch): number => {
    const known = positions.get(sketch);
    if (known !== undefined) return known;
    positions.set(sketch, sketches.length);
    sketches.push({
      article: sketch.article, names: [...sketch.names], pairs: [...sketch.pairs], words: [...sketch.words], lead: [...sketch.lead], length: sketch.length, day: sketch.day, latestYear: sketch.latestYear,
      shingles: [...sketch.print.shingles], sampled: sketch.print.sampled, bands: [...sketch.bands], spelling: [...sketch.spelling],
    });
    return sketches.length - 1;
  };
  const stories = [...index.stories.values()].map(({ id, size, members }) => ({ id, size, members: members.map(({ sketch, vector }) => ({ sketch: positionOf(sketch), vector: [...vector] })) }));
  const bands = [...index.bands].map(([key, list]) => [key, list.map(positionOf)] as const);
  const stored: StoredIndex = {
    format: 1, window: index.window, sinceSweep: index.sinceSweep, articles: [...index.articles], counts: [...index.counts], rings: [...index.rings], sketches, bands, stories,
  };
  return stored;
}

/** The index that `exportIndex` wrote; throws when the value is of another format. */
export function importIndex(data: unknown): StoryIndex {
  if (typeof data !== "object" || data === null || (data as { format?: unknown }).format !== 1) throw new Error("not a story index of format 1");
  const stored = data as StoredIndex;
  const sketches = stored.sketches.map((sketch): Sketch => ({
    article: sketch.article, names: new Map(sketch.names), pairs: new Map(sketch.pairs), words: new Map(sketch.words), lead: new Set(sketch.lead), length: sketch.length, day: sketch.day, latestYear: sketch.latestYear,
    print: { shingles: Uint32Array.from(sketch.shingles), sampled: sketch.sampled }, bands: Uint32Array.from(sketch.bands), spelling: new Map(sketch.spelling),
  }));
  const at = (position: number): Sketch => {
    const sketch = sketches[position];
    if (sketch === undefined) throw new Error(`missing sketch in story index: ${position}`);
    return sketch;
  };
  const index = emptyIndex();
  for (const [article, story] of stored.articles) index.articles.set(article, story);
  for (const [key, count] of stored.counts) index.counts.set(key, count);
  for (const [key, ring] of stored.rings) index.rings.set(key, [...ring]);
  for (const [key, band] of stored.bands) index.bands.set(key, band.map(at));
  for (const { id, size, members: list } of stored.stories) {
    const members = list.map(({ sketch, vector }) => ({ sketch: at(sketch), vector: new Map(vector) }));
    index.stories.set(id, { id, size, members, sum: sumMembers(members) });
  }
  index.window = stored.window;
  index.sinceSweep = stored.sinceSweep;
  return index;
}
