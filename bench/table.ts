/**
 * Our rows beside rows of npm libraries, run in one process on the same generated input, and beside figures others published, which are marked as such.
 * Run: node bench/index.ts table [--rounds=3] [--pages=30] [--feeds=60] [--streamed=5000] [--seed=20310301] [--only=page,feed] [--tiny]
 * Prints the table and writes bench/results/table.json (table-tiny.json with --tiny): host, load, seed, digests of the input, medians with ranges. Figures are units a CPU-second.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform } from "node:os";
import { fileURLToPath } from "node:url";
import { emptyIndex, placeReading, updateIndex } from "../src/core/stories/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { type Contest, hold, type Row } from "./table/contest.ts";
import { contestsOf, type Sizes } from "./table/contests.ts";
import { type TablePeers, tablePeers } from "./table/peers.ts";
import { publishedRows } from "./table/published.ts";

/** What one run of the table found. */
export interface Table {
  readonly command: string;
  readonly commit: string;
  readonly host: Readonly<Record<string, string | number>>;
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] };
  readonly seed: number;
  readonly rounds: number;
  readonly sizes: Sizes;
  /** Why libraries that were to run beside us did not; null when they did. */
  readonly missing: string | null;
  readonly contests: readonly (Pick<Contest, "id" | "about" | "unit" | "amount" | "input"> & { readonly rows: readonly Row[] })[];
}

interface Options {
  readonly seed: number;
  readonly rounds: number;
  readonly sizes: Sizes;
  /** Contests that are held; all when empty. */
  readonly only: readonly string[];
  /** Installed libraries that run beside us, or why there are none. */
  readonly peers: TablePeers | string;
  readonly note: (line: string) => void;
}

/** Holds the contests one after the other. */
export async function makeTable({ seed, rounds, sizes, only, peers, note }: Options): Promise<Omit<Table, "command" | "commit">> {
  const packs = loadPacks();
  const before = loadavg();
  const ours = () => {
    let index = emptyIndex();
    return ({ reading }: { readonly reading: Parameters<typeof placeReading>[0] }) => {
      const placement = placeReading(reading, index, packs).value;
      index = updateIndex(index, reading, placement, packs);
      return placement.story;
    };
  };
  const given = { sizes, seed, packs, peers: typeof peers === "string" ? null : peers };
  const contests: Table["contests"][number][] = [];
  for (const contest of await contestsOf(given, ours)) {
    if (only.length > 0 && !only.includes(contest.id)) continue;
    const { id, about, unit, amount, input } = contest;
    note(`\n${id}: ${about} (${amount} ${unit}, input ${input})`);
    const rows = [...(await hold(contest, rounds)), ...publishedRows.filter((row) => row.contest === id)];
    for (const row of rows) note(lineOf(row));
    contests.push({ id, about, unit, amount, input, rows });
  }
  return {
    host: { node: process.version, platform: platform(), arch: arch(), cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length },
    load: { before, after: loadavg() },
    seed,
    rounds,
    sizes,
    missing: typeof peers === "string" ? peers : null,
    contests,
  };
}

const figure = (value: number): string => (value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));

/** A row as it is printed. */
function lineOf({ name, kind, perCpuSecond, timesOurs, found, said, source }: Row): string {
  if (perCpuSecond === null) return `  ${name.padEnd(50)} published, not run here: ${said} (${source})`;
  const { median, low, high } = perCpuSecond;
  const times = timesOurs === null ? "" : `${timesOurs.toFixed(2)} x our time`;
  const good = Object.entries(found)
    .map(([key, value]) => `${key} ${value}`)
    .join(", ");
  return `${kind === "ours" ? "* " : "  "}${name.padEnd(50)}${figure(median).padStart(12)}  ${`${figure(low)}-${figure(high)}`.padEnd(22)}${times.padEnd(20)}${good}`;
}

const flag = (name: string): string | undefined => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tiny = process.argv.includes("--tiny");
  const size = (name: keyof Sizes, usual: number, small: number): number => Number(flag(name) ?? (tiny ? small : usual));
  const installed = await tablePeers();
  const table = await makeTable({
    seed: Number(flag("seed") ?? 20_310_301),
    rounds: Number(flag("rounds") ?? (tiny ? 1 : 3)),
    sizes: { pages: size("pages", 30, 4), feeds: size("feeds", 60, 4), streamed: size("streamed", 5000, 1000) },
    only: flag("only")?.split(",") ?? [],
    peers: installed,
    note: (line) => process.stdout.write(`${line}\n`),
  });
  const commit = spawnSync("git", ["rev-parse", "HEAD"], { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" }).stdout.trim();
  const command = ["node bench/index.ts table", ...process.argv.slice(2)].join(" ");
  if (table.missing !== null) process.stdout.write(`\nnot measured: ${table.missing}\n`);
  const out = fileURLToPath(new URL(tiny ? "results/table-tiny.json" : "results/table.json", import.meta.url));
  writeFileSync(out, `${JSON.stringify({ command, commit, ...table }, null, 2)}\n`);
  process.stdout.write(
    `\nload ${table.load.before[0]?.toFixed(2)} before, ${table.load.after[0]?.toFixed(2)} after; written to ${out.slice(out.lastIndexOf("bench"))}\n`,
  );
}
