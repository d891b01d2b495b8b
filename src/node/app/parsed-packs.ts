import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { sha256 } from "../sha256.ts";

/** Values of pack files by the SHA-256 of their bytes: a file that has changed since is parsed again. */
export type ParsedPacks = ReadonlyMap<string, unknown>;

const pathIn = (root: string): string => join(root, "dist", "packs.json");

/** What the build parsed ahead: JSON is read a hundred times faster than YAML. Empty where there was no build. */
export function readParsedPacks(root: string): ParsedPacks {
  const path = pathIn(root);
  if (!existsSync(path)) return new Map();
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>));
  } catch {
    // half written by a build that was stopped: the YAML says the same
    return new Map();
  }
}

/** The value of one YAML file, from what was parsed ahead where that is of the same bytes. */
export function parsePack(bytes: Uint8Array, parsed: ParsedPacks): unknown {
  const digest = parsed.size === 0 ? "" : sha256(bytes);
  return parsed.has(digest) ? parsed.get(digest) : parse(new TextDecoder().decode(bytes));
}

/** Parses the packs ahead, into dist/. A value that JSON cannot hold is left to be parsed each time. */
export function writeParsedPacks(root: string): void {
  const values: Record<string, unknown> = {};
  for (const entry of readdirSync(join(root, "packs"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".yaml")) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    const value: unknown = parse(new TextDecoder().decode(bytes));
    if (isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)) values[sha256(bytes)] = value;
  }
  mkdirSync(dirname(pathIn(root)), { recursive: true });
  writeFileSync(pathIn(root), JSON.stringify(values));
}
