import { extractArticle } from "../../src/core/articles/index.ts";
import { readClaims } from "../../src/core/claims/index.ts";
import { findMentions } from "../../src/core/mentions/index.ts";
import type { Capture } from "../../src/core/model/index.ts";
import { readCapture } from "../../src/core/pipeline.ts";
import { readSyntax } from "../../src/core/syntax/read-syntax.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { captureText } from "../../test/capture-text.ts";
import { HOSTILE_TEXTS } from "../../test/hostile-texts.ts";
import type { Proof } from "../prove.ts";

const UNITS = 1_000_000;
/** CPU seconds that a text may take, as a whole and in each stage. */
const MOST_SECONDS = 1;

/** CPU seconds of one call, and what it gives. */
function timed<T>(work: () => T): { readonly value: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: Math.round((user + system) / 1000) / 1000 };
}

/** Reads every text whole and stage by stage. */
export const proof: Proof = {
  name: "hostile-text",
  summary: `every hostile text of ${UNITS / 1e6} MB is read in less than a second of CPU, by each stage and as a whole`,
  run({ note }) {
    const packs = loadPacks();
    const texts = HOSTILE_TEXTS.map(({ name, mediaType, make }) => ({ name, make: (units: number): Capture => captureText(make(units), name, {}, mediaType) }));
    // the compiler's time is nobody's
    for (const { make } of texts) readCapture(make(UNITS / 25), packs);
    const figures: Record<string, unknown> = {};
    let passed = true;
    for (const { name, make } of texts) {
      const capture = make(UNITS);
      const whole = timed(() => readCapture(capture, packs));
      const article = timed(() => extractArticle(capture, packs).value);
      const sentences = timed(() => readSyntax(article.value, packs));
      const mentions = timed(() => findMentions(article.value, sentences.value, packs).value);
      const claims = timed(() => readClaims(article.value, sentences.value, mentions.value, packs).value);
      const stages = { articles: article.seconds, syntax: sentences.seconds, mentions: mentions.seconds, claims: claims.seconds };
      const slowest = Math.max(whole.seconds, ...Object.values(stages));
      passed &&= slowest < MOST_SECONDS;
      figures[name] = { seconds: whole.seconds, stages, said: [...new Set(whole.value.diagnostics.map(({ code }) => code))] };
      note(`${name.padEnd(28)} ${whole.seconds.toFixed(2)} s${slowest < MOST_SECONDS ? "" : "  TOO SLOW"}`);
    }
    return Promise.resolve({ passed, figures });
  },
};
