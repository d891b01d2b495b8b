import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/node/store/sqlite.ts";
import { type FeedWorld, feedWorld, SOUND, UNSOUND } from "./feed-world.ts";
import { runInside } from "./run-inside.ts";
import { type Run, runUnecho } from "./run-unecho.ts";

let folder = "";
let world: FeedWorld;
let run: Run;
/** What takes longest to fail has its proof in the long form: seconds of silence are seconds of the suite. */
const PATIENT: ReadonlySet<string> = new Set(["silent", "dripping"]);

interface Answer {
  readonly added: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly feeds: readonly { readonly url: string; readonly live: boolean; readonly taken: number; readonly problem: string | null }[];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "unecho-follow-"));
  world = await feedWorld({ seed: 7, sound: 1, unsound: 1, itemsAFeed: 3, growsEveryMs: 0, feedsAHost: 2 });
  const list = join(folder, "feeds.opml");
  const followed = world.feeds.filter(({ kind }) => !PATIENT.has(kind));
  writeFileSync(list, `<opml version="2.0"><body>${followed.map(({ url }) => `<outline xmlUrl="${url}"/>`).join("")}</body></opml>`);
  run = await runUnecho(["follow", list, "--once", "--json", "--data", join(folder, "store"), "--allow-private", world.hosts.join(",")]);
}, 120_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe(`following ${SOUND.length} sound feeds and ${Object.keys(UNSOUND).length - PATIENT.size} others`, () => {
  it("reads the page of every item once", async () => {
    const expected = [...new Set(world.feeds.flatMap(({ pages }) => pages))].sort();
    const store = await openSqliteStore(join(folder, "store"));
    const urls = (await store.pageReadings(0, 1000)).map(({ reading }) => reading.article.url);
    await store.close();
    expect([...urls].sort()).toEqual(expected);
    expect([...world.visits.keys()].sort()).toEqual(expected);
    expect([...world.visits.values()].filter((visits) => visits !== 1)).toEqual([]);
  });

  it("says of each of the others why it gives nothing", () => {
    const answer = JSON.parse(run.out) as Answer;
    expect(answer.added).toBe(world.visits.size);
    for (const { kind, url } of world.feeds.filter((feed) => feed.kind in UNSOUND && !PATIENT.has(feed.kind))) {
      const feed = answer.feeds.find((one) => one.url === url);
      expect(feed?.problem, kind).toMatch(UNSOUND[kind] ?? /^$/);
      expect(run.err, kind).toContain(url);
    }
    for (const { kind, url } of world.feeds.filter((feed) => !(feed.kind in UNSOUND)))
      expect(answer.feeds.find((one) => one.url === url)?.problem ?? null, kind).toEqual(kind === "site" ? expect.stringContaining("leads to 1 feed") : null);
    expect(run.err).not.toMatch(/fault/);
  });

  it("takes nothing again", async () => {
    const before = new Map(world.visits);
    const again = await runUnecho([
      "follow",
      ...world.feeds.filter(({ kind }) => kind === "rss").map(({ url }) => url),
      "--once",
      "--json",
      "--data",
      join(folder, "store"),
      "--allow-private",
      world.hosts.join(","),
    ]);
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 0 });
    expect(world.visits).toEqual(before);
  });

  it("lists the feeds, and follows one no more", async () => {
    const data = ["--data", join(folder, "store")];
    const [first] = world.feeds;
    const listed = await runUnecho(["follow", "--list", ...data]);
    expect(listed.out).toMatch(/^\d+ feeds followed\n/);
    expect(listed.out).toContain(`${first?.url}  Feed 0  3 reports`);
    const removed = await runUnecho(["follow", "--remove", first?.url ?? "", ...data]);
    expect(removed.out).not.toContain(first?.url);
    const twice = await runUnecho(["follow", "--remove", first?.url ?? "", ...data]);
    expect(twice.code).toBe(2);
    expect(twice.err).toMatch(/no feed http.+ is followed/);
  });
});

describe("watching a folder", () => {
  it("reads what is there and ends with its time", async () => {
    const inbox = join(folder, "inbox");
    mkdirSync(inbox);
    writeFileSync(join(inbox, "first.txt"), "The dam above Tessel broke on Monday, the mayor said.");
    const watching = await runInside(["follow", "--watch", inbox, "--for", "6s", "--json", "--data", join(folder, "watched")]);
    expect(watching.code).toBe(0);
    expect(JSON.parse(watching.out)).toMatchObject({ added: 1 });
  });
});

describe("mistakes", () => {
  const mistakes: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [["--every", "often"], /--every: write 30s, 15m, 2h or 7d/],
    [["nowhere.opml"], /no such file or folder: nowhere\.opml/],
    [["--watch", "nowhere"], /no such file or folder: nowhere/],
    [["package.json"], /no addresses in package\.json/],
    [["--list"], /no reports have been read into/],
  ];
  it.each(mistakes)("%j get one sentence", async (args, message) => {
    const wrong = await runInside(["follow", ...args, "--data", join(folder, "none")]);
    expect(wrong.err).toMatch(message);
    expect(wrong.code).toBe(2);
  });
});
