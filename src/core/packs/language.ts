import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of language.yaml. */
export interface LanguageFile {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles language.yaml. */
export function compileLanguageFile(file: PackFile): LanguageFile {
  return { raw: checkShape(shape, file) };
}
