import { describe, expect, it } from "vitest";
import { packs, read } from "../../../../test/strait-reports.ts";
import { sketchOnce } from "../sketch.ts";
import { keepTogether, listHeirs } from "./follow.ts";
import { setPieces } from "./open-story.ts";
import { packFeature } from "./packed.ts";
import { emptyIndex, openStory, type StoryIndex } from "./story-index.ts";

/** Features of two subjects that have nothing in common. */
const subjects = { ferry: [0x10000, 0x20000, 0x30000], mine: [0x40000, 0x50000, 0x60000] } as const;
type Subject = keyof typeof subjects;
/** A story by its id, its size, and what each of the members that stand for it tells of; members are spelled id + number. */
type Laid = readonly [id: string, size: number, members: readonly Subject[]];

function lay(...stories: readonly Laid[]): StoryIndex {
  const index = emptyIndex();
  for (const [id, size, members] of stories) {
    const story = openStory(index, id, 72);
    setPieces(
      story,
      members.map((subject, number) => {
        const vector = Uint32Array.from(subjects[subject], (hash) => packFeature(hash, 0.5));
        return { member: { article: `${id}${number}`, number, day: null, latestYear: null, features: vector.length, note: "" }, vector };
      }),
    );
    story.size = size;
  }
  return index;
}

/** Articles of a story that a repair looked at, by number, and where it wants them. */
const rows = (from: string, to: string, ...numbers: readonly number[]) =>
  numbers.map((number) => ({ sketch: sketchOnce(read(`${from}${number}`, ""), packs), from, to }));
const six = [0, 1, 2, 3, 4, 5];
const ferries = (count: number): readonly Subject[] => Array.from({ length: count }, () => "ferry");

describe("listHeirs", () => {
  it.each<[string, readonly Laid[], ReturnType<typeof rows>, readonly string[]]>([
    ["all articles went to one story", [["a", 2, ferries(2)]], rows("a", "b", 0, 1), ["a b"]],
    ["all articles went, to several stories", [["a", 2, ferries(2)]], [...rows("a", "b", 0), ...rows("a", "c", 1)], ["a b"]],
    [
      "half of them went to one story",
      [
        ["a", 8, ferries(8)],
        ["b", 2, ferries(2)],
      ],
      rows("a", "b", 0, 1, 2, 3),
      ["a b"],
    ],
    ["half of them went, to a story that is not open", [["a", 8, ferries(8)]], rows("a", "b", 0, 1, 2, 3), []],
    [
      "half of them went, to two stories",
      [
        ["a", 8, ferries(8)],
        ["b", 2, ferries(2)],
      ],
      [...rows("a", "b", 0, 1, 2), ...rows("a", "c", 3)],
      [],
    ],
    [
      "few of many went",
      [
        ["a", 40, ferries(8)],
        ["b", 2, ferries(2)],
      ],
      rows("a", "b", 0, 1, 2),
      [],
    ],
    [
      "six of many went, and the others are like where they went",
      [
        ["a", 40, ferries(8)],
        ["b", 2, ferries(2)],
      ],
      rows("a", "b", ...six),
      ["a b"],
    ],
    [
      "six of many went, and the others are not",
      [
        ["a", 40, [...ferries(6), "mine", "mine"]],
        ["b", 2, ferries(2)],
      ],
      rows("a", "b", ...six),
      ["a b"],
    ],
    [
      "six of many went, and the others are like these alone",
      [
        ["a", 40, ferries(8)],
        ["b", 2, ["mine", "mine"]],
      ],
      rows("a", "b", ...six),
      [],
    ],
    [
      "all that stand for the story went",
      [
        ["a", 40, ferries(6)],
        ["b", 2, ["mine", "mine"]],
      ],
      rows("a", "b", ...six),
      ["a b"],
    ],
    [
      "an article came to it",
      [
        ["a", 1, ferries(1)],
        ["b", 2, ferries(2)],
      ],
      [...rows("a", "b", 0), ...rows("b", "a", 0)],
      [],
    ],
    ["it is not open", [], rows("a", "b", 0), []],
  ])("when %s", (_, stories, moved, heirs) => {
    expect([...listHeirs(lay(...stories), moved)].map((pair) => pair.join(" "))).toEqual(heirs);
  });
});

describe("keepTogether", () => {
  const told = (index: StoryIndex, moved: ReturnType<typeof rows>): readonly string[] => keepTogether(index, moved).map(({ to }) => to);

  it("puts back a split when the older articles are as near to it as to what stays", () => {
    expect(told(lay(["a", 40, ferries(8)]), [...rows("a", "a", 4, 5), ...rows("a", "new", 6, 7)])).toEqual(["a", "a", "a", "a"]);
  });

  it.each<[string, readonly Laid[], ReturnType<typeof rows>, readonly string[]]>([
    ["tells of something else", [["a", 40, [...ferries(6), "mine", "mine"]]], [...rows("a", "a", 4, 5), ...rows("a", "new", 6, 7)], ["a", "a", "new", "new"]],
    [
      "goes to another story",
      [
        ["a", 40, ferries(8)],
        ["b", 1, ferries(1)],
      ],
      [...rows("a", "a", 4, 5), ...rows("a", "b", 6, 7)],
      ["a", "a", "b", "b"],
    ],
    ["was looked at whole", [["a", 4, ferries(4)]], [...rows("a", "a", 0, 1), ...rows("a", "new", 2, 3)], ["a", "a", "new", "new"]],
  ])("lets be what %s", (_, stories, moved, expected) => {
    expect(told(lay(...stories), moved)).toEqual(expected);
  });

  it("puts a story of which nothing would stay back as it was", () => {
    expect(told(lay(["a", 40, ferries(8)]), rows("a", "new", 6, 7))).toEqual(["a", "a"]);
  });
});
