import { type ZodType, z } from "zod";

/** A pack file, parsed by whoever may touch the disk: YAML to a value, anything else as text. */
export interface PackFile {
  /** Path inside the packs folder, with forward slashes: "languages/en/numbers.yaml". */
  readonly path: string;
  readonly value: unknown;
}

/** A pack that does not load; the message names file and key. */
export class PackError extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(`${path}: ${message}`);
    this.path = path;
  }
}

/** Checks a pack file's shape; throws a PackError that names the file and the key. */
export function checkShape<T>(schema: ZodType<T>, file: PackFile): T {
  const result = schema.safeParse(file.value);
  if (result.success) return result.data;
  const [first] = result.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "the file"}: ${message}`);
  // what is not of the shape has an issue
  throw new PackError(file.path, first as string);
}

export { z };
