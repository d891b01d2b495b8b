import type { Placement, Reading, Repair, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { emptyIndex, placeReading, takeRepairs, updateIndex } from "../../core/pipeline.ts";

/** One document of an input, with the id its line gave it. */
export interface Document {
  readonly id: unknown;
  readonly reading: Reading;
}

/** Which story a document belongs to; `cluster` and `copyOf` are ids of documents. */
export interface ClusterRow {
  readonly id: unknown;
  readonly cluster: unknown;
  readonly copyOf: unknown;
  readonly why: string;
}

/**
 * Rows as the documents arrive. When a repair shows that an earlier answer was wrong, the rows of its documents are given again: of several rows of one
 * document the last one counts.
 */
export async function* streamRows(documents: AsyncIterable<Document>, packs: Packs): AsyncIterable<ClusterRow> {
  // the same text may come under several ids: it is read once and gets one answer
  const ids = new Map<string, unknown[]>();
  const placements = new Map<string, Placement>();
  const members = new Map<StoryId, Set<string>>();
  let index = emptyIndex();
  const put = (placement: Placement): void => {
    const { article, story } = placement;
    members.get(placements.get(article)?.story ?? "")?.delete(article);
    placements.set(article, placement);
    const own = members.get(story) ?? new Set();
    members.set(story, own.add(article));
  };
  const idOf = (article: string): unknown => ids.get(article)?.[0] ?? null;
  const rowOf = (id: unknown, article: string): ClusterRow => {
    const { story, copyOf, why } = placements.get(article) ?? { story: article, copyOf: null, why: "" };
    return { id, cluster: idOf(story) ?? story, copyOf: copyOf === null ? null : idOf(copyOf), why };
  };
  /** The documents a repair moves: a merge takes along those that were not looked at. */
  const movedBy = ({ kind, from, to, articles, why }: Repair): readonly string[] => {
    const moved = [...new Set([...articles, ...(kind === "merge" ? (members.get(from) ?? []) : [])])];
    for (const article of moved) {
      const placement = placements.get(article);
      if (placement !== undefined) put({ ...placement, story: to, why });
    }
    return moved;
  };
  for await (const { id, reading } of documents) {
    const article = reading.article.id;
    const known = ids.get(article);
    if (known === undefined) {
      ids.set(article, [id]);
      const placement = placeReading(reading, index, packs).value;
      put(placement);
      index = updateIndex(index, reading, placement, packs);
    } else known.push(id);
    yield rowOf(id, article);
    for (const one of new Set(takeRepairs(index).flatMap(movedBy))) for (const each of ids.get(one) ?? []) yield rowOf(each, one);
  }
}
