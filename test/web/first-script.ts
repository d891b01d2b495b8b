import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../run-unecho.ts";

export const built = join(root, "dist/web");

/** Most script of the first page, in bytes as they travel. */
export const MOST_SCRIPT_BYTES = 200_000;

const IMPORTED = /(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g;

/** A built file and what it imports before it runs. */
function withImports(name: string, seen: Set<string>): void {
  if (seen.has(name)) return;
  seen.add(name);
  for (const match of readFileSync(join(built, "assets", name), "utf8").matchAll(IMPORTED)) withImports((match[1] ?? "").slice(2), seen);
}

/** Files of script that the first page needs, and their bytes when packed: the matrix, where a person lands, is among them. */
export function firstScript(): { readonly files: readonly string[]; readonly bytes: number } {
  const needed = new Set<string>();
  for (const match of readFileSync(join(built, "index.html"), "utf8").matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)) withImports(match[1] ?? "", needed);
  const bytes = [...needed].reduce((sum, name) => sum + gzipSync(readFileSync(join(built, "assets", name))).length, 0);
  return { files: [...needed], bytes };
}
