import type { Operation } from "../app/operation.ts";
import { secretFields } from "../app/secret-fields.ts";
import { EXIT, type ExitCode } from "../errors.ts";
import { makeDeps } from "../run/deps.ts";
import { callRecorded } from "../run/recorded.ts";
import { askSecret } from "./ask-secret.ts";
import { machineOf } from "./machine.ts";
import { ProgressLine, styleOf, writeOut } from "./print.ts";
import { watchRun } from "./watched.ts";

type Raw = Readonly<Record<string, unknown>>;

/** What no argument may carry: asked for before anything is done, unless the rest is wrong already. */
async function askedFor(operation: Operation, raw: Raw): Promise<Raw> {
  const secret = secretFields(operation);
  const filled = { ...raw, ...Object.fromEntries(secret.map((name) => [name, "?"])) };
  if (secret.length === 0 || !operation.input.safeParse(filled).success) return raw;
  const asked: Record<string, string> = {};
  for (const name of secret) asked[name] = await askSecret(name, operation.name);
  return { ...raw, ...asked };
}

/** How a person, or who runs us as a service, asks us to end. */
const ENDS = ["SIGINT", "SIGTERM"] as const;

/** Runs an operation for a person at a terminal: the answer on stdout, everything beside it on stderr. */
export async function runOperation(operation: Operation, raw: Raw, flags: Raw): Promise<ExitCode> {
  const machine = machineOf(flags, operation.name);
  const { settings } = machine;
  const progress = new ProgressLine(process.stderr.isTTY === true && !settings.quiet);
  const watch = await watchRun(operation, raw, machine);
  const stop = new AbortController();
  const end = (): void => {
    progress.wipe();
    if (watch?.note == null) process.stderr.write("stopping after this document; press Ctrl-C again to stop at once\n");
    watch?.stopping();
    stop.abort();
  };
  for (const signal of ENDS) process.once(signal, end);
  const note = (line: string): void => {
    progress.wipe();
    if (!settings.quiet) process.stderr.write(`${line}\n`);
  };
  const deps = makeDeps({
    ...machine,
    note: watch?.note ?? note,
    ...(watch === null ? {} : { observe: watch.observe }),
    progress: (label, done, total) => progress.draw(label, done, total),
    signal: stop.signal,
  });
  const outcome = await callRecorded(operation, await askedFor(operation, raw), "command line", deps).finally(() => watch?.close());
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
  for (const signal of ENDS) process.off(signal, end);
  return stop.signal.aborted ? EXIT.interrupted : outcome.exit();
}
