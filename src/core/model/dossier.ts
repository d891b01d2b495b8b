import type { Brief } from "./brief.ts";
import type { Finding } from "./finding.ts";
import type { Provenance } from "./origin.ts";
import type { Reading } from "./reading.ts";
import type { Placement, Story } from "./story.ts";
import type { Version } from "./version.ts";

/** One story, worked out: what exports, API and web show. */
export interface Dossier {
  readonly story: Story;
  /** The newest version of each report. */
  readonly readings: readonly Reading[];
  readonly placements: readonly Placement[];
  readonly provenance: Provenance;
  readonly findings: readonly Finding[];
  readonly brief: Brief;
  /** Earlier captures of reports that stand under one address: one report each in every count. */
  readonly versions: readonly Version[];
}
