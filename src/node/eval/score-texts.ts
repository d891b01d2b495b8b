import { f1 } from "./compare.ts";
import { locate } from "./locate.ts";
import { type Alignment, type Document, markedShare } from "./match.ts";

/** Spelling of an unordered pair. */
export const pairKey = (a: string, b: string): string => [a, b].sort().join("|");

/** All unordered pairs of a list. */
export const pairsOf = (list: readonly string[]): readonly (readonly [string, string])[] =>
  list.flatMap((a, at) => list.slice(at + 1).map((b) => [a, b] as const));

/** B-cubed F1 of the grouping of reports into stories. */
export function scoreStories({ crisis, picture, documents }: Alignment): number {
  const storyOf = new Map(picture.stories.flatMap((story) => story.documents.map((document) => [document, story.id] as const)));
  const groups = new Map(crisis.gold.stories.flatMap((story, at) => story.map((report) => [report, at] as const)));
  const mine = (report: string): string | undefined => storyOf.get(documents.get(report)?.id ?? "");
  let precision = 0;
  let recall = 0;
  for (const [report, group] of groups) {
    const together = [...groups.keys()].filter((other) => mine(report) !== undefined && mine(other) === mine(report));
    const right = together.filter((other) => groups.get(other) === group).length;
    if (together.length > 0) precision += right / together.length;
    recall += right / (crisis.gold.stories[group]?.length ?? 1);
  }
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) / groups.size;
}

function rootOf(document: Document | undefined, byId: ReadonlyMap<string, Document>): string | undefined {
  const seen = new Set<string>();
  let at = document;
  while (at !== undefined && at.copyOf !== null && !seen.has(at.id)) {
    seen.add(at.id);
    at = byId.get(at.copyOf);
  }
  return at?.id;
}

/** F1 of the pairs of near-duplicate copies. */
export function scoreCopies({ crisis, picture, documents }: Alignment): number {
  const byId = new Map(picture.documents.map((document) => [document.id, document]));
  const reports = crisis.gold.stories.flat().filter((report) => documents.has(report));
  const gold = new Set((crisis.gold.syndicated ?? []).flatMap((group) => pairsOf(group).map(([a, b]) => pairKey(a, b))));
  const found = new Set(
    pairsOf(reports)
      .filter(([a, b]) => rootOf(documents.get(a), byId) === rootOf(documents.get(b), byId))
      .map(([a, b]) => pairKey(a, b)),
  );
  if (gold.size + found.size === 0) return 1;
  const right = [...gold].filter((key) => found.has(key)).length;
  return f1(right, found.size - right, gold.size - right);
}

/** Boilerplate passages marked, of all there are and of all mentions wrongly marked with them; null when the set has none. */
export function scoreBoilerplate({ crisis, documents, lost }: Alignment): number | null {
  const wanted = crisis.gold.boilerplate ?? [];
  if (wanted.length === 0) return null;
  const hit = wanted.filter((item) => {
    const document = documents.get(item.report);
    if (document === undefined) return false;
    const span = locate(document.text, item.quote, item.nth ?? 1);
    return span === null || markedShare(document, span) >= 0.9;
  });
  return hit.length / (wanted.length + lost);
}
