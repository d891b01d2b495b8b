import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { verifyLedger } from "../src/node/app/ledger/verify.ts";
import type { Pace } from "../src/node/app/pace.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { pictureDigest } from "../src/node/app/picture-digest.ts";
import type { Deps, Store } from "../src/node/app/ports.ts";
import { circumstancesOf } from "../src/node/app/story-dossier.ts";
import { listArchives } from "../src/node/backfill/list-archives.ts";
import { placeReports } from "../src/node/backfill/place.ts";
import { StretchReader } from "../src/node/backfill/stretch-reader.ts";
import type { WorkEvent } from "../src/node/backfill/work-event.ts";
import { runWorker, type WorkReport } from "../src/node/backfill/worker.ts";
import { readSettings } from "../src/node/config.ts";
import { AppError } from "../src/node/errors.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import { commandFile } from "./command-file.ts";
import { packedRecords } from "./invented-archive.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { SURROUNDINGS } from "./run-unecho.ts";
import { type Dice, seededRandom } from "./seeded-random.ts";

/** Many small windows, closed while workers come and go. */
export const FAULT_PACE: Pace = { batch: 4, window: 20, closeEvery: 10, keepEvery: 3 };
const LIMITS = { time: 20_000, heap: 768 };
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a store must say in the end, whatever happened on the way. */
export interface Truth {
  readonly digest: string;
  readonly reports: number;
}

/** A worker in this process that can be drained, with what it told. */
export interface Hand {
  readonly events: WorkEvent[];
  readonly drain: () => void;
  readonly done: Promise<WorkReport>;
}

interface HandOptions {
  readonly nats?: string;
  readonly leaseMs?: number;
  readonly retellMs?: number;
  readonly place?: boolean;
  readonly stay?: boolean;
  readonly ahead?: number;
  readonly root?: string;
}

const depsFor = (
  address: string,
  more: { readonly nats?: string; readonly root?: string; readonly observe?: Deps["observe"]; readonly signal?: AbortSignal },
): Deps => {
  const { nats, root = productRoot, ...rest } = more;
  const settings = readSettings({ database: address, ...(nats === undefined ? {} : { nats }) }, {}, false);
  return makeDeps({ settings, program: "unecho", version: "0.0.0", root, ...rest });
};

/** Placing in this process: the language data are loaded once for all schedules. */
const placingHere = (deps: Deps): Deps => ({
  ...deps,
  placeAside(options, observe) {
    const [stop, finish] = [new AbortController(), new AbortController()];
    const run = async (): Promise<{ readonly busy: boolean; readonly reason: string | null }> => {
      try {
        const store = await deps.openStore("existing");
        try {
          await placeReports(store, { ...deps, signal: stop.signal }, { ...options, observe, finish: finish.signal, pace: FAULT_PACE });
        } finally {
          await store.close();
        }
        return { busy: false, reason: null };
      } catch (error) {
        return { busy: error instanceof AppError && error.code === "store/busy", reason: String(error) };
      }
    };
    return { stop: (now) => (now ? stop : finish).abort(), ended: run() };
  },
});

/** Databases, archives, workers and the one oracle of the fault tests. */
export class FaultWorld {
  readonly server: PostgresServer;
  readonly folder = mkdtempSync(join(tmpdir(), "unecho-faults-"));
  private readonly warm: StretchReader[] = [];
  private readonly truths = new Map<string, Promise<Truth>>();
  private template = "";

  private constructor(server: PostgresServer) {
    this.server = server;
  }

  /** The world, or why there is none here. */
  static async open(): Promise<FaultWorld | string> {
    const server = await startPostgres();
    if (typeof server === "string") return server;
    const world = new FaultWorld(server);
    world.template = await server.freshDatabase();
    await (await depsFor(world.template, {}).openStore("create")).close();
    return world;
  }

  async close(): Promise<void> {
    await Promise.all(this.warm.map((reader) => reader.stop()));
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  database = (): Promise<string> => this.server.freshDatabase(this.template);

  /** An archive of so many invented pages, with changes where asked for. */
  archive(name: string, pages: number, seed: number, change: (records: Buffer[], dice: Dice) => Buffer[] = (records) => records): string {
    const path = join(this.folder, name);
    writeFileSync(path, Buffer.concat(change([...packedRecords(seed, pages)], seededRandom(seed + 99))));
    return path;
  }

  async list(address: string, paths: readonly string[], batch: number): Promise<void> {
    const deps = depsFor(address, {});
    const store = await deps.openStore("create");
    await listArchives(paths, batch, store, deps);
    await store.close();
  }

  /** What one undisturbed worker makes of archives, which is what `unecho read` makes of them (test/backfill.test.ts). */
  truth(paths: readonly string[], { root = productRoot, pace = FAULT_PACE }: { readonly root?: string; readonly pace?: Pace } = {}): Promise<Truth> {
    const key = [root, pace.window, ...paths].join("\n");
    const known = this.truths.get(key);
    if (known !== undefined) return known;
    const made = (async () => {
      const { ingest } = await import("../src/node/app/ingest.ts");
      const { memoryStore } = await import("../src/node/store/memory.ts");
      const deps = depsFor("", { root });
      const store = memoryStore();
      await ingest(await deps.files(paths), store, deps, pace);
      return { digest: await pictureDigest(store, await circumstancesOf(store, deps.packs(), null)), reports: await store.lastPosition() };
    })();
    this.truths.set(key, made);
    return made;
  }

  /** A worker of this process with one warm thread. */
  hand(address: string, { nats, leaseMs = 4000, retellMs = 1500, place = true, stay = false, ahead = 400, root }: HandOptions = {}): Hand {
    const stop = new AbortController();
    const events: WorkEvent[] = [];
    const deps = placingHere(
      depsFor(address, {
        signal: stop.signal,
        observe: (event) => events.push(event),
        ...(nats === undefined ? {} : { nats }),
        ...(root === undefined ? {} : { root }),
      }),
    );
    const run = async (): Promise<WorkReport> => {
      const reader = (root === undefined ? this.warm.pop() : undefined) ?? new StretchReader(deps.root, LIMITS);
      const store = await deps.openStore("existing");
      const hints = await deps.hints();
      try {
        return await runWorker(store, deps, { threads: 1, stay, place, limits: LIMITS, leaseMs, retellMs, ahead, hints, readers: [reader] });
      } finally {
        if (root === undefined) this.warm.push(reader);
        else await reader.stop();
        await hints?.close();
        await store.close();
      }
    };
    return { events, drain: () => stop.abort(), done: run() };
  }

  /** `unecho worker` as a process of its own. */
  process(address: string, flags: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const preload = pathToFileURL(fileURLToPath(new URL("./fault-preload.ts", import.meta.url))).href;
    const surroundings: Record<string, string | undefined> = { ...process.env, ...env };
    for (const name of SURROUNDINGS) delete surroundings[name];
    surroundings.NODE_OPTIONS = `--import ${preload}`;
    const child = spawn(process.execPath, [commandFile(), "worker", "-j", "1", "--json", "--database", address, ...flags], { env: surroundings });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const done = new Promise<{ readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string }>((resolve) =>
      child.on("close", (code, signal) => resolve({ code, signal, out, err })),
    );
    return { kill: (signal: NodeJS.Signals) => child.kill(signal), done };
  }

  async ask<Row extends Readonly<Record<string, unknown>>>(address: string, text: string): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      return (await client.query(text)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** Waits until a question to the database answers what is waited for. */
  async until(address: string, text: string, isThere: (value: number) => boolean, patienceMs = 60_000): Promise<void> {
    for (const end = performance.now() + patienceMs; ; await pause(50)) {
      const [row] = await this.ask<{ readonly value: string }>(address, text);
      if (isThere(Number(row?.value ?? 0))) return;
      if (performance.now() > end) throw new Error(`waited in vain: ${text}`);
    }
  }

  /** The one oracle: the picture of an undisturbed run, nothing lost, nothing counted twice, every chain whole. */
  async oracle(address: string, truth: Truth, root: string = productRoot): Promise<void> {
    const deps = depsFor(address, { root });
    const store: Store = await deps.openStore("existing");
    try {
      const state = await store.backlog.state();
      const found = {
        digest: await pictureDigest(store, await circumstancesOf(store, deps.packs(), null)),
        reports: await store.lastPosition(),
        records: state.reports,
        faults: (await verifyLedger(store.ledger, null, () => undefined)).faults.length,
        open: state.batches.waiting + state.batches.leased + state.batches.done,
      };
      const [left] = await this.ask<{ readonly staged: number; readonly twice: number }>(
        address,
        "select (select count(*) from staged)::int as staged, (select count(*) - count(distinct article) from records where outcome = 'report')::int as twice",
      );
      const wanted = { ...truth, records: truth.reports, faults: 0, open: 0, staged: 0, twice: 0 };
      const got = { ...found, ...left };
      if (JSON.stringify(Object.entries(got).sort()) === JSON.stringify(Object.entries(wanted).sort())) return;
      const states = await this.ask(address, "select id, state, fence, tries, holder from batches order by id");
      const leases = await this.ask(address, "select * from leases");
      throw new Error(`the end is not that of an undisturbed run: ${JSON.stringify({ got, wanted, states, leases })}`);
    } finally {
      await store.close();
    }
  }
}

/** How often something of a kind was told. */
export const countOf = (events: readonly WorkEvent[], kind: WorkEvent["kind"]): number => events.filter((event) => event.kind === kind).length;
