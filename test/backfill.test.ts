import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { archiveRecords, packedRecords } from "./invented-archive.ts";
import { runInside } from "./run-inside.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-backfill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGES = 24;

/** An archive with a record whose bytes were changed, one that is cut short before the next, and the same pages a second time. */
function damagedArchive(): Buffer {
  const records = [...packedRecords(9, PAGES)];
  const flipped = Buffer.from(records[10] ?? []);
  flipped[Math.floor(flipped.length / 2)] = (flipped[Math.floor(flipped.length / 2)] ?? 0) ^ 0xff;
  records[10] = flipped;
  records[20] = (records[20] ?? Buffer.alloc(0)).subarray(0, 200);
  return Buffer.concat([...records, ...records.slice(1, 9)]);
}

const files: Readonly<Record<string, () => Buffer>> = {
  "packed.warc.gz": () => Buffer.concat([...packedRecords(9, PAGES)]),
  "plain.warc": () => Buffer.concat([...archiveRecords(9, PAGES)]),
  "damaged.warc.gz": damagedArchive,
};

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

it.each(Object.keys(files))(
  "batches of %s, read by two threads, come to the same picture as one reading",
  async (name) => {
    const file = join(folder, name);
    writeFileSync(file, files[name]?.() ?? "");
    const [one, many] = [join(folder, `${name}-one`), join(folder, `${name}-many`)];
    await runInside(["read", file, "--data", one]);
    const run = await runInside(["backfill", file, "--batch", "5", "-j", "2", "--data", many]);
    expect(run.err).not.toMatch(/fault|tried again/);
    expect(await pictureOf(many)).toEqual(await pictureOf(one));
    const { batches, records, letters } = await statusOf(many);
    expect(batches).toMatchObject({ waiting: 0, leased: 0, done: 0, dead: 0 });
    expect(batches.placed).toBeGreaterThan(4);
    const isDamaged = name.startsWith("damaged");
    expect(records).toEqual({ reports: isDamaged ? PAGES - 2 : PAGES, skipped: isDamaged ? 2 : 0, dead: 0 });
    for (const { reason } of letters) expect(reason).toMatch(/^a record that cannot be read: /);
    // a second time, and under another name, nothing is read twice
    const copy = join(folder, `copy-${name}`);
    copyFileSync(file, copy);
    await runInside(["backfill", file, copy, "--batch", "7", "-j", "1", "--data", many]);
    expect(await pictureOf(many)).toEqual(await pictureOf(one));
    expect((await statusOf(many)).records.reports).toBe(records.reports);
  },
  60_000,
);

it("an archive packed as one is read as well, and one that breaks off is told of", async () => {
  // a member larger than a record may be is taken for a whole file
  const filler = Buffer.concat([
    ...archiveRecords(9, 6),
    Buffer.from(`WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: image/png\r\nContent-Length: 20000000\r\n\r\n`),
    Buffer.alloc(20_000_000),
    Buffer.from("\r\n\r\n"),
    ...archiveRecords(9, PAGES),
  ]);
  const whole = gzipSync(Buffer.concat([filler, Buffer.alloc(6_000_000, "\r\n")]), { level: 1 });
  const file = join(folder, "stream.warc.gz");
  writeFileSync(file, whole);
  const [one, many] = [join(folder, "stream-one"), join(folder, "stream-many")];
  await runInside(["read", file, "--data", one]);
  await runInside(["backfill", file, "--batch", "5", "-j", "1", "--data", many]);
  expect(await pictureOf(many)).toEqual(await pictureOf(one));
  expect((await statusOf(many)).records.reports).toBe(PAGES);
}, 60_000);
