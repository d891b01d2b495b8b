import type { Dossier } from "../src/core/model/index.ts";
import { holdingsOf } from "../src/node/app/dossiers.ts";
import { productRoot } from "../src/node/app/packs.ts";
import { readSettings } from "../src/node/config.ts";
import { makeDeps } from "../src/node/run/deps.ts";

const deps = makeDeps({
  settings: readSettings({}, {}, false),
  program: "unecho",
  version: "0.0.0",
  root: productRoot,
});

/** Reads folders into memory through the same door as the command line and works out their stories. */
export async function workOut(paths: readonly string[]): Promise<readonly Dossier[]> {
  return (await holdingsOf(paths, deps)).dossiers;
}
