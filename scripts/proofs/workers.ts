import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { FaultWorld } from "../../test/fault-world.ts";
import { packedRecords } from "../../test/invented-archive.ts";
import { watchArrivals } from "../measures/arrivals.ts";
import type { Proof } from "../prove.ts";

/** Enough that starting, which every worker does once, is a small part of the work; the figures tell how much it is. */
const PAGES = Number(process.env.UNECHO_WORKER_PAGES ?? 16_000);
/** Reports arrive for so long. */
const ARRIVAL_SECONDS = Number(process.env.UNECHO_ARRIVAL_SECONDS ?? 300);
const BARS = { articlesPerCpuSecond: 70, cpuRatio: 1.1, wallRatio: 1.5, peakBytes: 2e9, arrivalP95Ms: 2000, arrivalsPerSecond: 12 } as const;

/** Prints what a process used, all its threads together, when it ends. */
const USED_AT_EXIT =
  "data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('USED '+(user+system)/1e6+' '+process.resourceUsage().maxRSS*1024+'\\n')})";

interface Used {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakBytes: number;
}

/** `unecho worker` as its own process, from its sources as built; bound to `core`, to none when null. */
async function work(root: string, address: string, flags: readonly string[], core: number | null): Promise<Used> {
  const started = performance.now();
  const bound = core === null ? [] : ["taskset", "-c", String(core)];
  const [command = "", ...rest] = [...bound, process.execPath, "--import", USED_AT_EXIT, join(root, "dist/node/cli/main.js"), "worker", "--database", address];
  const child = spawn(command, [...rest, ...flags], { stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  const used = /USED ([\d.]+) (\d+)/.exec(err);
  if (code !== 0 || used === null) throw new Error(`the worker ended with ${String(code)}: ${err.slice(-500)}`);
  return { seconds: (performance.now() - started) / 1000, cpu: Number(used[1]), peakBytes: Number(used[2]) };
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Workers on archives of generated pages, on a real PostgreSQL; arrivals at a server. */
export const proof: Proof = {
  name: "workers",
  summary: `from WARC.gz to committed claims at least ${BARS.articlesPerCpuSecond} articles a CPU-second; two workers at most ${BARS.cpuRatio} times the CPU of one and at least ${BARS.wallRatio} times as fast; at most 2 GB; an arriving report shows within 2 s (p95) at ${BARS.arrivalsPerSecond} a second`,
  async run({ root, seed, note }) {
    const world = await FaultWorld.open();
    if (typeof world === "string") return { passed: false, figures: { notRun: world } };
    const folder = mkdtempSync(join(tmpdir(), "unecho-prove-workers-"));
    try {
      const file = join(folder, "news.warc.gz");
      writeFileSync(file, Buffer.concat([...packedRecords(seed, PAGES)]));
      const fresh = async (pages: readonly string[]): Promise<string> => {
        const address = await world.database();
        await world.list(address, pages, 64);
        return address;
      };
      // starting, and loading the language data, is in every figure; a second worker shows what it is
      const runs: Record<string, unknown>[] = [];
      const measure = async (
        name: string,
        workers: number,
        flags: readonly string[],
        bound: boolean,
      ): Promise<{ readonly wall: number; readonly cpu: number; readonly peak: number }> => {
        const load = loadavg()[0] ?? 0;
        const address = await fresh([file]);
        const started = performance.now();
        const used = await Promise.all(Array.from({ length: workers }, (_, core) => work(root, address, flags, bound ? core : null)));
        const wall = (performance.now() - started) / 1000;
        const cpu = used.reduce((sum, each) => sum + each.cpu, 0);
        const peak = Math.max(...used.map(({ peakBytes }) => peakBytes));
        runs.push({
          name,
          workers,
          bound,
          pages: PAGES,
          wallSeconds: round(wall),
          cpuSeconds: round(cpu),
          articlesPerCpuSecond: round(PAGES / cpu, 1),
          articlesPerSecond: round(PAGES / wall, 1),
          peakMb: round(peak / 1e6, 0),
          loadBefore: round(load),
        });
        note(JSON.stringify(runs.at(-1)));
        return { wall, cpu, peak };
      };
      // a worker of one thread alone spreads its collector and compiler over every core there is: what a second core with a second worker
      // brings is seen with each bound to one. Not bound is told beside. In turns, so that a busy machine is busy for both
      const canBind = ["0", "1"].every((core) => spawnSync("taskset", ["-c", core, "true"]).status === 0);
      const flags = ["-j", "1", "--read-only", "--ahead", "100000"];
      const oneFree = await measure("committed claims", 1, flags, false);
      const twoFree = await measure("committed claims", 2, flags, false);
      const notBound = { cpuRatio: round(twoFree.cpu / oneFree.cpu), wallRatio: round(oneFree.wall / twoFree.wall) };
      const ratios: { readonly cpu: number; readonly wall: number }[] = [];
      const starts: number[] = [];
      const steady: number[] = [];
      let best = 0;
      let peak = 0;
      for (let turn = 0; turn < 3; turn += 1) {
        const one = await measure("committed claims", 1, flags, canBind);
        const two = await measure("committed claims", 2, flags, canBind);
        ratios.push({ cpu: two.cpu / one.cpu, wall: one.wall / two.wall });
        const start = two.cpu - one.cpu;
        starts.push(start);
        steady.push(PAGES / Math.max(0.01, one.cpu - start));
        best = Math.max(best, PAGES / one.cpu);
        peak = Math.max(peak, one.peak, two.peak);
      }
      const whole = await measure("picture up to date", 1, ["-j", "2"], false);
      peak = Math.max(peak, whole.peak);
      const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
      const cpuRatio = median(ratios.map(({ cpu }) => cpu));
      const wallRatio = median(ratios.map(({ wall }) => wall));
      const arrivals = await watchArrivals({ root, folder, perSecond: BARS.arrivalsPerSecond, seconds: ARRIVAL_SECONDS, seed, note });
      const isFull = PAGES >= 16_000 && ARRIVAL_SECONDS >= 300;
      return {
        passed:
          isFull &&
          best >= BARS.articlesPerCpuSecond &&
          cpuRatio <= BARS.cpuRatio &&
          wallRatio >= BARS.wallRatio &&
          peak <= BARS.peakBytes &&
          arrivals.shown === arrivals.sent &&
          arrivals.p95Ms <= BARS.arrivalP95Ms,
        figures: {
          bars: BARS,
          full: isFull,
          runs,
          startCpuSeconds: round(median(starts)),
          articlesPerCpuSecondOnceStarted: round(median(steady), 1),
          bound: canBind,
          notBound,
          cpuRatio: round(cpuRatio),
          wallRatio: round(wallRatio),
          peakMb: round(peak / 1e6, 0),
          arrivals,
        },
      };
    } finally {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
