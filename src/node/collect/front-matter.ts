import { parse } from "yaml";
import type { Hints } from "../../core/model/index.ts";
import { hintsOf, urlOf } from "../app/report-object.ts";

/** What stands above the text of a Markdown file. */
export interface FrontMatter {
  readonly url: string | null;
  readonly hints: Hints;
  /** First byte of the text below it. */
  readonly bodyAt: number;
}

/** A block longer than this is a text that begins with a rule, in bytes. */
const LONGEST_BLOCK = 65_536;

const isOpening = (line: string): boolean => line.trimEnd() === "---";
const isClosing = (line: string): boolean => isOpening(line) || line.trimEnd() === "...";

/** The lines of the block and the characters it takes with its rules; null when the text does not begin with one. */
function findBlock(head: string): { readonly yaml: string; readonly length: number } | null {
  const lines = head.split("\n");
  if (lines[0] === undefined || !isOpening(lines[0])) return null;
  const end = lines.findIndex((line, at) => at > 0 && isClosing(line));
  if (end < 0) return null;
  const length = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
  return { yaml: lines.slice(1, end).join("\n"), length: Math.min(head.length, length) };
}

/**
 * Reads the YAML block at the top of a Markdown file (title, outlet, url, date, author, as static site generators write them).
 * Null when there is none, or when what stands there is no YAML mapping: then it is text.
 */
export function readFrontMatter(bytes: Uint8Array): FrontMatter | null {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = Buffer.from(bytes.subarray(mark, LONGEST_BLOCK)).toString("utf8");
  const block = findBlock(head);
  if (block === null) return null;
  let fields: unknown;
  try {
    // words as they stand: a date stays as written
    fields = parse(block.yaml, { schema: "failsafe", maxAliasCount: 0, logLevel: "error" });
  } catch {
    return null;
  }
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return null;
  const lower = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value as unknown]));
  return { url: urlOf(lower), hints: hintsOf(lower), bodyAt: mark + Buffer.byteLength(head.slice(0, block.length)) };
}
