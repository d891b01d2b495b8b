import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import type { Operation } from "../app/operation.ts";
import { operations } from "../app/operations/index.ts";
import { productRoot } from "../app/packs.ts";
import { readInstant, readSettings } from "../config.ts";
import { AppError, EXIT, type ExitCode } from "../errors.ts";
import { makeDeps } from "../run/deps.ts";
import { commandOf } from "./commands.ts";
import { ProgressLine, styleOf, writeOut } from "./print.ts";

const FIRST_STEPS = `
First steps:
  unecho demo                 the bundled example: an invented crisis, read and worked out
  unecho read reports/        read your own reports (.txt .md .html .eml .json .jsonl)
  unecho brief A              what they say about story A, every sentence with its passage
  unecho why f-1a2b           why a finding has its status

Everything stays on this machine: no account, no network, no AI model, no telemetry.`;

const programName = (): string => (process.env.npm_lifecycle_event === undefined ? "unecho" : "npm run -s unecho --");

function versionOf(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
  return manifest.version;
}

/** Hides Node's note that node:sqlite is new; every other warning still shows. */
function hideSqliteNote(): void {
  const emit = process.emitWarning.bind(process) as (...given: unknown[]) => void;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    const text = typeof warning === "string" ? warning : warning.message;
    if (!text.includes("SQLite is an experimental feature")) emit(warning, ...rest);
  }) as typeof process.emitWarning;
}

async function runOperation(operation: Operation, raw: Readonly<Record<string, unknown>>, flags: Readonly<Record<string, unknown>>): Promise<ExitCode> {
  const given = readSettings(flags, process.env, process.stdout.isTTY === true);
  const asOf = given.asOf === null ? null : readInstant(given.asOf);
  if (given.asOf !== null && asOf === null)
    throw new AppError("input/invalid", { detail: `--as-of: ${given.asOf} is no date (write 2031-05-14 or 2031-05-14T09:20:00Z)`, command: operation.name });
  const settings = { ...given, asOf };
  const progress = new ProgressLine(process.stderr.isTTY === true && !settings.quiet);
  const stop = new AbortController();
  process.once("SIGINT", () => {
    progress.wipe();
    process.stderr.write("stopping after this document; press Ctrl-C again to stop at once\n");
    stop.abort();
  });
  const note = (line: string): void => {
    progress.wipe();
    if (!settings.quiet) process.stderr.write(`${line}\n`);
  };
  const deps = makeDeps({
    settings,
    note,
    progress: (label, done, total) => progress.draw(label, done, total),
    signal: stop.signal,
    program: programName(),
    version: versionOf(productRoot),
    root: productRoot,
  });
  const outcome = await operation.call(raw, deps);
  if (outcome.rows !== null) {
    for await (const row of outcome.rows) {
      progress.wipe();
      const ready = row as { readonly json?: string };
      await writeOut(`${typeof ready.json === "string" ? ready.json : JSON.stringify(row)}\n`);
    }
  } else {
    progress.wipe();
    const text = settings.json ? JSON.stringify(outcome.data, null, 1) : operation.render(outcome.value, styleOf(settings.color), deps);
    await writeOut(`${text}\n`);
  }
  progress.wipe();
  return stop.signal.aborted ? EXIT.interrupted : outcome.exit();
}

function reportFailure(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof AppError) {
    process.stderr.write(`unecho: ${error.message}\n  ${error.fix}\n`);
    return error.exit;
  }
  process.stderr.write(
    `unecho: a fault in unecho itself; please report it with the lines below\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.usage;
}

/** The command line: one command for each operation. Resolves with the exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  hideSqliteNote();
  // a reader that closes the pipe early ("| head") has seen enough
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.usage));
  let exit: ExitCode = EXIT.ok;
  const program = new Command("unecho")
    .description("Count voices, not echoes: shows, claim by claim, how many independent origins stand behind many reports of one crisis.")
    .version(versionOf(productRoot), "-V, --version", "print the version")
    .addHelpText("after", FIRST_STEPS)
    .exitOverride()
    .showHelpAfterError("(unecho --help lists the commands)");
  for (const operation of operations) {
    const command = commandOf(operation, async (chosen, raw, flags) => {
      exit = await runOperation(chosen, raw, flags);
    });
    program.addCommand(command.exitOverride().showHelpAfterError(`(unecho ${operation.name} --help explains it)`));
  }
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    exit = reportFailure(error);
  }
  return exit;
}

/** Started by name (`node src/node/cli/main.ts`, bin/unecho.mjs), not imported by a test. */
const entry = process.argv[1] ?? "";
if (/cli[\\/]main\.(?:ts|js)$/.test(entry)) process.exitCode = await main(process.argv.slice(2));
