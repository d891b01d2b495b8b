import { describe, expect, it } from "vitest";
import { FeatureTable } from "./feature-table.ts";
import { RING } from "./rings.ts";

const HOT = 77;
const isLive = (): boolean => true;

function listStories(table: FeatureTable, key: number): number[] {
  const found: number[] = [];
  table.eachStory(key, (reference) => found.push(reference));
  return found;
}

describe("a feature of very many stories", () => {
  const hot = (): FeatureTable => {
    const table = new FeatureTable();
    for (let story = 1; story <= 5000; story++) table.point(HOT, story, isLive);
    return table;
  };

  it("still finds its newest stories, and no more than a ring of them", () => {
    expect(listStories(hot(), HOT)).toEqual(Array.from({ length: RING }, (_, at) => 5000 - at));
  });

  it("finds an old story again once a report of it comes in", () => {
    const table = hot();
    table.point(HOT, 3, isLive);
    expect(listStories(table, HOT).slice(0, 2)).toEqual([3, 5000]);
  });

  it("makes room at once for what is closed", () => {
    const table = hot();
    table.point(HOT, 9, (story) => story % 2 === 1);
    expect(listStories(table, HOT)).toEqual([9, ...Array.from({ length: RING / 2 }, (_, at) => 4999 - 2 * at)]);
  });

  it("leaves the stories of other features alone, through every widening", () => {
    const table = hot();
    for (let key = 1000; key < 21_000; key++) table.point(key, key, isLive);
    expect(listStories(table, 1500)).toEqual([1500]);
    expect(listStories(table, HOT)).toHaveLength(RING);
  });
});

describe("a feature of many articles", () => {
  const nobody = (): boolean => false;
  const passMany = (table: FeatureTable, articles: number, isLive: (reference: number) => boolean = nobody): void => {
    for (let article = 0; article < articles; article++) table.pass(isLive);
  };

  it("is counted, and zero is a key like any other", () => {
    const table = new FeatureTable();
    for (const key of [HOT, 0, HOT]) table.count(key);
    table.point(0, 5, isLive);
    expect([HOT, 0, 3].map((key) => table.countOf(key))).toEqual([2, 1, 0]);
    expect(listStories(table, 0)).toEqual([5]);
  });

  it("counts half as much after 65,536 articles, and is forgotten at last", () => {
    const table = new FeatureTable();
    for (let times = 0; times < 9; times++) table.count(HOT);
    passMany(table, 65_536);
    expect([table.window, table.countOf(HOT)]).toEqual([32_768, 4]);
    table.count(HOT);
    passMany(table, 65_536);
    expect([table.window, table.countOf(HOT)]).toEqual([49_152, 2]);
    passMany(table, 2 * 65_536);
    expect(table.countOf(HOT)).toBe(0);
  });

  it("is forgotten without the loss of those that lie behind it", () => {
    const table = new FeatureTable();
    // all of them belong to one cell, so that each lies behind the one before; the last belongs to its own
    const keys = Array.from({ length: 5 }, (_, at) => 77 + at * 2 ** 12);
    for (const key of keys) table.point(key, key, isLive);
    table.point(80, 80, isLive);
    passMany(table, 64);
    table.point(77, 77, isLive);
    const alive = new Set([keys[1], keys[4], 80]);
    const some = (reference: number): boolean => alive.has(reference);
    for (const key of [keys[1] ?? 0, keys[4] ?? 0, 80]) table.point(key, key, isLive);
    passMany(table, 64, some);
    expect([...keys, 80].map((key) => listStories(table, key))).toEqual([[], [keys[1]], [], [], [keys[4]], [80]]);
  });
});
