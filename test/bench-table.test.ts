import { beforeAll, describe, expect, it } from "vitest";
import { digestOf, type Row } from "../bench/table/contest.ts";
import { wordF1 } from "../bench/table/contests.ts";
import { makeFeeds } from "../bench/table/made-feeds.ts";
import { makeNews } from "../bench/table/made-news.ts";
import { makeTable } from "../bench/table.ts";

// libraries that no part of the product needs are not installed for the suite: what of the table needs them is not run here
const PEERS = "not installed for the tests";
const SEED = 7;

describe("the table of benchmarks, in its smallest form", () => {
  let rows: readonly Row[] = [];
  let ids: readonly string[] = [];
  const printed: string[] = [];
  beforeAll(async () => {
    const table = await makeTable({
      seed: SEED,
      rounds: 2,
      sizes: { pages: 2, feeds: 2, streamed: 300 },
      only: [],
      peers: PEERS,
      note: (line) => printed.push(line),
    });
    expect(JSON.parse(JSON.stringify(table))).toMatchObject({
      seed: SEED,
      missing: PEERS,
      host: { node: process.version },
      load: { before: expect.any(Array) },
    });
    ids = table.contests.map(({ id }) => id);
    rows = table.contests.flatMap((contest) => contest.rows);
  });
  const row = (contest: string, beginning: string): Row => {
    const found = rows.find((one) => one.contest === contest && one.name.startsWith(beginning));
    if (found === undefined) throw new Error(`no row ${contest} ${beginning}`);
    return found;
  };

  it("has ours once in every contest, and each figure with its range", () => {
    expect(ids).toEqual(["page", "text", "feed", "archive", "address", "stories"]);
    for (const id of ids) expect([id, rows.filter(({ contest, kind }) => contest === id && kind === "ours").length]).toEqual([id, 1]);
    for (const { name, kind, perCpuSecond } of rows) {
      if (kind === "published") continue;
      const { low = 0, median = 0, high = 0 } = perCpuSecond ?? {};
      expect([name, low > 0 && low <= median && median <= high]).toEqual([name, true]);
    }
  });

  it("marks what others published as such, with the source and without a figure of ours", () => {
    const published = rows.filter(({ kind }) => kind === "published");
    expect(published.length).toBeGreaterThan(10);
    for (const { perCpuSecond, timesOurs, said, source } of published)
      expect([perCpuSecond, timesOurs, said !== "" && source !== ""]).toEqual([null, null, true]);
    expect(printed.filter((line) => line.includes("published, not run here"))).toHaveLength(published.length);
  });

  it("lets nobody win by doing nothing", () => {
    expect(row("page", "unecho").found.wordF1).toBeGreaterThan(0.97);
    expect(row("feed", "unecho").found).toEqual({ items: 80 });
    expect(row("feed", "feedsmith").found).toEqual({ items: 80 });
    expect(row("archive", "unecho").found).toEqual(row("archive", "warcio").found);
    const { hostile = 0, refused, refusedPublic } = row("address", "unecho").found;
    expect([hostile > 1000, refused, refusedPublic]).toEqual([true, hostile, 0]);
    expect(row("text", "unecho readCapture").found.claims).toBeGreaterThan(20);
  });

  // measured many times these: a bar is only passed when something went badly wrong
  it("has ours within sight of libraries that do less", () => {
    expect(row("page", "htmlparser2").timesOurs).toBeGreaterThan(0.015);
    expect(row("feed", "feedsmith").timesOurs).toBeGreaterThan(0.05);
    expect(row("archive", "warcio").timesOurs).toBeGreaterThan(0.1);
  });
});

describe("the input of the table", () => {
  it("is the same for the same seed and another for another", () => {
    const [one, again, other] = [makeNews(3, 1), makeNews(3, 1), makeNews(3, 2)];
    expect(digestOf(again.pages)).toBe(digestOf(one.pages));
    expect(digestOf(other.pages)).not.toBe(digestOf(one.pages));
    expect(digestOf(makeFeeds(2, 1))).not.toBe(digestOf(makeFeeds(2, 2)));
    expect(new Set(one.articles).size).toBe(3);
    expect(one.words / 3).toBeGreaterThan(660);
    for (const page of one.pages) expect(page.length).toBeGreaterThan(100_000);
  });

  it("is held against what was found word by word", () => {
    expect(wordF1("Nine people died.", "nine people died")).toBe(1);
    expect(wordF1("", "nine people died")).toBe(0);
    expect(wordF1("nine nine nine people", "nine people")).toBeCloseTo(2 / 3);
  });
});
