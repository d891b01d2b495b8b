import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { listLargest, measurePairs } from "../../scripts/measures/partition.ts";
import type { Place } from "./peers.ts";
import { type Item, makeStream } from "./stream.ts";

/** Reports timed together: short enough that a slow stretch shows, long enough for the clock. */
const BLOCK = 1000;
/** Stories that have a row of their own. */
const LARGEST = 10;

/** What one clusterer did with one stream. */
export interface Row {
  /** Microseconds of CPU a report: median and slowest of blocks of 1,000. */
  readonly median: number;
  readonly slowest: number;
  /** Pairwise F1 over all stories, and over the ten largest. */
  readonly f1: number;
  readonly largestF1: number;
  /** The largest stories, with the share of each that lies in one cluster. */
  readonly largest: readonly { readonly size: number; readonly whole: number }[];
  /** Bytes the clusterer holds at the end, by report. */
  readonly bytes: number;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes in use after a collection. */
export function heapBytes(): number {
  // twice: what only a weak map held is freed by the second
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Runs a clusterer over a generated stream; `open` makes it, so that its memory can be told from ours. */
export function runStream(items: number, seed: number, open: () => Place): Row {
  const truths = new Int32Array(items);
  const found = new Int32Array(items);
  const names = new Map<string, number>();
  const times: number[] = [];
  const before = heapBytes();
  const place = open();
  let at = 0;
  let block: Item[] = [];
  const flush = (): void => {
    const start = process.cpuUsage();
    const clusters = block.map(place);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / block.length);
    block.forEach((item, k) => {
      const name = clusters[k] ?? "";
      const number = names.get(name) ?? names.size;
      names.set(name, number);
      truths[at] = item.truth;
      found[at++] = number;
    });
    block = [];
  };
  for (const item of makeStream(items, seed)) {
    block.push(item);
    if (block.length === BLOCK) flush();
  }
  if (block.length > 0) flush();
  names.clear();
  const bytes = (heapBytes() - before) / items;
  const sorted = times.toSorted((a, b) => a - b);
  const [truth, clusters] = [Array.from(truths, String), Array.from(found, String)];
  const largest = listLargest(truth, clusters, LARGEST);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowest: sorted[sorted.length - 1] ?? 0,
    f1: measurePairs(truth, clusters).f1,
    largestF1: measurePairs(truth, clusters, new Set(largest.map(({ group }) => group))).f1,
    largest,
    bytes,
  };
}
