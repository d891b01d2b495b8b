import { buildArticles, countWords, dressArticle } from "../../bench/read/articles.ts";
import { cpuOf, median } from "../../bench/read/measure.ts";
import { extractArticle } from "../../src/core/articles/index.ts";
import { readCapture } from "../../src/core/pipeline.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { captureText } from "../../test/capture-text.ts";
import type { Proof } from "../prove.ts";

/** Articles a CPU-second that are asked for: read whole, and extracted from a page of 150 kB. */
const LEAST_READ = 70;
const LEAST_EXTRACTED = 150;
const RUNS = 15;

/** Medians of CPU time over all bench articles (corpus/, cut to 670 words). */
export const proof: Proof = {
  name: "reading-speed",
  summary: `at least ${LEAST_READ} articles of 670 words are read a CPU-second, and ${LEAST_EXTRACTED} extracted from their pages`,
  async run({ note }) {
    const packs = loadPacks();
    const articles = buildArticles();
    const plain = articles.map((text, at) => captureText(text, `article ${at}`));
    const pages = articles.map((text, at) => captureText(dressArticle(text, at), `page ${at}`, {}, "text/html"));
    for (const capture of [...plain, ...pages]) readCapture(capture, packs);
    const rateOf = async (
      name: string,
      work: (at: number) => unknown,
    ): Promise<{ readonly perSecond: number; readonly fastest: number; readonly slowest: number }> => {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) times.push(await cpuOf(() => articles.forEach((_, at) => work(at))));
      const perSecond = (ms: number): number => Math.round((articles.length / ms) * 10_000) / 10;
      const rate = { perSecond: perSecond(median(times)), fastest: perSecond(Math.min(...times)), slowest: perSecond(Math.max(...times)) };
      note(`${name.padEnd(28)} ${rate.perSecond} a CPU-second (${rate.slowest} to ${rate.fastest})`);
      return rate;
    };
    const read = await rateOf("readCapture, plain text", (at) => readCapture(plain[at] as (typeof plain)[number], packs));
    const readPages = await rateOf("readCapture, pages", (at) => readCapture(pages[at] as (typeof pages)[number], packs));
    const extracted = await rateOf("extractArticle, pages", (at) => extractArticle(pages[at] as (typeof pages)[number], packs));
    const words = Math.round(articles.reduce((sum, text) => sum + countWords(text), 0) / articles.length);
    return {
      passed: read.perSecond >= LEAST_READ && extracted.perSecond >= LEAST_EXTRACTED,
      figures: { articles: articles.length, words, runs: RUNS, read, readPages, extracted },
    };
  },
};
