import type { Capture } from "../../core/model/index.ts";
import type { ArrivedReading, Reports } from "../app/ports.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";
import { positionIn } from "./positions.ts";

const byPosition = (a: ArrivedReading, b: ArrivedReading): number => a.position - b.position;

/** The book of reports, gone with the process; `positions` is filled for the books that follow its order. */
export function memoryReports(positions: Map<string, number>): MemoryBook<Reports> {
  const captures = new Map<string, Capture>();
  const readings = new Map<string, ArrivedReading>();
  const inOrder = (): readonly ArrivedReading[] => [...readings.values()].sort(byPosition);
  const book: Reports = {
    async putCaptures(list) {
      const fresh = list.filter(({ id }) => !positions.has(id));
      for (const capture of fresh) {
        if (positions.has(capture.id)) continue;
        positions.set(capture.id, positions.size + 1);
        captures.set(capture.id, capture);
      }
      return new Set(fresh.map(({ id }) => id));
    },
    knownCaptures: async (ids) => new Set(ids.filter((id) => positions.has(id))),
    findCapture: async (id) => captures.get(id) ?? null,
    capturesOf: async (url) => [...captures.values()].flatMap((capture) => (capture.url === url ? [capture.id] : [])),
    lastPosition: async () => positions.size,
    async putReadings(list) {
      for (const stored of list) {
        const { id } = stored.reading.article;
        readings.set(id, { ...stored, position: positionIn(positions, id) });
      }
    },
    findReadings: async (articles) => articles.flatMap((article) => readings.get(article) ?? []).sort(byPosition),
    pageReadings: async (after, limit) =>
      inOrder()
        .filter(({ position }) => position > after)
        .slice(0, limit),
    staleReadings: async (versions, packs, after, limit) =>
      inOrder()
        .filter((stored) => stored.position > after && (stored.versions !== versions || stored.packs !== packs))
        .slice(0, limit)
        .map(({ reading, position }) => ({ article: reading.article.id, position })),
  };
  return { book, keep: () => keepMaps([captures, readings, positions]) };
}
