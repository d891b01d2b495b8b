import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of outlets.yaml. */
export interface OutletTable {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles outlets.yaml. */
export function compileOutletTable(file: PackFile): OutletTable {
  return { raw: checkShape(shape, file) };
}
