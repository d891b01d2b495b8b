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
  /** The same as plain data, for programs; `output` is its shape. */
  readonly data: unknown;
  readonly rows: AsyncIterable<unknown> | null;
  /** Asked when everything has been printed. */
  readonly exit: () => ExitCode;
}

/** Who may ask for what in a team: a viewer reads, an analyst also writes, an admin also keeps accounts. */
export type Role = "viewer" | "analyst" | "admin";

/**
 * One thing a user can do; every door (command line, HTTP, MCP, TypeScript) is made from the list of these.
 * An input field says by its meta where it makes sense: `door: "attached"` names a file, and comes with the request at a network
 * door; `door: "local"` is offered on this machine alone.
 */
export interface Operation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Rows extends boolean = boolean,
> {
  /** One word, or two for a group of commands ("user add"). */
  readonly name: Name;
  readonly summary: string;
  /** What it does, for whom, and what it does not do: shown by --help under the options. */
  readonly about: string;
  readonly effect: "read" | "write";
  /** The lowest role that may ask for it in a team. */
  readonly role: Role;
  /** Only on this machine (command line and TypeScript), at no network door: it works on files or runs for hours. */
  readonly local: boolean;
  /** It may go on for days: probes, measures and a log for programs can watch it. */
  readonly lasting: boolean;
  readonly input: Input;
  /** Shape of the answer, or of one row of it. A string without a format is taken for words of a report by doors that mark those. */
  readonly output: Output;
  /** The answer is a list of `output`. */
  readonly rows: Rows;
  /** Input fields given by position, in order; the last may be a list. */
  readonly positional: readonly string[];
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  call(raw: unknown, deps: Deps): Promise<Outcome>;
  /** The answer for a person. */
  render(value: unknown, style: Style, deps: Deps): string;
}

/** What the command line needs to spell a command and explain it. */
export type Spoken = Pick<Operation, "name" | "summary" | "about" | "input" | "positional" | "examples">;

type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T;

/** Plain data of the shape `output` describes. */
export type DataOf<Output extends z.ZodType> = ReadonlyDeep<z.output<Output>>;

type Derived = "call" | "render" | "role" | "local" | "lasting" | "rows";

interface Definition<Name extends string, Input extends z.ZodObject, Output extends z.ZodType, Value, Rows extends boolean>
  extends Omit<Operation<Name, Input, Output>, Derived> {
  readonly role?: Role;
  readonly local?: boolean;
  readonly lasting?: boolean;
  readonly rows?: Rows;
  run(input: z.output<Input>, deps: Deps): Promise<Answer<Value, DataOf<Output>>>;
  render(value: Value, style: Style, deps: Deps): string;
}

/** What `run` returns: a value for a person with its data for programs and its exit code, or rows. */
export type Answer<Value, Data> =
  | { readonly value: Value; readonly data: Data; readonly exit?: ExitCode }
  | { readonly rows: AsyncIterable<unknown>; readonly exit: () => ExitCode };

const KEBAB = /[A-Z]/g;

/** An input field as the command line spells it: asOf -> as-of. */
export const flagName = (field: string): string => field.replace(KEBAB, (letter) => `-${letter.toLowerCase()}`);

/** An operation whose input is checked against its schema before it runs. */
export function defineOperation<const Name extends string, Input extends z.ZodObject, Output extends z.ZodType, Value, const Rows extends boolean = false>(
  definition: Definition<Name, Input, Output, Value, Rows>,
): Operation<Name, Input, Output, Rows> {
  return {
    ...definition,
    local: definition.local ?? false,
    lasting: definition.lasting ?? false,
    rows: (definition.rows ?? false) as Rows,
    role: definition.role ?? (definition.effect === "read" ? "viewer" : "analyst"),
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
      return { value: answer.value, data: answer.data, rows: null, exit: () => answer.exit ?? EXIT.ok };
    },
    render: (value, style, deps) => definition.render(value as Value, style, deps),
  };
}
