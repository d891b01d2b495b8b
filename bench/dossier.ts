/**
 * Cost of working out one story (origins, findings, brief), on generated stories of growing size, beside a loop that holds every two claims against each
 * other by their words. Run: node bench/dossier.ts [claims ...]   (default 2000 20000). Prints CPU milliseconds: the median of several runs and their range.
 */
import { cpus, loadavg } from "node:os";
import type { Claim } from "../src/core/model/index.ts";
import { buildDossier } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { type MadeStory, makeStory } from "./dossier/make-story.ts";
import { cpuOf, median, RUNS } from "./read/measure.ts";

const SEED = 7;
/** The loop over all pairs is run up to this size. */
const MOST_PEER_CLAIMS = 5000;
/** Bars: milliseconds at the first size, and how many times that at ten times the size. */
const BAR_MS = 300;
const BAR_GROWTH = 12;

const packs = loadPacks();

/** Every two claims of a story by the share of words they have in common, joined above one half: what a first attempt would do. */
function compareAll({ readings }: MadeStory): number {
  const claims: readonly Claim[] = readings.flatMap((reading) => reading.claims);
  const words = claims.map((claim) => new Set(claim.terms));
  let joined = 0;
  for (const [at, mine] of words.entries()) {
    for (let other = at + 1; other < words.length; other++) {
      const theirs = words[other] as Set<string>;
      let shared = 0;
      for (const word of mine) if (theirs.has(word)) shared++;
      if (shared * 2 > mine.size + theirs.size - shared) joined++;
    }
  }
  return joined;
}

async function measure(label: string, made: MadeStory, work: () => unknown, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await cpuOf(work));
  const cell = (value: number): string => value.toFixed(0).padStart(8);
  process.stdout.write(
    `${label.padEnd(16)}${String(made.claims).padStart(8)}${cell(median(times))}  ${Math.min(...times).toFixed(0)}-${Math.max(...times).toFixed(0)}\n`,
  );
  return median(times);
}

const given = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size >= 100);
const sizes = given.length === 0 ? [2000, 20_000] : given;
process.stdout.write(`cores ${cpus().length}, load ${loadavg()[0]?.toFixed(2)}, seed ${SEED}\nrow               claims  CPU ms  range\n`);
// what the compiler learns belongs to no size
const warm = makeStory(500, SEED);
for (let run = 0; run < RUNS; run++) buildDossier(warm.story, warm.readings, warm.placements, [], packs);
const medians: number[] = [];
for (const size of sizes) {
  const made = makeStory(size, SEED);
  medians.push(await measure("unecho", made, () => buildDossier(made.story, made.readings, made.placements, [], packs), size > MOST_PEER_CLAIMS ? 3 : RUNS));
  if (size <= MOST_PEER_CLAIMS) await measure("every pair", made, () => compareAll(made), RUNS);
}
const [first = 0, last = 0] = [medians[0], medians.at(-1)];
process.stdout.write(
  `at ${sizes[0]} claims ${first.toFixed(0)} ms (bar ${BAR_MS}); growth to ${sizes.at(-1)} claims ${(last / first).toFixed(1)} times (bar ${BAR_GROWTH})\n`,
);
