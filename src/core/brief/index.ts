import type { Brief, Finding, Placement, Provenance, Reading, Staged, Story } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";

export const version = "brief/1";

/** Stage 7: findings -> Brief. A sentence whose names, numbers, units, polarity or hedge are not in its cited passage is not printed. */
export function composeBrief(
  story: Story, _readings: readonly Reading[], _placements: readonly Placement[], _provenance: Provenance, _findings: readonly Finding[], _packs: Packs,
): Staged<Brief> {
  return { value: { story: story.id, title: story.label, sections: [] }, diagnostics: [] };
}
