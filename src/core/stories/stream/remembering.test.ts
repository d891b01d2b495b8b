import { describe, expect, it } from "vitest";
import { packs, read } from "../../../../test/strait-reports.ts";
import { mixBits } from "../../text/shingles.ts";
import { printShingles } from "../copies.ts";
import { sketchOnce } from "../sketch.ts";
import { ArticleMemory } from "./article-memory.ts";
import { Cells } from "./cells.ts";
import { Recent } from "./recent.ts";
import { passTime } from "./retire.ts";
import { closeStory, emptyIndex, findStory, openStory, storyAt } from "./story-index.ts";
import { Topics } from "./topics.ts";

/** Thirty shingles no other number has, lowest first. */
const printOf = (number: number) => printShingles(Uint32Array.from({ length: 30 }, (_, at) => mixBits(number * 30 + at)).sort());

describe("the memory of articles", () => {
  it("finds the original of a copy however many came since", () => {
    const memory = new ArticleMemory();
    for (let number = 0; number < 3000; number++) memory.enter(`a${number}`, `s${number}`, printOf(number));
    for (const number of [0, 1, 1500, 2999]) expect(memory.findOriginal(printOf(number)).original).toBe(`a${number}`);
    expect(memory.findOriginal(printOf(3001)).original).toBeNull();
    expect([2999, 9000].map((number) => memory.printOf(number).shingles.length)).toEqual([30, 0]);
  });

  it("puts remembered articles into other stories, and knows nothing of others", () => {
    const memory = new ArticleMemory();
    memory.enter("a", "s", printOf(1));
    memory.enter("b", "s", printOf(2));
    memory.moveTo("b", "t");
    memory.moveTo("stranger", "t");
    expect(["a", "b", "stranger"].map((article) => [memory.has(article), memory.storyOf(article), memory.numberOf(article)])).toEqual([
      [true, "s", 0],
      [true, "t", 1],
      [false, null, null],
    ]);
  });
});

describe("the newest articles", () => {
  it("are 2,048; the one that came first goes first", () => {
    const recent = new Recent();
    for (let number = 0; number < 2050; number++) recent.enter(sketchOnce(read(`a${number}`, ""), packs));
    expect([0, 1, 2, 2049].map((number) => recent.find(`a${number}`)?.article ?? null)).toEqual([null, null, "a2", "a2049"]);
  });
});

describe("the subjects of retired stories", () => {
  const keysOf = (number: number): Uint32Array => Uint32Array.from({ length: 8 }, (_, at) => Math.imul(number * 8 + at + 1, 0x9e3779b1) >>> 0);

  it("are found by half of their keys, however many there are", () => {
    const topics = new Topics();
    for (let number = 0; number < 2000; number++) topics.enter(`s${number}`, keysOf(number));
    for (const number of [0, 700, 1999]) {
      expect(topics.find(keysOf(number).slice(0, 4))).toEqual({ story: `s${number}`, shared: Array.from(keysOf(number).slice(0, 4)) });
      expect(topics.find(keysOf(number).slice(0, 3))).toBeNull();
    }
  });

  it("are found by what shares most", () => {
    const topics = new Topics();
    topics.enter("more", keysOf(1));
    topics.enter("less", Uint32Array.of(...keysOf(1).slice(0, 5), 3, 4, 5));
    expect(topics.find(keysOf(1))?.story).toBe("more");
  });
});

describe("cells", () => {
  it("are empty once cleared, also when the stamps begin anew", () => {
    const cells = new Cells();
    Object.assign(cells, { stamp: 2 ** 32 - 2 });
    for (let round = 0; round < 3; round++) {
      cells.clear();
      expect(cells.find(7)).toBe(-1);
      const cell = cells.enter(7);
      expect([cells.find(7), cells.keyAt(cell), cells.used]).toEqual([cell, 7, [cell]]);
    }
  });
});

describe("open stories", () => {
  it("are found by their reference until they are closed, and their place may be given away", () => {
    const index = emptyIndex();
    const first = openStory(index, "first", 72);
    closeStory(index, first);
    const second = openStory(index, "second", 72);
    expect(second.slot).toBe(first.slot);
    expect([first, second].map(({ reference }) => storyAt(index, reference)?.id)).toEqual([undefined, "second"]);
  });

  it("are where the article stands that a story was named after", () => {
    const index = emptyIndex();
    openStory(index, "now", 72);
    index.memory.enter("old", "now", printOf(1));
    index.memory.enter("a", "old", printOf(2));
    index.memory.enter("b", "b", printOf(3));
    index.memory.enter("c", "nowhere", printOf(4));
    expect(["a", "old", "b", "c", "d"].map((article) => findStory(index, article))).toEqual(["now", "now", "b", "nowhere", null]);
  });
});

describe("time", () => {
  const passed = (...arrivals: readonly (string | null)[]): number => {
    const index = emptyIndex();
    for (const arrival of arrivals) passTime(index, arrival);
    return index.wheel.now;
  };

  it.each<[string, readonly (string | null)[], number]>([
    ["hours between arrivals", ["2030-04-08T06:10:00.000Z", "2030-04-09T08:00:00.000Z"], 26],
    ["none before an arrival that was earlier", ["2030-04-08T06:10:00.000Z", "2030-04-07T06:10:00.000Z"], 0],
    ["none where no arrival is known", [null, null], 0],
    ["none where it is no time", ["2030-04-08T06:10:00.000Z", "yesterday", "", "2030-04-08T07:10:00.000Z"], 1],
    ["at most 576 hours at once", ["2030-04-08T06:10:00.000Z", "2031-04-08T06:10:00.000Z"], 576],
    ["an hour with every 16,384 articles of unknown arrival", Array.from({ length: 2 * 16_384 }, () => null), 2],
  ])("passes: %s", (_, arrivals, hours) => {
    expect(passed(...arrivals)).toBe(hours);
  });
});
