import type { Export } from "../../core/exports/export.ts";
import { warningLines } from "../../core/exports/guard/warning.ts";
import { exports } from "../../core/exports/index.ts";
import { bundleOf } from "./bundle.ts";
import { csvFormat } from "./csv.ts";
import { docxBrief } from "./docx.ts";
import { atomFeed, jsonFeed } from "./feeds.ts";
import type { Format } from "./format.ts";
import { sourcesOpml } from "./opml.ts";
import { deepXlsx } from "./xlsx.ts";

/** What the person was warned of, one sentence a line; no file where there was nothing. */
const besideSilent: NonNullable<Format["beside"]> = (name, { warnings }) =>
  warnings.length === 0 ? [] : [{ file: `${name}.warnings.txt`, body: `${warningLines(warnings).join("\n")}\n` }];

function formatOf(entry: Export): Format {
  if (entry.kind === "table") return csvFormat(entry);
  const { id, file, summary, mediaType, local } = entry;
  const write: Format["write"] = async (shared, options) => entry.render(shared, options);
  return { id, file, summary, mediaType, local, write, ...(entry.silent === true ? { beside: besideSilent } : {}) };
}

/** Formats that need a library, each after the format of the core it belongs to. */
const AFTER: Readonly<Record<string, readonly Format[]>> = { html: [docxBrief], deep: [deepXlsx], ris: [atomFeed, jsonFeed, sourcesOpml] };

const single: readonly Format[] = exports.flatMap((entry) => [formatOf(entry), ...(AFTER[entry.id] ?? [])]);

/** Every format `export` writes, in the order its help lists them. */
export const formats: readonly Format[] = [...single, bundleOf(single)];

/** The format with that id or file name, "csv" for the table of claims; undefined when there is none. */
export const findFormat = (name: string): Format | undefined =>
  formats.find(({ id, file }) => id === name || file === name || (name === "csv" && id === "claims"));
