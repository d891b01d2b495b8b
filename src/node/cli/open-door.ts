import { AppError, type ExitCode } from "../errors.ts";
import type { Door } from "./door.ts";
import { machineOf } from "./machine.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Opens a door and keeps it open until Ctrl-C, or until whoever started us asks us to end. */
export async function openDoor(door: Door, raw: Raw, flags: Raw): Promise<ExitCode> {
  const machine = machineOf(flags, door.name);
  const parsed = door.input.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("input/invalid", { detail: `--${String(issue?.path[0])}: ${issue?.message ?? "wrong value"}`, command: door.name });
  }
  const stop = new AbortController();
  const end = (): void => stop.abort();
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  const say = (line: string): void => {
    if (!machine.settings.quiet) process.stderr.write(`${line}\n`);
  };
  return door.open(parsed.data, machine, say, stop.signal);
}
