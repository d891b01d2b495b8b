import type { Decision, Dossier } from "../../core/model/index.ts";
import { reanchorDecisions } from "../../core/pipeline.ts";
import type { Store } from "./ports.ts";
import { type Circumstances, loadDossier } from "./story-dossier.ts";

/** Decisions that change nothing, since what they are about is not read any more as it was; `dossiers` has the stories they name. */
export function countUnanchored(inForce: readonly Decision[], dossiers: readonly Dossier[]): number {
  const readings = dossiers.flatMap((dossier) => dossier.readings);
  const versions = dossiers.flatMap((dossier) => dossier.versions);
  return new Set(reanchorDecisions(inForce, readings, versions).unanchored.map(({ decision }) => decision)).size;
}

/** The stories that hold passages of decisions; no other is loaded. */
export async function storiesDecided(store: Store, circumstances: Circumstances): Promise<readonly Dossier[]> {
  const passages = circumstances.decisions.flatMap(({ anchors }) => anchors.flatMap((anchor) => anchor.passages));
  if (passages.length === 0) return [];
  const placed = await store.findPlacements([...new Set(passages.map(({ article }) => article))]);
  const stories = new Set(placed.map(({ placement: { article, story } }) => circumstances.regrouped.get(article)?.placement.story ?? story));
  const found: Dossier[] = [];
  for (const story of stories) {
    const dossier = await loadDossier(store, story, circumstances);
    if (dossier !== null) found.push(dossier);
  }
  return found;
}
