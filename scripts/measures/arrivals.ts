import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesId } from "../../src/node/app/capture-id.ts";
import { openSqliteStore } from "../../src/node/store/sqlite.ts";
import { makeReports } from "../../test/make-reports.ts";

interface Options {
  readonly root: string;
  readonly folder: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
  readonly note: (line: string) => void;
}

/** Memory of the two processes together at a moment of the run. */
interface Sample {
  readonly second: number;
  readonly megabytes: number;
}

/** What arriving reports saw. */
export interface Arrivals {
  readonly perSecond: number;
  readonly seconds: number;
  readonly sent: number;
  readonly shown: number;
  /** Milliseconds from the file in the folder to the event after which its report is in the picture. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly samples: readonly Sample[];
  /** Over the second half of the run. */
  readonly slopeMbPerHour: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const memoryOf = ({ pid }: ChildProcess): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Growth by least squares, a hour. */
function slopeOf(samples: readonly Sample[]): number {
  const late = samples.slice(Math.floor(samples.length / 2));
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
  const [x, y] = [mean(late.map(({ second }) => second)), mean(late.map(({ megabytes }) => megabytes))];
  const above = late.reduce((sum, { second, megabytes }) => sum + (second - x) * (megabytes - y), 0);
  const below = late.reduce((sum, { second }) => sum + (second - x) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 3600;
}

/** Reports fall into a folder that `unecho follow --watch` reads, while `unecho serve` tells a listener on the loopback of every story that changes. */
export async function watchArrivals({ root, folder, perSecond, seconds, seed, note }: Options): Promise<Arrivals> {
  const [data, inbox] = [join(folder, "live"), join(folder, "inbox")];
  mkdirSync(inbox);
  const main = join(root, "dist/node/cli/main.js");
  // the store is made first: both open it
  await (await openSqliteStore(data)).close();
  const follow = spawn(process.execPath, [main, "follow", "--watch", inbox, "--data", data, "--quiet"], { stdio: "ignore" });
  const serve = spawn(process.execPath, [main, "serve", "--port", "0", "--data", data], { stdio: ["ignore", "ignore", "pipe"] });
  const stop = new AbortController();
  const store = await openSqliteStore(data);
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = "";
      serve.stderr?.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      serve.once("exit", () => reject(new Error(said)));
    });
    const waiting = new Map<string, number>();
    const took: number[] = [];
    const listen = async (): Promise<void> => {
      const reply = await fetch(`${url}/api/events?after=0`, { signal: stop.signal });
      for await (const _ of reply.body ?? []) {
        const now = performance.now();
        for (const [id, sent] of waiting) {
          if ((await store.picture.findRow("documents", id)) === null) continue;
          took.push(now - sent);
          waiting.delete(id);
        }
      }
    };
    const listening = listen().catch(() => undefined);
    await pause(3000);
    const samples: Sample[] = [];
    const reports = makeReports(perSecond * seconds, seed, { stories: 20 });
    const started = performance.now();
    let sent = 0;
    for (const report of reports) {
      const due = started + (sent * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      const path = join(folder, "next.txt");
      // no two reports are the same bytes
      const bytes = Buffer.concat([report.bytes, Buffer.from(`Report ${sent + 1} of the day.\n`)]);
      writeFileSync(path, bytes);
      waiting.set(bytesId(bytes), performance.now());
      renameSync(path, join(inbox, `${String(sent).padStart(6, "0")}.txt`));
      sent += 1;
      if (sent % (perSecond * 10) === 0) {
        samples.push({ second: Math.round((performance.now() - started) / 1000), megabytes: Math.round(memoryOf(follow) + memoryOf(serve)) });
        if (sent % (perSecond * 30) === 0) note(`${sent} sent, ${took.length} shown, ${samples.at(-1)?.megabytes} MB`);
      }
    }
    for (const end = performance.now() + 60_000; waiting.size > 0 && performance.now() < end; ) await pause(200);
    stop.abort();
    await listening;
    const sorted = [...took].sort((a, b) => a - b);
    const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.POSITIVE_INFINITY);
    const result = {
      perSecond,
      seconds,
      sent,
      shown: took.length,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      samples,
      slopeMbPerHour: Math.round(slopeOf(samples)),
    };
    note(JSON.stringify({ ...result, samples: samples.length }));
    return result;
  } finally {
    stop.abort();
    follow.kill("SIGTERM");
    serve.kill("SIGTERM");
    await store.close();
  }
}
