import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../test/build-decision.ts";
import { openSqliteStore } from "./sqlite.ts";

describe("the SQLite file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "unecho-store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

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

  it("is made in a folder that is its owner's alone", async () => {
    const inside = join(folder, "new");
    await (await openSqliteStore(inside)).close();
    expect(statSync(inside).mode & 0o777).toBe(0o700);
  });

  it("is brought to the newest schema from the first one, which is kept beside it", async () => {
    const raw = new DatabaseSync(join(folder, "unecho.db"));
    raw.exec(readFileSync(new URL("./fixtures/schema-1.sql", import.meta.url), "utf8"));
    raw.close();
    const notes: string[] = [];
    const store = await openSqliteStore(folder, (line) => notes.push(line));
    expect((await store.findCapture("a"))?.name).toBe("a.txt");
    expect((await store.pageReadings(0, 9)).map(({ reading, packs }) => [reading.article.id, packs])).toEqual([["a", "p1"]]);
    expect(await store.findPlacements(["a"])).toMatchObject([{ placement: { article: "a", story: "a", why: "first" }, streamed: "a", settled: "a" }]);
    expect((await store.listDecisions()).map((entry) => entry.reason)).toEqual(["first"]);
    await store.appendDecision(decide({ verb: "accept", target: "f" }, { reason: "second" }));
    expect((await store.listDecisions()).map((entry) => entry.reason)).toEqual(["first", "second"]);
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
