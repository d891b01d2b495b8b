import type { Instant } from "../../core/model/index.ts";
import { ratingsOf } from "../../core/pipeline.ts";
import type { WriteOptions } from "../exports/format.ts";
import type { Holdings } from "./dossiers.ts";
import type { Deps } from "./ports.ts";

/** What a file is written with unless it is asked for otherwise: permalinks without a server, events with deaths only. */
export const writeOptions = ({ decisions, dossiers }: Pick<Holdings, "decisions" | "dossiers">, asOf: Instant | null, deps: Deps): WriteOptions => ({
  asOf,
  version: deps.version,
  packs: deps.packs(),
  decisions,
  ratings: ratingsOf(dossiers, decisions).origins,
  base: "unecho:/",
  allClaims: false,
  hxl: false,
  bom: false,
  feeds: [],
  archive: null,
});
