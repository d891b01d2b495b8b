import { z } from "zod";

/** Words that come from reports, marked so that a model takes them for data and not for instructions. */
export const untrusted = z.strictObject({ untrusted_text: z.string() });

/** Formats that only our own code writes; a report cannot put a sentence into them. */
const isOurs = (schema: z.core.$ZodType): boolean => {
  const { checks = [], format } = schema._zod.def as { readonly checks?: readonly z.core.$ZodCheck[]; readonly format?: string };
  return format !== undefined || checks.some((check) => check._zod.def.check === "string_format");
};

type Unwrapped = { readonly innerType: z.core.$ZodType };

/** Every string of `data` that its schema does not hold to a format is marked. */
export function markUntrusted(schema: z.core.$ZodType | undefined, data: unknown): unknown {
  if (data === null || typeof data === "number" || typeof data === "boolean" || data === undefined) return data;
  const { def } = schema?._zod ?? { def: { type: "unknown" } };
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "readonly":
      return markUntrusted((def as unknown as Unwrapped).innerType, data);
    case "union": {
      const options = (def as unknown as { readonly options: readonly z.core.$ZodType[] }).options;
      return markUntrusted(
        options.find((option) => z.safeParse(option, data).success),
        data,
      );
    }
    case "enum":
    case "literal":
      return data;
    case "string":
      return schema !== undefined && isOurs(schema) ? data : { untrusted_text: data };
    default:
      return markInside(def, data);
  }
}

function markInside(def: z.core.$ZodTypeDef, data: unknown): unknown {
  if (typeof data === "string") return { untrusted_text: data };
  const { element, items, shape, valueType } = def as {
    readonly element?: z.core.$ZodType;
    readonly items?: readonly z.core.$ZodType[];
    readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
    readonly valueType?: z.core.$ZodType;
  };
  if (Array.isArray(data)) return data.map((item, index) => markUntrusted(items?.[index] ?? element, item));
  const inside = (key: string, value: unknown): unknown => markUntrusted(shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : valueType, value);
  return Object.fromEntries(Object.entries(data as object).map(([key, value]) => [isName(key) ? key : "untrusted_name", inside(key, value)]));
}

/** What a field may be called: a sentence in the place of a name is no name. */
const NAME = /^[\w:./-]{1,80}$/;
const isName = (key: string): boolean => NAME.test(key);

/** The data as it was before it was marked, for whoever compares doors. */
export function unmark(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(unmark);
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "untrusted_text") return only[1];
  return Object.fromEntries(entries.map(([key, value]) => [key, unmark(value)]));
}
