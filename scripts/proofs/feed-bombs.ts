import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { FEED_BOMBS } from "../../test/feed-bombs.ts";
import type { Proof } from "../prove.ts";

const MAX_CPU_MS = 200;
const MAX_MEMORY_MB = 100;
/** Each is read so many times, in a fresh process; the median counts. */
const ROUNDS = 5;

interface Cost {
  readonly outcome: string;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

const medianOf = (list: readonly number[]): number => Number(([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0).toFixed(1));

/** Feeds made to exhaust whoever reads them. */
export const proof: Proof = {
  name: "feed-bombs",
  summary: `every feed bomb is cut or refused with a reason within ${MAX_CPU_MS} ms of processor time and ${MAX_MEMORY_MB} MB`,
  async run({ root, note }) {
    const rows = FEED_BOMBS.map(({ name, outcome }, at) => {
      const costs = Array.from({ length: ROUNDS }, (): Cost => {
        const run = spawnSync(process.execPath, [join(root, "test/feed-bomb-cost.ts"), String(at)], { encoding: "utf8" });
        if (run.status !== 0) throw new Error(run.stderr);
        return JSON.parse(run.stdout) as Cost;
      });
      const cpuMs = medianOf(costs.map((cost) => cost.cpuMs));
      const memoryMb = medianOf(costs.map((cost) => cost.memoryMb));
      const row = {
        name,
        outcome: costs[0]?.outcome ?? "",
        cpuMs,
        memoryMb,
        passed: outcome.test(costs[0]?.outcome ?? "") && cpuMs <= MAX_CPU_MS && memoryMb <= MAX_MEMORY_MB,
      };
      note(JSON.stringify(row));
      return row;
    });
    return { passed: rows.every(({ passed }) => passed), figures: { bombs: rows.length, rounds: ROUNDS, rows } };
  },
};
