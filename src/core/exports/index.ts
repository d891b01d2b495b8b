import { annotationsExport } from "./annotations.ts";
import { cslExport } from "./csl.ts";
import type { Export } from "./export.ts";
import { geojsonExport } from "./geojson.ts";
import { htmlExport } from "./html.ts";
import { jsonExport } from "./json.ts";
import { markdownExport } from "./markdown.ts";
import { risExport } from "./ris.ts";
import { storyJsonldExport } from "./story-jsonld.ts";
import { acledExport } from "./tables/acled.ts";
import { claimsExport } from "./tables/claims.ts";
import { deepExport } from "./tables/deep.ts";
import { documentsExport } from "./tables/documents.ts";
import { evidenceExport } from "./tables/evidence.ts";
import { figuresExport } from "./tables/figures.ts";
import { originPairsExport } from "./tables/origin-pairs.ts";
import { originsExport } from "./tables/origins.ts";
import { ucdpExport } from "./tables/ucdp.ts";
import { timemapExport } from "./timemap.ts";

/** Every export made of text alone, in the order `--help` lists them; one line each. Those that need a library are in src/node/exports. */
export const exports: readonly Export[] = [
  jsonExport,
  markdownExport,
  htmlExport,
  claimsExport,
  evidenceExport,
  originsExport,
  originPairsExport,
  documentsExport,
  figuresExport,
  ucdpExport,
  acledExport,
  deepExport,
  geojsonExport,
  timemapExport,
  annotationsExport,
  storyJsonldExport,
  cslExport,
  risExport,
];
