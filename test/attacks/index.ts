import type { Attack } from "./attack.ts";
import { bombs } from "./bombs.ts";
import { cells } from "./cells.ts";
import { filters } from "./filters.ts";
import { json } from "./json.ts";
import { pages } from "./pages.ts";
import { paths } from "./paths.ts";
import { patterns } from "./patterns.ts";
import { rebinding } from "./rebinding.ts";
import { scripts } from "./scripts.ts";
import { ssrf } from "./ssrf.ts";
import { xml } from "./xml.ts";

/** Every family of attacks, in the order docs/attacks.md tells them. */
export const ATTACKS: readonly Attack[] = [ssrf, rebinding, bombs, pages, xml, json, scripts, filters, paths, cells, patterns];
