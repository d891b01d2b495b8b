import type { Archive, Backlog, BatchLease, BatchState, DeadLetter, ReadRecord, StagedReport } from "../app/backlog.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";

interface Batch {
  readonly lease: BatchLease;
  readonly state: BatchState;
  readonly holder: string | null;
  readonly leasedAt: number;
  readonly expiresAt: number;
  readonly hand: number | null;
  readonly hintedAt: number;
  readonly doneAt: number;
  readonly reason: string | null;
}

const OPEN: ReadonlySet<BatchState> = new Set(["waiting", "leased", "done"]);

/** The backlog, gone with the process: the same rules as in tables, in a few lines. */
export function memoryBacklog(): MemoryBook<Backlog> {
  const archives = new Map<string, Archive>();
  const batches = new Map<string, Batch>();
  const records = new Map<string, ReadRecord & { readonly batch: number }>();
  const waiting = new Map<string, StagedReport & { readonly batch: number }>();
  const batchOf = (id: number): Batch | undefined => batches.get(String(id));
  const put = (id: number, batch: Batch): void => void batches.set(String(id), batch);
  const held = ({ batch, fence }: BatchLease): Batch | null => {
    const found = batchOf(batch);
    return found === undefined || found.lease.fence !== fence || found.state !== "leased" ? null : found;
  };
  const inState = (state: BatchState): readonly Batch[] => [...batches.values()].filter((batch) => batch.state === state);
  const openOnes = (): readonly Batch[] => [...batches.values()].filter(({ state }) => OPEN.has(state));
  const firstOpen = (): number | null => openOnes()[0]?.lease.batch ?? null;
  const book: Backlog = {
    async openArchive(file) {
      const key = JSON.stringify([file.path, file.size, file.changedAt]);
      const archive = archives.get(key) ?? { ...file, id: archives.size + 1, splitTo: 0, whole: false };
      archives.set(key, archive);
      return archive;
    },
    async addBatches(archive, stretches, splitTo, whole) {
      const key = JSON.stringify([archive.path, archive.size, archive.changedAt]);
      const known = archives.get(key);
      if (known === undefined || known.splitTo !== archive.splitTo || known.whole) return false;
      archives.set(key, { ...known, splitTo, whole });
      for (const { starts, length } of stretches) {
        const batch = batches.size + 1;
        const lease = { batch, fence: 0, archive: known, starts, length, tries: 0, strikes: {} };
        put(batch, { lease, state: "waiting", holder: null, leasedAt: 0, expiresAt: 0, hand: null, hintedAt: 0, doneAt: 0, reason: null });
      }
      return true;
    },
    async take({ holder, leaseMs, most, ahead, only, without }) {
      const first = firstOpen();
      if (first === null) return [];
      const now = Date.now();
      const free = openOnes().filter(
        ({ lease, state, expiresAt }) =>
          (state === "waiting" || (state === "leased" && expiresAt < now)) &&
          lease.batch < first + ahead &&
          (only === null || only.includes(lease.batch)) &&
          !without.includes(lease.archive.id),
      );
      return free.slice(0, most).map((batch) => {
        const { lease, hand, state } = batch;
        const strikes = hand === null ? lease.strikes : { ...lease.strikes, [hand]: (lease.strikes[hand] ?? 0) + 1 };
        const taken = { ...lease, fence: lease.fence + 1, tries: lease.tries + (state === "leased" ? 1 : 0), strikes };
        put(lease.batch, { ...batch, lease: taken, state: "leased", holder, leasedAt: now, expiresAt: now + leaseMs, hand: null });
        return taken;
      });
    },
    async renew(leases, leaseMs) {
      const mine = leases.filter((lease) => held(lease) !== null);
      for (const lease of mine) put(lease.batch, { ...(held(lease) as Batch), expiresAt: Date.now() + leaseMs });
      return new Set(mine.map(({ batch }) => batch));
    },
    async giveBack(lease) {
      const batch = held(lease);
      if (batch !== null) put(lease.batch, { ...batch, state: "waiting", holder: null, hintedAt: 0 });
    },
    async hold(lease, place) {
      const batch = held(lease);
      if (batch !== null) put(lease.batch, { ...batch, hand: place });
      return batch !== null;
    },
    async strike(lease, place) {
      const batch = held(lease);
      if (batch === null) return null;
      const count = (batch.lease.strikes[place] ?? 0) + 1;
      put(lease.batch, { ...batch, hand: null, lease: { ...batch.lease, strikes: { ...batch.lease.strikes, [place]: count } } });
      return count;
    },
    async commit(lease, result) {
      const batch = held(lease);
      if (batch === null) return false;
      // a record that a later batch was faster to commit belongs to the first it stands in
      for (const { key } of result.records) {
        if ((records.get(key)?.batch ?? 0) <= lease.batch) continue;
        records.delete(key);
        waiting.delete(key);
      }
      const fresh = new Set(result.records.flatMap(({ key }) => (records.has(key) ? [] : [key])));
      for (const record of result.records) if (fresh.has(record.key) && !records.has(record.key)) records.set(record.key, { ...record, batch: lease.batch });
      for (const report of result.staged) if (fresh.has(report.key) && !waiting.has(report.key)) waiting.set(report.key, { ...report, batch: lease.batch });
      put(lease.batch, { ...batch, state: "done", holder: null, hand: null, doneAt: Date.now() });
      return true;
    },
    async bury(lease, reason) {
      const batch = held(lease);
      if (batch !== null) put(lease.batch, { ...batch, state: "dead", holder: null, reason });
      return batch !== null;
    },
    async untold(silentMs, limit) {
      const now = Date.now();
      const quiet = inState("waiting").filter(({ hintedAt }) => hintedAt < now - silentMs);
      for (const batch of quiet.slice(0, limit)) put(batch.lease.batch, { ...batch, hintedAt: now });
      return quiet.slice(0, limit).map(({ lease }) => lease.batch);
    },
    firstOpen: async () => firstOpen(),
    left: async (without) => ({
      read: inState("leased").length > 0 || inState("waiting").some(({ lease }) => !without.includes(lease.archive.id)),
      place: openOnes()[0]?.state === "done",
    }),
    async next(after) {
      const found = batchOf(after + 1);
      return found === undefined ? null : { batch: after + 1, state: found.state };
    },
    staged: async (batch) =>
      [...waiting.values()]
        .filter((report) => report.batch === batch)
        .map(({ key, number, capture, versions, packs, reading }) => ({ key, number, capture, versions, packs, reading }))
        .sort((a, b) => a.number - b.number),
    async placed(id) {
      for (const [key, { batch }] of waiting) if (batch === id) waiting.delete(key);
      const batch = batchOf(id);
      if (batch?.state === "done") put(id, { ...batch, state: "placed" });
    },
    async revive() {
      const dead = inState("dead");
      for (const batch of dead)
        put(batch.lease.batch, { ...batch, state: "waiting", lease: { ...batch.lease, tries: 0, strikes: {} }, hintedAt: 0, reason: null });
      return dead.length;
    },
    async state() {
      const now = Date.now();
      const count = (outcome: string): number => [...records.values()].filter((record) => record.outcome === outcome).length;
      const [oldest] = [...inState("leased")].sort((a, b) => a.leasedAt - b.leasedAt);
      const recent = new Set([...batches.values()].flatMap(({ doneAt, lease }) => (doneAt > now - 60_000 ? [lease.batch] : [])));
      return {
        archives: archives.size,
        batches: {
          waiting: inState("waiting").length,
          leased: inState("leased").length,
          done: inState("done").length,
          placed: inState("placed").length,
          dead: inState("dead").length,
        },
        reports: count("report"),
        skipped: count("skipped"),
        dead: count("dead"),
        lastMinute: [...records.values()].filter(({ batch, outcome }) => outcome === "report" && recent.has(batch)).length,
        oldestLease:
          oldest === undefined
            ? null
            : {
                batch: oldest.lease.batch,
                holder: oldest.holder ?? "",
                seconds: Math.round((now - oldest.leasedAt) / 1000),
                expired: oldest.expiresAt < now,
              },
      };
    },
    async deadLetters(limit) {
      const whole = inState("dead").map(
        ({ lease, reason }): DeadLetter => ({ archive: lease.archive.name, place: lease.starts, batch: lease.batch, reason: reason ?? "" }),
      );
      const of = (outcome: string): readonly DeadLetter[] =>
        [...records.values()]
          .filter((record) => record.outcome === outcome)
          .sort((a, b) => a.batch - b.batch || a.place - b.place)
          .map(({ batch, place, reason }) => ({ archive: batchOf(batch)?.lease.archive.name ?? "", place, batch: null, reason: reason ?? "" }));
      return [...whole, ...of("dead"), ...of("skipped")].slice(0, limit);
    },
  };
  return { book, keep: () => keepMaps([archives, batches, records, waiting]) };
}
