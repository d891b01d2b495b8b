import { listLargest, measurePairs } from "../../scripts/measures/partition.ts";
import type { Reading } from "../../src/core/model/index.ts";
import type { Packs } from "../../src/core/packs/index.ts";
import { emptyIndex, type StoryIndex } from "../../src/core/stories/index.ts";
import { sketchOnce, storyPackOf } from "../../src/core/stories/sketch.ts";
import { enterArticle } from "../../src/core/stories/stream/enter.ts";
import { mendSometimes } from "../../src/core/stories/stream/mend.ts";
import { judgeSketch, type Verdict } from "../../src/core/stories/stream/place.ts";
import { passTicks } from "../../src/core/stories/stream/retire.ts";
import { findStory } from "../../src/core/stories/stream/story-index.ts";
import { heapBytes } from "./measure.ts";
import { type Item, makeStream } from "./stream.ts";

/** Reports timed together. */
const BLOCK = 250;
const LARGEST = 10;
/** Ticks after which every story has been quiet for long enough. */
const SILENCE = 600;

/** What is measured at each size. */
export interface Plan {
  /** Reports in the index at each look, ascending and further apart than `probes`. */
  readonly sizes: readonly number[];
  /** Reports in the window of the small index that the large one is held against. */
  readonly small: number;
  /** Reports that both place at each size, in blocks that take turns, so that whatever else the machine does falls on both. */
  readonly probes: number;
  readonly seed: number;
}

/** One index at one size. */
export interface Growth {
  readonly reports: number;
  readonly open: number;
  /** Microseconds of CPU a report, reading and repairs included, median of blocks; beside it an index that holds the last few reports alone, on the same reports. */
  readonly cost: number;
  readonly smallCost: number;
  readonly ratio: number;
  /** References read, stories compared, and articles grouped afresh, for one report. */
  readonly touched: Counted;
  readonly compared: Counted;
  readonly regrouped: Counted;
  readonly f1: number;
  readonly largestF1: number;
  readonly largest: readonly { readonly size: number; readonly whole: number }[];
  /** Bytes a report with the stories as they are, and once all are retired (null where that was not tried). */
  readonly bytes: number;
  readonly retiredBytes: number | null;
}

/** Mean and most over the reports of a look. */
export interface Counted {
  readonly mean: number;
  readonly most: number;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The same report for another index: what is remembered of a reading must not be found by both. */
const anew = ({ article, ...rest }: Reading): Reading => ({ ...rest, article: { ...article } });

/** What was judged of a report, and what it took. */
export interface Step extends Verdict {
  /** Articles grouped afresh after it. */
  readonly regrouped: number;
}

/** What `placeReading` and `updateIndex` do, with what it took. */
export function placeCounted(index: StoryIndex, reading: Reading, packs: Packs): Step {
  const sketch = sketchOnce(reading, packs);
  const pack = storyPackOf(reading.article.language, packs);
  const verdict = judgeSketch(sketch, index, pack);
  enterArticle(index, sketch, verdict, null);
  return { ...verdict, regrouped: mendSometimes(index, pack) };
}

function timeBlock(index: StoryIndex, readings: readonly Reading[], packs: Packs): { readonly cost: number; readonly steps: readonly Step[] } {
  const start = process.cpuUsage();
  const steps = readings.map((reading) => placeCounted(index, reading, packs));
  const { user, system } = process.cpuUsage(start);
  return { cost: (user + system) / readings.length, steps };
}

const countUp = (counts: readonly number[]): Counted => ({
  mean: counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length),
  most: counts.reduce((most, count) => Math.max(most, count), 0),
});

type Quality = Pick<Growth, "f1" | "largestF1" | "largest">;

/** How well the stories stand for the events, as both stand now. */
function measureQuality(truths: Int32Array, articles: readonly string[], index: StoryIndex): Quality {
  const truth = Array.from(truths, String);
  const found = articles.map((article) => findStory(index, article) ?? article);
  const largest = listLargest(truth, found, LARGEST);
  return {
    f1: measurePairs(truth, found).f1,
    largestF1: measurePairs(truth, found, new Set(largest.map(({ group }) => group))).f1,
    largest: largest.map(({ size, whole }) => ({ size, whole })),
  };
}

/** Places the same reports in a large and a small index, block by block. */
function probe(
  large: StoryIndex,
  small: StoryIndex,
  blocks: readonly (readonly Item[])[],
  packs: Packs,
): Pick<Growth, "cost" | "smallCost" | "ratio" | "touched" | "compared" | "regrouped"> {
  const costs: number[] = [];
  const smallCosts: number[] = [];
  const steps: Step[] = [];
  blocks.forEach((items, block) => {
    const copies = items.map(({ reading }) => anew(reading));
    // who comes first takes turns as well
    if (block % 2 === 1) smallCosts.push(timeBlock(small, copies, packs).cost);
    const timed = timeBlock(
      large,
      items.map(({ reading }) => reading),
      packs,
    );
    if (block % 2 === 0) smallCosts.push(timeBlock(small, copies, packs).cost);
    costs.push(timed.cost);
    steps.push(...timed.steps);
  });
  return {
    cost: middle(costs),
    smallCost: middle(smallCosts),
    ratio: middle(costs) / middle(smallCosts),
    touched: countUp(steps.map(({ touched }) => touched)),
    compared: countUp(steps.map(({ compared }) => compared)),
    // repairs come in rounds: what a round takes is spread over the reports since the last
    regrouped: countUp(blocks.map((_, block) => countUp(steps.slice(block * BLOCK, (block + 1) * BLOCK).map(({ regrouped }) => regrouped)).mean)),
  };
}

/** Streams reports into one index and looks at it at each size of a plan. */
export function* measureGrowth({ sizes, small, probes, seed }: Plan, packs: Packs): Generator<Growth> {
  const total = (sizes[sizes.length - 1] ?? 0) + sizes.length * probes;
  const truths = new Int32Array(total);
  const articles: string[] = [];
  const before = heapBytes();
  const index = emptyIndex();
  const stream = makeStream(total, seed);
  const take = (count: number): Item[] => Array.from({ length: count }, () => stream.next().value as Item);
  const note = (items: readonly Item[]): void => {
    for (const { truth, reading } of items) {
      truths[articles.length] = truth;
      articles.push(reading.article.id);
    }
  };
  for (const size of sizes) {
    while (articles.length < size - small) {
      const items = take(Math.min(BLOCK, size - small - articles.length));
      for (const { reading } of items) placeCounted(index, reading, packs);
      note(items);
    }
    const recent = emptyIndex();
    while (articles.length < size) {
      const items = take(Math.min(BLOCK, size - articles.length));
      for (const { reading } of items) {
        placeCounted(index, reading, packs);
        placeCounted(recent, anew(reading), packs);
      }
      note(items);
    }
    const blocks = Array.from({ length: Math.ceil(probes / BLOCK) }, () => take(BLOCK));
    const costs = probe(index, recent, blocks, packs);
    note(blocks.flat());
    const quality = measureQuality(truths.subarray(0, articles.length), articles, index);
    const open = index.stories.size;
    const isLast = size === sizes[sizes.length - 1];
    yield { reports: articles.length, open, ...costs, ...quality, ...weigh(index, before, isLast) };
  }
}

/** Bytes a report, and on the last look what is left of them once every story has been quiet for long enough. */
function weigh(index: StoryIndex, before: number, isLast: boolean): Pick<Growth, "bytes" | "retiredBytes"> {
  const bytes = (heapBytes() - before) / index.memory.entered;
  if (!isLast) return { bytes, retiredBytes: null };
  passTicks(index, SILENCE);
  return { bytes, retiredBytes: (heapBytes() - before) / index.memory.entered };
}
