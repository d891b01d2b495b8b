import { expect, it } from "vitest";
import { ferry, packs } from "../../../../test/strait-reports.ts";
import { sketchOnce } from "../sketch.ts";
import { moveArticles } from "./move.ts";
import { emptyIndex, openStory } from "./story-index.ts";

const sketches = ferry.map((reading) => sketchOnce(reading, packs));

it("moves articles that are remembered, and passes over forgotten ones", () => {
  const index = emptyIndex();
  const [from, to] = [openStory(index, "from", 72), openStory(index, "to", 72)];
  from.newest.push("f1", "f2", "f3");
  to.newest.push("older", "oldest");
  for (const sketch of sketches) index.recent.enter(sketch);
  for (const sketch of sketches.slice(0, 2)) index.memory.enter(sketch.article, "from", sketch.print);
  moveArticles(
    index,
    sketches.slice(1).map((sketch) => ({ sketch, from: "from", to: "to" })),
    new Map(),
  );
  expect([from.newest, to.newest]).toEqual([
    ["f1", "f3"],
    ["older", "oldest", "f2"],
  ]);
  expect([from, to].map(({ members }) => members.map(({ article, number }) => `${article} ${number}`))).toEqual([["f1 0"], ["f2 1"]]);
});
