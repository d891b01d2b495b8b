import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { productRoot } from "../../src/node/app/packs.ts";
import { pictureDigest } from "../../src/node/app/picture-digest.ts";
import type { Store } from "../../src/node/app/ports.ts";
import { circumstancesOf } from "../../src/node/app/story-dossier.ts";
import { readSettings } from "../../src/node/config.ts";
import { makeDeps } from "../../src/node/run/deps.ts";
import { openPostgresStore } from "../../src/node/store/postgres.ts";
import { openSqliteStore } from "../../src/node/store/sqlite.ts";
import { packedRecords } from "../../test/invented-archive.ts";
import { startPostgres } from "../../test/postgres-server.ts";
import { seededRandom } from "../../test/seeded-random.ts";
import type { Proof } from "../prove.ts";

const PAGES = Number(process.env.UNECHO_ARCHIVE_PAGES ?? 10_000);
const KILLS = 3;
/** When a run is killed, in percent of the time the whole took on the same database: three of them together leave something to do. */
const KILLED_AFTER = [12, 28] as const;

/** Prints what a process used, all its threads together, when it ends. */
const CPU_AT_EXIT = "data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('CPU '+(user+system)/1e6+'\\n')})";

interface Run {
  readonly killed: boolean;
  readonly seconds: number;
  /** Processor seconds; null when it was killed. */
  readonly cpu: number | null;
}

/** `unecho read` of a file into a store, killed without warning after some seconds when asked to. */
async function readArchive(root: string, file: string, where: readonly string[], killAfterMs: number | null): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", CPU_AT_EXIT, join(root, "src/node/cli/main.ts"), "read", file, "-j", "2", "--json", ...where], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err = (err + text).slice(-10_000);
  });
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.on("close", (_, by) => resolve(by)));
  if (timer !== null) clearTimeout(timer);
  const cpu = /CPU ([\d.]+)/.exec(err)?.[1];
  if (signal === null && (cpu === undefined || /fault/.test(err))) throw new Error(`reading failed: ${err.slice(-500)}`);
  return { killed: signal !== null, seconds: (performance.now() - started) / 1000, cpu: cpu === undefined ? null : Number(cpu) };
}

/** Where one store is, for the command line and for looking into it. */
interface Place {
  readonly name: string;
  readonly flags: readonly string[];
  readonly open: () => Promise<Store>;
}

async function lookInto(place: Place): Promise<{ readonly digest: string; readonly reports: number }> {
  const deps = makeDeps({ settings: readSettings({}, {}, false), program: "unecho", version: "0.0.0", root: productRoot });
  const store = await place.open();
  try {
    return { digest: await pictureDigest(store, await circumstancesOf(store, deps.packs(), null)), reports: await store.lastPosition() };
  } finally {
    await store.close();
  }
}

/** A kill without warning, and how many reports the store had then. */
interface Kill {
  readonly afterSeconds: number;
  readonly reports: number;
}

async function reportsIn(place: Place): Promise<number> {
  const store = await place.open();
  return store.lastPosition().finally(() => store.close());
}

function writeFile(path: string, seed: number): number {
  const file = openSync(path, "wx");
  for (const record of packedRecords(seed, PAGES)) writeSync(file, record);
  closeSync(file);
  return statSync(path).size;
}

/** 10,000 generated pages into both stores, whole and killed. */
export const proof: Proof = {
  name: "archive",
  summary:
    "a WARC.gz of 10,000 generated news pages gives the same picture on SQLite and on PostgreSQL, and after three kills -9 in the midst of reading, each followed by another run",
  async run({ root, seed, note }) {
    const folder = mkdtempSync(join(tmpdir(), "unecho-prove-archive-"));
    const server = await startPostgres();
    try {
      const file = join(folder, "news.warc.gz");
      const bytes = writeFile(file, seed);
      note(`${PAGES} pages, ${(bytes / 1e6).toFixed(1)} MB packed`);
      const sqlite = (name: string): Place => ({
        name: `sqlite, ${name}`,
        flags: ["--data", join(folder, name)],
        open: () => openSqliteStore(join(folder, name)),
      });
      const postgres = async (name: string): Promise<readonly Place[]> => {
        if (typeof server === "string") return [];
        const address = await server.freshDatabase();
        const open = async (): Promise<Store> => {
          const store = await openPostgresStore(address);
          if (store === null) throw new Error("no store in the database");
          return store;
        };
        return [{ name: `postgres, ${name}`, flags: ["--database", address], open }];
      };
      if (typeof server === "string") note(`not run: PostgreSQL (${server})`);
      const dice = seededRandom(seed);
      const figures: Record<string, unknown>[] = [];
      const digests = new Set<string>();
      const wholeSeconds: number[] = [];
      let midway = true;
      for (const kills of [0, KILLS]) {
        const label = kills === 0 ? "whole" : "killed";
        for (const [at, place] of [sqlite(label), ...(await postgres(label))].entries()) {
          const killed: Kill[] = [];
          while (killed.length < kills) {
            const run = await readArchive(root, file, place.flags, dice.whole(...KILLED_AFTER) * 10 * (wholeSeconds[at] ?? 0));
            // it was done before: the line is not proved
            if (!run.killed) break;
            killed.push({ afterSeconds: Number(run.seconds.toFixed(1)), reports: await reportsIn(place) });
          }
          const last = await readArchive(root, file, place.flags, null);
          const { digest, reports } = await lookInto(place);
          wholeSeconds[at] ??= last.seconds;
          digests.add(`${digest} ${reports}`);
          midway &&= killed.length === kills && killed.every((kill) => kill.reports < PAGES);
          figures.push({
            store: place.name,
            killed,
            reports,
            digest,
            seconds: Number(last.seconds.toFixed(1)),
            cpuSeconds: last.cpu,
            ...(kills > 0 || last.cpu === null
              ? {}
              : { pagesPerSecond: Number((PAGES / last.seconds).toFixed(1)), pagesPerCpuSecond: Number((PAGES / last.cpu).toFixed(1)) }),
          });
          note(JSON.stringify(figures.at(-1)));
        }
      }
      const passed = PAGES === 10_000 && midway && digests.size === 1 && typeof server !== "string" && figures.every(({ reports }) => reports === PAGES);
      return {
        passed,
        figures: { pages: PAGES, packedMb: Number((bytes / 1e6).toFixed(1)), postgres: typeof server === "string" ? server : server.version, runs: figures },
      };
    } finally {
      if (typeof server !== "string") await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
