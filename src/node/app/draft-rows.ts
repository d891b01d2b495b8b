import type { z } from "zod";
import type { Instant } from "../../core/model/index.ts";
import type { draftsAnswer } from "./answers/drafted.ts";
import type { Drafted } from "./drafts.ts";
import type { Style } from "./operation.ts";
import type { Deps, Store } from "./ports.ts";
import { sharedStory } from "./shared-story.ts";

type DraftRow = z.output<typeof draftsAnswer>["drafts"][number];

/** Drafts as an answer has them: only those whose words may leave now. */
export async function draftRows({ article, model, at, drafts }: Drafted, store: Store, sharedAt: Instant, deps: Deps): Promise<readonly DraftRow[]> {
  const row = await store.picture.findRow("documents", article, sharedAt);
  const dossier = row === null ? null : await sharedStory(store, row.story, sharedAt, deps.packs());
  const text = dossier?.readings.find((reading) => reading.article.id === article)?.article.text ?? "";
  return drafts
    .filter(({ quotation }) => text.includes(quotation))
    .map(({ id, kind, span, quotation, figures, speaker, place }) => ({
      id,
      article,
      machineDrafted: true,
      kind,
      start: span.start,
      end: span.end,
      quotation,
      figures: [...figures],
      speaker,
      place,
      model,
      at,
    }));
}

export const draftLine = ({ kind, quotation, figures, speaker }: DraftRow, style: Style): string =>
  `  ${style.yellow("machine-drafted")}  ${kind}: "${quotation}"${figures.length === 0 ? "" : `  [${figures.join(", ")}]`}${speaker === null ? "" : `  by ${speaker}`}`;
