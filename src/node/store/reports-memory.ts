import type { Capture, Decision, Placement, Story } from "../../core/model/index.ts";
import type { Reports, StoredReading } from "../app/ports.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

/** The book of reports, gone with the process. */
export function memoryReports(): MemoryBook<Reports> {
  const captures = new Map<string, Capture>();
  const readings = new Map<string, StoredReading>();
  const placements = new Map<string, Placement>();
  const redirects = new Map<string, string>();
  const decisions: Decision[] = [];
  let stories: readonly Story[] = [];
  const book: Reports = {
    async putCapture(capture) {
      if (captures.has(capture.id)) return false;
      captures.set(capture.id, capture);
      return true;
    },
    findCapture: async (id) => captures.get(id) ?? null,
    async putReading(stored) {
      readings.set(stored.reading.article.id, stored);
    },
    findReading: async (article) => readings.get(article) ?? null,
    listReadings: async () => [...readings.values()],
    async putPlacement(placement) {
      placements.set(placement.article, placement);
    },
    listPlacements: async () => [...placements.values()],
    async putStories(list) {
      stories = [...list];
    },
    listStories: async () => stories,
    async appendDecision(decision) {
      decisions.push(decision);
    },
    listDecisions: async () => [...decisions],
    async putRedirect({ from, to }) {
      redirects.set(from, to);
    },
    findRedirect: async (from) => redirects.get(from) ?? null,
  };
  return {
    book,
    keep() {
      const putBack = keepMaps([captures, readings, placements, redirects]);
      const kept = { decisions: decisions.length, stories };
      return () => {
        putBack();
        decisions.length = kept.decisions;
        stories = kept.stories;
      };
    },
  };
}
