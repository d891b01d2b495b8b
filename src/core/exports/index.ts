import type { Export } from "./export.ts";
import { htmlExport } from "./html.ts";
import { jsonExport } from "./json.ts";
import { markdownExport } from "./markdown.ts";

/** Every export, in the order `--help` lists them; one line each. */
export const exports: readonly Export[] = [jsonExport, markdownExport, htmlExport];

/** The export with that id, undefined when there is none. */
export const findExport = (id: string): Export | undefined => exports.find((entry) => entry.id === id);
