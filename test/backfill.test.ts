import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { archiveRecords, packedRecords } from "./invented-archive.ts";
import { runInside } from "./run-inside.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-backfill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGES = 12;

/** An archive with a record whose bytes were changed, one that is cut short before the next, and some pages a second time. */
function damagedArchive(): Buffer {
  const records = [...packedRecords(9, PAGES)];
  const flipped = Buffer.from(records[10] ?? []);
  flipped[Math.floor(flipped.length / 2)] = (flipped[Math.floor(flipped.length / 2)] ?? 0) ^ 0xff;
  records[10] = flipped;
  records[20] = (records[20] ?? Buffer.alloc(0)).subarray(0, 200);
  return Buffer.concat([...records, ...records.slice(1, 9)]);
}

/** All records packed in one: a member larger than a record may be is taken for a whole file. */
function streamedArchive(): Buffer {
  const picture = Buffer.from("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: image/png\r\nContent-Length: 20000000\r\n\r\n");
  const large = Buffer.concat([picture, Buffer.alloc(20_000_000), Buffer.from("\r\n\r\n")]);
  return gzipSync(Buffer.concat([...archiveRecords(5, 6), large, ...archiveRecords(5, PAGES), Buffer.alloc(6_000_000, "\r\n")]), { level: 1 });
}

const files: Readonly<Record<string, () => Buffer>> = {
  "damaged.warc.gz": damagedArchive,
  "plain.warc": () => Buffer.concat([...archiveRecords(7, PAGES)]),
  "stream.warc.gz": streamedArchive,
};
/** Two records of the first are damaged; the third tells of six pages twice. */
const REPORTS = 3 * PAGES - 2;

const pictureOf = async (data: string): Promise<unknown> => {
  const { whole, captures, picture } = JSON.parse((await runInside(["verify", "--picture", "--json", "--data", data])).out) as Record<string, unknown>;
  return { whole, captures: (captures as { readonly length: number }).length, picture };
};

const statusOf = async (data: string) =>
  JSON.parse((await runInside(["status", "--json", "--data", data])).out) as {
    readonly batches: Readonly<Record<string, number>>;
    readonly records: Readonly<Record<string, number>>;
    readonly letters: readonly { readonly place: number; readonly reason: string }[];
  };

it("archives in a folder are listed in order of name, what is none is told, and a folder without any is refused", async () => {
  const [crawl, data] = [join(folder, "crawl"), join(folder, "listed")];
  mkdirSync(crawl);
  for (const name of ["2.warc.gz", "1.warc.gz"]) writeFileSync(join(crawl, name), Buffer.concat([...packedRecords(3, 2)]));
  writeFileSync(join(crawl, "list.csv"), "name");
  const run = await runInside(["backfill", crawl, "-j", "0", "--data", data]);
  expect(run.code).toBe(0);
  expect(run.err).toMatch(/list\.csv: not a web archive, passed over[\s\S]*1\.warc\.gz: 1 batch\n.*2\.warc\.gz: 1 batch/);
  expect((await statusOf(data)).batches).toMatchObject({ waiting: 2 });
  rmSync(join(crawl, "1.warc.gz"));
  rmSync(join(crawl, "2.warc.gz"));
  const none = await runInside(["backfill", crawl, "-j", "0", "--data", data]);
  expect(none.code).toBe(2);
  expect(none.err).toMatch(/no web archive in .*crawl/);
});

it("batches of archives of every form, damaged ones among them, come to the same picture as one reading, also when they are read again", async () => {
  const paths = Object.entries(files).map(([name, make]) => {
    const path = join(folder, name);
    writeFileSync(path, make());
    return path;
  });
  const [one, many] = [join(folder, "one"), join(folder, "many")];
  await runInside(["read", ...paths, "--data", one]);
  const run = await runInside(["backfill", ...paths, "--batch", "4", "-j", "2", "--data", many]);
  expect(run.err).not.toMatch(/fault|tried again/);
  // some input was damaged
  expect(run.code).toBe(3);
  const expected = await pictureOf(one);
  expect(await pictureOf(many)).toEqual(expected);
  const { batches, records, letters } = await statusOf(many);
  expect(batches).toMatchObject({ waiting: 0, leased: 0, done: 0, dead: 0 });
  expect(batches.placed).toBeGreaterThan(8);
  expect(records).toEqual({ reports: REPORTS, skipped: 2, dead: 0 });
  expect(letters).toHaveLength(2);
  for (const { reason } of letters) expect(reason).toMatch(/^a record that cannot be read: /);
  // as if whoever placed them had been killed before the picture showed them: the next worker finds nothing to read, and shows them
  const store = await openSqliteStore(many);
  const [story] = (await store.picture.stories({ limit: 1 })).rows;
  if (story === undefined) throw new Error("no story");
  await store.transaction(async (inner) => {
    await inner.picture.remove({ story: story.id, mark: 0 });
    await inner.picture.touch([story.id]);
  });
  expect(await pictureOf(many)).not.toEqual(expected);
  // and as if its process were still ending when the next one looks
  const now = new Date().toISOString();
  const ending = { id: "ending", pid: process.pid, host: hostname(), command: "unecho worker", since: now, renewedAt: now };
  expect(await store.takeLease(ending, () => true)).toBeNull();
  const next = runInside(["worker", "-j", "1", "--data", many]);
  setTimeout(() => void store.dropLease(ending.id), 3000);
  expect((await next).code).toBe(0);
  await store.close();
  expect(await pictureOf(many)).toEqual(expected);
  // under another name nothing is read twice
  const copy = join(folder, "copy.warc");
  copyFileSync(join(folder, "plain.warc"), copy);
  await runInside(["backfill", ...paths, copy, "--batch", "7", "-j", "1", "--data", many]);
  expect(await pictureOf(many)).toEqual(expected);
  expect((await statusOf(many)).records.reports).toBe(REPORTS);
}, 180_000);
