/**
 * Scores the gold sets, compares with the last run kept beside it and with the floors.
 *   npm run eval                     table, gains and losses since the last --keep
 *   npm run eval -- --keep           and remembers these figures (build/eval.json)
 *   npm run eval -- --update         raises corpus/floors.json to what is reached; lowering needs
 *                                    --allow-regression "SENTENCE", which is kept in the file
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundledSets, evaluate } from "../src/node/app/operations/eval.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { readSettings } from "../src/node/config.ts";
import { type Floors, goldDigest, readFloors, updateFloors } from "../src/node/eval/floors.ts";
import type { Scores } from "../src/node/eval/score.ts";
import { makeDeps } from "../src/node/run/deps.ts";

const args = process.argv.slice(2);
const valueOf = (flag: string): string | null => (args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? null) : null);
const kept = join(productRoot, "build", "eval.json");
const floorsFile = join(productRoot, "corpus", "floors.json");

const deps = makeDeps({
  settings: readSettings({ quiet: true }, {}, false),
  program: "unecho",
  version: "eval",
  root: productRoot,
});
const result = await evaluate(bundledSets(productRoot), false, deps);
const before = existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Readonly<Record<string, Scores>>) : {};
const now: Record<string, Scores> = Object.fromEntries([...result.sets.map(({ name, scores }) => [name, scores] as const), ["mean", result.mean] as const]);

/** Changes smaller than this are rounding. */
const NOISE = 0.0005;
for (const [set, scores] of Object.entries(now)) {
  for (const [measure, value] of Object.entries(scores)) {
    const old = before[set]?.[measure];
    if (value === null || old === null || old === undefined || Math.abs(value - old) < NOISE) continue;
    process.stdout.write(`${value > old ? "gain" : "loss"}  ${set} ${measure}  ${old.toFixed(3)} -> ${value.toFixed(3)}\n`);
  }
}
for (const [measure, value] of Object.entries(result.mean)) process.stdout.write(`${measure.padEnd(24)} ${value === null ? "-" : value.toFixed(3)}\n`);
if (args.includes("--keep")) {
  mkdirSync(join(productRoot, "build"), { recursive: true });
  writeFileSync(kept, JSON.stringify(now, null, 1));
}
if (args.includes("--update")) {
  const old: Floors | null = existsSync(floorsFile) ? readFloors(floorsFile) : null;
  const { floors, refused } = updateFloors(old, result.mean, goldDigest(productRoot), valueOf("--allow-regression"));
  for (const line of refused) process.stderr.write(`floor not lowered: ${line}\n`);
  if (refused.length > 0) {
    process.stderr.write('give the reason: --allow-regression "SENTENCE"\n');
    process.exitCode = 1;
  } else writeFileSync(floorsFile, `${JSON.stringify(floors, null, 2)}\n`);
}
