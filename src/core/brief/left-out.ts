import type { Note, Placement, Story as StoryModel } from "../model/index.ts";
import type { Story } from "./phrase.ts";
import { plural } from "./wording.ts";

/** What is not in the brief, and why: look-alikes, copies, boilerplate, background, sentences that failed their check. */
export function composeLeftOut(model: StoryModel, placements: readonly Placement[], story: Story, unprinted: number, refused: number): readonly Note[] {
  const notes: Note[] = [];
  const nameOf = (id: string): string => story.articles.get(id)?.article.name ?? id;
  for (const lookalike of model.lookalikes) notes.push({ text: `Look-alike kept apart: ${lookalike.why}`, citations: [] });
  for (const placement of placements) {
    if (placement.copyOf !== null && story.articles.has(placement.article)) notes.push({ text: `${nameOf(placement.article)} is a copy of ${nameOf(placement.copyOf)}: read, never counted.`, citations: [] });
  }
  for (const { article } of story.articles.values()) {
    const plates = article.blocks.filter((block) => block.role === "boilerplate" && block.rule !== "header-line");
    if (plates.length === 0) continue;
    const size = plates.reduce((sum, block) => sum + block.span.end - block.span.start, 0);
    const rules = [...new Set(plates.map((block) => block.rule ?? "boilerplate"))].join(", ");
    notes.push({ text: `${article.name}: ${plural(size, "character")} of page furniture (${rules}).`, citations: plates.slice(0, 1).map((block) => ({ article: article.id, span: block.span })) });
  }
  const past = [...story.claims.values()].filter((claim) => claim.background).length;
  if (past > 0) notes.push({ text: `${plural(past, "passage")} about earlier or other events, kept as background.`, citations: [] });
  if (unprinted > 0) notes.push({ text: `${plural(unprinted, "further finding")} left for the full list to keep to two pages (unecho export --format json).`, citations: [] });
  if (refused > 0) notes.push({ text: `${plural(refused, "sentence")} not printed: a name or number was not in the cited passage.`, citations: [] });
  return notes;
}
