import { readFileSync } from "node:fs";
import { join } from "node:path";
import { productRoot } from "./packs.ts";

/** The version in the program's own package.json. */
export function productVersion(root: string = productRoot): string {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
  return manifest.version;
}
