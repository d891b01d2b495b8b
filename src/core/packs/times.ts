import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of times.yaml. */
export interface TimePack {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles times.yaml. */
export function compileTimePack(file: PackFile): TimePack {
  return { raw: checkShape(shape, file) };
}
