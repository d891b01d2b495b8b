import type { SharedStory, StoryPicture, StoryRow } from "../app/picture.ts";

/** What is kept of a story for lists, beside its number and revision. */
export interface StoryBody extends Omit<StoryRow, "id" | "number" | "revision"> {
  readonly shared?: SharedStory;
}

export function storyBody({ dossier, shared, findings, claims, documents, origins }: StoryPicture): StoryBody {
  const { label, period, lookalikes } = dossier.story;
  return {
    label,
    from: period?.from ?? null,
    to: period?.to ?? null,
    articles: documents.length,
    findings: findings.length,
    claims: claims.length,
    origins: origins.length,
    lookalikes,
    ...(shared === undefined ? {} : { shared }),
  };
}

/** A story as a list shows it: on this machine, or to whoever asks from outside at that moment. */
export function shownStory({ shared, ...row }: StoryRow & StoryBody, sharedAt: string | undefined): StoryRow {
  if (shared === undefined || sharedAt === undefined) return row;
  const { fresh } = shared;
  const { label, lookalikes } = fresh !== null && (fresh.openFrom === null || fresh.openFrom > sharedAt) ? fresh : shared;
  return { ...row, label, lookalikes };
}
