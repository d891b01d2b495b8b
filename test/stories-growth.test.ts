import { serialize } from "node:v8";
import { beforeAll, describe, expect, it } from "vitest";
import { placeCounted, type Step } from "../bench/stories/growth.ts";
import { makeStream } from "../bench/stories/stream.ts";
import { emptyIndex, exportIndex, takeRepairs } from "../src/core/stories/index.ts";
import { MOST_REGROUPED } from "../src/core/stories/stream/mend.ts";
import { MOST_COMPARED, MOST_TOUCHED } from "../src/core/stories/stream/place.ts";
import { passTicks } from "../src/core/stories/stream/retire.ts";
import { loadPacks } from "../src/node/app/packs.ts";

/** The full form streams a million (npm run prove stories-growth). */
const REPORTS = 3000;
/** Reports looked at together, and the growth of what one takes from the first such window that is full of other stories to the last. */
const WINDOW = 500;
const MOST_GROWTH = 1.5;
/** Bytes a report once every story is retired, and ticks after which they are. */
const MOST_BYTES = 1024;
const SILENCE = 600;

const packs = loadPacks();

describe("a longer stream of reports", () => {
  const index = emptyIndex();
  const steps: Step[] = [];
  const meanOf = (from: number, count: (step: Step) => number): number => steps.slice(from, from + WINDOW).reduce((sum, step) => sum + count(step), 0) / WINDOW;

  beforeAll(() => {
    for (const { reading } of makeStream(REPORTS, 3)) steps.push(placeCounted(index, reading, packs));
  });

  it.each([
    ["stories compared", (step: Step) => step.compared],
    ["articles grouped afresh", (step: Step) => step.regrouped],
  ])("takes no more work a report: %s", (_, count) => {
    expect(meanOf(0, count)).toBeGreaterThan(0);
    expect(meanOf(REPORTS - WINDOW, count)).toBeLessThanOrEqual(MOST_GROWTH * meanOf(WINDOW, count));
  });

  it("never takes more than its bounds", () => {
    const most = (count: (step: Step) => number): number => Math.max(...steps.map(count));
    expect(most(({ touched }) => touched)).toBeLessThanOrEqual(MOST_TOUCHED);
    expect(most(({ compared }) => compared)).toBeLessThanOrEqual(MOST_COMPARED);
    expect(steps.reduce((sum, { regrouped }) => sum + regrouped, 0)).toBeLessThanOrEqual(MOST_REGROUPED * REPORTS);
  });

  it("leaves little of a report once its story is retired", () => {
    passTicks(index, SILENCE);
    takeRepairs(index);
    expect(index.stories.size).toBe(0);
    // sketches of the newest articles are a window of fixed size
    const bytes = serialize(exportIndex({ ...index, recent: emptyIndex().recent })).length;
    expect(bytes / REPORTS).toBeLessThanOrEqual(MOST_BYTES);
  });
});
