import { Command, CommanderError } from "commander";
import { operations } from "../app/operations/index.ts";
import { productVersion } from "../app/product-version.ts";
import { AppError, EXIT, type ExitCode } from "../errors.ts";
import { commandOf } from "./commands.ts";
import { doors } from "./doors.ts";
import { openDoor } from "./open-door.ts";
import { runOperation } from "./run-operation.ts";
import { spoken } from "./watched.ts";

const FIRST_STEPS = `
First steps:
  unecho demo                 the bundled example: an invented crisis, read and worked out
  unecho read reports/        read your own: files, folders, mail, zip, web archives, addresses of pages and feeds
  unecho brief A              what they say about story A, every sentence with its passage
  unecho why f-1a2b           why a finding has its status

Everything stays on this machine: no account, no AI model, no telemetry; the network is used only for addresses you give.`;

/** Hides Node's note that node:sqlite is new; every other warning still shows. */
function hideSqliteNote(): void {
  const emit = process.emitWarning.bind(process) as (...given: unknown[]) => void;
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    const text = typeof warning === "string" ? warning : warning.message;
    if (!text.includes("SQLite is an experimental feature")) emit(warning, ...rest);
  }) as typeof process.emitWarning;
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

/** Adds a command, one of two words ("user add") under the first of them. */
function addCommand(program: Command, command: Command, name: string): void {
  const [group, second] = name.split(" ");
  const finished = command.exitOverride().showHelpAfterError(`(unecho ${name} --help explains it)`);
  if (second === undefined) {
    program.addCommand(finished);
    return;
  }
  const known = program.commands.find((candidate) => candidate.name() === group);
  const parent = known ?? new Command(group).exitOverride().showHelpAfterError(`(unecho ${group} --help lists its commands)`);
  if (known === undefined) program.addCommand(parent);
  parent.addCommand(finished.name(second));
  parent.summary(parent.commands.map((each) => each.name()).join(", ")).description(`commands: ${parent.summary()}`);
}

/** The command line: one command for each operation. Resolves with the exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  hideSqliteNote();
  // a reader that closes the pipe early ("| head") has seen enough
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.usage));
  let exit: ExitCode = EXIT.ok;
  const program = new Command("unecho")
    .description("Count voices, not echoes: shows, claim by claim, how many independent origins stand behind many reports of one crisis.")
    .version(productVersion(), "-V, --version", "print the version")
    .addHelpText("after", FIRST_STEPS)
    .exitOverride()
    .showHelpAfterError("(unecho --help lists the commands)");
  for (const operation of operations)
    addCommand(
      program,
      commandOf(spoken(operation), async (raw, flags) => {
        exit = await runOperation(operation, raw, flags);
      }),
      operation.name,
    );
  for (const door of doors)
    addCommand(
      program,
      commandOf(door, async (raw, flags) => {
        exit = await openDoor(door, raw, flags);
      }),
      door.name,
    );
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
