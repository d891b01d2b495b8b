import type { z } from "zod";
import { methodOf } from "../app/door-names.ts";
import type { DataOf } from "../app/operation.ts";
import { type listed, operations } from "../app/operations/index.ts";
import { productRoot } from "../app/packs.ts";
import { productVersion } from "../app/product-version.ts";
import { readInstant, readSettings } from "../config.ts";
import { AppError } from "../errors.ts";
import { answerOf } from "../run/answer.ts";
import { makeDeps } from "../run/deps.ts";
import { callRecorded } from "../run/recorded.ts";

type Listed = (typeof listed)[number];

/** "user add" -> "userAdd", as door-names spells it. */
type MethodName<Name extends string> = Name extends `${infer Head}${" " | "-"}${infer Tail}` ? `${Head}${Capitalize<MethodName<Tail>>}` : Name;

type AnswerOf<Op extends Listed> = Op["rows"] extends true ? readonly DataOf<Op["output"]>[] : DataOf<Op["output"]>;

type MethodOf<Op extends Listed> =
  Record<never, never> extends z.input<Op["input"]>
    ? (input?: z.input<Op["input"]>) => Promise<AnswerOf<Op>>
    : (input: z.input<Op["input"]>) => Promise<AnswerOf<Op>>;

/** One method for each operation: the input the command line takes, the answer `--json` prints. */
export type Unecho = { readonly [Op in Listed as MethodName<Op["name"]>]: MethodOf<Op> };

export interface UnechoOptions {
  /** Folder of the store; "./.unecho" when left out. */
  readonly data?: string;
  /** PostgreSQL database that holds the store instead of a file in `data`: "postgres://user@host/name". */
  readonly database?: string;
  /** Moment the answers describe (ISO 8601); the newest date among the reports when left out. */
  readonly asOf?: string;
  /** HOST:PORT of servers on a private network that may be asked. */
  readonly allowPrivate?: readonly string[];
  /** Server and sender of the mails of watches; the password comes from UNECHO_SMTP_PASSWORD. */
  readonly smtp?: string;
  readonly mailFrom?: string;
  /** Language model for `draft`; the key comes from UNECHO_MODEL_KEY. */
  readonly modelUrl?: string;
  readonly modelName?: string;
  /** Told what is said beside an answer: reports left out, lines skipped. */
  readonly onNote?: (line: string) => void;
}

/**
 * unecho for a program, on a store of this machine. Methods throw an `AppError` with code, message and fix.
 *
 *     const unecho = createUnecho({ data: "./reports.unecho" });
 *     await unecho.read({ paths: ["reports/"] });
 *     const { verdict, passages } = await unecho.check({ sentence: "Forty people were killed." });
 */
export function createUnecho({ asOf, allowPrivate = [], onNote = () => undefined, ...given }: UnechoOptions = {}): Unecho {
  const moment = asOf === undefined ? null : readInstant(asOf);
  if (asOf !== undefined && moment === null) throw new AppError("input/invalid", { detail: `asOf: ${asOf} is no date`, command: "createUnecho" });
  const settings = { ...readSettings({ ...given, allowPrivate: allowPrivate.join(","), quiet: true }, {}, false), asOf: moment };
  const deps = makeDeps({ settings, program: "unecho", version: productVersion(), root: productRoot, note: onNote });
  return Object.fromEntries(
    operations.map((operation) => [methodOf(operation.name), (input: unknown = {}) => callRecorded(operation, input, "TypeScript", deps).then(answerOf)]),
  ) as unknown as Unecho;
}
