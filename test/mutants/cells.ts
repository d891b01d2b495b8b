import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";

/** Cells as they came, in CSV. */
export const asTheyCame = (cells: readonly string[]): string => stringify(cells.map((cell) => [cell]));

/** Cells that begin with a sign of equality as formulas, as a spreadsheet takes them from a person. */
export const asFormulas = (cells: readonly string[]): Promise<Buffer> =>
  writeExcelFile(cells.map((cell) => [cell.startsWith("=") ? { type: "Formula" as const, value: cell } : { type: String, value: cell }])).toBuffer();
