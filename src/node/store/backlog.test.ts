import { describe, expect, it } from "vitest";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import type { Backlog, BatchLease, BatchResult } from "../app/backlog.ts";
import type { Store } from "../app/ports.ts";

const FILE = { path: "/archives/crawl.warc.gz", name: "crawl.warc.gz", size: 900, changedAt: 5, form: "members" } as const;

/** Batches of a hundred bytes each, all of one archive. */
async function list(backlog: Backlog, count: number): Promise<void> {
  const archive = await backlog.openArchive(FILE);
  const stretches = Array.from({ length: count }, (_, at) => ({ starts: at * 100, length: 100 }));
  expect(await backlog.addBatches(archive, stretches, count * 100, true)).toBe(true);
}

const take = (backlog: Backlog, most: number, more: Partial<Parameters<Backlog["take"]>[0]> = {}): Promise<readonly BatchLease[]> =>
  backlog.take({ holder: "one", leaseMs: 60_000, most, ahead: 100, only: null, without: [], ...more });

/** What reading two pages gave, in the order in which they stand. */
const resultOf = (...ids: readonly string[]): BatchResult => ({
  records: ids.map((id, at) => ({ key: `key-${id}`, place: at * 10, outcome: "report", article: id, code: null, reason: null })),
  staged: ids.map((id, at) => ({
    key: `key-${id}`,
    number: at,
    capture: { id, received_at: "2041-04-01T00:00:00.000Z", envelope: "{}", bytes: Buffer.from(id) },
    versions: "v",
    packs: "p",
    reading: Buffer.from(`read ${id}`),
  })),
  others: 1,
});

const only = (leases: readonly BatchLease[]): BatchLease => {
  const [lease] = leases;
  if (lease === undefined) throw new Error("nothing was taken");
  return lease;
};

for (const kind of await storeKinds())
  describe(`the backlog: ${kind.name}`, () => {
    let store: Store;
    eachOnFreshStore(kind, (given) => {
      store = given;
    });

    it("gives each batch to one worker, first ones first, and none further ahead than it is allowed", async () => {
      const { backlog } = store;
      await list(backlog, 6);
      expect((await take(backlog, 2)).map(({ batch, starts }) => [batch, starts])).toEqual([
        [1, 0],
        [2, 100],
      ]);
      expect((await take(backlog, 9, { only: [1, 4] })).map(({ batch }) => batch)).toEqual([4]);
      expect((await take(backlog, 9, { ahead: 3 })).map(({ batch }) => batch)).toEqual([3]);
      expect((await take(backlog, 9, { without: [1] })).map(({ batch }) => batch)).toEqual([]);
      const both = await Promise.all([take(backlog, 1), take(backlog, 1)]);
      expect(
        both
          .flat()
          .map(({ batch }) => batch)
          .sort(),
      ).toEqual([5, 6]);
      expect((await backlog.state()).batches).toEqual({ waiting: 0, leased: 6, done: 0, placed: 0, dead: 0 });
    });

    it("takes an archive once, and goes on cutting where it was left", async () => {
      const { backlog } = store;
      const archive = await backlog.openArchive(FILE);
      expect(await backlog.addBatches(archive, [{ starts: 0, length: 100 }], 100, false)).toBe(true);
      // somebody who did not see that
      expect(await backlog.addBatches(archive, [{ starts: 0, length: 100 }], 100, false)).toBe(false);
      expect(await backlog.openArchive(FILE)).toMatchObject({ id: 1, splitTo: 100, whole: false });
      expect((await backlog.openArchive({ ...FILE, size: 901 })).id).toBe(2);
    });

    it("lets a lease run out and refuses whoever had it, every time", async () => {
      const { backlog } = store;
      await list(backlog, 1);
      const late = only(await take(backlog, 1, { leaseMs: -1000 }));
      const next = only(await take(backlog, 1, { holder: "two" }));
      expect([next.batch, next.fence, next.tries]).toEqual([late.batch, late.fence + 1, 1]);
      expect(await backlog.commit(late, resultOf("a"))).toBe(false);
      expect(await backlog.renew([late, next], 60_000)).toEqual(new Set([next.batch]));
      expect(await backlog.strike(late, 10)).toBe(null);
      expect(await backlog.bury(late, "no")).toBe(false);
      await backlog.giveBack(late);
      expect((await backlog.state()).oldestLease).toMatchObject({ holder: "two", expired: false });
      expect(await backlog.commit(next, resultOf("a", "b"))).toBe(true);
      // once more, as a message that comes twice would have it
      expect(await backlog.commit(next, resultOf("a", "b"))).toBe(false);
      expect(await backlog.commit(late, resultOf("c"))).toBe(false);
      expect((await backlog.staged(1)).map(({ capture }) => capture.id)).toEqual(["a", "b"]);
      expect(await backlog.state()).toMatchObject({ reports: 2, lastMinute: 2, oldestLease: null });
    });

    it("keeps a record once, in the first batch it stands in, whichever is faster", async () => {
      const { backlog } = store;
      await list(backlog, 2);
      const [one, two] = await take(backlog, 2);
      if (one === undefined || two === undefined) throw new Error("two batches");
      await backlog.commit(two, resultOf("b", "c"));
      await backlog.commit(one, resultOf("a", "b", "a"));
      expect((await backlog.staged(1)).map(({ capture }) => capture.id)).toEqual(["a", "b"]);
      expect((await backlog.staged(2)).map(({ capture, number }) => [capture.id, number])).toEqual([["c", 1]]);
      expect(Buffer.from((await backlog.staged(2))[0]?.reading ?? []).toString()).toBe("read c");
      expect((await backlog.state()).reports).toBe(3);
      expect(await backlog.firstOpen()).toBe(1);
      await backlog.placed(1);
      expect(await backlog.staged(1)).toEqual([]);
      expect(await backlog.left([])).toEqual({ read: false, place: true });
      await backlog.placed(2);
      expect(await backlog.left([])).toEqual({ read: false, place: false });
      expect(await backlog.firstOpen()).toBe(null);
    });

    it("counts over which record readers ended, and gives up and takes up again", async () => {
      const { backlog } = store;
      await list(backlog, 2);
      const one = only(await take(backlog, 1, { leaseMs: -1000 }));
      expect([await backlog.strike(one, 10), await backlog.strike(one, 10), await backlog.strike(one, 20)]).toEqual([1, 2, 1]);
      // in hand when its worker died
      expect(await backlog.hold(one, 10)).toBe(true);
      const again = only(await take(backlog, 1));
      expect(again.strikes).toEqual({ 10: 3, 20: 1 });
      await backlog.bury(again, "it stands still");
      expect(await backlog.deadLetters(5)).toEqual([{ archive: "crawl.warc.gz", place: 0, batch: 1, reason: "it stands still" }]);
      expect(await backlog.next(0)).toEqual({ batch: 1, state: "dead" });
      expect(await backlog.revive()).toBe(1);
      expect(only(await take(backlog, 1)).strikes).toEqual({});
    });

    it("tells of batches that wait once in a while", async () => {
      const { backlog } = store;
      await list(backlog, 3);
      await take(backlog, 1);
      expect(await backlog.untold(60_000, 10)).toEqual([2, 3]);
      expect(await backlog.untold(60_000, 10)).toEqual([]);
      const [two] = await take(backlog, 1);
      if (two !== undefined) await backlog.giveBack(two);
      expect(await backlog.untold(60_000, 10)).toEqual([2]);
      expect(await backlog.untold(-1000, 10)).toEqual([2, 3]);
    });
  });
