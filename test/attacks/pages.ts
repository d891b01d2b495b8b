import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readCapture } from "../../src/core/pipeline.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { captureText } from "../capture-text.ts";
import { inventedPage } from "../invented-news.ts";
import { wordsByDescent } from "../mutants/pages.ts";
import { root } from "../run-unecho.ts";
import { type Dice, seededRandom } from "../seeded-random.ts";
import { defineAttack, drawn } from "./attack.ts";
import { HOSTILE_PAGES, mutated, SENTENCES } from "./hostile-pages.ts";

/** What a page may cost: seconds of the processor, and megabytes of the process that reads all of them. */
const MOST_SECONDS = 1;
const MOST_MB = 300;

export const FULL_LENGTH = 1_000_000;
const SHORT_LENGTH = 250_000;

type Guard = (html: string) => string;

const packs = loadPacks();
/** The words of a page as the product reads it, and reads on in them. */
export const product: Guard = (html) => readCapture(captureText(html, "page.html", {}, "text/html"), packs).value.article.text;

/** A page that did not come through, with the reason; null when it did. */
export function failureOf(guard: Guard, name: string, html: string, must: readonly string[]): string | null {
  try {
    const text = guard(html).replaceAll(/\s+/g, " ");
    const lost = must.filter((sentence) => !text.includes(sentence));
    return lost.length === 0 ? null : `${name}: ${lost.length} of ${must.length} sentences lost`;
  } catch (error) {
    return `${name}: ${String(error).slice(0, 200)}`;
  }
}

/** A page of the kind that `turn` names, with changes; what its sentences become is not asked. */
export function mutant(turn: number, dice: Dice): string {
  const [kind, hostile] = [turn % 2, HOSTILE_PAGES[turn % HOSTILE_PAGES.length]];
  return mutated(kind === 0 || hostile === undefined ? inventedPage(turn, turn % 40).html : hostile.make(3_000), dice);
}

/** What a process of its own says of all pages, in full. */
export interface Costs {
  readonly failures: readonly string[];
  readonly mutations: number;
  readonly slowest: readonly { readonly name: string; readonly seconds: number }[];
  readonly tooSlow: number;
  readonly memoryMb: number;
}

function costs(seed: number): Costs {
  const run = spawnSync(process.execPath, [join(root, "test/attacks/pages-cost.ts"), String(seed)], { encoding: "utf8", maxBuffer: 1e8 });
  if (run.status !== 0)
    return { failures: [`the reader ended with ${run.status}: ${run.stderr.slice(-400)}`], mutations: 0, slowest: [], tooSlow: 0, memoryMb: 0 };
  return JSON.parse(run.stdout) as Costs;
}

export const pages = defineAttack<Guard>({
  name: "pages",
  surface: "Pages that break or exhaust a reader",
  promise: `each page and each mutation is read without a crash within ${MOST_SECONDS} s of processor time and ${MOST_MB} MB, and the report on it is found`,
  least: 5050,
  weakness: "elements are read by descent, each by a call of its own",
  guard: product,
  mutant: wordsByDescent,
  async run(guard, trial) {
    if (trial.full && guard === product) {
      const { failures, mutations, slowest, tooSlow, memoryMb } = costs(trial.dice.whole(0, 1e9));
      const dear = memoryMb > MOST_MB ? [`${memoryMb} MB`] : [];
      const slow = tooSlow === 0 ? [] : [`${tooSlow} took more than ${MOST_SECONDS} s`];
      return {
        tried: HOSTILE_PAGES.length + mutations,
        escaped: [...failures, ...dear, ...slow],
        spoilt: [],
        figures: { pages: HOSTILE_PAGES.length, mutations, slowest, memoryMb },
      };
    }
    // the mutant is no faster than it is deep: it meets the deep pages alone
    const chosen = guard === product ? drawn(trial, HOSTILE_PAGES, 10) : HOSTILE_PAGES.filter(({ name }) => name.startsWith("nested"));
    const dice = seededRandom(trial.dice.whole(0, 1e9));
    const changed = guard === product ? 120 : 0;
    const escaped = [
      ...chosen.map(({ name, make }) => failureOf(guard, name, make(SHORT_LENGTH), SENTENCES)),
      ...Array.from({ length: changed }, (_, turn) => failureOf(guard, `mutation ${turn}`, mutant(turn, dice), [])),
    ].filter((failure) => failure !== null);
    return { tried: chosen.length + changed, escaped, spoilt: [] };
  },
});
