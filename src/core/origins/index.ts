import type { Decision, Placement, Provenance, Reading, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";

export const version = "origins/1";

/** Stage 5: Reading[] -> Provenance. Chains from each claim to where the information entered the record; decisions of analysts applied. */
export function traceOrigins(_readings: readonly Reading[], _placements: readonly Placement[], _decisions: readonly Decision[], _packs: Packs): Staged<Provenance> {
  return { value: { origins: [], derivations: [], pairs: [] }, diagnostics: [] };
}
