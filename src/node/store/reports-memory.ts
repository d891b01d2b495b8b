import { captureColumns, captureOf } from "../app/ledger/entries.ts";
import type { ArrivedReading, Reports } from "../app/ports.ts";
import { addCaptures, type LedgerRows } from "./ledger-rows.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";
import { positionIn } from "./positions.ts";

const byPosition = (a: ArrivedReading, b: ArrivedReading): number => a.position - b.position;

/** The book of reports, gone with the process; `positions` is filled for the books that follow its order. */
export function memoryReports(rows: LedgerRows, positions: Map<string, number>): MemoryBook<Reports> & { readonly drop: (article: string) => void } {
  const readings = new Map<string, ArrivedReading>();
  const inOrder = (): readonly ArrivedReading[] => [...readings.values()].sort(byPosition);
  const book: Reports = {
    async putCaptures(list) {
      const fresh = [...new Map(list.filter(({ id }) => !positions.has(id)).map((capture) => [capture.id, capture])).values()];
      addCaptures(rows, fresh.map(captureColumns));
      for (const { id } of fresh) positions.set(id, positions.size + 1);
      return new Set(fresh.map(({ id }) => id));
    },
    knownCaptures: async (ids) => new Set(ids.filter((id) => positions.has(id))),
    async findCapture(id) {
      const row = rows.captures[(positions.get(id) ?? 0) - 1];
      return row === undefined ? null : captureOf(row);
    },
    capturesOf: async (url) => rows.captures.flatMap((row) => (row.url === url ? [row.id] : [])),
    capturesLike: async (beginning, limit) =>
      rows.captures
        .flatMap(({ id }) => (id.startsWith(beginning) ? [id] : []))
        .sort()
        .slice(0, limit),
    receivedBefore: async (moment, limit) =>
      rows.captures.flatMap((row) => (row.received_at < moment && row.envelope !== null ? [row.id] : [])).slice(0, limit),
    lastPosition: async () => positions.size,
    async putReadings(list) {
      for (const { reading, versions, packs } of list) {
        const { id } = reading.article;
        readings.set(id, { reading, versions, packs, position: positionIn(positions, id) });
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
  return { book, keep: () => keepMaps([readings, positions]), drop: (article) => void readings.delete(article) };
}
