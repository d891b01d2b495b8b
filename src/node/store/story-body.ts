import type { StoryPicture, StoryRow } from "../app/picture.ts";

/** What a list says of a story, beside its number and revision. */
export function storyBody({ dossier, findings, claims, documents, origins }: StoryPicture): Omit<StoryRow, "id" | "number" | "revision"> {
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
  };
}
