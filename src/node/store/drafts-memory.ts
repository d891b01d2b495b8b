import type { Drafted, Drafts } from "../app/drafts.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

/** The book of drafts, gone with the process. */
export function memoryDrafts(): MemoryBook<Drafts> {
  const drafts = new Map<string, Drafted>();
  const book: Drafts = {
    async putDrafts(drafted) {
      drafts.set(drafted.article, drafted);
    },
    listDrafts: async (article) =>
      [...drafts.values()].filter((one) => article === undefined || one.article === article).sort((a, b) => (a.article < b.article ? -1 : 1)),
    async dropDrafts(articles) {
      for (const article of articles) drafts.delete(article);
    },
  };
  return { book, keep: () => keepMaps([drafts]) };
}
