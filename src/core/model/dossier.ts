import type { Brief } from "./brief.ts";
import type { Finding } from "./finding.ts";
import type { Provenance } from "./origin.ts";
import type { Reading } from "./reading.ts";
import type { Placement, Story } from "./story.ts";

/** One story, worked out: what exports, API and web show. */
export interface Dossier {
  readonly story: Story;
  readonly readings: readonly Reading[];
  readonly placements: readonly Placement[];
  readonly provenance: Provenance;
  readonly findings: readonly Finding[];
  readonly brief: Brief;
}
