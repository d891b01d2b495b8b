import type { Note, Placement, Story as StoryModel, Version } from "../model/index.ts";
import type { Story } from "./phrase.ts";
import { list, plural } from "./wording.ts";

/** How many things are not in the brief: findings for want of room, sentences that failed their check, decisions whose passage is not read any more. */
interface Omitted {
  readonly unprinted: number;
  readonly refused: number;
  readonly unanchored: number;
}

/** What is not in the brief, and why: look-alikes, copies, boilerplate, background, sentences that failed their check. */
export function composeLeftOut(
  model: StoryModel,
  placements: readonly Placement[],
  versions: readonly Version[],
  story: Story,
  { unprinted, refused, unanchored }: Omitted,
): readonly Note[] {
  const notes: Note[] = [];
  const nameOf = (id: string): string => story.articles.get(id)?.article.name ?? id;
  for (const lookalike of model.lookalikes) notes.push({ text: `Look-alike kept apart: ${lookalike.why}`, citations: [] });
  for (const placement of placements) {
    if (placement.copyOf !== null && story.articles.has(placement.article))
      notes.push({ text: `${nameOf(placement.article)} is a copy of ${nameOf(placement.copyOf)}: read, never counted.`, citations: [] });
  }
  for (const { name, replacedBy, withdrawn } of versions) {
    const gone = withdrawn.length === 0 ? "" : `; ${plural(withdrawn.length, "passage")} of it ${withdrawn.length === 1 ? "is" : "are"} no longer there`;
    notes.push({
      text: `${name} is an earlier version of ${nameOf(replacedBy)}, which alone counts${gone} (unecho versions ${replacedBy.slice(0, 8)}).`,
      citations: [],
    });
  }
  const furnished = [...story.articles.values()]
    .map(({ article }) => ({ article, plates: article.blocks.filter((block) => block.role === "boilerplate" && block.rule !== "header-line") }))
    .filter(({ plates }) => plates.length > 0);
  if (furnished.length > 0) {
    const size = furnished.reduce((sum, { plates }) => sum + plates.reduce((part, block) => part + block.span.end - block.span.start, 0), 0);
    const rules = [...new Set(furnished.flatMap(({ plates }) => plates.map((block) => (block.rule ?? "boilerplate").split("-").join(" "))))].sort();
    notes.push({
      text: `Page furniture of ${plural(furnished.length, "article")}, ${plural(size, "character")}: ${list(rules)}.`,
      citations: furnished.flatMap(({ article, plates }) => plates.slice(0, 1).map((block) => ({ article: article.id, span: block.span }))).slice(0, 3),
    });
  }
  const past = [...story.claims.values()].filter((claim) => claim.background).length;
  if (past > 0) notes.push({ text: `${plural(past, "passage")} about earlier or other events, kept as background.`, citations: [] });
  if (unprinted > 0)
    notes.push({ text: `${plural(unprinted, "further finding")} left for the full list to keep to two pages (unecho export --format json).`, citations: [] });
  if (refused > 0) notes.push({ text: `${plural(refused, "sentence")} not printed: a name or number was not in the cited passage.`, citations: [] });
  if (unanchored > 0)
    notes.push({
      text: `${plural(unanchored, "passage")} that decisions are about ${unanchored === 1 ? "is" : "are"} not read any more, or no longer so that they fit; those decisions change nothing (unecho decisions).`,
      citations: [],
    });
  for (const { continues } of placements)
    if (continues !== undefined && continues.story !== model.id) notes.push({ text: `A closed story may go on here: ${continues.why}.`, citations: [] });
  return notes;
}
