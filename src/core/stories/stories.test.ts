import { describe, expect, it } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import type { Placement, Reading } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { compileStoryPack } from "../packs/stories.ts";
import { emptyIndex, exportIndex, importIndex, placeReading, settleStories, updateIndex } from "./index.ts";
import { passTicks } from "./stream/retire.ts";

const pack = compileStoryPack({
  path: "languages/en/stories.yaml",
  value: {
    months: [
      ["january", "jan"],
      ["february"],
      ["march"],
      ["april"],
      ["may"],
      ["june"],
      ["july"],
      ["august"],
      ["september"],
      ["october"],
      ["november"],
      ["december"],
    ],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    stems: [
      ["ies", "y"],
      ["ing", ""],
      ["ed", ""],
      ["es", "e"],
      ["s", ""],
      ["e", ""],
    ],
    demonyms: ["ians", "ian", "ia", "ans", "an", "ish", "i", "a", "e", "o", "s"],
    harm: "killed drowned sank capsized dead fire",
    common: {
      "9": "the of and to in a is was on at by that it for were with from had said has be",
      "6": "people after two new first who their been",
      "4": "police officials government minister town hours night",
    },
    names: { "6": "north south", "5": "president" },
  },
});
const packs = { languages: new Map([["en", { language: "en", stories: pack }]]) } as unknown as Packs;

function read(id: string, text: string, published: string | null = null): Reading {
  const blocks: Reading["article"]["blocks"][number][] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    blocks.push({ role: start === 0 ? "headline" : "paragraph", span: { start, end: start + line.length }, rule: null });
    start += line.length + 1;
  }
  const range = published === null ? null : { from: `${published}T00:00:00.000Z`, to: `${published}T00:00:00.000Z`, basis: "stated" as const };
  return {
    article: buildArticle(text, { id, capture: id, name: id, blocks, published: range }),
    mentions: [],
    attributions: [],
    claims: [],
  };
}

/** A ferry sinking, its look-alike of other years in the same strait, and a mine fire in another country. */
const ferry = [
  read(
    "f1",
    "Ferry Morning Tern sinks off Port Caldry\nThe passenger ferry Morning Tern sank on Sunday night off Port Caldry in the Strait of Ossen with 212 people aboard, the Ossen Maritime Agency said. The agency's director, Hale Brandvik, said 140 passengers had been pulled from the water by fishing boats.",
    "2030-04-08",
  ),
  read(
    "f2",
    "Rescuers search Strait of Ossen for ferry passengers\nDivers were searching the wreck of the Morning Tern, which went down off Port Caldry late on Sunday. Hale Brandvik of the Ossen Maritime Agency put the dead at 31. Relatives waited at the harbour in Port Caldry for lists of names.",
    "2030-04-09",
  ),
  read(
    "f3",
    "Captain of Morning Tern held as toll rises to 44\nThe captain of the ferry Morning Tern, Isak Rolde, was detained in Port Caldry on Tuesday. Prosecutors say Rolde left the bridge before the ship capsized in the Strait of Ossen. The Ossen Maritime Agency now counts 44 dead.",
    "2030-04-10",
  ),
];
const older = [
  read(
    "o1",
    "Ferry Grey Petrel capsizes near Lunde Island\nAt least 19 people drowned when the ferry Grey Petrel capsized near Lunde Island in the Strait of Ossen on Friday, the Ossen Maritime Agency said. The harbour master of Lunde, Toma Vesk, blamed a cargo of cement.",
    "2024-11-16",
  ),
  read(
    "o2",
    "Cement cargo shifted before Grey Petrel sank, Lunde harbour master says\nThe Grey Petrel listed for an hour off Lunde Island before it went over, Toma Vesk told reporters. Nineteen people drowned in the Strait of Ossen.",
    "2024-11-18",
  ),
];
const mine = [
  read(
    "m1",
    "Fire traps miners at Kessiba colliery\nSmoke filled the Kessiba colliery in northern Adamar on Wednesday and trapped 57 miners below the second shaft, the mining union said. Union leader Oreste Nkala said the ventilators had failed twice this year.",
    "2030-04-10",
  ),
  read(
    "m2",
    "Adamar: 23 miners brought out of burning Kessiba pit\nRescue teams brought 23 men out of the Kessiba colliery before dawn. Oreste Nkala, who leads the union, said others were still behind the second shaft.",
    "2030-04-11",
  ),
];
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
    const text = `${"Aa Bb ".repeat(60_000)}\n${"9".repeat(300_000)}\n${"x".repeat(300_000)}`;
    const started = performance.now();
    stream([read("h", text), read("i", `${text}.`)]);
    expect(performance.now() - started).toBeLessThan(1500);
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
    expect(settleStories([], [], packs).value).toEqual({ placements: [], redirects: [] });
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
