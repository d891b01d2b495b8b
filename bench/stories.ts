/**
 * Cost of placing titles and leads into stories, on a generated stream, beside three peers in the same run: a loop over every cluster for each report, and
 * two clusterers that compare title words. Run: node bench/stories.ts [reports ...]   (default 10000 100000)
 * The peers run 10,000 and 20,000 reports at most. Prints CPU microseconds a report, pairwise F1 against the generator over all stories and on a row of its
 * own over the ten largest, and the memory the clusterer holds a report.
 */
import { cpus, loadavg } from "node:os";
import { emptyIndex, placeReading, updateIndex } from "../src/core/stories/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { type Row, runStream } from "./stories/measure.ts";
import { everyCluster, type Place, titleJaccard } from "./stories/peers.ts";

const SEED = 20_310_301;
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

function show(label: string, row: Row): Row {
  const cell = (text: string, width = 9): string => text.padStart(width);
  process.stdout.write(
    `${[label.padEnd(26), cell(String(row.items)), cell(row.median.toFixed(0)), cell(row.slowest.toFixed(0)), cell(row.f1.toFixed(4)), cell(row.bytes.toFixed(0))].join(" ")}\n` +
      `  its ten largest stories ${" ".repeat(30)} ${cell(row.largestF1.toFixed(4))}   largest (${row.largestSize}) ${(100 * row.largestWhole).toFixed(1)} % in one cluster\n`,
  );
  return row;
}

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size >= 1000);
if (sizes.length === 0) sizes.push(10_000, 100_000);
process.stdout.write(`cores ${cpus().length}, load ${loadavg()[0]?.toFixed(2)}\n${"row".padEnd(26)}   reports us/report   slowest   pair F1 bytes/rep\n`);
const rows = sizes.map((size) => show("unecho", runStream(size, SEED, ours)));
const first = rows[0]?.median ?? 1;
for (const size of PEER_ITEMS.filter((items) => items <= Math.max(...sizes))) {
  const peers: readonly (readonly [string, () => Place])[] = [
    ["every cluster", everyCluster],
    ["title jaccard", () => titleJaccard()],
    ["title jaccard, 250 a word", () => titleJaccard(250)],
  ];
  for (const [label, open] of peers) process.stdout.write(`  ${(show(label, runStream(size, SEED, open)).mean / first).toFixed(1)} times the cost of unecho\n`);
}
process.stdout.write(`growth ${((rows[rows.length - 1]?.median ?? 1) / first).toFixed(2)} from ${sizes[0]} to ${sizes[sizes.length - 1]} reports\n`);
