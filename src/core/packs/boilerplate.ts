import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of boilerplate.yaml. */
export interface BoilerplatePack {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles boilerplate.yaml. */
export function compileBoilerplatePack(file: PackFile): BoilerplatePack {
  return { raw: checkShape(shape, file) };
}
