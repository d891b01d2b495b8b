import type { Capture, Decision, Placement, Story } from "../../core/model/index.ts";
import type { Store, StoredReading } from "../app/ports.ts";

/** A store that is gone with the process: for tests, the demo and one-shot exports. */
export function memoryStore(): Store {
  const captures = new Map<string, Capture>();
  const readings = new Map<string, StoredReading>();
  const placements = new Map<string, Placement>();
  const redirects = new Map<string, string>();
  const decisions: Decision[] = [];
  let stories: readonly Story[] = [];

  const snapshot = () => ({
    captures: [...captures],
    readings: [...readings],
    placements: [...placements],
    redirects: [...redirects],
    decisions: [...decisions],
    stories,
  });
  const restore = (kept: ReturnType<typeof snapshot>): void => {
    const refill = <V>(map: Map<string, V>, entries: readonly (readonly [string, V])[]): void => {
      map.clear();
      for (const [key, value] of entries) map.set(key, value);
    };
    refill(captures, kept.captures);
    refill(readings, kept.readings);
    refill(placements, kept.placements);
    refill(redirects, kept.redirects);
    decisions.splice(0, decisions.length, ...kept.decisions);
    stories = kept.stories;
  };

  const store: Store = {
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
    async transaction(work) {
      const kept = snapshot();
      try {
        return await work(store);
      } catch (error) {
        restore(kept);
        throw error;
      }
    },
    close: async () => undefined,
  };
  return store;
}
