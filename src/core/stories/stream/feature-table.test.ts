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
