import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.looseObject({});

/** Compiled form of reporting.yaml. */
export interface ReportingPack {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Checks and compiles reporting.yaml. */
export function compileReportingPack(file: PackFile): ReportingPack {
  return { raw: checkShape(shape, file) };
}
