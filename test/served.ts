import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { commandFile } from "./command-file.ts";
import { root, SURROUNDINGS } from "./run-unecho.ts";

/** A line of the log for programs. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly event: string };

/** A command in a process of its own. */
export interface Apart {
  /** The line that says it is at work. */
  readonly ready: LogLine;
  /** What it wrote on stderr until now, whole lines. */
  readonly lines: () => readonly string[];
  /** Asks it to end; its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** A server in a process of its own. */
export interface Served extends Apart {
  readonly url: string;
  readonly statusUrl: string;
}

/** Starts `unecho serve` with a log for programs and waits until it listens. */
export async function serveApart(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const apart = await startApart(["serve", "--port", "0", ...args], "listening", env);
  const { port, status } = apart.ready;
  return { ...apart, url: `http://127.0.0.1:${String(port)}`, statusUrl: String(status) };
}

/** Starts a command with a log for programs and waits until that event is in it. */
export async function startApart(command: readonly string[], event: string, env: Readonly<Record<string, string>> = {}): Promise<Apart> {
  const surroundings: NodeJS.ProcessEnv = { ...process.env, ...env };
  for (const name of SURROUNDINGS) delete surroundings[name];
  const child = spawn(process.execPath, ["--import", pathToFileURL(`${root}test/loopback-only.ts`).href, commandFile(), ...command, "--log", "json"], {
    env: surroundings,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const lines = (): readonly string[] => said.split("\n").slice(0, -1);
  const over = new Promise<number | null>((resolve) => child.on("close", resolve));
  const ready = new Promise<LogLine>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = lines().find((line) => line.includes(`"event":"${event}"`));
      if (found !== undefined) resolve(JSON.parse(found) as LogLine);
    });
    void over.then((code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  return {
    ready: await ready,
    lines,
    stop: () => {
      // one that is over already is not asked again
      if (child.exitCode === null) child.kill("SIGTERM");
      return over;
    },
  };
}
