import { shareable } from "../../core/exports/shareable.ts";
import type { Instant, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { pictureRows } from "./picture-rows.ts";
import type { Clock, Store } from "./ports.ts";
import { heldBack, measuredFrom } from "./share.ts";
import { provenanceOf } from "./shared-story.ts";
import { circumstancesOf, workOut } from "./story-dossier.ts";

/** A story as it stood at a moment, with everything the lists say of it, as it may leave; null when no report of it was known then. */
export async function pastStory(store: Store, id: StoryId, asOf: Instant, clock: Clock, packs: Packs) {
  const circumstances = await circumstancesOf(store, packs, asOf);
  const dossier = await workOut(store, id, circumstances);
  if (dossier === null) return null;
  const rules = { asOf: measuredFrom(asOf, clock.now()), ...heldBack(circumstances.decisions, packs) };
  const [shared] = shareable([dossier], rules, packs).dossiers;
  if (shared === undefined) return null;
  const { findings, claims, documents, origins } = pictureRows(shared);
  const { label, lookalikes } = shared.story;
  const days = documents.flatMap(({ at }) => at ?? []).sort();
  const known = await store.picture.findStory(id);
  const bodies = (entries: readonly { readonly body: unknown }[]): readonly unknown[] => entries.map(({ body }) => body);
  return {
    asOf,
    story: {
      id,
      number: known?.number ?? 0,
      revision: known?.revision ?? 0,
      label,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      articles: documents.length,
      findings: findings.length,
      claims: claims.length,
      origins: origins.length,
      lookalikes,
    },
    findings: bodies(findings),
    claims: bodies(claims),
    documents: bodies(documents),
    origins: bodies(origins),
    provenance: provenanceOf(shared),
  };
}
