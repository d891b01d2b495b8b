import type { Placed, Placements } from "../app/ports.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";
import { positionIn } from "./positions.ts";

/** The book of placements, gone with the process; `positions` are those of the captures. */
export function memoryPlacements(positions: ReadonlyMap<string, number>): MemoryBook<Placements> & { readonly drop: (article: string) => void } {
  const placements = new Map<string, Placed>();
  let closed = 0;
  let settledTo = 0;
  const positionOf = ({ placement }: Placed): number => positions.get(placement.article) ?? 0;
  const inOrder = (list: Iterable<Placed>): readonly Placed[] => [...list].sort((a, b) => positionOf(a) - positionOf(b));
  const upTo = (position: number): readonly Placed[] => [...placements.values()].filter((placed) => positionOf(placed) <= position);
  const move = (placed: Placed, story: string, settled: string): void => {
    placements.set(placed.placement.article, { ...placed, placement: { ...placed.placement, story }, settled });
  };
  const book: Placements = {
    async putPlacements(list) {
      for (const placed of list) {
        positionIn(positions, placed.placement.article);
        placements.set(placed.placement.article, placed);
      }
    },
    findPlacements: async (articles) => inOrder(articles.flatMap((article) => placements.get(article) ?? [])),
    placementsOf: async (story) => inOrder(placements.values()).flatMap(({ placement }) => (placement.story === story ? [placement] : [])),
    async settledStories(stories) {
      const wanted = new Set(stories);
      return new Set([...placements.values()].flatMap(({ settled }) => (wanted.has(settled) ? [settled] : [])));
    },
    async resettle(position) {
      const moved = upTo(position).filter(({ placement, settled }) => placement.story !== settled);
      for (const placed of moved) move(placed, placed.settled, placed.settled);
      return [...new Set(moved.flatMap(({ placement, settled }) => [placement.story, settled]))];
    },
    async moveStory(from, to, position, settled) {
      for (const placed of upTo(position)) if ((settled ? placed.settled : placed.placement.story) === from) move(placed, to, settled ? to : placed.settled);
    },
    windowClosedAt: async () => closed,
    async closeWindow(position) {
      closed = position;
    },
    settledTo: async () => settledTo,
    async noteSettled(position) {
      settledTo = position;
    },
    // a process holds its own index
    findIndex: async () => null,
    putIndex: async () => undefined,
    storyIds: async () => [...new Set(inOrder(placements.values()).map(({ placement }) => placement.story))],
  };
  /** No article is a copy of one that is no longer there: the copy of a forgotten copy is one of its original. */
  const drop = (article: string): void => {
    const original = placements.get(article)?.placement.copyOf ?? null;
    placements.delete(article);
    for (const [id, placed] of placements)
      if (placed.placement.copyOf === article) placements.set(id, { ...placed, placement: { ...placed.placement, copyOf: original === id ? null : original } });
  };
  return {
    book,
    drop,
    keep() {
      const putBack = keepMaps([placements]);
      const kept = [closed, settledTo] as const;
      return () => {
        putBack();
        [closed, settledTo] = kept;
      };
    },
  };
}
