/**
 * Cost of placing titles and leads into stories while more and more of them are in the window, on a generated stream; beside it, on sizes they can bear,
 * a loop over every cluster for each report and a clusterer that compares title words.
 * Run: node bench/stories.ts [reports ...]   (10000 or more; default 10000 100000 1000000: some fifteen quiet minutes)
 * Prints CPU microseconds a report (median of blocks; reading the text and repairs included), pairwise F1 against the generator over all stories and, on a
 * row of its own, over the ten largest, and the bytes held a report.
 */
import { cpus, loadavg } from "node:os";
import { emptyIndex, placeReading, updateIndex } from "../src/core/stories/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { type Growth, measureGrowth } from "./stories/growth.ts";
import { runStream } from "./stories/measure.ts";
import { everyCluster, type Place, titleJaccard } from "./stories/peers.ts";

const SEED = 20_310_301;
/** Reports in the window of the small index that the large one is held against, on the same reports in turns. */
const SMALL = 10_000;
const PROBES = 5000;
/** The loop over every cluster needs hours for more. */
const PEER_ITEMS = [10_000, 20_000];

const packs = loadPacks();
function ours(): Place {
  let index = emptyIndex();
  return ({ reading }) => {
    const placement = placeReading(reading, index, packs).value;
    index = updateIndex(index, reading, placement, packs);
    return placement.story;
  };
}

interface Line {
  readonly label: string;
  readonly reports: number;
  readonly cost: number;
  readonly f1: number;
  readonly bytes: number;
  readonly largestF1: number;
  readonly largest: readonly { readonly size: number; readonly whole: number }[];
  /** What else there is to say. */
  readonly more: string;
}

function show({ label, reports, cost, f1, bytes, largestF1, largest, more }: Line): void {
  const cell = (text: string): string => text.padStart(10);
  const first = largest[0] ?? { size: 0, whole: 0 };
  process.stdout.write(
    `${[label.padEnd(26), cell(String(reports)), cell(cost.toFixed(0)), cell(f1.toFixed(4)), cell(bytes.toFixed(0))].join("")}   ${more}\n` +
      `${"  its ten largest stories".padEnd(46)}${cell(largestF1.toFixed(4))}${cell("")}   largest (${first.size}) ${(100 * first.whole).toFixed(1)} % in one cluster\n`,
  );
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size >= 2 * PROBES)
  .sort((a, b) => a - b);
if (sizes.length === 0) sizes.push(10_000, 100_000, 1_000_000);
process.stdout.write(
  `cores ${cpus().length}, load ${loadavg()[0]?.toFixed(2)}\n${"".padEnd(26)}${["reports", "us/report", "pair F1", "bytes/rep"].map((head) => head.padStart(10)).join("")}\n`,
);
const looks: Growth[] = [];
for (const look of measureGrowth({ sizes, small: Math.min(SMALL, ...sizes), probes: PROBES, seed: SEED }, packs)) {
  looks.push(look);
  const retired = look.retiredBytes === null ? "" : `, ${look.retiredBytes.toFixed(0)} bytes once retired`;
  const more = `${look.ratio.toFixed(2)} times a small index, ${look.compared.mean.toFixed(1)} stories compared, ${look.touched.mean.toFixed(0)} references read${retired}`;
  show({ ...look, label: "unecho, repairs included", more });
}
for (const items of PEER_ITEMS) {
  const peers: readonly (readonly [string, () => Place])[] = [
    ["unecho, first answers", ours],
    ["every cluster", everyCluster],
    ["title jaccard", () => titleJaccard()],
    ["title jaccard, 250 a word", () => titleJaccard(250)],
  ];
  for (const [label, open] of peers) {
    const row = runStream(items, SEED, open);
    show({ ...row, label, reports: items, cost: row.median, more: `slowest block ${row.slowest.toFixed(0)} us/report` });
  }
}
const [first, last] = [looks[0], looks[looks.length - 1]];
process.stdout.write(`growth ${((last?.cost ?? 0) / (first?.cost ?? 1)).toFixed(2)} from ${first?.reports} to ${last?.reports} reports in the window\n`);
