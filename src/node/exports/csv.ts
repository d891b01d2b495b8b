import { stringify } from "csv-stringify/sync";
import type { TableExport } from "../../core/exports/export.ts";
import { spellNumber, type Table } from "../../core/exports/table.ts";
import type { Format } from "./format.ts";
import { tableMetadata } from "./table-metadata.ts";

const BYTE_ORDER_MARK = "\uFEFF";

const cells = (row: readonly (string | number)[]): readonly string[] => row.map((cell) => (typeof cell === "number" ? spellNumber(cell) : cell));

/** A table as RFC 4180: a header, lines ended by CR LF, quotes where they are needed. */
export function writeCsv(table: Table, { hxl, bom }: { readonly hxl: boolean; readonly bom: boolean }): string {
  const rows = [table.columns.map(({ name }) => name), ...(hxl ? [table.columns.map((column) => column.hxl)] : []), ...table.rows.map(cells)];
  const text = stringify(rows as string[][], { record_delimiter: "\r\n" });
  return bom ? `${BYTE_ORDER_MARK}${text}` : text;
}

/** A table of the core as a CSV file. */
export function csvFormat(entry: TableExport): Format {
  const { id, file, summary, mediaType, local } = entry;
  return {
    id,
    file,
    summary,
    mediaType,
    local,
    write: async (shared, options) => writeCsv(entry.table(shared, options), options),
    beside: (name, shared, options) => [{ file: `${name}-metadata.json`, body: tableMetadata(name, entry.table(shared, options), shared, options) }],
  };
}
