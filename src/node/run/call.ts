import { demoFolder } from "../app/dossiers.ts";
import { attachedFields, type FileField } from "../app/network-input.ts";
import type { Operation } from "../app/operation.ts";
import { inner, operations } from "../app/operations/index.ts";
import type { AttachedFile, Deps } from "../app/ports.ts";
import { attachedSource } from "../collect/attached.ts";
import { isAddress } from "../collect/inputs.ts";
import { splitLines } from "../collect/lines.ts";
import { readInstant, type Settings } from "../config.ts";
import { AppError } from "../errors.ts";
import { answerOf } from "./answer.ts";
import { makeDeps } from "./deps.ts";

/** A request for one operation, as plain data: it may cross to another thread. */
export interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly files: readonly FileField[];
  readonly asOf: string | null;
  /** Addresses of the web to be read beside the files: only where a person typed them. */
  readonly addresses?: readonly string[];
}

/** What an operation answered, and what it said beside it (a report left out, a line skipped). */
export interface Answered {
  readonly answer: unknown;
  readonly notes: readonly string[];
}

/** What a call needs to know of the machine it runs on. */
export interface Machine {
  readonly settings: Settings;
  readonly program: string;
  readonly version: string;
  readonly root: string;
}

/** Runs a call somewhere: in this thread, or in one that can be stopped. */
export type Runner = (call: Call, signal?: AbortSignal) => Promise<Answered>;

export function findOperation(name: string): Operation {
  const found = [...operations, ...inner].find((operation) => operation.name === name);
  if (found === undefined) throw new AppError("operation/unknown", { name: name.slice(0, 60), known: operations.map(({ name }) => name).join(", ") });
  return found;
}

const bytesOf = ({ name, text, base64 }: FileField): AttachedFile => ({
  name,
  bytes: text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text),
});

async function* chunksOf(files: readonly AttachedFile[]): AsyncIterable<Uint8Array> {
  for (const { bytes } of files) {
    yield bytes;
    yield Buffer.from("\n");
  }
}

/** The same world, in which every path means the files that came with the request; of this machine's there is only the bundled example. */
function withFiles(deps: Deps, files: readonly AttachedFile[], addresses: readonly string[]): Deps {
  const example = demoFolder(deps.root);
  return {
    ...deps,
    remote: true,
    files: async (paths, limits) =>
      paths.every((path) => path === example || (isAddress(path) && addresses.includes(path)))
        ? deps.files(paths, limits)
        : attachedSource(files, deps.clock.now()),
    lines: () => splitLines(chunksOf(files)),
    readers: null,
    annotateParallel: null,
    readParallel: null,
  };
}

/** Runs a call in this thread. */
export async function runCall(call: Call, machine: Machine, signal?: AbortSignal): Promise<Answered> {
  const operation = findOperation(call.operation);
  const asOf = call.asOf === null ? machine.settings.asOf : readInstant(call.asOf);
  if (call.asOf !== null && asOf === null)
    throw new AppError("input/invalid", { detail: `asOf: ${call.asOf} is no date (write 2031-05-14 or 2031-05-14T09:20:00Z)`, command: operation.name });
  const notes: string[] = [];
  const deps = makeDeps({
    ...machine,
    settings: { ...machine.settings, asOf },
    note: (line) => notes.push(line),
    ...(signal === undefined ? {} : { signal }),
  });
  // a field that names files is filled with the names of those that came along
  const addresses = call.addresses ?? [];
  const names = [...call.files.map(({ name }) => name), ...addresses];
  const given = names.length === 0 ? [] : attachedFields(operation).map((field) => [field, isList(operation, field) ? names : "-"] as const);
  const outcome = await operation.call({ ...call.input, ...Object.fromEntries(given) }, withFiles(deps, call.files.map(bytesOf), addresses));
  return { answer: await answerOf(outcome), notes };
}

const isList = (operation: Operation, field: string): boolean => operation.input.shape[field]?.safeParse(["-"]).success === true;
