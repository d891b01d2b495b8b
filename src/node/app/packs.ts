import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { compilePacks, type PackFile, type Packs } from "../../core/packs/index.ts";
import type { SyntaxModel } from "../../core/syntax/index.ts";

/** The folder that holds packs/, models/ and corpus/: two levels above src/node or dist/node. */
export const productRoot = fileURLToPath(new URL("../../../", import.meta.url));

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Reads packs/ and models/ from disk, hashes them and compiles them. */
export function loadPacks(root: string = productRoot): Packs {
  const hash = createHash("sha256");
  const folder = join(root, "packs");
  const files: PackFile[] = [];
  for (const path of listFiles(folder)) {
    const bytes = readFileSync(path);
    const name = relative(folder, path).split(sep).join("/");
    hash.update(name).update(bytes);
    if (name.endsWith(".yaml")) files.push({ path: name, value: parse(bytes.toString("utf8")) });
  }
  return compilePacks(files, { hash: hash.digest("hex").slice(0, 16), syntax: new Map<string, SyntaxModel>() });
}
