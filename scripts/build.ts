/**
 * Compiles src/ to dist/ and copies what is no code beside it.
 * With --package it also lays out build/package, what is published.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { writeParsedPacks } from "../src/node/app/parsed-packs.ts";
import { buildWeb } from "./build-web.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

function compile(): boolean {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  return spawnSync(process.execPath, [tsc, "-b"], { cwd: root, stdio: "inherit" }).status === 0;
}

/** Removes compiled files whose source is gone, so that a renamed file leaves nothing behind. */
function dropOrphans(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // the workbench is built by vite, which empties its own folder
    if (path === join(root, "dist", "web")) continue;
    if (entry.isDirectory()) dropOrphans(path);
    else if (/\.(?:d\.ts|js)$/.test(entry.name)) {
      const source = join(root, "src", relative(join(root, "dist"), path).replace(/\.(?:d\.ts|js)$/, ".ts"));
      if (!existsSync(source)) rmSync(path);
    }
  }
}

interface Manifest {
  readonly files: readonly string[];
  readonly [key: string]: unknown;
}

/** Keys of package.json that are for this clone alone. */
const PRIVATE_KEYS = new Set(["private", "scripts", "devDependencies", "optionalDependencies"]);

/** The published package: the listed files and a manifest without what is for this clone alone. */
function layOutPackage(): void {
  const out = join(root, "build/package");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const name of manifest.files) {
    const from = join(root, name);
    if (!existsSync(from)) continue;
    const isJunk = (path: string): boolean => /\.tsbuildinfo$|\.unecho-build$/.test(path);
    cpSync(from, join(out, name), { recursive: statSync(from).isDirectory(), filter: (path) => !isJunk(path) });
  }
  const published = Object.fromEntries(Object.entries(manifest).filter(([key]) => !PRIVATE_KEYS.has(key)));
  writeFileSync(join(out, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
}

if (existsSync(join(root, "dist"))) dropOrphans(join(root, "dist"));
const clean = compile();
writeParsedPacks(root);
if (clean) await buildWeb();
if (clean && process.argv.includes("--package")) layOutPackage();
process.exitCode = clean ? 0 : 1;
