import type { ArticleId, Brief, Decision, Dossier, Finding, Placement, Reading, Ruling, StoryId } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { buildDossier, compareFindings, correctReadings } from "../../core/pipeline.ts";
import type { Grounded } from "./ruling.ts";
import type { Material } from "./story-dossier.ts";
import { storyOf } from "./story-of.ts";

/** Where a finding stood, or would stand. */
export interface Standing {
  readonly id: string;
  readonly label: string;
  readonly status: Finding["status"];
  readonly origins: { readonly min: number; readonly max: number };
  readonly estimate: { readonly unit: string; readonly low: number | null; readonly high: number | null } | null;
}

/** What a ruling would change. */
export interface Effect {
  /** Lines of the brief that would read otherwise. */
  readonly sentences: number;
  /** Findings that would stand otherwise. */
  readonly findings: number;
  /** The first of them, those of which most is told. */
  readonly changes: readonly { readonly before: Standing | null; readonly after: Standing | null }[];
}

/** Findings told of one effect. */
const MOST_TOLD = 3;

/** A story as it stands, and what it is made from. */
export interface Bench {
  readonly dossier: Dossier;
  readonly material: Material;
}

export const NO_EFFECT: Effect = { sentences: 0, findings: 0, changes: [] };

const standing = (finding: Finding | null): Standing | null =>
  finding === null
    ? null
    : {
        id: finding.id,
        label: finding.label,
        status: finding.status,
        origins: { min: finding.count.min, max: finding.count.max },
        estimate: finding.estimate === null ? null : { unit: finding.estimate.unit, low: finding.estimate.low, high: finding.estimate.high },
      };

const linesOf = ({ sections }: Brief): readonly string[] =>
  sections.flatMap(({ id, sentences, rows }) => [
    ...sentences.map(({ text, tally }) => `${id} ${text} ${tally ?? ""}`),
    ...rows.map(({ what, low, best, high, unit, origins, asOf, words }) => [id, what, low, best, high, unit, origins, asOf, words].join(" ")),
  ]);

/** Lines of one list that the other has not, however often each stands there; the larger of the two ways. */
function linesChanged(before: readonly string[], after: readonly string[]): number {
  const gone = new Map<string, number>();
  for (const line of before) gone.set(line, (gone.get(line) ?? 0) + 1);
  let come = 0;
  for (const line of after) {
    const left = gone.get(line) ?? 0;
    if (left === 0) come += 1;
    else gone.set(line, left - 1);
  }
  return Math.max(
    come,
    [...gone.values()].reduce((sum, left) => sum + left, 0),
  );
}

/** Articles and placements of several stories, each under the story a trial puts it in. */
function regrouped(materials: readonly Material[], storyFor: (placement: Placement) => StoryId): ReadonlyMap<StoryId, readonly [Reading, Placement][]> {
  const readings = new Map(materials.flatMap((material) => material.readings.map((reading) => [reading.article.id, reading] as const)));
  const groups = new Map<StoryId, [Reading, Placement][]>();
  for (const placement of materials.flatMap(({ placements }) => placements)) {
    const reading = readings.get(placement.article);
    if (reading === undefined) continue;
    const story = storyFor(placement);
    groups.set(story, [...(groups.get(story) ?? []), [reading, { ...placement, story }]]);
  }
  return groups;
}

/** The story an article would go to; null where the ruling moves none. */
function destination(ruling: Ruling, benches: readonly Bench[]): ((placement: Placement) => StoryId) | null {
  const stories = new Set(benches.map(({ dossier }) => dossier.story.id));
  if (ruling.verb === "merge" && stories.has(ruling.a) && stories.has(ruling.b)) return ({ story }) => (story === ruling.b ? ruling.a : story);
  if (ruling.verb !== "move") return null;
  const to = ruling.to ?? `apart:${ruling.article}`;
  return ({ article, story }) => (article === ruling.article ? to : story);
}

/** What a ruling would change if it were taken now: the stories it touches are worked out with it, and nothing is kept. Pure. */
export function foresee({ ruling, anchors }: Grounded, benches: readonly Bench[], decisions: readonly Decision[], packs: Packs): Effect {
  const trial: Decision = { ...ruling, id: "trial", by: "", at: "9999-12-31T23:59:59.999Z", reason: "", quotation: null, anchors };
  const ruled = [...decisions, trial];
  const moves = destination(ruling, benches);
  const materials = benches.map(({ material }) => material);
  const built =
    moves === null
      ? materials.map(({ story, readings, placements }) => buildDossier(story, readings, placements, ruled, packs).value)
      : [...regrouped(materials, moves)].map(([id, members]) => {
          const placements = members.map(([, placement]) => placement);
          const readings = members.map(([reading]) => reading);
          const corrected = new Map<ArticleId, Reading>(correctReadings(readings, decisions, packs).map((reading) => [reading.article.id, reading]));
          return buildDossier(storyOf(id, placements, corrected), readings, placements, decisions, packs).value;
        });
  const before = benches.map(({ dossier }) => dossier);
  const changes = compareFindings(
    before.flatMap(({ findings }) => findings),
    built.flatMap(({ findings }) => findings),
  );
  const told = changes.map((change) => ({ before: standing(change.before), after: standing(change.after) }));
  // what a reader sees move is told before what only has other passages now
  const isSeen = ({ before: old, after: now }: (typeof told)[number]): number =>
    Number(JSON.stringify({ ...old, id: "" }) !== JSON.stringify({ ...now, id: "" }));
  const size = ({ before: old, after: now }: (typeof told)[number]): number => (old?.origins.max ?? 0) + (now?.origins.max ?? 0);
  return {
    sentences: linesChanged(
      before.flatMap(({ brief }) => linesOf(brief)),
      built.flatMap(({ brief }) => linesOf(brief)),
    ),
    findings: changes.length,
    changes: told.sort((x, y) => isSeen(y) - isSeen(x) || size(y) - size(x)).slice(0, MOST_TOLD),
  };
}
