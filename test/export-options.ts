import type { Packs } from "../src/core/packs/index.ts";
import type { WriteOptions } from "../src/node/exports/format.ts";

/** What an export is written with in tests: no moment, no server, every claim. */
export const exportOptions = (packs: Packs, more: Partial<WriteOptions> = {}): WriteOptions => ({
  asOf: null,
  version: "0.0.0",
  packs,
  decisions: [],
  ratings: new Map(),
  base: "unecho:/",
  allClaims: true,
  hxl: false,
  bom: false,
  feeds: [],
  archive: null,
  ...more,
});
