import { ArticleMemory } from "./article-memory.ts";
import { FeatureTable } from "./feature-table.ts";
import { Recent } from "./recent.ts";
import type { StoryIndex } from "./story-index.ts";
import { Topics } from "./topics.ts";
import { Wheel } from "./wheel.ts";

const FORMAT = 5;

/**
 * The index as a value that a structured clone carries (maps and typed arrays, no JSON); `importIndex` gives an index that places every article alike.
 * It shares its memory with the index: write it down before the index goes on.
 */
export const exportIndex = (index: StoryIndex): unknown => ({ format: FORMAT, index });

/** The index that `exportIndex` gave, from a clone of it; throws when the value is of another format. */
export function importIndex(data: unknown): StoryIndex {
  if (typeof data !== "object" || data === null || (data as { format?: unknown }).format !== FORMAT) throw new Error(`not a story index of format ${FORMAT}`);
  const { index } = data as { readonly index: StoryIndex };
  return {
    ...index,
    memory: ArticleMemory.revive(index.memory),
    features: FeatureTable.revive(index.features),
    wheel: Wheel.revive(index.wheel),
    topics: Topics.revive(index.topics),
    recent: Recent.revive(index.recent),
  };
}
