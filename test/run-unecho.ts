import { spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { commandFile } from "./command-file.ts";

export const root = fileURLToPath(new URL("../", import.meta.url));

/** Variables of whoever runs the tests that would change what is printed. */
export const SURROUNDINGS: readonly string[] = ["npm_lifecycle_event", "FORCE_COLOR", "UNECHO_DATA", "UNECHO_AS_OF", "NODE_OPTIONS"];

/** What a run of the command line left. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Called on the first output on stderr; for interrupting. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the command line as its own process. */
export function runUnecho(args: readonly string[], { cwd = root, input, env = {}, onStart }: Options = {}): Promise<Run> {
  const surroundings = { ...process.env, NO_COLOR: "", ...env };
  for (const name of SURROUNDINGS) if (!(name in env)) delete (surroundings as Record<string, unknown>)[name];
  const child = spawn(process.execPath, ["--import", pathToFileURL(`${root}test/loopback-only.ts`).href, commandFile(), ...args], {
    cwd,
    env: surroundings,
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input ?? "");
  onStart?.((signal) => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** Runs jobs two at a time: the tests are meant for two cores. */
export async function twoAtATime<T, R>(items: readonly T[], job: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await job(items[at] as T);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
