import { afterAll, describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { makeReports } from "../../../test/make-reports.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { buildHoldings, holdingsOfOne } from "./dossiers.ts";
import { ingest } from "./ingest.ts";
import { listingOf, listStore } from "./listing.ts";
import { productRoot } from "./packs.ts";
import type { Store } from "./ports.ts";
import { firstScreen } from "./screen.ts";
import { summaryOf } from "./summary.ts";

const deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });

const same = (text: string): string => text;
const plain = { bold: same, dim: same, green: same, yellow: same, red: same, cyan: same };

/** Counts the readings that are loaded. */
function counting(store: Store): { readonly store: Store; readonly loaded: () => number } {
  let readings = 0;
  const counted: Store = {
    ...store,
    async findReadings(articles) {
      const found = await store.findReadings(articles);
      readings += found.length;
      return found;
    },
  };
  return { store: counted, loaded: () => readings };
}

for (const kind of await storeKinds()) {
  describe(`lists from what is kept: ${kind.name}`, () => {
    afterAll(kind.stop);

    it("say what the stories themselves say, and load no texts but those of one story", async () => {
      const place = await kind.place();
      const store = await place.open();
      await ingest(sourceOf([...makeReports(40, 3, { stories: 6 })]), store, deps);
      const holdings = await buildHoldings(store, deps, null);
      const expected = listingOf(holdings, deps);
      expect(expected.stories.length).toBeGreaterThan(3);
      const lists = counting(store);
      const listing = await listStore(lists.store, deps, null);
      expect(summaryOf(listing)).toEqual(summaryOf(expected));
      expect(listing.stories).toEqual(expected.stories);
      expect(listing.largest).toEqual(expected.largest);
      expect(lists.loaded()).toBe(expected.largest?.readings.length);

      const [, second] = holdings.dossiers;
      const one = counting(store);
      const opened = await holdingsOfOne(one.store, deps, "b");
      expect(opened).toEqual({ ...holdings, dossiers: [second] });
      expect(one.loaded()).toBe(second?.readings.length);
      expect((await holdingsOfOne(store, deps, second?.story.id)).dossiers).toEqual([second]);
      await expect(holdingsOfOne(store, deps, "zz")).rejects.toMatchObject({ code: "story/unknown" });
      await store.close();
      await place.remove();
    });

    it("say after reading how many decisions change nothing any more", async () => {
      const place = await kind.place();
      const store = await place.open();
      const report = await ingest(sourceOf([...makeReports(3, 3, { stories: 1 })]), store, deps);
      const [reading] = (await buildHoldings(store, deps, null)).dossiers.flatMap(({ readings }) => readings);
      const claim = reading?.claims[0];
      if (reading === undefined || claim === undefined) throw new Error("a report without a claim");
      const { article, id, span, kind: type, what } = { ...claim };
      const quotation = reading.article.text.slice(span.start, span.end);
      const about = (target: string, words: string) => [{ id: target, passages: [{ article, span, quotation: words, kind: type, what }] }];
      const unread = `${article}:0-1:nothing:0`;
      const screen = async (): Promise<string> => firstScreen(await listStore(store, deps, report), plain, "unecho").join("\n");
      await store.appendDecision(decide({ verb: "accept", target: id }, { id: "d1", anchors: about(id, quotation) }));
      expect(await screen()).not.toContain("decision");
      await store.appendDecision(decide({ verb: "accept", target: unread }, { id: "d2", anchors: about(unread, "words of no report") }));
      expect(await screen()).toContain("1 decision changes nothing any more");
      expect(summaryOf(await listStore(store, deps, report)).read?.unanchored).toBe(1);
      await store.close();
      await place.remove();
    });
  });
}
