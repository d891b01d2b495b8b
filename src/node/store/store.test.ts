import { describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { type Place, storeKinds } from "../../../test/store-kinds.ts";
import type { Article, Capture, Decision } from "../../core/model/index.ts";
import type { Placed, Store, StoredReading } from "../app/ports.ts";

const capture = (id: string, text = `text of ${id}`): Capture => ({
  id,
  bytes: new TextEncoder().encode(text),
  mediaType: "text/plain",
  charset: null,
  url: null,
  name: `${id}.txt`,
  hints: { title: "Title", outlet: null, byline: null, published: null },
  receivedAt: "2030-01-01T00:00:00.000Z",
});
const stored = (id: string, packs = "p1"): StoredReading => ({
  reading: { article: { id } as Article, mentions: [], attributions: [], claims: [] },
  versions: "articles/1",
  packs,
});
const placed = (article: string, story: string, settled = story): Placed => ({
  placement: { article, story, copyOf: null, score: 0.5, why: "same place and day", lookalikes: [] },
  streamed: story,
  settled,
});
const decision = (reason: string): Decision => decide({ verb: "accept", target: "f" }, { reason });

for (const kind of await storeKinds()) {
  describe(`store: ${kind.name}`, () => {
    let place: Place;
    let store: Store;
    eachOnFreshStore(kind, (fresh, its) => {
      store = fresh;
      place = its;
    });

    it("keeps a capture once, byte for byte", async () => {
      const bytes = new Uint8Array([0, 255, 128, 10]);
      expect([...(await store.putCaptures([{ ...capture("a"), bytes }]))]).toEqual(["a"]);
      expect([...(await store.putCaptures([{ ...capture("a"), name: "other.txt" }, capture("b"), capture("b")]))]).toEqual(["b"]);
      const found = await store.findCapture("a");
      expect([...(found?.bytes ?? [])]).toEqual([...bytes]);
      expect(found?.name).toBe("a.txt");
      expect(found?.hints.title).toBe("Title");
      expect(await store.findCapture("z")).toBeNull();
      expect([...(await store.knownCaptures(["z", "b", "a"]))].sort()).toEqual(["a", "b"]);
      expect(await store.lastPosition()).toBe(2);
    });

    it("keeps words no plain text column would take", async () => {
      const hard = { ...capture("a"), name: "nul \u0000, half a pair \ud83d, \u{1f30a}" };
      await store.putCaptures([hard]);
      expect((await store.findCapture("a"))?.name).toBe(hard.name);
    });

    it("keeps what came with a fetched page, and finds it by its address", async () => {
      const http = {
        status: 200,
        headers: [
          ["Set-Cookie", "a"],
          ["Set-Cookie", "b"],
        ] as const,
        finalUrl: "https://post.example/a",
        fetchedAt: "2030-01-01T00:00:00.000Z",
        archive: null,
      };
      await store.putCaptures([{ ...capture("a"), url: "https://post.example/a", http }, capture("b"), { ...capture("c"), url: "https://post.example/a" }]);
      expect((await store.findCapture("a"))?.http).toEqual(http);
      expect((await store.findCapture("b"))?.http ?? null).toBeNull();
      expect(await store.capturesOf("https://post.example/a")).toEqual(["a", "c"]);
      expect(await store.capturesOf("https://post.example/b")).toEqual([]);
    });

    it("finds captures by how their id begins, and by when they came", async () => {
      const at = (id: string, receivedAt: string) => ({ ...capture(id), receivedAt });
      await store.putCaptures([at("ab1", "2030-01-03T00:00:00.000Z"), at("ab2", "2030-01-01T00:00:00.000Z"), at("ac", "2030-01-02T00:00:00.000Z")]);
      expect(await store.capturesLike("ab", 9)).toEqual(["ab1", "ab2"]);
      expect(await store.capturesLike("a", 2)).toEqual(["ab1", "ab2"]);
      expect(await store.capturesLike("b", 2)).toEqual([]);
      expect(await store.receivedBefore("2030-01-03T00:00:00.000Z", 9)).toEqual(["ab2", "ac"]);
      expect(await store.receivedBefore("2030-01-03T00:00:00.000Z", 1)).toEqual(["ab2"]);
    });

    it("gives readings back in order of arrival and replaces one that was read again", async () => {
      await store.putCaptures(["c", "a", "b"].map((id) => capture(id)));
      await store.putReadings(["b", "c", "a"].map((id) => stored(id)));
      await store.putReadings([stored("c", "p2")]);
      const page = await store.pageReadings(0, 2);
      expect(page.map(({ reading, packs, position }) => [reading.article.id, packs, position])).toEqual([
        ["c", "p2", 1],
        ["a", "p1", 2],
      ]);
      expect((await store.pageReadings(2, 9)).map(({ reading }) => reading.article.id)).toEqual(["b"]);
      expect((await store.findReadings(["b", "z", "c"])).map(({ reading }) => reading.article.id)).toEqual(["c", "b"]);
    });

    it("knows which readings other rules made", async () => {
      await store.putCaptures(["a", "b", "c", "d"].map((id) => capture(id)));
      await store.putReadings([stored("a"), stored("b", "p2"), stored("c"), { ...stored("d", "p2"), versions: "articles/0" }]);
      expect(await store.staleReadings("articles/1", "p2", 0, 2)).toEqual([
        { article: "a", position: 1 },
        { article: "c", position: 3 },
      ]);
      expect(await store.staleReadings("articles/1", "p2", 3, 2)).toEqual([{ article: "d", position: 4 }]);
      expect(await store.staleReadings("articles/1", "p1", 3, 2)).toHaveLength(1);
    });

    it("refuses a reading or a placement of a report it does not have", async () => {
      await expect(store.putReadings([stored("z")])).rejects.toThrow(/no capture of z/);
      await expect(store.putPlacements([placed("z", "z")])).rejects.toThrow(/no capture of z/);
    });

    it("keeps placements in order of arrival, with the story they were streamed into", async () => {
      await store.putCaptures(["a", "b", "c"].map((id) => capture(id)));
      await store.putPlacements([placed("b", "b"), placed("a", "a"), placed("c", "a")]);
      await store.putPlacements([{ ...placed("a", "b"), streamed: "a", settled: "a" }]);
      expect((await store.placementsOf("b")).map(({ article, story }) => [article, story])).toEqual([
        ["a", "b"],
        ["b", "b"],
      ]);
      expect(await store.findPlacements(["c", "a", "z"])).toMatchObject([
        { placement: { article: "a", story: "b" }, streamed: "a", settled: "a" },
        { placement: { article: "c", story: "a" } },
      ]);
      expect(await store.storyIds()).toEqual(["b", "a"]);
      expect([...(await store.settledStories(["a", "b", "z"]))].sort()).toEqual(["a", "b"]);
    });

    it("moves a story, for now or for good, and puts what was moved for now back", async () => {
      await store.putCaptures(["a", "b", "c"].map((id) => capture(id)));
      await store.putPlacements([placed("a", "a"), placed("b", "a"), placed("c", "a")]);
      await store.moveStory("a", "x", 2, false);
      expect((await store.findPlacements(["a", "b", "c"])).map(({ placement, settled }) => [placement.story, settled])).toEqual([
        ["x", "a"],
        ["x", "a"],
        ["a", "a"],
      ]);
      expect([...(await store.resettle(1))].sort()).toEqual(["a", "x"]);
      expect((await store.placementsOf("a")).map(({ article }) => article)).toEqual(["a", "c"]);
      expect(await store.resettle(1)).toEqual([]);
      await store.moveStory("a", "y", 1, true);
      expect((await store.findPlacements(["a", "c"])).map(({ placement, settled }) => [placement.story, settled])).toEqual([
        ["y", "y"],
        ["a", "a"],
      ]);
    });

    it("adds decisions and gives all of them back", async () => {
      await store.appendDecision(decision("first"));
      await store.appendDecision(decision("second"));
      expect((await store.listDecisions()).map((entry) => entry.reason)).toEqual(["first", "second"]);
    });

    it("gives the lease to one holder at a time", async () => {
      const holder = (id: string) => ({
        id,
        pid: 12,
        host: "desk",
        command: "unecho read",
        since: "2040-01-01T00:00:00.000Z",
        renewedAt: "2040-01-01T00:00:00.000Z",
      });
      expect(await store.takeLease(holder("a"), () => false)).toBeNull();
      expect(await store.takeLease({ ...holder("a"), renewedAt: "2040-01-01T00:01:00.000Z" }, () => false)).toBeNull();
      expect(await store.takeLease(holder("b"), () => false)).toEqual({ ...holder("a"), renewedAt: "2040-01-01T00:01:00.000Z" });
      await store.dropLease("b");
      expect((await store.findLease())?.id).toBe("a");
      expect(await store.takeLease(holder("b"), (other) => other.id === "a")).toBeNull();
      await store.dropLease("b");
      expect(await store.findLease()).toBeNull();
    });

    it("follows a replaced id", async () => {
      await store.putRedirect({ from: "f1", to: "f2" });
      await store.putRedirect({ from: "f1", to: "f3" });
      expect(await store.findRedirect("f1")).toBe("f3");
      expect(await store.findRedirect("f9")).toBeNull();
    });

    it("keeps all of a transaction or nothing", async () => {
      await store.transaction(async (inner) => {
        await inner.putCaptures([capture("kept")]);
      });
      const failing = store.transaction(async (inner) => {
        await inner.putCaptures([capture("lost")]);
        await inner.appendDecision(decision("lost"));
        await inner.picture.touch(["lost"]);
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await store.findCapture("kept")).not.toBeNull();
      expect(await store.findCapture("lost")).toBeNull();
      expect(await store.listDecisions()).toEqual([]);
      expect(await store.picture.stale(9)).toEqual([]);
      expect([...(await store.putCaptures([capture("next")]))]).toEqual(["next"]);
      expect(await store.lastPosition()).toBe(2);
    });

    it("takes its turns when two parts of a program write at once", async () => {
      await Promise.all(
        ["a", "b", "c", "d"].map((id) =>
          store.transaction(async (inner) => {
            await inner.putCaptures([capture(id)]);
            await inner.appendDecision(decision(id));
          }),
        ),
      );
      expect(await store.lastPosition()).toBe(4);
      expect(await store.listDecisions()).toHaveLength(4);
    });

    it.skipIf(!kind.survives)("opens again with what was in it", async () => {
      await store.putCaptures([capture("a")]);
      await store.close();
      const again = await place.open();
      expect((await again.findCapture("a"))?.name).toBe("a.txt");
      await again.close();
    });

    it.skipIf(!kind.survives)("keeps the index of open stories for whoever made it", async () => {
      expect(await store.findIndex("m1")).toBeNull();
      await store.putIndex({ maker: "m1", position: 3, value: { a: [1, 2.5], b: null } });
      await store.putIndex({ maker: "m1", position: 4, value: { a: [2] } });
      expect(await store.findIndex("m1")).toEqual({ maker: "m1", position: 4, value: { a: [2] } });
      expect(await store.findIndex("m2")).toBeNull();
    });

    it.skipIf(!kind.survives)("lets two open stores write in turn", async () => {
      const other = await place.open();
      await Promise.all([store, other].flatMap((one, at) => [0, 1, 2].map((n) => one.putCaptures([capture(`${at}-${n}`)]))));
      expect(await other.lastPosition()).toBe(6);
      await other.close();
    });
  });
}
