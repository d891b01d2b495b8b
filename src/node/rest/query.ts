import { z } from "zod";
import { AppError } from "../errors.ts";

interface Property {
  readonly type?: string;
  readonly anyOf?: readonly Property[];
  readonly items?: Property;
}

const WORDS: Readonly<Record<string, boolean>> = { "": true, true: true, "1": true, false: false, "0": false };

const typeOf = (property: Property | undefined): string => property?.type ?? property?.anyOf?.find(({ type }) => type !== "null")?.type ?? "string";

function valueOf(texts: readonly string[], property: Property | undefined): unknown {
  const last = texts.at(-1) ?? "";
  switch (typeOf(property)) {
    case "array":
      return texts.map((text) => valueOf([text], property?.items));
    case "boolean":
      return WORDS[last] ?? last;
    case "integer":
    case "number":
      return last.trim() === "" ? last : Number(last);
    default:
      return last;
  }
}

/** What the schema of a query says of each parameter: worked out once, as a server asks it at every request. */
const known = new WeakMap<z.ZodObject, Readonly<Record<string, Property>>>();

function propertiesOf(schema: z.ZodObject): Readonly<Record<string, Property>> {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as { readonly properties?: Readonly<Record<string, Property>> };
  known.set(schema, properties);
  return properties;
}

/** Parameters of an address as the values their schema means: "true" is a switch, a repeated name is a list. Names nobody knows are handed on. */
export function readQuery(schema: z.ZodObject, parameters: URLSearchParams): Readonly<Record<string, unknown>> {
  const properties = propertiesOf(schema);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, valueOf(parameters.getAll(name), properties[name])]));
}

/** Checks a part of a request against its schema; the first thing that is wrong is said in one sentence. */
export function checkPart<T>(schema: z.ZodType<T>, value: unknown, route: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join(".") ?? "";
  throw new AppError("input/invalid", { detail: `${where === "" ? "" : `${where}: `}${issue?.message ?? "wrong value"}`, command: route });
}
