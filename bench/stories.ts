/**
 * Cost of placing short items into stories, on a generated stream, beside two peers in the same run: a loop over every cluster for each item, and a
 * clusterer that compares title words by Jaccard with the newest 1,000 titles. Run: node bench/stories.ts [items ...]   (default 10000 100000)
 * The peers stop at 10,000 items. Prints CPU microseconds per item (median of blocks of 1,000), pairwise F1 against the generator over all stories and
 * over the ten largest, and the heap that is left per item after a collection (the clusterer's state with one map entry an item).
 */
import { cpus, loadavg } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Reading } from "../src/core/model/index.ts";
import { emptyIndex, placeReading, updateIndex } from "../src/core/stories/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { buildArticle } from "../test/build-article.ts";

interface Item {
  readonly reading: Reading;
  readonly truth: number;
  readonly words: readonly string[];
}

/** Numbers in [0, 1) from a seed, the same in every run (mulberry32). */
function makeDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = ["ka", "lor", "min", "ve", "sta", "ru", "den", "os", "ti", "bral", "quo", "fen", "ja", "hul", "pir", "gam", "ne", "zor", "wis", "lud"];
function spell(number: number, syllables: number): string {
  let word = "";
  for (let left = number, at = 0; at < syllables; at++, left = Math.floor(left / SYLLABLES.length)) word += SYLLABLES[left % SYLLABLES.length];
  return word;
}
const name = (number: number): string => {
  const word = spell(number, 4);
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** A stream of short items: stories of very different size, each with its own names, place and words, in a world with shared countries and vocabulary. */
function* makeStream(count: number): Generator<Item> {
  const dice = makeDice(20_240_806);
  const open: number[] = [];
  let stories = 0;
  for (let at = 0; at < count; at++) {
    let story: number;
    if (open.length === 0 || dice() < 0.2) {
      story = stories++;
      open.push(story);
      if (open.length > 400) open.shift();
    } else story = open[Math.floor(dice() ** 2 * open.length)] ?? 0;
    const own = (k: number): string => name(story * 7 + k + 1000);
    const topic = story % 300;
    const common = (): string => spell(Math.floor(dice() ** 3 * 6000), 3);
    const subject = (): string => spell(8000 + topic * 12 + Math.floor(dice() * 12), 3);
    const country = name(story % 120);
    const words = [subject(), own(0), subject(), own(Math.floor(dice() * 3)), "in", country];
    const title = words.join(" ");
    const body = [
      common(),
      own(0),
      common(),
      subject(),
      own(1 + Math.floor(dice() * 4)),
      common(),
      "near",
      own(2),
      common(),
      subject(),
      country,
      common(),
      own(Math.floor(dice() * 5)),
      common(),
      common(),
      subject(),
      common(),
    ].join(" ");
    const text = `${title}\n${body}.`;
    const blocks = [
      { role: "headline" as const, span: { start: 0, end: title.length }, rule: null },
      { role: "paragraph" as const, span: { start: title.length + 1, end: text.length }, rule: null },
    ];
    const id = `a${at}`;
    yield {
      truth: story,
      words: words.map((word) => word.toLowerCase()),
      reading: {
        article: buildArticle(text, { id, capture: id, name: id, blocks, title }),
        mentions: [],
        attributions: [],
        claims: [],
      },
    };
  }
}

type Place = (item: Item) => string;

const packs = loadPacks();
function ours(): Place {
  let index = emptyIndex();
  return ({ reading }) => {
    const placement = placeReading(reading, index, packs).value;
    index = updateIndex(index, reading, placement, packs);
    return placement.story;
  };
}

/** Every cluster is compared with every item: exact, and slower with each cluster. */
function everyCluster(): Place {
  const clusters: { id: string; sum: Map<string, number>; norm: number }[] = [];
  return ({ reading }) => {
    const vector = new Map<string, number>();
    for (const word of reading.article.text.toLowerCase().split(/[^a-z]+/)) if (word.length > 2) vector.set(word, 1);
    let best: (typeof clusters)[number] | null = null;
    let most = 0.3;
    for (const cluster of clusters) {
      let sum = 0;
      for (const key of vector.keys()) sum += cluster.sum.get(key) ?? 0;
      const score = sum / (Math.sqrt(vector.size) * cluster.norm);
      if (score > most) [best, most] = [cluster, score];
    }
    if (best === null) {
      best = { id: reading.article.id, sum: new Map(), norm: 0 };
      clusters.push(best);
    }
    for (const key of vector.keys()) best.sum.set(key, (best.sum.get(key) ?? 0) + 1);
    let squares = 0;
    for (const value of best.sum.values()) squares += value * value;
    best.norm = Math.sqrt(squares);
    return best.id;
  };
}

/** Jaccard of title words against the newest 1,000 titles: fast because it forgets. */
function titleJaccard(): Place {
  const recent: { words: ReadonlySet<string>; id: string }[] = [];
  return ({ reading, words }) => {
    const mine = new Set(words);
    let best: string | null = null;
    let most = 0.4;
    for (const other of recent) {
      let shared = 0;
      for (const word of mine) if (other.words.has(word)) shared++;
      const score = shared / (mine.size + other.words.size - shared);
      if (score > most) [best, most] = [other.id, score];
    }
    const id = best ?? reading.article.id;
    recent.push({ words: mine, id });
    if (recent.length > 1000) recent.shift();
    return id;
  };
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
function heapBytes(): number {
  // Twice: what only a weak map held is freed by the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const pairsIn = (count: number): number => (count * (count - 1)) / 2;
function tally(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Pairwise F1 over all stories, and over the pairs of the ten largest stories and of the clusters that hold a pair of theirs. */
function pairF1(truths: readonly number[], clusters: readonly number[]): { readonly all: number; readonly largest: number } {
  const stories = tally(truths.map(String));
  const found = tally(clusters.map(String));
  const both = tally(truths.map((truth, at) => `${truth}|${clusters[at] ?? -1}`));
  const f1 = (keep: (truth: string) => boolean, least: number): number => {
    let shared = 0;
    const touched = new Set<string>();
    for (const [key, count] of both) {
      const [truth = "", cluster = ""] = key.split("|");
      if (!keep(truth)) continue;
      shared += pairsIn(count);
      if (count >= least) touched.add(cluster);
    }
    let sum = 0;
    for (const [truth, count] of stories) if (keep(truth)) sum += pairsIn(count);
    for (const cluster of touched) sum += pairsIn(found.get(cluster) ?? 0);
    return sum === 0 ? 0 : (2 * shared) / sum;
  };
  const ten = new Set(
    [...stories]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 10)
      .map(([truth]) => truth),
  );
  return { all: f1(() => true, 1), largest: f1((truth) => ten.has(truth), 2) };
}

function measure(label: string, count: number, place: Place): number {
  const before = heapBytes();
  const blocks: number[] = [];
  const truths: number[] = [];
  const clusters: number[] = [];
  const numbers = new Map<string, number>();
  let block: Item[] = [];
  const run = (): void => {
    const start = process.cpuUsage();
    const stories = block.map(place);
    const { user, system } = process.cpuUsage(start);
    blocks.push((user + system) / block.length);
    block.forEach((item, at) => {
      const story = stories[at] ?? "";
      if (!numbers.has(story)) numbers.set(story, numbers.size);
      truths.push(item.truth);
      clusters.push(numbers.get(story) ?? -1);
    });
    block = [];
  };
  for (const item of makeStream(count)) {
    block.push(item);
    if (block.length === 1000) run();
  }
  if (block.length > 0) run();
  const heap = (heapBytes() - before) / count;
  blocks.sort((a, b) => a - b);
  const median = blocks[Math.floor(blocks.length / 2)] ?? 0;
  const { all, largest } = pairF1(truths, clusters);
  const row = [
    label.padEnd(14),
    String(count).padStart(9),
    median.toFixed(0).padStart(9),
    (blocks[blocks.length - 1] ?? 0).toFixed(0).padStart(9),
    all.toFixed(4).padStart(9),
    heap.toFixed(0).padStart(10),
    (process.memoryUsage().rss / 2 ** 20).toFixed(0).padStart(8),
  ];
  process.stdout.write(`${row.join(" ")}\n${`  ${label}, ten largest stories`.padEnd(44)} ${largest.toFixed(4).padStart(9)}\n`);
  return median;
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size >= 1000);
if (sizes.length === 0) sizes.push(10_000, 100_000);
process.stdout.write(`cores ${cpus().length}, load ${loadavg()[0]?.toFixed(2)}\nrow                items  us/item   slowest   pair F1  heap/item  RSS MiB\n`);
const medians = sizes.map((size) => measure("unecho", size, ours()));
const peerSize = Math.min(10_000, sizes[0] ?? 10_000);
const loop = measure("every cluster", peerSize, everyCluster());
const titles = measure("title jaccard", peerSize, titleJaccard());
const first = medians[0] ?? 1;
process.stdout.write(
  `ratio to every cluster ${(loop / first).toFixed(1)}, to title jaccard ${(titles / first).toFixed(1)}; growth ${((medians[medians.length - 1] ?? 1) / first).toFixed(2)}\n`,
);
