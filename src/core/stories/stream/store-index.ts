import type { ArticleId, StoryId } from "../../model/index.ts";
import { emptyIndex, type Member, openStory, type StoryIndex, storyAt } from "./story-index.ts";

const FORMAT = 3;

interface StoredMember extends Omit<Member, "vector"> {
  readonly vector: readonly number[];
}

/** The whole index as JSON; stories are pointed to by position. */
interface StoredIndex {
  readonly format: typeof FORMAT;
  readonly now: number;
  readonly hour: number | null;
  readonly sinceTick: number;
  readonly window: number;
  readonly sinceHalving: number;
  /** Oldest first, and how many were entered before them. */
  readonly articles: readonly (readonly [ArticleId, StoryId, below: number, ...hashes: number[]])[];
  readonly articlesBefore: number;
  readonly stories: readonly { readonly id: StoryId; readonly size: number; readonly changed: number; readonly members: readonly StoredMember[] }[];
  readonly features: readonly (readonly [hash: number, count: number, ...stories: number[]])[];
  readonly topics: readonly (readonly [StoryId, ...keys: number[]])[];
}

/** The index as a JSON-able value; `importIndex` gives an index that places every article alike. */
export function exportIndex(index: StoryIndex): unknown {
  const positions = new Map([...index.stories.values()].map((story, at) => [story, at]));
  const remembered = [...index.memory.list()];
  const stored: StoredIndex = {
    format: FORMAT,
    now: index.wheel.now,
    hour: index.hour,
    sinceTick: index.sinceTick,
    window: index.features.window,
    sinceHalving: index.features.sinceHalving,
    articles: remembered.map(({ article, story, print }) => [article, story, print.below, ...print.shingles]),
    articlesBefore: index.memory.entered - remembered.length,
    stories: [...index.stories.values()].map(({ id, size, changed, members }) => ({
      id,
      size,
      changed,
      members: members.map((member) => ({ ...member, vector: [...member.vector] })),
    })),
    features: [...index.features.list()].map(({ hash, count, references }) => [
      hash,
      count,
      ...references.flatMap((reference) => {
        const story = storyAt(index, reference);
        return story === undefined ? [] : (positions.get(story) ?? []);
      }),
    ]),
    topics: [...index.topics.list()].map(({ story, keys }) => [story, ...keys]),
  };
  return stored;
}

/** The index that `exportIndex` wrote; throws when the value is of another format. */
export function importIndex(data: unknown): StoryIndex {
  if (typeof data !== "object" || data === null || (data as { format?: unknown }).format !== FORMAT) throw new Error(`not a story index of format ${FORMAT}`);
  const stored = data as StoredIndex;
  const index = emptyIndex();
  index.wheel.now = stored.now;
  index.hour = stored.hour;
  index.sinceTick = stored.sinceTick;
  index.memory.entered = stored.articlesBefore;
  for (const [article, story, below, ...hashes] of stored.articles) index.memory.enter(article, story, { shingles: Uint32Array.from(hashes), below });
  const references = stored.stories.map(({ id, size, changed, members }) => {
    const story = openStory(index, id, size, changed);
    story.members.push(...members.map((member): Member => ({ ...member, vector: Uint32Array.from(member.vector) })));
    return story.reference;
  });
  for (const [hash, count, ...stories] of stored.features) {
    index.features.restore(
      hash,
      count,
      stories.flatMap((at) => references[at] ?? []),
    );
  }
  index.features.window = stored.window;
  index.features.sinceHalving = stored.sinceHalving;
  for (const [story, ...keys] of stored.topics) index.topics.enter(story, Uint32Array.from(keys));
  return index;
}
