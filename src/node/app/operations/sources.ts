import { z } from "zod";
import { outletTarget, type Ratings, ratingsOf } from "../../../core/pipeline.ts";
import { sourcesAnswer } from "../answers/sources.ts";
import { buildHoldings, type Holdings } from "../dossiers.ts";
import { defineOperation } from "../operation.ts";
import { shareHoldings } from "../share.ts";

type Answer = z.output<typeof sourcesAnswer>;

/** Outlets by the names they may leave under. */
function outletsOf(held: Holdings, shared: Holdings, { outlets }: Ratings): Answer["outlets"] {
  const names = new Map(shared.dossiers.flatMap(({ readings }) => readings.map(({ article }) => [article.id, article.outletName ?? article.outlet] as const)));
  const found = new Map<string, Answer["outlets"][number]>();
  for (const { article } of held.dossiers.flatMap(({ readings }) => readings)) {
    const rating = outlets.get(outletTarget(article) ?? "");
    const outlet = names.get(article.id) ?? null;
    if (rating !== undefined && outlet !== null) found.set(outlet, { outlet, ...rating });
  }
  return [...found.values()].sort((a, b) => (a.outlet < b.outlet ? -1 : 1));
}

/** Speakers as they may be called, those called the same together. */
function speakersOf(shared: Holdings, { origins }: Ratings): Answer["speakers"] {
  const found = new Map<string, Answer["speakers"][number]>();
  for (const { id, label } of shared.dossiers.flatMap(({ provenance }) => provenance.origins)) {
    const rating = origins.get(id);
    if (rating === undefined) continue;
    const key = JSON.stringify([label, rating]);
    found.set(key, { label, origins: [...(found.get(key)?.origins ?? []), id], ...rating });
  }
  return [...found.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

export const sources = defineOperation({
  name: "sources",
  summary: "the letters analysts gave to sources",
  about:
    "Outlets and speakers with the letter of the Admiralty scale that a person put beside them (unecho decide rate), the note, who and when. unecho computes no such letter and counts nothing by it; a source that is not listed was judged by nobody, which is F, cannot be judged.",
  effect: "read",
  input: z.object({}),
  output: sourcesAnswer,
  positional: [],
  examples: [{ line: "unecho sources", does: "every source somebody judged" }],
  async run(_, deps) {
    const store = await deps.openStore("existing");
    try {
      const held = await buildHoldings(store, deps, null);
      const shared = shareHoldings(held, deps);
      const ratings = ratingsOf(held.dossiers, held.decisions);
      const value: Answer = { outlets: outletsOf(held, shared, ratings), speakers: speakersOf(shared, ratings) };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render({ outlets, speakers }, _style, { program }) {
    const rows = [
      ...outlets.map(({ outlet, ...rating }) => ({ name: outlet, ...rating })),
      ...speakers.map(({ label, ...rating }) => ({ name: label, ...rating })),
    ];
    if (rows.length === 0) return `nobody judged a source yet\n\nNext:  ${program} decide rate SOURCE B --reason "why"`;
    return [
      "as analysts judge them; nothing is counted by it",
      ...rows.map(({ name, letter, note, by, at }) => `  ${letter}  ${name}  by ${by}, ${at.slice(0, 10)}${note === "" ? "" : `: ${note}`}`),
    ].join("\n");
  },
});
