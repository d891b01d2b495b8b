import { describe, expect, it } from "vitest";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { type Place, storeKinds } from "../../../test/store-kinds.ts";
import type { FeedItemMark, FollowedFeed } from "../app/feeds.ts";
import type { Store } from "../app/ports.ts";

const feed = (url: string, more: Partial<FollowedFeed> = {}): FollowedFeed => ({
  url,
  title: null,
  etag: null,
  lastModified: null,
  dueAt: "2031-05-14T09:00:00.000Z",
  everyMs: 900_000,
  asked: 0,
  failures: 0,
  problem: null,
  taken: 0,
  live: true,
  ...more,
});
const mark = (key: string, more: Partial<FeedItemMark> = {}): FeedItemMark => ({ key, done: true, tries: 0, at: "2031-05-14T09:00:00.000Z", ...more });

for (const kind of await storeKinds()) {
  describe(`feeds: ${kind.name}`, () => {
    let place: Place;
    let store: Store;
    eachOnFreshStore(kind, (fresh, its) => {
      store = fresh;
      place = its;
    });

    it("keeps feeds by their address, each as it was put last", async () => {
      await store.feeds.putFeeds([feed("https://b.example/f"), feed("https://a.example/f", { title: "nul \u0000 and half a pair \ud83d" })]);
      await store.feeds.putFeeds([feed("https://b.example/f", { taken: 7, live: false }), feed("https://b.example/f", { taken: 8 })]);
      expect(await store.feeds.listFeeds()).toEqual([
        feed("https://a.example/f", { title: "nul \u0000 and half a pair \ud83d" }),
        feed("https://b.example/f", { taken: 8 }),
      ]);
    });

    it("keeps the items of a feed that is followed no more", async () => {
      await store.feeds.putFeeds([feed("https://a.example/f")]);
      await store.feeds.putMarks([mark("k1")]);
      expect(await store.feeds.removeFeed("https://a.example/f")).toBe(true);
      expect(await store.feeds.removeFeed("https://a.example/f")).toBe(false);
      expect(await store.feeds.listFeeds()).toEqual([]);
      expect(await store.feeds.findMarks(["k1"])).toEqual([mark("k1")]);
    });

    it("finds many marks at once, and replaces one that was tried again", async () => {
      const many = Array.from({ length: 1200 }, (_, at) => mark(`k${at}`, { done: false, tries: 1 }));
      await store.feeds.putMarks(many);
      await store.feeds.putMarks([mark("k7", { tries: 2 })]);
      const found = await store.feeds.findMarks([...many.map(({ key }) => key), "other"]);
      expect(found).toHaveLength(1200);
      expect(found.find(({ key }) => key === "k7")).toEqual(mark("k7", { tries: 2 }));
      expect(found.find(({ key }) => key === "k8")).toEqual(mark("k8", { done: false, tries: 1 }));
    });

    it("takes part in a transaction", async () => {
      const failing = store.transaction(async (inner) => {
        await inner.feeds.putFeeds([feed("https://a.example/f")]);
        await inner.feeds.putMarks([mark("k1")]);
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await store.feeds.listFeeds()).toEqual([]);
      expect(await store.feeds.findMarks(["k1"])).toEqual([]);
    });

    it.skipIf(!kind.survives)("outlives the process", async () => {
      await store.feeds.putFeeds([feed("https://a.example/f")]);
      await store.feeds.putMarks([mark("k1")]);
      await store.close();
      const again = await place.open();
      expect(await again.feeds.listFeeds()).toHaveLength(1);
      expect(await again.feeds.findMarks(["k1"])).toHaveLength(1);
      await again.close();
    });
  });
}
