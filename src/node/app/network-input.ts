import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Operation } from "./operation.ts";

/** Longest text in one field of a request, in characters; reports come in `files`. */
export const MAX_FIELD_CHARS = 10_000;
/** Most items in one list of a request. */
export const MAX_LIST_ITEMS = 1000;

const attachedFile = z.strictObject({
  name: z.string().min(1).max(300).describe("name of the file; its ending says what it is (.txt .md .html .eml .json .jsonl)"),
  text: z.string().optional().describe("its text"),
  base64: z.base64().optional().describe("or its bytes"),
});

const files = z.array(attachedFile).max(MAX_LIST_ITEMS).describe("the reports themselves: a request names no file of the machine it is sent to");

const asOf = z.string().describe("moment the answer describes: 2031-05-14, or 2031-05-14T09:20:00Z");

/** A file as a request carries it. */
export type FileField = z.output<typeof attachedFile>;

const doorOf = (field: z.ZodType): unknown => field.meta()?.door;

/** Fields of an operation that name files: at a network door the files themselves come with the request. */
export const attachedFields = (operation: Operation): readonly string[] =>
  Object.entries(operation.input.shape).flatMap(([name, field]) => (doorOf(field as z.ZodType) === "attached" ? [name] : []));

/** Whether a request must bring files: a field that names them has no default. */
export const needsFiles = (operation: Operation): boolean =>
  attachedFields(operation).some((name) => !operation.input.shape[name]?.safeParse(undefined).success);

/** What an operation takes at a network door: its input without what makes sense on the server's machine alone. */
export function networkInput(operation: Operation): z.ZodObject {
  const shape = Object.fromEntries(Object.entries(operation.input.shape).filter(([, field]) => doorOf(field as z.ZodType) === undefined));
  return z.strictObject({
    ...shape,
    ...(attachedFields(operation).length === 0 ? {} : { files: needsFiles(operation) ? files.min(1) : files.optional() }),
    ...(operation.effect === "read" ? { asOf: asOf.optional() } : {}),
  });
}

/** Refuses what no person types: texts and lists beyond the limits. */
function refuseHuge(value: unknown, field: string, command: string): void {
  if (typeof value === "string" && value.length > MAX_FIELD_CHARS)
    throw new AppError("input/invalid", { detail: `${field}: ${value.length} characters (at most ${MAX_FIELD_CHARS})`, command });
  if (!Array.isArray(value)) return;
  if (value.length > MAX_LIST_ITEMS) throw new AppError("input/invalid", { detail: `${field}: ${value.length} items (at most ${MAX_LIST_ITEMS})`, command });
  for (const item of value) refuseHuge(item, field, command);
}

/** What came through a network door, taken apart. */
export interface NetworkRequest {
  readonly input: Readonly<Record<string, unknown>>;
  readonly files: readonly FileField[];
  readonly asOf: string | null;
}

/** Checks the shape of a request and takes it apart; the operation checks the values. */
export function readNetworkInput(operation: Operation, raw: unknown): NetworkRequest {
  const command = operation.name;
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new AppError("input/invalid", { detail: "the input is a JSON object", command });
  const schema = networkInput(operation);
  for (const [field, value] of Object.entries(raw)) {
    if (!Object.hasOwn(schema.shape, field)) throw new AppError("input/invalid", { detail: `no field ${field.slice(0, 60)} here`, command });
    if (field !== "files") refuseHuge(value, field, command);
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("input/invalid", { detail: `${issue?.path.join(".") ?? "input"}: ${issue?.message ?? "wrong value"}`, command });
  }
  const { files: attached, asOf: moment, ...input } = parsed.data as { files?: readonly FileField[]; asOf?: string };
  return { input, files: attached ?? [], asOf: moment ?? null };
}
