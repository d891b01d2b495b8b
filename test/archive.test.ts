import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Capture } from "../src/core/model/index.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { packedRecords } from "./invented-archive.ts";
import { runInside } from "./run-inside.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-archive-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function capturesIn(data: string): Promise<readonly Capture[]> {
  const store = await openSqliteStore(data);
  const found: Capture[] = [];
  for (const { reading } of await store.pageReadings(0, 1000)) {
    const capture = await store.findCapture(reading.article.capture);
    if (capture !== null) found.push({ ...capture, bytes: Buffer.from(capture.bytes) });
  }
  await store.close();
  return found;
}

it("what a store archives, another reads as the same reports, to the same picture", async () => {
  const crawl = join(folder, "crawl.warc.gz");
  writeFileSync(crawl, Buffer.concat([...packedRecords(9, 20)]));
  writeFileSync(
    join(folder, "mail.eml"),
    "From: Post <post@post.example>\nSubject: Dam\nDate: Mon, 14 May 2031 09:20:00 +0000\n\nThe dam above Tessel broke on Monday, the mayor said.\n",
  );
  writeFileSync(
    join(folder, "list.json"),
    JSON.stringify([{ title: "Bridge", text: "The bridge at Tessel held on Monday, the fire department said.", url: "https://post.example/b" }]),
  );
  const [one, two, file] = [join(folder, "one"), join(folder, "two"), join(folder, "out.warc.gz")];
  const read = await runInside(["read", crawl, join(folder, "mail.eml"), join(folder, "list.json"), "--data", one]);
  expect(read.err).not.toMatch(/fault/);
  const archived = await runInside(["archive", file, "--data", one, "--json"]);
  expect(JSON.parse(archived.out)).toMatchObject({ file, reports: 22 });
  await runInside(["read", file, "--data", two]);
  expect(await capturesIn(two)).toEqual(await capturesIn(one));
  const digest = async (data: string): Promise<string> =>
    createHash("sha256")
      .update((await runInside(["export", "--format", "json", "--data", data])).out)
      .digest("hex");
  expect(await digest(two)).toBe(await digest(one));
  // several threads read the same
  await runInside(["read", file, "-j", "2", "--data", join(folder, "three")]);
  expect(await capturesIn(join(folder, "three"))).toEqual(await capturesIn(one));
  expect(await digest(join(folder, "three"))).toBe(await digest(one));
  // reading it where it came from changes nothing
  expect((await runInside(["read", file, "--data", one])).out).toMatch(/Read 0 reports, 22 already here/);
  const again = await runInside(["archive", file, "--data", one]);
  expect(again.code).toBe(2);
  expect(again.err).toMatch(/the file .+out\.warc\.gz is there already/);
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
}, 120_000);
