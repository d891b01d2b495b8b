import type { Shared } from "../../core/exports/shareable.ts";
import type { Table } from "../../core/exports/table.ts";
import { rulesVersion } from "../../core/exports/tables/claims.ts";
import { deepTable } from "../../core/exports/tables/deep.ts";
import type { Format, WriteOptions } from "./format.ts";
import { xmlText } from "./xml-text.ts";

/** Most characters a cell of a workbook holds. */
const MOST_CELL_CHARS = 32_767;

/** A value with its type said out loud, so that text stays text. */
const cellOf = (value: string | number) =>
  typeof value === "number" ? { type: Number, value } : { type: String, value: xmlText(value).slice(0, MOST_CELL_CHARS), wrap: true };

const headOf = (words: string) => ({ type: String, value: words, fontWeight: "bold" as const });

/** Widths that show the start of an excerpt and all of a date, in characters. */
const widthOf = (name: string): { readonly width: number } => ({ width: /Excerpt|Title/.test(name) ? 60 : 18 });

const sheetOf = (name: string, table: Table, hxl: boolean) => ({
  sheet: name,
  stickyRowsCount: 1,
  columns: table.columns.map((column) => widthOf(column.name)),
  data: [
    table.columns.map((column) => headOf(column.name)),
    ...(hxl ? [table.columns.map((column) => headOf(column.hxl))] : []),
    ...table.rows.map((row) => row.map(cellOf)),
  ],
});

const warningsSheet = (shared: Shared, options: WriteOptions) => ({
  sheet: "About",
  columns: [{ width: 24 }, { width: 100 }],
  data: [
    [headOf("made by"), cellOf(rulesVersion(options.version, options.packs.hash))],
    [headOf("as of"), cellOf(options.asOf ?? "undated")],
    ...shared.warnings.map(({ code, message }) => [headOf(code), cellOf(message)]),
  ],
});

/** Excerpts with DEEP's titles as a workbook; a second sheet says what made it and what it was warned of. */
export const deepXlsx: Format = {
  id: "deep-xlsx",
  file: "deep.xlsx",
  summary: "the same as a workbook, with the warnings on a second sheet",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  local: false,
  async write(shared, options) {
    const { default: writeExcelFile } = await import("write-excel-file/node");
    return writeExcelFile([sheetOf("Entries", deepTable(shared, options), options.hxl), warningsSheet(shared, options)]).toBuffer();
  },
};
