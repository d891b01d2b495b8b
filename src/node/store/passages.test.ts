import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { seededRandom } from "../../../test/seeded-random.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { type Place, storeKinds } from "../../../test/store-kinds.ts";
import { forgetReports } from "../app/forget.ts";
import { ingest } from "../app/ingest.ts";
import { productRoot } from "../app/packs.ts";
import type { PassageHit } from "../app/picture.ts";
import type { Deps, Store } from "../app/ports.ts";
import { searchStore } from "../app/search.ts";
import { readWordQuery } from "../app/search-words.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";

const deps: Deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
const report = (body: string, at: string): ReturnType<typeof captureText> =>
  captureText(`Outlet: Post\nTitle: Ferry ${at.slice(11, 13)}\nPublished: ${at}\n\n${body}\n`, `${at}.txt`);
const FERRY = report("The ferry capsized off Orlé on Monday.\n\nRescuers reached Orlé's harbour, the coast guard said.", "2031-05-14T09:00:00Z");
const AGAIN = report("The ferry company said the ferry was overloaded.", "2031-05-14T10:00:00Z");
const TROOPS = report("Russia moved 2,000 troops to Pokrovsk in eastern Ukraine on Tuesday, the general staff said.", "2024-05-14T09:00:00Z");
const LATE = "2031-06-01T00:00:00.000Z";

/** What an attacker types, and what a cat does. */
const HOSTILE = [
  '"',
  '"""',
  "*",
  "* OR *",
  "NEAR(",
  "ferry AND",
  "NOT ferry",
  "col:ferry",
  "{ferry}",
  "^ferry",
  "-ferry",
  "ferry'; drop table passages; --",
  "ferry & | ! <-> :* ( )",
  "ferry\u0000capsized",
  "\ud800",
  "%_\\",
  "x".repeat(10_000),
  '"'.repeat(10_000),
  "(".repeat(10_000),
  `${"ferry ".repeat(1600)}`,
];

for (const kind of await storeKinds()) {
  describe(`searching: ${kind.name}`, () => {
    let place: Place;
    let store: Store;
    beforeAll(async () => {
      place = await kind.place();
      store = await place.open();
      await ingest(sourceOf([FERRY, AGAIN, TROOPS]), store, deps);
    });
    afterAll(async () => {
      await store.close();
      await place.remove();
      await kind.stop();
    });

    const find = async (words: string, sharedAt = LATE): Promise<readonly PassageHit[]> => {
      const asked = readWordQuery(words);
      return asked === null ? [] : (await store.picture.search({ asked, limit: 50, sharedAt })).rows;
    };
    const texts = async (words: string, sharedAt = LATE): Promise<readonly string[]> => (await find(words, sharedAt)).map(({ text }) => text);

    it("finds passages that hold every word, whatever its capitals and accents", async () => {
      expect(await texts("CAPSIZED ferry")).toEqual(["The ferry capsized off Orlé on Monday."]);
      expect(await texts("orle")).toHaveLength(2);
      expect(await texts("capsized harbour")).toEqual([]);
      expect(await texts('"ferry was"')).toEqual(["The ferry company said the ferry was overloaded."]);
      expect(await texts('"was ferry"')).toEqual([]);
      expect(await texts("overload*")).toHaveLength(1);
      expect(await texts("overload")).toEqual([]);
    });

    it("pages, newest report first, each passage once", async () => {
      const seen: string[] = [];
      const dates: (string | null)[] = [];
      for (let cursor: string | null = null, page = 0; page < 9; page += 1) {
        const found = await searchStore(store, { words: "ferry", limit: 2, cursor }, LATE);
        seen.push(...found.hits.map(({ article, start, role }) => `${article} ${start} ${role}`));
        dates.push(...found.hits.map(({ published }) => published));
        cursor = found.next;
        if (cursor === null) break;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength((await find("ferry")).length);
      expect(dates).toEqual([...dates].sort().reverse());
    });

    it("names the claims that stand in a passage", async () => {
      const { hits } = await searchStore(store, { words: "overloaded", limit: 5 }, LATE);
      for (const { claims, start, end } of hits) for (const claim of claims) expect(claim.start >= start && claim.end <= end).toBe(true);
      const troops = await searchStore(store, { words: "troops", limit: 5 }, LATE);
      expect(troops.hits.flatMap(({ claims }) => claims).length).toBeGreaterThan(0);
    });

    it("finds a fresh position by its region only, and as printed once it is old", async () => {
      expect(await texts("Pokrovsk", "2024-05-14T12:00:00.000Z")).toEqual([]);
      expect(await texts("troops Donetsk", "2024-05-14T12:00:00.000Z")).toHaveLength(1);
      expect(await texts("troops Pokrovsk")).toHaveLength(1);
      expect(await texts("troops Donetsk")).toEqual([]);
    });

    it.each(HOSTILE)("takes for words what is meant for signs, %#", async (words) => {
      const before = (await find("ferry")).length;
      await find(words);
      expect(await find("ferry")).toHaveLength(before);
    });

    it("survives what 300 throws of dice type", async () => {
      const random = seededRandom(7).next;
      const signs = [..."\"'*():^{}-+|&!<>\\%_;,\u0000\ud800ferry \u0301"];
      for (let round = 0; round < 300; round += 1) await find(Array.from({ length: 12 }, () => signs[Math.floor(random() * signs.length)]).join(""));
      expect((await find("ferry")).length).toBeGreaterThan(0);
    });

    it("finds nothing of a report that was forgotten", async () => {
      await forgetReports(store, [FERRY.id], "asked for", "desk", deps);
      expect(await texts("capsized")).toEqual([]);
      expect(await texts("overloaded")).toHaveLength(1);
    });
  });
}
