import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../config.ts";
import { makeDeps } from "../../run/deps.ts";
import { memoryStore } from "../../store/memory.ts";
import { bytesId } from "../capture-id.ts";
import type { AskFeed, FollowedFeed, ItemOutcome, Polled, PolledItem } from "../feeds.ts";
import { productRoot } from "../packs.ts";
import type { Collected, Deps, Store } from "../ports.ts";
import { durationWords, readDuration } from "./duration.ts";
import { type FollowOptions, follow } from "./follow.ts";

const text = (name: string): string => `Title: ${name}\n\nThe flood in Tessel killed 12 people on Monday, the mayor said. This is the report called ${name}.`;

function report(name: string): Collected {
  const bytes = Buffer.from(text(name));
  const hints = { title: null, outlet: null, byline: null, published: null };
  return {
    kind: "capture",
    capture: { id: bytesId(bytes), bytes, mediaType: "text/plain", charset: null, url: null, name, hints, receivedAt: "2031-05-14T09:00:00.000Z" },
  };
}

/** An item that counts how often its page was asked for. */
function item(name: string, asked: string[], outcome: (times: number) => ItemOutcome = () => ({ found: [report(name)], again: false })): PolledItem {
  let times = 0;
  return {
    key: `item ${name}`,
    pageKey: `page ${name}`,
    name,
    fetch: async () => {
      asked.push(name);
      times += 1;
      return outcome(times);
    },
  };
}

const items = (list: readonly PolledItem[], more: Partial<Extract<Polled, { kind: "items" }>> = {}): Polled => ({
  kind: "items",
  title: "The Post",
  etag: '"1"',
  lastModified: null,
  items: list,
  remarks: [],
  ...more,
});

const nothing: Polled = { kind: "problem", message: "not there (status 404)", gone: false, waitMs: null };

/** One run over a web that is a function. */
async function run(ask: AskFeed, options: Partial<FollowOptions> = {}, store: Store = memoryStore(), signal?: AbortSignal) {
  const notes: string[] = [];
  const made = makeDeps({
    settings: readSettings({}, {}, false),
    program: "unecho",
    version: "0.0.0",
    root: productRoot,
    note: (line) => notes.push(line),
    ...(signal === undefined ? {} : { signal }),
  });
  const deps: Deps = { ...made, following: { ...made.following, ask } };
  const done = await follow(store, deps, { urls: ["https://post.example/feed"], folders: [], leastMs: 60_000, forMs: null, once: true, ...options });
  return { ...done, notes, store };
}

const names = async (store: Store): Promise<readonly string[]> => (await store.pageReadings(0, 1000)).map(({ reading }) => reading.article.name);
const feedOf = (feeds: readonly FollowedFeed[], url = "https://post.example/feed"): FollowedFeed => {
  const found = feeds.find((feed) => feed.url === url);
  if (found === undefined) throw new Error(`no feed ${url}`);
  return found;
};

describe("following feeds", () => {
  it("takes every item once, oldest first, whatever feed names its page and however often it is listed", async () => {
    const asked: string[] = [];
    const [one, two, three] = ["one", "two", "three"].map((name) => item(name, asked));
    const ask: AskFeed = async ({ url }) =>
      items(url.endsWith("b") ? [two as PolledItem, one as PolledItem] : [three as PolledItem, two as PolledItem, two as PolledItem]);
    const urls = ["https://post.example/feed-a", "https://post.example/feed-b"];
    const first = await run(ask, { urls });
    expect(first.added).toBe(3);
    expect([...asked].sort()).toEqual(["one", "three", "two"]);
    const due = (await first.store.feeds.listFeeds()).map((feed) => ({ ...feed, dueAt: "2000-01-01T00:00:00.000Z" }));
    await first.store.feeds.putFeeds(due);
    const second = await run(ask, { urls }, first.store);
    expect(second.added + second.known).toBe(0);
    expect(asked).toHaveLength(3);
    expect((await names(first.store)).length).toBe(3);
  });

  it("keeps what the server gave to ask again, and asks no feed that is not due", async () => {
    let asked = 0;
    const ask: AskFeed = async () => {
      asked += 1;
      return items([]);
    };
    const { store, feeds } = await run(ask);
    expect(feedOf(feeds)).toMatchObject({ etag: '"1"', asked: 1, title: "The Post", problem: null });
    await run(ask, {}, store);
    expect(asked).toBe(1);
  });

  it("tries a page again that may come later, and gives it up after four tries; the feed is asked as if for the first time", async () => {
    const asked: string[] = [];
    const broken: Collected = { kind: "skip", skip: { code: "collect/unreachable", file: "p", message: "the connection broke off", fix: "try", lost: true } };
    const flaky = item("flaky", asked, (times) => (times < 3 ? { found: [broken], again: true } : { found: [report("flaky")], again: false }));
    const dead = item("dead", asked, () => ({ found: [broken], again: true }));
    const ask: AskFeed = async () => items([flaky, dead]);
    const store = memoryStore();
    const lost: boolean[] = [];
    const etags: (string | null)[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const done = await run(ask, {}, store);
      lost.push(done.lost);
      etags.push(feedOf(done.feeds).etag);
      await store.feeds.putFeeds(done.feeds.map((feed) => ({ ...feed, dueAt: "2000-01-01T00:00:00.000Z" })));
    }
    expect(asked.filter((name) => name === "flaky")).toHaveLength(3);
    expect(asked.filter((name) => name === "dead")).toHaveLength(4);
    expect(await names(store)).toEqual(["flaky"]);
    // a loss is told once, when there is no more hope
    expect(lost).toEqual([false, false, false, true, false, false]);
    expect(etags).toEqual([null, null, null, '"1"', '"1"', '"1"']);
  });

  it("takes a long feed in turns, and all of it", async () => {
    const asked: string[] = [];
    const many = Array.from({ length: 120 }, (_, at) => item(`n${at}`, asked));
    const { added, feeds } = await run(async () => items(many));
    expect(added).toBe(120);
    expect(new Set(asked).size).toBe(120);
    expect(feedOf(feeds)).toMatchObject({ taken: 120, etag: '"1"' });
    expect(feedOf(feeds).asked).toBe(3);
  });

  it("names what fails, once, and asks it later and later; asks no more what is gone", async () => {
    const store = memoryStore();
    const gone: Polled = { kind: "problem", message: "gone for good (status 410)", gone: true, waitMs: null };
    const ask: AskFeed = async ({ url }) => (url.endsWith("gone") ? gone : nothing);
    const urls = ["https://post.example/feed", "https://post.example/gone"];
    const first = await run(ask, { urls }, store);
    expect(first.notes).toEqual([
      "https://post.example/feed: not there (status 404)",
      "https://post.example/gone: gone for good (status 410); followed no more",
    ]);
    await store.feeds.putFeeds(first.feeds.map((feed) => ({ ...feed, dueAt: "2000-01-01T00:00:00.000Z" })));
    const second = await run(ask, { urls: [] }, store);
    expect(second.notes).toEqual([]);
    expect(feedOf(second.feeds)).toMatchObject({ failures: 2, problem: "not there (status 404)", live: true });
    expect(feedOf(second.feeds, "https://post.example/gone")).toMatchObject({ live: false, asked: 1 });
  });

  it("follows what a page or a reading list leads to instead of it", async () => {
    const asked: string[] = [];
    const ask: AskFeed = async ({ url }) =>
      url.endsWith("/feed") ? { kind: "feeds", urls: ["https://a.example/f", "https://b.example/f"] } : items([item(url, asked)]);
    const { added, feeds } = await run(ask);
    expect(added).toBe(2);
    expect(feeds.filter(({ live }) => live).map(({ url }) => url)).toEqual(["https://a.example/f", "https://b.example/f"]);
    expect(feedOf(feeds)).toMatchObject({ live: false, problem: "leads to 2 feeds, which are followed instead" });
  });

  it("writes down what feeds say beside another writer, and waits for nobody", async () => {
    const store = memoryStore();
    const now = new Date().toISOString();
    const other = { id: "other", pid: process.pid, host: hostname(), command: "unecho read", since: now, renewedAt: now };
    expect(await store.takeLease(other, () => false)).toBeNull();
    const { feeds, notes } = await run(async () => items([]), {}, store);
    expect(feedOf(feeds)).toMatchObject({ asked: 1, title: "The Post" });
    expect((await store.feeds.listFeeds())[0]).toMatchObject({ asked: 1 });
    expect(notes).toEqual([]);
  });

  it("asks again while it goes on, and ends with its time", async () => {
    let asked = 0;
    const ask: AskFeed = async () => {
      asked += 1;
      return items([item(`n${asked}`, [])]);
    };
    const { added, interrupted } = await run(ask, { once: false, leastMs: 200, forMs: 1500 });
    expect(added).toBeGreaterThan(2);
    expect(added).toBe(asked);
    expect(interrupted).toBe(false);
  });

  it("loses nothing when it is stopped: what was not kept comes again, what was kept does not", async () => {
    const store = memoryStore();
    const asked: string[] = [];
    const stop = new AbortController();
    const list = Array.from({ length: 30 }, (_, at) =>
      item(`n${at}`, asked, () => {
        if (asked.length === 12) stop.abort();
        return { found: [report(`n${at}`)], again: false };
      }),
    );
    const first = await run(async () => items(list), {}, store, stop.signal);
    expect(first.interrupted).toBe(true);
    const second = await run(async () => items(list), { urls: [] }, store);
    expect(second.added + first.added).toBe(30);
    const kept = await names(store);
    expect(kept).toHaveLength(30);
    expect(new Set(kept).size).toBe(30);
  });

  it("hands on a fault of ours instead of going on without a word", async () => {
    await expect(run(async () => Promise.reject(new Error("a fault")))).rejects.toThrow("a fault");
  });
});

describe("a length of time", () => {
  it.each([
    ["30s", 30_000, "30 s"],
    ["15m", 900_000, "15 min"],
    ["2h", 7_200_000, "2 h"],
    ["7d", 604_800_000, "7 days"],
    ["0m", null, ""],
    ["15", null, ""],
    ["15 minutes", null, ""],
    ["-5m", null, ""],
  ])("%s", (written, ms, words) => {
    expect(readDuration(written)).toBe(ms);
    if (ms !== null) expect(durationWords(ms)).toBe(words);
  });
});
