import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Serves whatever lies at a path under a folder, or above it. */
export function fileUnder(folder: string, path: string): string | null {
  try {
    return readFileSync(join(folder, decodeURIComponent(path)), "utf8");
  } catch {
    return null;
  }
}
