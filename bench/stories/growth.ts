import { listLargest, measurePairs } from "../../scripts/measures/partition.ts";
import type { Reading } from "../../src/core/model/index.ts";
import type { Packs } from "../../src/core/packs/index.ts";
import { emptyIndex, type StoryIndex, updateIndex } from "../../src/core/stories/index.ts";
import { sketchOnce, storyPackOf } from "../../src/core/stories/sketch.ts";
import { judgeSketch, type Verdict } from "../../src/core/stories/stream/place.ts";
import { passTicks } from "../../src/core/stories/stream/retire.ts";
import { heapBytes } from "./measure.ts";
import { type Item, makeStream } from "./stream.ts";

/** Reports in the window of the small index that a large one is held against. */
const SMALL = 10_000;
/** Reports that both place, in blocks that take turns, so that whatever else the machine does falls on both. */
const PROBES = 6_000;
const BLOCK = 250;
const LARGEST = 10;
/** Ticks after which every story has been quiet for long enough. */
const SILENCE = 600;

/** One index at one size. */
export interface Growth {
  readonly reports: number;
  readonly open: number;
  /** Microseconds of CPU a report, median of blocks; beside it an index that holds the last 10,000 reports alone, on the same reports. */
  readonly cost: number;
  readonly smallCost: number;
  readonly ratio: number;
  /** References read, and stories compared, for one report: mean and most. */
  readonly touched: { readonly mean: number; readonly most: number };
  readonly compared: { readonly mean: number; readonly most: number };
  readonly f1: number;
  readonly largestF1: number;
  readonly largest: readonly { readonly size: number; readonly whole: number }[];
  /** Bytes a report with the stories as they are, and once all are retired (null where that was not tried). */
  readonly bytes: number;
  readonly retiredBytes: number | null;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The same report for another index: what is remembered of a reading must not be found by both. */
const anew = ({ article, ...rest }: Reading): Reading => ({ ...rest, article: { ...article } });

function place(index: StoryIndex, reading: Reading, packs: Packs): Verdict {
  const verdict = judgeSketch(sketchOnce(reading, packs), index, storyPackOf(reading.article.language, packs));
  updateIndex(index, reading, { article: reading.article.id, ...verdict, continues: verdict.continues ?? { story: "", why: "" } }, packs);
  return verdict;
}

function timeBlock(index: StoryIndex, readings: readonly Reading[], packs: Packs): { readonly cost: number; readonly verdicts: readonly Verdict[] } {
  const start = process.cpuUsage();
  const verdicts = readings.map((reading) => place(index, reading, packs));
  const { user, system } = process.cpuUsage(start);
  return { cost: (user + system) / readings.length, verdicts };
}

const summary = (counts: readonly number[]): { readonly mean: number; readonly most: number } => ({
  mean: counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length),
  most: counts.reduce((most, count) => Math.max(most, count), 0),
});

/** Streams reports into one index and looks at it at each of some sizes, ascending. */
export function* measureGrowth(sizes: readonly number[], seed: number, packs: Packs): Generator<Growth> {
  const total = (sizes[sizes.length - 1] ?? 0) + PROBES;
  const truths = new Int32Array(total);
  const found = new Int32Array(total);
  const numbers = new Map<string, number>();
  const before = heapBytes();
  const index = emptyIndex();
  let at = 0;
  const note = (item: Item, { story }: Verdict): void => {
    const number = numbers.get(story) ?? numbers.size;
    numbers.set(story, number);
    truths[at] = item.truth;
    found[at++] = number;
  };
  const stream = makeStream(total, seed);
  const take = (count: number): Item[] => Array.from({ length: count }, () => stream.next().value as Item);
  for (const size of sizes) {
    while (at < size - SMALL) for (const item of take(Math.min(BLOCK, size - SMALL - at))) note(item, place(index, item.reading, packs));
    const small = emptyIndex();
    for (const item of take(size - at)) {
      note(item, place(index, item.reading, packs));
      place(small, anew(item.reading), packs);
    }
    const costs: number[] = [];
    const smallCosts: number[] = [];
    const efforts: Verdict[] = [];
    for (let block = 0; block < PROBES / BLOCK; block++) {
      const items = take(BLOCK);
      const copies = items.map(({ reading }) => anew(reading));
      // who comes first takes turns as well
      if (block % 2 === 1) smallCosts.push(timeBlock(small, copies, packs).cost);
      const { cost, verdicts } = timeBlock(
        index,
        items.map(({ reading }) => reading),
        packs,
      );
      if (block % 2 === 0) smallCosts.push(timeBlock(small, copies, packs).cost);
      costs.push(cost);
      efforts.push(...verdicts);
      items.forEach((item, k) => {
        const verdict = verdicts[k];
        if (verdict !== undefined) note(item, verdict);
      });
    }
    const [truth, clusters] = [Array.from(truths.subarray(0, at), String), Array.from(found.subarray(0, at), String)];
    const largest = listLargest(truth, clusters, LARGEST);
    const isLast = size === sizes[sizes.length - 1];
    const open = index.stories.size;
    if (isLast) numbers.clear();
    const bytes = (heapBytes() - before) / at;
    if (isLast) passTicks(index, SILENCE);
    yield {
      reports: at,
      open,
      cost: middle(costs),
      smallCost: middle(smallCosts),
      ratio: middle(costs) / middle(smallCosts),
      touched: summary(efforts.map(({ touched }) => touched)),
      compared: summary(efforts.map(({ compared }) => compared)),
      f1: measurePairs(truth, clusters).f1,
      largestF1: measurePairs(truth, clusters, new Set(largest.map(({ group }) => group))).f1,
      largest: largest.map(({ size: reports, whole }) => ({ size: reports, whole })),
      bytes,
      retiredBytes: isLast ? (heapBytes() - before) / at : null,
    };
  }
}
