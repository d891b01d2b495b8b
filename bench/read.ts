/**
 * Cost of reading articles, stage by stage, with peers in the same process. Run: node bench/read.ts
 * Prints documents and words per CPU-second (process.cpuUsage, medians of 5 runs over all articles after one run to warm up).
 */
import { createHash } from "node:crypto";
import { cpus, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { extractArticle } from "../src/core/articles/index.ts";
import { readAttribution } from "../src/core/claims/attribution.ts";
import { readClaims } from "../src/core/claims/index.ts";
import { findActors } from "../src/core/mentions/actors.ts";
import { findMentions } from "../src/core/mentions/index.ts";
import { findOutlets } from "../src/core/mentions/outlets.ts";
import { findPlaces } from "../src/core/mentions/places.ts";
import { findQuantities } from "../src/core/mentions/quantities.ts";
import { findQuotes } from "../src/core/mentions/quotes.ts";
import { findTimes } from "../src/core/mentions/times.ts";
import type { Article, Capture } from "../src/core/model/index.ts";
import { readCapture } from "../src/core/pipeline.ts";
import { readSyntax } from "../src/core/syntax/read-syntax.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { buildArticles, countWords, dressArticle, realPages } from "./read/articles.ts";
import { cpuOf, RUNS, writeRow } from "./read/measure.ts";
import { installPeers, type Peer, pagePeers, textPeers } from "./read/peers.ts";

const head = (title: string): void => {
  process.stdout.write(`\n${title.padEnd(38)}   docs/s   words/s   ms/doc  range\n`);
};

function toCapture(bytes: Uint8Array, mediaType: string, at: number): Capture {
  return {
    id: `bench-${at}`,
    bytes,
    mediaType,
    charset: null,
    url: null,
    name: `article ${at}`,
    hints: { title: null, outlet: null, byline: null, published: null },
    receivedAt: "2031-03-05T00:00:00.000Z",
  };
}

/** One row. What `prepare` makes is new in every round and not timed: stages remember what they were asked about a sentence. */
async function measurePrepared<T, P>(name: string, inputs: readonly T[], words: number, prepare: (input: T) => P, run: (made: P) => unknown): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round <= RUNS; round += 1) {
    const made = inputs.map(prepare);
    const time = await cpuOf(async () => {
      for (const one of made) await run(one);
    });
    if (round > 0) times.push(time);
  }
  writeRow(name, times, inputs.length, words);
}

const measure = <T>(name: string, inputs: readonly T[], words: number, run: (input: T) => unknown): Promise<void> =>
  measurePrepared(name, inputs, words, (input) => input, run);

const encode = new TextEncoder();
const articles = buildArticles();
const words = articles.reduce((sum, text) => sum + countWords(text), 0);
const dressed = articles.map(dressArticle);
const pages = realPages();
const inputHash = createHash("sha256").update(dressed.join("\0")).digest("hex").slice(0, 12);
process.stdout.write(
  `cores ${cpus().length}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.versions.node}, input ${inputHash}: ${articles.length} articles of ${Math.round(words / articles.length)} words, pages of ${Math.round(dressed.join("").length / dressed.length / 1000)} kB, ${pages.length} real pages\n`,
);

const loadWall = performance.now();
let packs: ReturnType<typeof loadPacks> | null = null;
const loadCpu = await cpuOf(() => {
  packs = loadPacks();
});
process.stdout.write(`loadPacks ${loadCpu.toFixed(0)} ms of CPU, ${(performance.now() - loadWall).toFixed(0)} ms\n`);
const known = packs ?? loadPacks();

const texts = articles.map((text, at) => toCapture(encode.encode(text), "text/plain", at));
const htmls = dressed.map((html, at) => toCapture(encode.encode(html), "text/html", at));
const real = pages.map((bytes, at) => toCapture(bytes, "text/html", at));

// every path is warm before the first row, so that no row pays for the compiler of another
for (const capture of [...texts, ...htmls]) readCapture(capture, known);

head("whole");
await measure("readCapture, plain text", texts, words, (capture) => readCapture(capture, known));
await measure("readCapture, HTML pages", htmls, words, (capture) => readCapture(capture, known));

head("stages (plain text)");
const inputs = texts.map((capture) => extractArticle(capture, known).value);
const parse = (article: Article) => ({ article, sentences: readSyntax(article, known) });
const findAll = (article: Article) => {
  const parsed = parse(article);
  return { ...parsed, mentions: findMentions(parsed.article, parsed.sentences, known).value };
};
await measure("extractArticle", texts, words, (capture) => extractArticle(capture, known));
await measure("readSyntax", inputs, words, (article) => readSyntax(article, known));
await measurePrepared("findMentions", inputs, words, parse, ({ article, sentences }) => findMentions(article, sentences, known));
for (const find of [findActors, findQuotes, findQuantities, findTimes, findPlaces, findOutlets]) {
  await measurePrepared(`  ${find.name}`, inputs, words, parse, ({ article, sentences }) => find(article, sentences, known));
}
await measurePrepared("readClaims", inputs, words, findAll, ({ article, sentences, mentions }) => readClaims(article, sentences, mentions, known));
await measurePrepared("  readAttribution", inputs, words, findAll, ({ article, sentences, mentions }) => readAttribution(article, sentences, mentions, known));

const missing = installPeers();
const peers = async (title: string, find: () => Promise<readonly Peer[]>, texts: readonly string[], count: number): Promise<void> => {
  if (missing !== null) return void process.stdout.write(`${title}: not measured, peers cannot be installed (${missing})\n`);
  for (const peer of await find()) await measure(peer.name, texts, count, (text) => peer.run(text));
};

head("extraction, dressed pages");
await measure("extractArticle", htmls, words, (capture) => extractArticle(capture, known));
await peers("peers", pagePeers, dressed, words);
if (real.length > 0) {
  const decoder = new TextDecoder();
  const sources = pages.map((bytes) => decoder.decode(bytes));
  const total = real.reduce((sum, capture) => sum + countWords(extractArticle(capture, known).value.text), 0);
  head("extraction, real pages");
  await measure("extractArticle", real, total, (capture) => extractArticle(capture, known));
  await peers("peers", async () => (await pagePeers()).slice(0, 1), sources, total);
}
head("words of a text");
await measure("readSyntax (tags, trees)", inputs, words, (article) => readSyntax(article, known));
await peers("peers", textPeers, articles, words);
process.stdout.write(`\nload ${loadavg()[0]?.toFixed(2)}\n`);
