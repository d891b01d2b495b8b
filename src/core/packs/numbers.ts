import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of numbers.yaml. */
export interface NumberPack {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles numbers.yaml. */
export function compileNumberPack(file: PackFile): NumberPack {
  return { raw: checkShape(shape, file) };
}
