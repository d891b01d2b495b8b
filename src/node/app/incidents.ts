import type { Placement, Reading } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { settleStories } from "../../core/pipeline.ts";

/** One incident that several documents report, with the number of dead each one states. */
export interface Incident {
  readonly docs: readonly unknown[];
  readonly reports: readonly { readonly doc: unknown; readonly deaths_stated: number | null }[];
}

/** Wording of the frames that count the dead. */
const KILLED = "killed";

/** The number of dead a document states as a fact of its own event: the first one; null when it states none. */
function deathsStated({ claims }: Reading): number | null {
  const figures = claims
    .filter(
      (claim) =>
        claim.kind === "casualties" &&
        claim.what === KILLED &&
        !claim.background &&
        !claim.outdated &&
        claim.polarity === "asserted" &&
        claim.modality !== "planned",
    )
    .flatMap((claim) => claim.figure ?? [])
    .sort((a, b) => a.span.start - b.span.start);
  const first = figures[0]?.figure.quantity;
  return first?.best ?? first?.low ?? first?.high ?? null;
}

/** Documents grouped by what they report, once all have been seen; an incident only one document tells of is left out. */
export function findIncidents(
  placed: readonly { readonly id: unknown; readonly reading: Reading; readonly placement: Placement }[],
  packs: Packs,
): readonly Incident[] {
  const settled = settleStories(
    placed.map(({ reading }) => reading),
    placed.map(({ placement }) => placement),
    packs,
  ).value.placements;
  const storyOf = new Map(settled.map((placement) => [placement.article, placement.story]));
  const groups = new Map<string, (typeof placed)[number][]>();
  for (const member of placed) {
    const story = storyOf.get(member.reading.article.id) ?? member.reading.article.id;
    groups.set(story, [...(groups.get(story) ?? []), member]);
  }
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .map((members) => ({ docs: members.map(({ id }) => id), reports: members.map(({ id, reading }) => ({ doc: id, deaths_stated: deathsStated(reading) })) }));
}
