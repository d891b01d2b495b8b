/** Builds the workbench (src/web) into dist/web when a file it is made from changed since. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { productRoot as root } from "../src/node/app/packs.ts";

const source = join(root, "src/web");
const out = join(root, "dist/web");
const stamp = join(out, ".unecho-build");

/** Digest of everything the workbench is made from. */
function stateOfSources(): string {
  const hash = createHash("sha256");
  const names = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"));
  const paths = names.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const path of [...paths, join(root, "package-lock.json")]) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex");
}

export async function buildWeb(): Promise<void> {
  const state = stateOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  // built within a run of tests or not, it is the page people get
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  await build({ root: source, configFile: join(source, "vite.config.ts") });
  writeFileSync(stamp, state);
}
