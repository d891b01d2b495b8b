import { warningLines } from "../../core/exports/guard/warning.ts";
import type { Shared } from "../../core/exports/shareable.ts";
import type { Table } from "../../core/exports/table.ts";
import { rulesVersion } from "../../core/exports/tables/claims.ts";
import type { WriteOptions } from "./format.ts";

/** Last part of a path, with either slash. */
const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

/**
 * The description of a CSV file that the W3C's "CSV on the Web" puts beside it under `NAME-metadata.json`: columns with their kinds, what
 * made the file, the moment it describes, and the warnings given before it was written, which a bare table has no room for.
 */
export function tableMetadata(name: string, table: Table, shared: Shared, options: WriteOptions): string {
  const metadata = {
    "@context": "http://www.w3.org/ns/csvw",
    url: baseName(name),
    "dc:creator": rulesVersion(options.version, options.packs.hash),
    ...(options.asOf === null ? {} : { "dc:date": options.asOf }),
    "rdfs:comment": warningLines(shared.warnings),
    dialect: { header: true, headerRowCount: options.hxl ? 2 : 1, lineTerminators: ["\r\n"] },
    tableSchema: { columns: table.columns.map(({ name: titles, kind }) => ({ titles, datatype: kind === "number" ? "number" : "string" })) },
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}
