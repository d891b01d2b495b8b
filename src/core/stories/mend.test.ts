import { describe, expect, it } from "vitest";
import { ferry, mine, older, pack, packs, read } from "../../../test/strait-reports.ts";
import type { Placement, Reading } from "../model/index.ts";
import { emptyIndex, placeReading, type StoryIndex, settleStories, takeRepairs, undoRepairs, updateIndex } from "./index.ts";
import { MOST_REGROUPED, mendGrown } from "./stream/mend.ts";
import { findStory } from "./stream/story-index.ts";

/** Enters reports, into stories of our choice where `wrong` names one. */
function enter(readings: readonly Reading[], wrong: Readonly<Record<string, string>> = {}, index: StoryIndex = emptyIndex()): StoryIndex {
  for (const reading of readings) {
    const placement = placeReading(reading, index, packs).value;
    updateIndex(index, reading, { ...placement, story: wrong[placement.article] ?? placement.story }, packs);
  }
  return index;
}

const stories = (index: StoryIndex, readings: readonly Reading[]): (string | null)[] => readings.map(({ article }) => findStory(index, article.id));

describe("repairs of the stream", () => {
  it("join a story that began twice, and say so", () => {
    const index = enter([...ferry, ...mine], { f3: "f3" });
    expect(stories(index, ferry)).toEqual(["f1", "f1", "f3"]);
    mendGrown(index, pack);
    expect(stories(index, [...ferry, ...mine])).toEqual(["f1", "f1", "f1", "m1", "m1"]);
    const [repair, ...more] = takeRepairs(index);
    expect(more).toEqual([]);
    expect(repair).toMatchObject({ kind: "merge", from: "f3", to: "f1", articles: ["f3"] });
    expect(repair?.why).toMatch(/both tell of .*Caldry/);
    expect(takeRepairs(index)).toEqual([]);
  });

  it("take a look-alike out of a story, with the reason", () => {
    const index = enter([...ferry, ...older], { o1: "f1", o2: "f1" });
    mendGrown(index, pack);
    expect(stories(index, [...ferry, ...older])).toEqual(["f1", "f1", "f1", "o1", "o1"]);
    const [repair] = takeRepairs(index);
    expect(repair).toMatchObject({ kind: "split", from: "f1", to: "o1", articles: ["o1", "o2"] });
    expect(repair?.why).toMatch(/years apart/);
  });

  it("lead what comes next to the story that stands now", () => {
    const index = enter(ferry.slice(0, 2), { f2: "f2" });
    mendGrown(index, pack);
    const [last] = ferry.slice(2);
    if (last === undefined) throw new Error("no reading");
    expect(placeReading(last, index, packs).value.story).toBe("f1");
    // even where an earlier answer still names the story that has gone
    enter([last], { f3: "f2" }, index);
    expect([...index.stories.keys()]).toEqual(["f1"]);
    expect(index.stories.get("f1")?.size).toBe(3);
  });

  it("leave alone what is right, and look at nothing twice", () => {
    const index = enter([...ferry, ...older, ...mine]);
    expect(mendGrown(index, pack)).toBeGreaterThan(0);
    expect(takeRepairs(index)).toEqual([]);
    expect(mendGrown(index, pack)).toBe(0);
  });

  it("come by themselves after 64 articles", () => {
    const index = enter(ferry, { f3: "f3" });
    const silent = Array.from({ length: 61 }, (_, at) => read(`s${at}`, ""));
    enter(silent.slice(0, 60), {}, index);
    expect(takeRepairs(index)).toEqual([]);
    enter(silent.slice(60), {}, index);
    expect(takeRepairs(index)).toHaveLength(1);
  });

  it("look at a bounded number of articles of a story, however large it is", () => {
    const [first] = ferry;
    const many = Array.from({ length: 200 }, (_, at) => read(`n${at}`, `${first?.article.text ?? ""} Count ${at}.`));
    const index = enter(many, Object.fromEntries(many.map(({ article }) => [article.id, "n0"])));
    takeRepairs(index);
    index.grown.add("n0");
    expect(mendGrown(index, pack)).toBeLessThanOrEqual(MOST_REGROUPED);
    expect(index.stories.get("n0")?.size).toBe(200);
  });
});

describe("undoRepairs", () => {
  const stream = (readings: readonly Reading[], wrong: Readonly<Record<string, string>>): Placement[] => {
    const index = emptyIndex();
    return readings.map((reading) => {
      const placement = placeReading(reading, index, packs).value;
      const put = { ...placement, story: wrong[placement.article] ?? placement.story };
      updateIndex(index, reading, put, packs);
      return put;
    });
  };

  it.each([
    ["a merge", { f3: "f3" }, ["merge"]],
    ["a split", { o1: "f1", o2: "f1" }, ["split"]],
    ["a move", { f3: "m1" }, ["move"]],
    ["several at once", { f3: "m1", o1: "f1", o2: "f1", m2: "m2" }, ["merge", "move", "split"]],
  ])("puts back %s", (_, wrong, kinds) => {
    const readings = [...ferry, ...older, ...mine];
    const before = stream(readings, wrong);
    const { placements, repairs } = settleStories(readings, before, packs).value;
    expect(repairs.map(({ kind }) => kind).sort()).toEqual(kinds);
    expect(placements.map(({ story }) => story)).toEqual(["f1", "f1", "f1", "o1", "o1", "m1", "m1"]);
    expect(repairs.every(({ why }) => why.length > 10)).toBe(true);
    expect(undoRepairs(placements, repairs).map(({ story }) => story)).toEqual(before.map(({ story }) => story));
  });

  it("lets an article stand that has since been moved by somebody else", () => {
    const repair = { kind: "split", from: "f1", to: "o1", articles: ["o1"], why: "reports of another event" } as const;
    const placement: Placement = { article: "o1", story: "m1", copyOf: null, score: 0, why: "moved by an analyst", lookalikes: [] };
    expect(undoRepairs([placement], [repair])).toEqual([placement]);
  });
});
