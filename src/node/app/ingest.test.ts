import { afterAll, describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { makeReports } from "../../../test/make-reports.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import type { Capture } from "../../core/model/index.ts";
import { readCapture } from "../../core/pipeline.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { memoryStore } from "../store/memory.ts";
import { type Arrivals, ingest, ingestArrivals } from "./ingest.ts";
import { productRoot } from "./packs.ts";
import { pictureDigest } from "./picture-digest.ts";
import type { Deps, Store } from "./ports.ts";
import { settle } from "./settle.ts";
import { circumstancesOf } from "./story-dossier.ts";
import { Stream } from "./stream.ts";
import { readingVersions } from "./versions.ts";

const deps: Deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
// small windows, so that many are closed
const PACE = { batch: 4, window: 20, closeEvery: 10, keepEvery: 3 };
const reports = [...makeReports(57, 1, { stories: 5, names: 64 })];

const digestOf = async (store: Store): Promise<string> => pictureDigest(store, await circumstancesOf(store, deps.packs(), null));

/** A store that dies before one of its transactions commits. */
function dyingStore(store: Store, transactions: number): Store {
  let left = transactions;
  return {
    ...store,
    transaction: (work) =>
      store.transaction(async (inner) => {
        const result = await work(inner);
        if (left-- <= 0) throw new Error("killed");
        return result;
      }),
  };
}

async function inOneGo(captures: readonly Capture[]): Promise<string> {
  const store = memoryStore();
  await ingest(sourceOf(captures), store, deps, PACE);
  return digestOf(store);
}

const expected = await inOneGo(reports);

for (const kind of await storeKinds()) {
  describe(`reading into a store: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("gives the same picture in one run, and again when all of it is known", async () => {
      const place = await kind.place();
      const store = await place.open();
      const first = await ingest(sourceOf(reports), store, deps, PACE);
      expect([first.added.length, first.known, first.skips]).toEqual([57, 0, []]);
      expect(await digestOf(store)).toBe(expected);
      const revision = await store.picture.revision();
      const again = await ingest(sourceOf(reports), store, deps, PACE);
      expect([again.added.length, again.known]).toEqual([0, 57]);
      expect(await digestOf(store)).toBe(expected);
      expect(await store.picture.revision()).toBe(revision);
      expect((await store.picture.stories({ limit: 100 })).rows.reduce((sum, { articles }) => sum + articles, 0)).toBe(57);
      await store.close();
      await place.remove();
    });

    it("gives the same picture in runs of seven, the store opened each time", async () => {
      const place = await kind.place();
      let store = await place.open();
      for (let from = 0; from < reports.length; from += 7) {
        await ingest(sourceOf(reports.slice(from, from + 7)), store, deps, PACE);
        if (kind.survives) {
          await store.close();
          store = await place.open();
        }
      }
      expect(await digestOf(store)).toBe(expected);
      await store.close();
      await place.remove();
    });

    it("gives the same picture after being killed again and again", async () => {
      const place = await kind.place();
      let store = await place.open();
      let deaths = 0;
      for (let tries = 0; tries < 60; tries++) {
        try {
          await ingest(sourceOf(reports), dyingStore(store, 1 + (tries % 5)), deps, PACE);
          break;
        } catch (error) {
          expect(String(error)).toMatch(/killed/);
          deaths += 1;
        }
        if (kind.survives) {
          await store.close();
          store = await place.open();
        }
      }
      expect(deaths).toBeGreaterThan(5);
      expect(await digestOf(store)).toBe(expected);
      await store.close();
      await place.remove();
    });

    it("gives the same picture when it was shown again and again while reports came, and killed before they were grouped afresh", async () => {
      const place = await kind.place();
      let store = await place.open();
      const seen: number[] = [];
      const coming = (list: readonly Capture[], dies: boolean): Arrivals => ({
        async *captures() {
          for (const [at, capture] of list.entries()) {
            yield { kind: "capture", capture };
            if (at % 5 !== 4) continue;
            yield { kind: "halt", show: true };
            seen.push((await store.picture.counts()).stale);
          }
          if (dies) throw new Error("killed");
        },
      });
      const told = (): void => undefined;
      await expect(ingestArrivals(coming(reports.slice(0, 38), true), store, deps, { pace: PACE, told })).rejects.toThrow("killed");
      // shown as the stream placed them, and not as they would stand in the end
      expect(await store.settledTo()).toBeLessThan(await store.lastPosition());
      if (kind.survives) {
        await store.close();
        store = await place.open();
      }
      await ingestArrivals(coming(reports.slice(35), false), store, deps, { pace: PACE, told });
      expect(await store.settledTo()).toBe(reports.length);
      expect(await digestOf(store)).toBe(expected);
      expect([...new Set(seen)]).toEqual([0]);
      await store.close();
      await place.remove();
    });
  });
}

describe("repairs", () => {
  /** A store with these reports, each read and put where it is said to stand. */
  async function storeWith(list: readonly (readonly [id: string, text: string, streamed: string, settled: string])[]): Promise<Store> {
    const store = memoryStore();
    const packs = deps.packs();
    const captures = list.map(([id, text]) => ({ ...captureText(text), id }));
    await store.putCaptures(captures);
    await store.putReadings(captures.map((capture) => ({ reading: readCapture(capture, packs).value, versions: readingVersions, packs: packs.hash })));
    await store.putPlacements(
      list.map(([article, , streamed, settled]) => ({
        placement: { article, story: settled, copyOf: null, score: 0, why: "", lookalikes: [] },
        streamed,
        settled,
      })),
    );
    return store;
  }
  const fire =
    "Fire in Lortipir: 12 dead\n\n12 people were killed in the fire in Lortipir, the mayor Ana Velic said. About 300 houses were destroyed in Lortipir.\n";
  const more = `${fire}The mayor Ana Velic told reporters in Lortipir that the fire was out.\n`;
  const last = "Fire in Lortipir is out\n\nThe mayor Ana Velic said the fire in Lortipir that killed 12 people was out. About 300 houses were destroyed.\n";

  it("are followed by the reports that come after them", async () => {
    const store = await storeWith([["a", fire, "a", "z"]]);
    const stream = await Stream.open(store, deps.packs());
    const placed = await stream.place(readCapture(captureText(last), deps.packs()).value);
    expect([placed.streamed, placed.settled, placed.placement.story]).toEqual(["a", "z", "z"]);
  });

  it("take the articles of a renamed story along that are older than the window", async () => {
    const store = await storeWith([
      ["old", "Budget talks in Fenruko go on, a minister said on Monday.\n", "z", "z"],
      ["z", fire, "z", "z"],
      ["b", more, "b", "b"],
    ]);
    await settle(store, deps.packs(), 3, { batch: 1, window: 2, closeEvery: 2, keepEvery: 9 });
    expect((await store.findPlacements(["old"]))[0]?.placement.story).toBe("z");
    await settle(store, deps.packs(), 3, { batch: 1, window: 2, closeEvery: 1, keepEvery: 9 });
    expect((await store.findPlacements(["old", "z", "b"])).map(({ placement, settled }) => [placement.story, settled])).toEqual([
      ["b", "b"],
      ["b", "b"],
      ["b", "b"],
    ]);
    expect(await store.findRedirect("z")).toBe("b");
    expect((await store.picture.stale(9)).map(({ story }) => story)).toEqual(["b", "z"]);
  });
});

it("tells pictures apart that differ in one report", async () => {
  expect(await inOneGo(reports.slice(0, -1))).not.toBe(expected);
  const changed = reports.map((report, at) => (at === 20 ? { ...report, name: "another-name.txt" } : report));
  expect(await inOneGo(changed)).not.toBe(expected);
});
