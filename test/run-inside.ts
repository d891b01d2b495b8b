import { Readable } from "node:stream";
import { main } from "../src/node/cli/main.ts";
import { type Run, root, SURROUNDINGS } from "./run-unecho.ts";

type Write = typeof process.stdout.write;

/** Collects what is written instead of writing it; says at once that there is room for more. */
function collect(parts: string[]): Write {
  return ((data: string | Uint8Array) => {
    parts.push(typeof data === "string" ? data : Buffer.from(data).toString("utf8"));
    return true;
  }) as Write;
}

/**
 * Runs the command line within this process, one at a time: a second where a process of its own takes three.
 * For what the process itself has no part in: no signals, and of standard input only the text given.
 */
export async function runInside(args: readonly string[], { cwd = root, stdin }: { readonly cwd?: string; readonly stdin?: string } = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const before = { cwd: process.cwd(), out: process.stdout.write, err: process.stderr.write, exit: process.exitCode, env: { ...process.env } };
  for (const name of SURROUNDINGS) delete process.env[name];
  process.env.NO_COLOR = "";
  process.chdir(cwd);
  process.stdout.write = collect(out);
  process.stderr.write = collect(err);
  const terminal = Object.getOwnPropertyDescriptor(process, "stdin");
  if (stdin !== undefined) Object.defineProperty(process, "stdin", { configurable: true, value: Readable.from([stdin]) });
  try {
    const code = await main(args);
    return { code, out: out.join(""), err: err.join("") };
  } finally {
    process.stdout.write = before.out;
    process.stderr.write = before.err;
    process.chdir(before.cwd);
    if (terminal !== undefined) Object.defineProperty(process, "stdin", terminal);
    process.exitCode = before.exit;
    process.env = before.env;
    process.stdout.removeAllListeners("error");
    process.removeAllListeners("SIGINT");
  }
}
