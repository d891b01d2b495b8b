import { describe, expect, it } from "vitest";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { type Place, storeKinds } from "../../../test/store-kinds.ts";
import type { Store } from "../app/ports.ts";
import type { KeptAlert, KeptWatch } from "../app/watches.ts";

const NOW = "2031-05-14T09:00:00.000Z";
const LATER = "2031-05-14T09:05:00.000Z";

const watch = (id: string): KeptWatch => ({
  watch: { id, terms: ["nul \u0000 and half a pair \ud83d"], on: ["new-claim"] },
  target: { kind: "webhook", url: "https://desk.example/hook", template: "json" },
  base: "unecho:/",
  by: "desk",
  at: NOW,
  suspended: null,
});
const alert = (key: string, more: Partial<KeptAlert> = {}): KeptAlert => ({
  key,
  watch: "w1",
  at: NOW,
  facts: {
    event: "new-claim",
    story: "s",
    finding: "finding:a:1",
    status: "single-origin",
    claim: "a:1",
    article: more.key ?? "a",
    clause: true,
    old: null,
    new: "single-origin",
  },
  state: "waiting",
  dueAt: NOW,
  tries: 0,
  problem: null,
  ...more,
});

for (const kind of await storeKinds()) {
  describe(`watches: ${kind.name}`, () => {
    let place: Place;
    let store: Store;
    eachOnFreshStore(kind, (fresh, its) => {
      store = fresh;
      place = its;
    });

    const add = (kept: KeptWatch): Promise<void> => store.watches.putWatch(kept);
    const take = (now = NOW, limit = 10): Promise<readonly KeptAlert[]> => store.transaction((inner) => inner.watches.takeDue(now, LATER, limit));

    it("never gives a name twice, and keeps each watch as it was put last, in order of age", async () => {
      const names: string[] = [];
      for (let at = 0; at < 11; at += 1) names.push(await store.transaction((inner) => inner.watches.nextName()));
      expect(names).toEqual(Array.from({ length: 11 }, (_, at) => `w${at + 1}`));
      for (const name of [...names].reverse()) await add(watch(name));
      await add({ ...watch("w2"), suspended: "why" });
      expect((await store.watches.listWatches()).map((kept) => [kept.watch.id, kept.suspended])).toEqual(
        names.map((name) => [name, name === "w2" ? "why" : null]),
      );
      expect((await store.watches.listWatches())[0]).toEqual(watch("w1"));
      expect(await store.watches.removeWatch("w11")).toBe(true);
      expect(await store.watches.removeWatch("w11")).toBe(false);
      expect(await store.transaction((inner) => inner.watches.nextName())).toBe("w12");
    });

    it("keeps an alert once, and gives it to nobody else while somebody holds it", async () => {
      await store.watches.addAlerts([alert("k1"), alert("k2", { dueAt: LATER }), alert("k3", { state: "sent" })]);
      await store.watches.addAlerts([alert("k1", { tries: 5 })]);
      expect(await take()).toEqual([alert("k1", { tries: 1, dueAt: LATER })]);
      expect(await take()).toEqual([]);
      // whoever held it died
      expect((await take(LATER)).map(({ key, tries }) => [key, tries])).toEqual([
        ["k1", 2],
        ["k2", 1],
      ]);
    });

    it("gives the oldest first, and no more than asked for", async () => {
      await store.watches.addAlerts([alert("b"), alert("a"), alert("c", { dueAt: "2031-05-14T08:00:00.000Z" })]);
      expect((await take(NOW, 2)).map(({ key }) => key)).toEqual(["c", "a"]);
      expect((await take(NOW, 2)).map(({ key }) => key)).toEqual(["b"]);
    });

    it("remembers what became of each, newest first, and counts them", async () => {
      await add(watch("w1"));
      await store.watches.addAlerts([alert("k1"), alert("k2", { at: LATER }), alert("k3", { watch: "w2" })]);
      await store.watches.settleAlerts([{ key: "k1", state: "dead", dueAt: LATER, problem: "gone" }]);
      expect((await store.watches.alertsOf("w1", 9)).map(({ key, state, problem }) => [key, state, problem])).toEqual([
        ["k2", "waiting", null],
        ["k1", "dead", "gone"],
      ]);
      expect((await store.watches.alertsOf("w1", 9, "dead")).map(({ key }) => key)).toEqual(["k1"]);
      expect(await store.watches.countAlerts()).toEqual([
        { watch: "w1", state: "dead", count: 1 },
        { watch: "w1", state: "waiting", count: 1 },
        { watch: "w2", state: "waiting", count: 1 },
      ]);
      await store.watches.removeWatch("w1");
      expect(await store.watches.countAlerts()).toEqual([{ watch: "w2", state: "waiting", count: 1 }]);
    });

    it("drops alerts about an article, and old ones that wait for nothing", async () => {
      await store.watches.addAlerts([alert("k1", { key: "k1" }), alert("k2", { key: "k2", state: "sent" }), alert("k3", { key: "k3" })]);
      await store.watches.dropAbout(["k1"]);
      await store.watches.dropBefore(LATER);
      expect((await store.watches.alertsOf("w1", 9)).map(({ key }) => key)).toEqual(["k3"]);
    });

    it("takes part in a transaction", async () => {
      const failing = store.transaction(async (inner) => {
        await inner.watches.putWatch(watch(await inner.watches.nextName()));
        await inner.watches.addAlerts([alert("k1")]);
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await store.watches.listWatches()).toEqual([]);
      expect(await store.watches.alertsOf("w1", 9)).toEqual([]);
      expect(await store.transaction((inner) => inner.watches.nextName())).toBe("w1");
    });

    it.skipIf(!kind.survives)("outlives the process", async () => {
      await add(watch("w1"));
      await store.watches.addAlerts([alert("k1")]);
      await store.close();
      store = await place.open();
      expect(await store.watches.listWatches()).toEqual([watch("w1")]);
      expect((await take()).map(({ key }) => key)).toEqual(["k1"]);
      await store.close();
    });
  });
}
