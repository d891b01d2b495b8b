import type { z } from "zod";
import { AppError, EXIT, type ExitCode } from "../errors.ts";
import type { Deps } from "./ports.ts";

/** Colours, or the same functions doing nothing. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly red: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** What an operation answers: one value, or a stream of rows in order. */
export interface Outcome {
  /** What `render` shows a person. */
  readonly value: unknown;
  /** The same as plain data, for programs. */
  readonly data: unknown;
  readonly rows: AsyncIterable<unknown> | null;
  /** Asked when everything has been printed. */
  readonly exit: () => ExitCode;
}

/** One thing a user can do; every door (command line, HTTP, MCP) is made from the list of these. */
export interface Operation {
  readonly name: string;
  readonly summary: string;
  /** What it does, for whom, and what it does not do: shown by --help under the options. */
  readonly about: string;
  readonly effect: "read" | "write";
  readonly input: z.ZodObject;
  /** Input fields given by position, in order; the last may be a list. */
  readonly positional: readonly string[];
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  call(raw: unknown, deps: Deps): Promise<Outcome>;
  /** The answer for a person. */
  render(value: unknown, style: Style, deps: Deps): string;
}

interface Definition<S extends z.ZodObject, R> extends Omit<Operation, "call" | "render" | "input"> {
  readonly input: S;
  run(input: z.output<S>, deps: Deps): Promise<Answer<R>>;
  render(value: R, style: Style, deps: Deps): string;
}

/** What `run` returns: a value with its exit code, or rows. `data` is what programs get, the value itself when left out. */
export type Answer<R> =
  | { readonly value: R; readonly data?: unknown; readonly exit?: ExitCode }
  | { readonly rows: AsyncIterable<unknown>; readonly exit: () => ExitCode };

const KEBAB = /[A-Z]/g;

/** An input field as the command line spells it: asOf -> as-of. */
export const flagName = (field: string): string => field.replace(KEBAB, (letter) => `-${letter.toLowerCase()}`);

/** An operation whose input is checked against its schema before it runs. */
export function defineOperation<S extends z.ZodObject, R>(definition: Definition<S, R>): Operation {
  return {
    ...definition,
    async call(raw, deps) {
      const parsed = definition.input.safeParse(raw);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const field = String(issue?.path[0] ?? "input");
        const label = definition.positional.includes(field) ? field.toUpperCase() : `--${flagName(field)}`;
        throw new AppError("input/invalid", { detail: `${label}: ${issue?.message ?? "wrong value"}`, command: definition.name });
      }
      const answer = await definition.run(parsed.data, deps);
      if ("rows" in answer) return { value: null, data: null, rows: answer.rows, exit: answer.exit };
      return { value: answer.value, data: answer.data ?? answer.value, rows: null, exit: () => answer.exit ?? EXIT.ok };
    },
    render: (value, style, deps) => definition.render(value as R, style, deps),
  };
}
