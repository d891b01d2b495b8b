import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { type Place, storeKinds } from "../../../test/store-kinds.ts";
import type { Article, Capture, Decision, Placement, Story } from "../../core/model/index.ts";
import type { Store, StoredReading } from "../app/ports.ts";
import { openSqliteStore } from "./sqlite.ts";

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
const placement = (article: string, story: string): Placement => ({ article, story, copyOf: null, score: 0.5, why: "same place and day", lookalikes: [] });
const story = (id: string, articles: readonly string[]): Story => ({ id, label: id, articles, period: null, lookalikes: [] });
const decision = (reason: string): Decision => decide({ verb: "accept", target: "f" }, { reason });

for (const kind of await storeKinds()) {
  describe(`store: ${kind.name}`, () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = await kind.place();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    afterAll(kind.stop);

    it("keeps a capture once, byte for byte", async () => {
      const bytes = new Uint8Array([0, 255, 128, 10]);
      expect(await store.putCapture({ ...capture("a"), bytes })).toBe(true);
      expect(await store.putCapture({ ...capture("a"), name: "other.txt" })).toBe(false);
      const found = await store.findCapture("a");
      expect([...(found?.bytes ?? [])]).toEqual([...bytes]);
      expect(found?.name).toBe("a.txt");
      expect(found?.hints.title).toBe("Title");
      expect(await store.findCapture("b")).toBeNull();
    });

    it("keeps what came with a fetched page", async () => {
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
      await store.putCapture({ ...capture("a"), http });
      await store.putCapture(capture("b"));
      expect((await store.findCapture("a"))?.http).toEqual(http);
      expect((await store.findCapture("b"))?.http ?? null).toBeNull();
    });

    it("gives readings back in order of arrival and replaces one that was read again", async () => {
      for (const id of ["c", "a", "b"]) {
        await store.putCapture(capture(id));
        await store.putReading(stored(id));
      }
      await store.putReading(stored("c", "p2"));
      expect((await store.listReadings()).map(({ reading, packs }) => [reading.article.id, packs])).toEqual([
        ["c", "p2"],
        ["a", "p1"],
        ["b", "p1"],
      ]);
      expect((await store.findReading("a"))?.versions).toBe("articles/1");
      expect(await store.findReading("z")).toBeNull();
    });

    it("keeps the order of a placement that changes", async () => {
      for (const id of ["a", "b"]) await store.putCapture(capture(id));
      await store.putPlacement(placement("a", "a"));
      await store.putPlacement(placement("b", "b"));
      await store.putPlacement(placement("a", "b"));
      expect((await store.listPlacements()).map((entry) => [entry.article, entry.story])).toEqual([
        ["a", "b"],
        ["b", "b"],
      ]);
    });

    it("replaces the list of stories", async () => {
      await store.putStories([story("s1", ["a"]), story("s2", ["b"])]);
      await store.putStories([story("s2", ["b", "a"])]);
      expect(await store.listStories()).toEqual([story("s2", ["b", "a"])]);
    });

    it("adds decisions and gives all of them back", async () => {
      await store.appendDecision(decision("first"));
      await store.appendDecision(decision("second"));
      expect((await store.listDecisions()).map((entry) => entry.reason)).toEqual(["first", "second"]);
    });

    it("follows a replaced id", async () => {
      await store.putRedirect({ from: "f1", to: "f2" });
      await store.putRedirect({ from: "f1", to: "f3" });
      expect(await store.findRedirect("f1")).toBe("f3");
      expect(await store.findRedirect("f9")).toBeNull();
    });

    it("keeps all of a transaction or nothing", async () => {
      await store.transaction(async (inner) => {
        await inner.putCapture(capture("kept"));
      });
      const failing = store.transaction(async (inner) => {
        await inner.putCapture(capture("lost"));
        await inner.putStories([story("lost", [])]);
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await store.findCapture("kept")).not.toBeNull();
      expect(await store.findCapture("lost")).toBeNull();
      expect(await store.listStories()).toEqual([]);
    });

    it.skipIf(!kind.survives)("opens again with what was in it", async () => {
      await store.putCapture(capture("a"));
      await store.close();
      store = await place.open();
      expect((await store.findCapture("a"))?.name).toBe("a.txt");
    });
  });
}

describe("the SQLite file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "unecho-store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("refuses to change or delete a decision", async () => {
    const store = await openSqliteStore(folder);
    await store.appendDecision(decision("first"));
    await store.close();
    const raw = new DatabaseSync(join(folder, "unecho.db"));
    expect(() => raw.exec("update decisions set decided_by = 'x'")).toThrow(/only ever added/);
    expect(() => raw.exec("delete from decisions")).toThrow(/only ever added/);
    raw.close();
  });

  it("says so when the file is no database", async () => {
    writeFileSync(join(folder, "unecho.db"), "this is a letter, not a database, and long enough to be looked at as one");
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: "store/broken" });
  });

  it("says so when a newer program wrote it", async () => {
    for (const change of ["pragma user_version = 99", "insert into kysely_migration values ('0999-later', '2040-01-01T00:00:00.000Z')"]) {
      await (await openSqliteStore(folder)).close();
      const raw = new DatabaseSync(join(folder, "unecho.db"));
      raw.exec(change);
      raw.close();
      await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: "store/newer", message: expect.stringMatching(/schema 9?99, this one knows/) });
      rmSync(folder, { recursive: true });
    }
  });

  it("is brought to the newest schema from the first one, which is kept beside it", async () => {
    const raw = new DatabaseSync(join(folder, "unecho.db"));
    raw.exec(readFileSync(new URL("./fixtures/schema-1.sql", import.meta.url), "utf8"));
    raw.close();
    const notes: string[] = [];
    const store = await openSqliteStore(folder, (line) => notes.push(line));
    expect((await store.findCapture("a"))?.name).toBe("a.txt");
    expect((await store.listPlacements()).map((entry) => [entry.article, entry.story])).toEqual([["a", "a"]]);
    expect((await store.listDecisions()).map((entry) => entry.reason)).toEqual(["first"]);
    await store.close();
    expect(notes.join()).toMatch(/from schema 1 to \d+; as it was, it is kept in .*unecho\.db\.schema-1\.bak/);
    const kept = new DatabaseSync(join(folder, "unecho.db.schema-1.bak"), { readOnly: true });
    expect(kept.prepare("pragma user_version").get()).toEqual({ user_version: 1 });
    expect(kept.prepare("select name from captures").get()).toEqual({ name: "a.txt" });
    kept.close();
    await (await openSqliteStore(folder, (line) => notes.push(line))).close();
    expect(notes).toHaveLength(1);
  });
});
