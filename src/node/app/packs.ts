import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { compilePacks, type PackFile, type Packs } from "../../core/packs/index.ts";
import { compileGazetteer } from "../../core/packs/places.ts";
import type { SyntaxModel } from "../../core/syntax/index.ts";
import { createSyntaxModel } from "../../core/syntax/model.ts";
import { parsePack, readParsedPacks } from "./parsed-packs.ts";

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
  const parsed = readParsedPacks(root);
  for (const path of listFiles(folder)) {
    const bytes = readFileSync(path);
    const name = relative(folder, path).split(sep).join("/");
    hash.update(name).update(bytes);
    if (name.endsWith(".yaml")) files.push({ path: name, value: parsePack(bytes, parsed) });
  }
  const syntax = loadSyntax(join(root, "models"), (name, bytes) => hash.update(name).update(bytes));
  return compilePacks(files, { hash: hash.digest("hex").slice(0, 16), syntax, ...loadGazetteer(folder, files) });
}

/** The gazetteer: the packed table of settlements, where it is present, under the hand-written places. */
function loadGazetteer(folder: string, files: readonly PackFile[]): { places?: ReturnType<typeof compileGazetteer> } {
  const file = files.find((candidate) => candidate.path === "places.yaml");
  const path = join(folder, "places.bin.gz");
  const table = (name: string) => (): string => readFileSync(join(folder, name), "utf8");
  return file === undefined
    ? {}
    : {
        places: compileGazetteer(existsSync(path) ? gunzipSync(readFileSync(path)) : null, file, {
          divisions: table("divisions.tsv"),
          countries: table("countries.tsv"),
        }),
      };
}

/** The parsers under models/<language>/; a language without one is read without syntax. */
function loadSyntax(folder: string, onFile: (name: string, bytes: Uint8Array) => void): Map<string, SyntaxModel> {
  const models = new Map<string, SyntaxModel>();
  for (const language of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const path = join(folder, language, "syntax.bin.gz");
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    onFile(`models/${language}/syntax.bin.gz`, bytes);
    models.set(language, createSyntaxModel(gunzipSync(bytes)));
  }
  return models;
}
