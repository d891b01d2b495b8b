import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of units.yaml. */
export interface UnitTable {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles units.yaml. */
export function compileUnitTable(file: PackFile): UnitTable {
  return { raw: checkShape(shape, file) };
}
