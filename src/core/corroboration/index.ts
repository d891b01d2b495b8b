import type { Decision, Finding, Provenance, Reading, Staged, StoryId } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";

export const version = "corroboration/1";

/** Stage 6: readings, provenance, decisions -> Finding[]. Aligns claims about one fact, compares them, estimates, judges status by R1 to R12. */
export function corroborate(
  _story: StoryId, _readings: readonly Reading[], _provenance: Provenance, _decisions: readonly Decision[], _packs: Packs,
): Staged<readonly Finding[]> {
  return { value: [], diagnostics: [] };
}
