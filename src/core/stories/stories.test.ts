import { describe, expect, it } from "vitest";
import { ferry, mine, older, packs, read } from "../../../test/strait-reports.ts";
import { MOST_GROWTH, timeGrowth } from "../../../test/time-growth.ts";
import type { Placement, Reading } from "../model/index.ts";
import { emptyIndex, exportIndex, importIndex, placeReading, settleStories, updateIndex } from "./index.ts";
import { passTicks } from "./stream/retire.ts";

const all = [...ferry, ...older, ...mine];

function stream(readings: readonly Reading[]): Placement[] {
  let index = emptyIndex();
  return readings.map((reading) => {
    const placement = placeReading(reading, index, packs).value;
    index = updateIndex(index, reading, placement, packs);
    return placement;
  });
}

function partition(placements: readonly Placement[]): string[] {
  const stories = new Map<string, string[]>();
  for (const { article, story } of placements) stories.set(story, [...(stories.get(story) ?? []), article]);
  return [...stories.values()].map((ids) => ids.sort().join(" ")).sort();
}

/** A fixed sequence of numbers in [0, 1): tests need shuffles, not chance. */
function makeDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const dice = makeDice(seed);
  return items
    .map((item) => ({ item, key: dice() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const expected = ["f1 f2 f3", "m1 m2", "o1 o2"];

describe("placeReading", () => {
  it("streams reports of one event into one story and keeps others out", () => {
    expect(partition(stream(all))).toEqual(expected);
  });

  it("prints what keeps a look-alike apart", () => {
    const placements = stream([...ferry, ...older]);
    const first = placements[3];
    expect(first?.story).toBe("o1");
    expect(first?.lookalikes.map(({ story }) => story)).toContain("f1");
    expect(first?.why).toMatch(/years apart/);
  });

  it("is pure: asked twice, it answers alike", () => {
    let index = emptyIndex();
    for (const reading of ferry) index = updateIndex(index, reading, placeReading(reading, index, packs).value, packs);
    const [one] = mine;
    if (one === undefined) throw new Error("no reading");
    expect(placeReading(one, index, packs)).toEqual(placeReading(one, index, packs));
    const before = structuredClone(exportIndex(index));
    placeReading(one, index, packs);
    expect(structuredClone(exportIndex(index))).toEqual(before);
  });

  it("goes on alike after the index was stored and loaded", () => {
    let index = emptyIndex();
    for (const reading of all.slice(0, 4)) index = updateIndex(index, reading, placeReading(reading, index, packs).value, packs);
    const loaded = importIndex(structuredClone(exportIndex(index)));
    for (const reading of all.slice(4)) expect(placeReading(reading, loaded, packs)).toEqual(placeReading(reading, index, packs));
    expect(() => importIndex({ format: 0 })).toThrow(/format/);
  });

  it("knows a cut and lightly edited copy, and a re-report in other words is none", () => {
    const wire =
      'Barge train breaks loose on the Ilmen canal\nELSTRA (Norvia Wire) - Four barges loaded with fuel broke loose on the Ilmen canal on Monday and drifted two kilometres through the centre of Elstra before a tug caught them, the port captain said. No one was hurt, but the swing bridge at Mill Quay was struck twice and will stay closed for a week. The captain, Sven Arlo, said a worn cable had parted at the upper lock. "We were lucky with the wind," he told reporters. The fuel company has stopped all its convoys until the cables have been tested.';
    const copy =
      "Fuel barges adrift in Elstra\nELSTRA - Four barges loaded with fuel broke loose on the Ilmen canal Monday and drifted two kilometres through the centre of Elstra before a tug caught them, the port captain said. No one was hurt, but the swing bridge at Mill Quay was struck twice and will stay closed for a week. The captain, Sven Arlo, said a worn cable had parted at the upper lock.";
    const retold =
      "Runaway barges hit Elstra bridge, Norvia Wire reports\nA convoy of fuel barges tore itself from its moorings in Elstra and ran against the bridge at Mill Quay, according to Norvia Wire, which quoted port captain Sven Arlo. He blamed an old cable at the upper lock of the Ilmen canal. Traffic over the bridge is suspended for several days.";
    const placements = stream([read("w", wire), read("c", copy), read("r", retold)]);
    expect(placements.map(({ copyOf }) => copyOf)).toEqual([null, "w", null]);
    expect(placements[1]?.story).toBe("w");
  });

  it("takes hostile text in linear time", () => {
    const growth = timeGrowth(
      15_000,
      (times) => `${"Aa Bb ".repeat(times)}\n${"9".repeat(5 * times)}\n${"x".repeat(5 * times)}`,
      (text) => stream([read("h", text), read("i", `${text}.`)]),
    );
    expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it("an empty text is a story of its own", () => {
    expect(partition(stream([read("e1", ""), read("e2", "")]))).toEqual(["e1", "e2"]);
  });
});

describe("settleStories", () => {
  it("gives the same stories for any order of arrival", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const readings = shuffle(all, seed);
      expect(partition(settleStories(readings, stream(readings), packs).value.placements)).toEqual(expected);
    }
  });

  it("repairs a wrong placement and leaves a redirect", () => {
    const wrong = stream(all).map((placement) => (placement.article === "f3" ? { ...placement, story: "f3" } : placement));
    const { placements, redirects } = settleStories(all, wrong, packs).value;
    expect(partition(placements)).toEqual(expected);
    expect(redirects).toEqual([{ from: "f3", to: "f1" }]);
  });

  it("puts an earlier capture of a page where its newest goes, as long as the page still tells what it told", () => {
    const at = (reading: Reading): Reading => ({ ...reading, article: { ...reading.article, url: "https://ossen.example/live" } });
    const ferryLines =
      "The ferry Morning Tern sank off Port Caldry on Sunday night and boats from the harbour brought passengers ashore through heavy swell while the maritime agency counted those who had been aboard.";
    const mineLines =
      "Rescuers at the Kessiba colliery in Adamar kept digging for the miners below the second shaft on Thursday, with smoke still in the Kessiba pit. Union leader Oreste Nkala said the Kessiba ventilators had failed again. The mining union of Adamar said 34 miners were still behind the second shaft of the colliery, and Oreste Nkala asked the Kessiba owners for the plans of the pit.";
    const first = at(read("p1", `Ferry sinks\n${ferryLines}`, "2030-04-08"));
    const second = at(read("p2", `Miners still below at Kessiba colliery\n${mineLines}\n${ferryLines}`, "2030-04-11"));
    const elsewhere = at(read("p2", `Miners still below at Kessiba colliery\n${mineLines}`, "2030-04-11"));
    const storiesOf = (readings: readonly Reading[]): readonly (string | undefined)[] => {
      const { placements } = settleStories(readings, stream(readings), packs).value;
      return ["p1", "p2"].map((id) => placements.find(({ article }) => article === id)?.story);
    };
    const [one, two] = storiesOf([...all, first, second]);
    expect([one, two]).toEqual(["m1", "m1"]);
    expect(storiesOf([...all, first, elsewhere])).toEqual(["f1", "m1"]);
  });

  it("places no report that was never placed, and says no repair of it", () => {
    const { placements, repairs } = settleStories(all, [], packs).value;
    expect(partition(placements)).toEqual(expected);
    expect(repairs).toEqual([]);
  });

  it("finds reprints among very many, each with its original", () => {
    const body = (at: number): string => Array.from({ length: 30 }, (_, word) => `word${at}x${word}`).join(" ");
    const originals = Array.from({ length: 40 }, (_, at) => read(`p${String(at).padStart(2, "0")}`, body(at)));
    const reprints = Array.from({ length: 40 }, (_, at) => read(`q${String(at).padStart(2, "0")}`, body(at).replace(/ [^ ]+$/, "")));
    const { placements } = settleStories([...originals, ...reprints], [], packs).value;
    expect(placements.slice(40).map(({ copyOf }) => copyOf)).toEqual(originals.map(({ article }) => article.id));
    expect(placements.slice(0, 40).every(({ copyOf }) => copyOf === null)).toBe(true);
  });

  it("keeps the link to a closed story, but not to the story an article has come to stand in", () => {
    const continues = (story: string) => ({ continues: { story, why: "takes up a story that had been quiet" } });
    const linked = stream(all).map((placement) => ({ ...placement, ...continues(placement.story.startsWith("f") ? "closed" : placement.story) }));
    const { placements } = settleStories(all, linked, packs).value;
    expect(placements.map((placement) => placement.continues?.story ?? null)).toEqual(["closed", "closed", "closed", null, null, null, null]);
  });

  it("names every story after one of its articles, once", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const readings = shuffle(all, seed);
      for (const { story, article } of settleStories(readings, stream(readings), packs).value.placements) {
        expect(expected.find((ids) => ids.split(" ").includes(article))?.split(" ")).toContain(story);
      }
    }
  });

  it("keeps the id of a story that began before the window", () => {
    const older = stream(all).map((placement) => (placement.story === "f1" ? { ...placement, story: "f0" } : placement));
    const { placements } = settleStories(all, older, packs).value;
    expect(placements.filter(({ article }) => article.startsWith("f")).map(({ story }) => story)).toEqual(["f0", "f0", "f0"]);
  });

  it("has nothing to say about nothing", () => {
    expect(settleStories([], [], packs).value).toEqual({ placements: [], redirects: [], repairs: [] });
  });
});

describe("retiring", () => {
  const enter = (index: ReturnType<typeof emptyIndex>, readings: readonly Reading[], receivedAt: string | null = null): void => {
    for (const reading of readings) updateIndex(index, reading, placeReading(reading, index, packs).value, packs, receivedAt);
  };
  const [sinking, , again] = ferry as [Reading, Reading, Reading];

  it("closes a story three days after its last article, and not before", () => {
    const index = emptyIndex();
    enter(index, [sinking], "2030-04-08T06:00:00.000Z");
    enter(index, mine.slice(0, 1), "2030-04-11T05:00:00.000Z");
    expect([...index.stories.keys()]).toEqual(["f1", "m1"]);
    enter(index, mine.slice(1), "2030-04-11T06:00:00.000Z");
    expect([...index.stories.keys()]).toEqual(["m1"]);
  });

  it("gives a larger story more time", () => {
    const index = emptyIndex();
    enter(index, ferry);
    enter(index, mine.slice(0, 1));
    passTicks(index, 90);
    expect([...index.stories.keys()]).toEqual(["f1"]);
    passTicks(index, 10);
    expect([...index.stories.keys()]).toEqual([]);
  });

  it("links a story that takes up a closed one, and does not join it", () => {
    const index = emptyIndex();
    enter(index, [...older, ...ferry.slice(0, 2)]);
    passTicks(index, 200);
    const placement = placeReading(again, index, packs).value;
    expect(placement.story).toBe("f3");
    expect(placement.continues?.story).toBe("f1");
    expect(placement.continues?.why).toContain("Tern");
    expect(placement.why).toContain(placement.continues?.why ?? "-");
    expect(placeReading(mine[0] as Reading, index, packs).value.continues).toBeUndefined();
  });

  it("puts a late copy to its original without opening the story again", () => {
    const index = emptyIndex();
    enter(index, older);
    passTicks(index, 200);
    const copy = { ...(older[0] as Reading), article: { ...(older[0] as Reading).article, id: "o1-copy" } };
    expect(placeReading(copy, index, packs).value).toMatchObject({ story: "o1", copyOf: "o1" });
    enter(index, [copy]);
    expect(index.stories.size).toBe(0);
  });

  it("gives the places of closed stories away again", () => {
    const index = emptyIndex();
    enter(index, older);
    const slots = index.slots.length;
    for (const reading of [...ferry, ...mine]) {
      passTicks(index, 200);
      enter(index, [reading]);
      expect([...index.stories.keys()]).toEqual([reading.article.id]);
      expect(index.slots.length).toBe(slots);
    }
  });
});
