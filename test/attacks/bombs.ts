import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Limits } from "../../src/node/fetch/body.ts";
import { root, twoAtATime } from "../run-unecho.ts";
import { defineAttack, drawn } from "./attack.ts";
import { FILE_BOMBS } from "./bomb-files.ts";
import { meet } from "./bomb-meet.ts";
import { HONEST, PACKED_BOMBS, PAGE_BOMBS } from "./bomb-pages.ts";

/** What a bomb may cost: processor milliseconds beyond what the largest honest page costs, and megabytes of memory. */
const MOST_MS = 100;
const MOST_MB = 64;
/** Bytes that may be read of any of them. */
const MOST_BYTES = 20_000_000;

interface Cost {
  readonly outcome: string;
  readonly cpuMs: number;
  readonly memoryMb: number;
}

/** Meets a bomb in a process of its own. */
function costOf(where: string, ordinary: string, limits: Partial<Limits>): Promise<Cost> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, "test/attacks/bomb-cost.ts"), where, ordinary, JSON.stringify(limits)]);
    let out = "";
    let err = "";
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (err += text));
    child.on("close", () => (out === "" ? fail(new Error(`${where}: ${err}`)) : done(JSON.parse(out) as Cost)));
  });
}

const isStopped = (outcome: string): boolean => Number(/read (\d+) bytes/.exec(outcome)?.[1] ?? 0) <= MOST_BYTES;

export const bombs = defineAttack<Partial<Limits>>({
  name: "bombs",
  surface: "Replies and files that grow when they are read",
  promise: `each is stopped with a reason, for at most ${MOST_MS} ms of processor time beyond the largest honest page and ${MOST_MB} MB of memory`,
  least: 40,
  weakness: "bodies are unpacked whatever their size and ratio",
  guard: {},
  mutant: { bytes: 1e9, ratio: 1e9 },
  async run(limits, trial) {
    const isMutant = Object.keys(limits).length > 0;
    const pages = drawn(trial, isMutant ? PACKED_BOMBS : PAGE_BOMBS, isMutant ? 2 : 5);
    const files = isMutant ? [] : drawn(trial, FILE_BOMBS, 3);
    const server = createServer((request, response) => {
      const path = request.url ?? "";
      (HONEST[path] ?? PAGE_BOMBS[Number(path.slice(1))]?.serve ?? ((missing) => missing.writeHead(404).end()))(response);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = mkdtempSync(join(tmpdir(), "unecho-bombs-"));
    const ordinary = join(folder, "ordinary.txt");
    writeFileSync(ordinary, "The river rose by two metres overnight, the mayor said.");
    try {
      const honest = trial.full ? (await costOf(`${at}/largest`, `${at}/ordinary`, {})).cpuMs : 0;
      const jobs = [
        ...pages.map((bomb) => ({
          name: bomb.name,
          where: `${at}/${PAGE_BOMBS.indexOf(bomb)}`,
          ordinary: `${at}/ordinary`,
          limits: { ...bomb.limits, ...limits },
        })),
        ...files.map((bomb, index) => {
          mkdirSync(join(folder, String(index)));
          const where = join(folder, String(index), bomb.file);
          writeFileSync(where, bomb.make());
          return { name: bomb.name, where, ordinary, limits: {} };
        }),
      ];
      // what each costs can be told apart only in a process of its own
      const rows = await twoAtATime(jobs, async ({ name, where, ordinary: plain, limits: own }) =>
        trial.full ? { name, ...(await costOf(where, plain, own)) } : { name, outcome: await meet(where, own), cpuMs: 0, memoryMb: 0 },
      );
      const tooDear = rows.filter(({ cpuMs, memoryMb }) => cpuMs > honest + MOST_MS || memoryMb > MOST_MB);
      const dearest = { dearestMs: Math.max(...rows.map(({ cpuMs }) => cpuMs)), largestMb: Math.max(...rows.map(({ memoryMb }) => memoryMb)) };
      return {
        tried: rows.length,
        escaped: [
          ...rows.filter(({ outcome }) => !isStopped(outcome)).map(({ name, outcome }) => `${name}: ${outcome}`),
          ...tooDear.map(({ name, cpuMs, memoryMb }) => `${name}: ${cpuMs} ms, ${memoryMb} MB`),
        ],
        spoilt: [],
        ...(trial.full ? { figures: { largestHonestPageMs: honest, ...dearest, rows } } : {}),
      };
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
