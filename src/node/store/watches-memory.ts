import type { AlertCount, KeptAlert, KeptWatch, Watches } from "../app/watches.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

const byDue = (a: KeptAlert, b: KeptAlert): number => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.key < b.key ? -1 : 1);
const newestFirst = (a: KeptAlert, b: KeptAlert): number => (a.at > b.at ? -1 : a.at < b.at ? 1 : a.key > b.key ? -1 : 1);

/** The book of watches, gone with the process. */
export function memoryWatches(): MemoryBook<Watches> {
  const watches = new Map<string, KeptWatch>();
  const alerts = new Map<string, KeptAlert>();
  let number = 0;
  const dropIf = (gone: (alert: KeptAlert) => boolean): void => {
    for (const alert of alerts.values()) if (gone(alert)) alerts.delete(alert.key);
  };
  const book: Watches = {
    nextName: async () => `w${++number}`,
    async putWatch(kept) {
      watches.set(kept.watch.id, kept);
    },
    listWatches: async () => [...watches.values()].sort((a, b) => Number(a.watch.id.slice(1)) - Number(b.watch.id.slice(1))),
    async removeWatch(id) {
      dropIf(({ watch }) => watch === id);
      return watches.delete(id);
    },
    async addAlerts(list) {
      for (const alert of list) if (!alerts.has(alert.key)) alerts.set(alert.key, alert);
    },
    async takeDue(now, until, limit) {
      const due = [...alerts.values()].filter(({ state, dueAt }) => state === "waiting" && dueAt <= now).sort(byDue);
      const taken = due.slice(0, limit).map((alert) => ({ ...alert, dueAt: until, tries: alert.tries + 1 }));
      for (const alert of taken) alerts.set(alert.key, alert);
      return taken;
    },
    async settleAlerts(list) {
      for (const settled of list) {
        const known = alerts.get(settled.key);
        if (known !== undefined) alerts.set(settled.key, { ...known, ...settled });
      }
    },
    alertsOf: async (watch, limit, state) =>
      [...alerts.values()]
        .filter((alert) => alert.watch === watch && (state === undefined || alert.state === state))
        .sort(newestFirst)
        .slice(0, limit),
    async countAlerts() {
      const counts = new Map<string, AlertCount>();
      for (const { watch, state } of alerts.values()) {
        const key = `${watch} ${state}`;
        counts.set(key, { watch, state, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
    },
    dropAbout: async (articles) => dropIf(({ facts }) => articles.includes(facts.article)),
    dropBefore: async (moment) => dropIf(({ at, state }) => at < moment && state !== "waiting"),
  };
  return {
    book,
    keep: () => {
      const undo = keepMaps([watches, alerts]);
      const kept = number;
      return () => {
        undo();
        number = kept;
      };
    },
  };
}
