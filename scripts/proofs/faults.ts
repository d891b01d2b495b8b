import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FaultWorld } from "../../test/fault-world.ts";
import { FAULTS, QUEUE_FAULTS } from "../../test/faults.ts";
import type { Figures } from "../../test/faults-of-workers.ts";
import { startNats } from "../../test/nats-server.ts";
import type { Proof } from "../prove.ts";

/** Schedules of each fault, and minutes after which no further one is begun. */
const SCHEDULES = Number(process.env.UNECHO_FAULT_SCHEDULES ?? 20);
const MINUTES = Number(process.env.UNECHO_FAULT_MINUTES ?? 60);
/** The schedules of the suite instead of longer ones: what is run in it is no full proof. */
const SHORT = process.env.UNECHO_FAULT_FORM === "short";
const BAR = 20;

interface Outcome {
  readonly fault: string;
  /** What it was run with; a mend in between leaves earlier schedules of other faults as they are. */
  readonly commit: string;
  readonly seed: number;
  readonly seconds: number;
  readonly figures: Figures | null;
  /** Why the end was not that of an undisturbed run; null when it was. */
  readonly problem: string | null;
}

/** Milliseconds after which a schedule that has not ended is counted as one that never does. */
const LONGEST_MS = 300_000;
/** Milliseconds within which a queue whose servers are killed tells workers again. */
const LONGEST_OUTAGE_MS = 10_000;

async function withinTime(work: Promise<Figures>): Promise<Figures> {
  let cut: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    cut = setTimeout(() => reject(new Error(`it had not ended after ${LONGEST_MS / 1000} s`)), LONGEST_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(cut));
}

/** What was run before is not run again, until the next build empties the folder. */
function progressFile(root: string): string {
  const folder = join(root, "dist");
  mkdirSync(folder, { recursive: true });
  return join(folder, "faults-progress.json");
}

/** Every fault of a distributed reading, many times, on a real PostgreSQL and three real NATS servers. */
export const proof: Proof = {
  name: "faults",
  summary: `archives read while workers, database, queue, network, disk, clocks and archives fail: ${BAR} seeded schedules of each of twelve faults end in the digest of an undisturbed run, nothing lost, nothing counted twice`,
  async run({ root, seed, note }) {
    const world = await FaultWorld.open();
    if (typeof world === "string") return { passed: false, figures: { notRun: world } };
    const nats = await startNats(3);
    if (typeof nats === "string") {
      await world.close();
      return { passed: false, figures: { notRun: nats } };
    }
    const file = progressFile(root);
    const outcomes: Outcome[] = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Outcome[]) : [];
    const jobs = [
      ...FAULTS.map(({ number, what, run }) => ({ name: `${number} ${what}`, run: (at: number) => run(world, at, !SHORT) })),
      ...QUEUE_FAULTS.map(({ number, what, run }) => ({ name: `${number} ${what}`, run: (at: number) => run(world, nats, at) })),
    ];
    const started = performance.now();
    const commit = spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).stdout.trim();
    try {
      for (let round = 0; round < SCHEDULES; round += 1)
        for (const { name, run } of jobs) {
          const own = seed * 1000 + round;
          if (outcomes.some((known) => known.fault === name && known.seed === own)) continue;
          if (performance.now() - started > MINUTES * 60_000) continue;
          const from = performance.now();
          let figures: Figures | null = null;
          let problem: string | null = null;
          try {
            figures = await withinTime(run(own));
            const { resumedMs = 0 } = figures;
            if (resumedMs > LONGEST_OUTAGE_MS) problem = `the queue took ${resumedMs} ms to come back`;
          } catch (error) {
            problem = error instanceof Error ? error.message : String(error);
          }
          outcomes.push({ fault: name, commit, seed: own, seconds: Number(((performance.now() - from) / 1000).toFixed(1)), figures, problem });
          note(JSON.stringify(outcomes.at(-1)));
          writeFileSync(file, JSON.stringify(outcomes));
        }
    } finally {
      await nats.stop();
      await world.close();
    }
    const faults = jobs.map(({ name }) => {
      const own = outcomes.filter(({ fault }) => fault === name);
      const sums: Record<string, number> = {};
      for (const { figures } of own) for (const [key, value] of Object.entries(figures ?? {})) sums[key] = (sums[key] ?? 0) + value;
      return {
        fault: name,
        schedules: own.length,
        commits: [...new Set(own.map(({ commit: at }) => at))],
        whole: own.filter(({ problem }) => problem === null).length,
        sums,
        problems: own.flatMap(({ seed: at, problem }) => (problem === null ? [] : [{ seed: at, problem }])),
      };
    });
    return {
      passed: !SHORT && faults.every(({ schedules, whole }) => schedules >= BAR && whole === schedules),
      figures: { postgres: world.server.version, nats: nats.version, form: SHORT ? "short" : "full", bar: BAR, faults },
    };
  },
};
