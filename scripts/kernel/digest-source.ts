import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** SHA-256 of a source file, line ends of any system alike. */
export function digestSource(path: string): string {
  return createHash("sha256").update(readFileSync(path, "utf8").replaceAll("\r\n", "\n")).digest("hex");
}
