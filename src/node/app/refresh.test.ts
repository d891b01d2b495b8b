import { afterAll, describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { captureText } from "../../../test/capture-text.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { memoryStore } from "../store/memory.ts";
import { ingest } from "./ingest.ts";
import { productRoot } from "./packs.ts";
import { pictureDigest } from "./picture-digest.ts";
import type { Deps, Store } from "./ports.ts";
import { refreshPicture } from "./refresh.ts";
import { circumstancesOf } from "./story-dossier.ts";

const deps: Deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
const CHANGES = 5;

const reports = (["The Argus", "Morning Post", "Coast Radio"] as const).map((outlet, at) =>
  captureText(
    `Outlet: ${outlet}\nTitle: Flood in Dubrava\nPublished: 2031-05-1${at}T09:00:00Z\n\nThe flood in Dubrava has killed ${4 + at} people, the mayor of Dubrava said on Monday.\n`,
  ),
);

/** The store, with a look at the readings of every story that is worked out, while it is. */
const watching = (store: Store, look: (worked: number) => Promise<void>): Store => {
  let worked = 0;
  return {
    ...store,
    findReadings: async (articles) => {
      const readings = await store.findReadings(articles);
      // a decision names more than stories; what has no report is not worked out
      if (readings.length > 0) await look(++worked);
      return readings;
    },
  };
};

const digestOf = async (store: Store): Promise<string> => pictureDigest(store, await circumstancesOf(store, deps.packs(), null));

for (const kind of await storeKinds()) {
  describe(`a story that changes while it is worked out: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("is worked out once more, however often it changed, and then says what the last change made of it", async () => {
      const place = await kind.place();
      const store = await place.open();
      try {
        await ingest(sourceOf(reports), store, deps);
        const [story = "", ...others] = await store.storyIds();
        expect(others).toEqual([]);
        const target = (await store.picture.dossier(story))?.findings[0]?.id ?? "";
        const rule = (change: number): Promise<void> =>
          store.appendDecision(decide({ verb: change % 2 === 0 ? "reject" : "accept", target }, { id: `d${change}` }));
        let worked = 0;
        const watched = watching(store, async (count) => {
          worked = count;
          for (let change = 0; count === 1 && change < CHANGES; change++) {
            await rule(change);
            await store.picture.touch([story]);
          }
        });
        await store.picture.touch([story]);
        await refreshPicture(watched, deps);
        expect(worked).toBe(2);
        expect(await store.picture.stale(1)).toEqual([]);
        expect((await store.picture.dossier(story))?.findings.find(({ id }) => id === target)?.review).toBe("rejected");
        const fresh = memoryStore();
        await ingest(sourceOf(reports), fresh, deps);
        for (const decision of await store.listDecisions()) await fresh.appendDecision(decision);
        await refreshPicture(fresh, deps);
        expect(await digestOf(store)).toBe(await digestOf(fresh));
      } finally {
        await store.close();
        await place.remove();
      }
    });

    it("is worked out once when all its changes came before", async () => {
      const place = await kind.place();
      const store = await place.open();
      try {
        await ingest(sourceOf(reports), store, deps);
        for (let change = 0; change < CHANGES; change++) await store.picture.touch(await store.storyIds());
        let worked = 0;
        await refreshPicture(
          watching(store, async (count) => {
            worked = count;
          }),
          deps,
        );
        expect(worked).toBe(1);
      } finally {
        await store.close();
        await place.remove();
      }
    });
  });
}
