import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { open } from "yauzl";
import type { Capture } from "../src/core/model/index.ts";
import { newFeed } from "../src/node/app/follow/schedule.ts";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { packedRecords } from "./invented-archive.ts";
import { runInside } from "./run-inside.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-archive-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One file of a zip. */
const fileInZip = (path: string, name: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (problem, stream) => (problem ? reject(problem) : buffer(stream).then(resolve, reject)));
      });
      zip.on("end", () => reject(new Error(`no ${name}`)));
      zip.readEntry();
    });
  });

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
  // the bundle carries the same archive, and the list of sources the feeds that are followed
  const bundle = join(folder, "everything.zip");
  await runInside(["export", "--format", "bundle", "--data", one, "--out", bundle]);
  writeFileSync(join(folder, "from-bundle.warc.gz"), await fileInZip(bundle, "reports.warc.gz"));
  await runInside(["read", join(folder, "from-bundle.warc.gz"), "--data", join(folder, "four")]);
  expect([...(await capturesIn(join(folder, "four")))].map(({ id }) => id).sort()).toEqual([...(await capturesIn(one))].map(({ id }) => id).sort());
  const store = await openSqliteStore(one);
  await store.feeds.putFeeds([newFeed("https://post.example/feed.xml", 1000, "2031-05-14T00:00:00.000Z")]);
  await store.close();
  expect((await runInside(["export", "--format", "opml", "--data", one])).out).toContain('xmlUrl="https://post.example/feed.xml"');
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
