import type { z } from "zod";
import type { Spoken } from "../app/operation.ts";
import type { ExitCode } from "../errors.ts";
import type { Machine } from "../run/call.ts";

/** A command that opens a door and keeps it open: it answers nothing itself. */
export interface Door extends Spoken {
  /** Runs until `signal` is aborted. */
  open(input: Readonly<Record<string, unknown>>, machine: Machine, say: (line: string) => void, signal: AbortSignal): Promise<ExitCode>;
}

interface Definition<Input extends z.ZodObject> extends Omit<Door, "input" | "open"> {
  readonly input: Input;
  open(input: z.output<Input>, machine: Machine, say: (line: string) => void, signal: AbortSignal): Promise<ExitCode>;
}

/** A door whose options are checked before it opens. */
export function defineDoor<Input extends z.ZodObject>(definition: Definition<Input>): Door {
  return definition as unknown as Door;
}
