import type { ArticleId, Placement, Repair, StoryId } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { explainApart } from "./explain.ts";
import { gistOf, type Sketch } from "./sketch.ts";

/** One article before and after a repair. */
export interface Regrouped {
  readonly sketch: Sketch;
  readonly from: StoryId;
  readonly to: StoryId;
}

/** Articles that are read to say why, and names listed. */
const SAMPLE = 12;
const MOST_NAMES = 5;

const sample = (rows: readonly Regrouped[]): readonly Sketch[] => rows.slice(0, SAMPLE).map(({ sketch }) => sketch);

/** Names in which two groups of articles agree: first those that most of them say, and say in their lead. */
function listAgreed(mine: readonly Sketch[], other: readonly Sketch[]): string[] {
  const shares = (group: readonly Sketch[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { names, lead } of group) for (const key of names.keys()) counts.set(key, (counts.get(key) ?? 0) + (lead.has(key) ? 2 : 1) / group.length);
    return counts;
  };
  const theirs = shares(other);
  return [...shares(mine)]
    .map(([key, share]) => ({ key, share: share * (theirs.get(key) ?? 0) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || compareText(a.key, b.key))
    .slice(0, MOST_NAMES)
    .map(({ key }) => [...mine, ...other].map(({ spelling }) => spelling.get(key)).find((text) => text !== undefined) ?? key);
}

function explainTogether(moved: readonly Regrouped[], there: readonly Regrouped[]): string {
  const agreed = listAgreed(sample(moved), sample(there));
  return agreed.length === 0 ? "reports of one event" : `reports of one event: both tell of ${agreed.join(", ")}`;
}

/**
 * Says what a repair did, story by story: which articles went from where to where and why. `remains` tells whether a story has articles besides those given:
 * then it stands on.
 */
export function listRepairs(rows: readonly Regrouped[], remains: (story: StoryId) => boolean, months: ReadonlyMap<string, number>): readonly Repair[] {
  const before = new Set(rows.map(({ from }) => from));
  const after = new Set(rows.map(({ to }) => to));
  const stayed = Map.groupBy(
    rows.filter(({ from, to }) => from === to),
    ({ to }) => to,
  );
  const moved = Map.groupBy(
    rows.filter(({ from, to }) => from !== to),
    ({ from, to }) => `${from} ${to}`,
  );
  return [...moved.values()].flatMap((group): Repair[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { from, to } = first;
    const left = stayed.get(from) ?? [];
    const isGone = !after.has(from) && !remains(from);
    const isNew = !before.has(to) && !remains(to);
    const kind = isGone && !isNew ? "merge" : isNew && !isGone ? "split" : "move";
    const why =
      kind !== "split" || left.length === 0
        ? explainTogether(group, stayed.get(to) ?? rows.filter((row) => row.to === to))
        : `reports of another event: ${explainApart(sample(group).map(gistOf), sample(left).map(gistOf), months)}`;
    return [{ kind, from, to, articles: group.map(({ sketch }) => sketch.article), why }];
  });
}

/** The placements there were before some repairs, which are given in the order in which they were made. */
export function undoRepairs(placements: readonly Placement[], repairs: readonly Repair[]): readonly Placement[] {
  const storyOf = new Map<ArticleId, StoryId>(placements.map(({ article, story }) => [article, story]));
  const undone = new Map<ArticleId, Pick<Placement, "story" | "why">>();
  for (const repair of repairs.toReversed()) {
    for (const article of repair.articles) {
      if (storyOf.get(article) !== repair.to) continue;
      storyOf.set(article, repair.from);
      undone.set(article, { story: repair.from, why: `put back: ${repair.why}` });
    }
  }
  return placements.map((placement) => ({ ...placement, ...undone.get(placement.article) }));
}
