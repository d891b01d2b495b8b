import type { ArticleId, StoryId } from "../model/index.ts";
import { keepForCopies } from "./copy-table.ts";
import { emptyIndex, type Member, type OpenStory, type StoryIndex, sumMembers } from "./story-index.ts";

interface StoredMember extends Omit<Member, "features" | "weights"> {
  readonly features: readonly number[];
  readonly weights: readonly number[];
}

/** The whole index as JSON; stories and features are pointed to by position. */
interface StoredIndex {
  readonly format: 2;
  readonly window: number;
  readonly sinceSweep: number;
  readonly articles: readonly (readonly [ArticleId, StoryId])[];
  readonly features: readonly { readonly key: string; readonly spelling: string | null; readonly count: number; readonly ring: readonly number[] }[];
  readonly stories: readonly { readonly id: StoryId; readonly size: number; readonly changed: number; readonly members: readonly StoredMember[] }[];
  /** Oldest first, and how many were entered before them. */
  readonly copies: readonly {
    readonly article: ArticleId;
    readonly shingles: readonly number[];
    readonly sampled: boolean;
    readonly bands: readonly number[];
  }[];
  readonly copiesBefore: number;
}

/** The index as a JSON-able value; `importIndex` gives an index that places every article alike. */
export function exportIndex(index: StoryIndex): unknown {
  const positions = new Map([...index.stories.values()].map(({ slot }, at) => [slot, at]));
  const { kept, entered } = index.copies;
  const oldest = entered - kept.length;
  const stored: StoredIndex = {
    format: 2,
    window: index.window,
    sinceSweep: index.sinceSweep,
    articles: [...index.articles],
    features: index.keys.map((key, at) => ({
      key,
      spelling: index.spellings[at] ?? null,
      count: index.counts[at] ?? 0,
      ring: (index.rings[at] ?? []).flatMap((slot) => positions.get(slot) ?? []),
    })),
    stories: [...index.stories.values()].map(({ id, size, changed, members }) => ({
      id,
      size,
      changed,
      members: members.map((member) => ({ ...member, features: [...member.features], weights: [...member.weights] })),
    })),
    copies: kept
      .map((_, at) => kept[(oldest + at) % kept.length])
      .flatMap((one) =>
        one === undefined ? [] : [{ article: one.article, shingles: [...one.print.shingles], sampled: one.print.sampled, bands: [...one.bands] }],
      ),
    copiesBefore: oldest,
  };
  return stored;
}

/** The index that `exportIndex` wrote; throws when the value is of another format. */
export function importIndex(data: unknown): StoryIndex {
  if (typeof data !== "object" || data === null || (data as { format?: unknown }).format !== 2) throw new Error("not a story index of format 2");
  const stored = data as StoredIndex;
  const index = emptyIndex();
  for (const [article, story] of stored.articles) index.articles.set(article, story);
  const stories = stored.stories.map(
    ({ id, size, changed, members }, slot): OpenStory => ({
      id,
      slot,
      size,
      changed,
      features: new Int32Array(0),
      weights: new Float32Array(0),
      members: members.map((member): Member => ({ ...member, features: Int32Array.from(member.features), weights: Float32Array.from(member.weights) })),
    }),
  );
  for (const story of stories) {
    sumMembers(story);
    index.stories.set(story.id, story);
    index.slots.push(story);
  }
  stored.features.forEach(({ key, spelling, count, ring }, at) => {
    index.features.set(key, at);
    index.keys.push(key);
    index.spellings.push(spelling ?? undefined);
    index.counts.push(count);
    index.rings.push(ring.length === 0 ? undefined : [...ring]);
  });
  index.copies.entered = stored.copiesBefore;
  for (const { article, shingles, sampled, bands } of stored.copies)
    keepForCopies(index.copies, article, { shingles: Uint32Array.from(shingles), sampled }, Uint32Array.from(bands));
  index.window = stored.window;
  index.sinceSweep = stored.sinceSweep;
  return index;
}
