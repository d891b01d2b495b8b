import type { Claim } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";

/** One reported value at its moment. */
export interface Point {
  readonly claim: Claim;
  readonly at: Date;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  /** The words were vague, or the report hedged. */
  readonly hedged: boolean;
  /** It repeats another report: it moves no line. */
  readonly repeat: boolean;
}

/** What was reported of one figure, oldest first, in one unit. */
export interface Series {
  readonly unit: string;
  readonly points: readonly Point[];
  /** Passages with a figure whose report has no date. */
  readonly undated: readonly Claim[];
}

/** Findings that have a figure to be drawn. */
export const rowsWithFigures = ({ rows }: StoryView): readonly Row[] =>
  rows.filter(({ finding, claims }) => finding.estimate !== null && claims.some(({ quantity }) => quantity !== null));

/** The series of a finding; null when it has no figure. */
export function seriesOf({ finding, claims }: Row, { originOf, reports }: StoryView): Series | null {
  const unit = finding.estimate?.unit;
  if (unit === undefined) return null;
  const figured = claims.filter(({ quantity }) => quantity !== null && quantity.unit === unit);
  const documents = new Map(figured.map(({ id, document }) => [id, document]));
  // "31, up from 23": the report tells the old figure beside its own
  const outdated = new Set(finding.relations.flatMap(({ a, b, relation }) => (relation === "supersedes" && documents.get(a) === documents.get(b) ? [b] : [])));
  const seen = new Set<string>();
  const points = figured.flatMap((claim) => {
    const { quantity, published, modality, document, id } = claim;
    if (quantity === null || published === null) return [];
    const said = `${originOf.get(id)?.id ?? ""} ${quantity.low} ${quantity.high}`;
    const repeat = outdated.has(id) || seen.has(said) || (reports.get(document)?.copyOf ?? null) !== null;
    seen.add(said);
    const { low, best, high, qualifier } = quantity;
    return [{ claim, at: new Date(published), low, best, high, hedged: modality !== "fact" || qualifier !== "exact", repeat }];
  });
  return { unit, points: points.sort((a, b) => a.at.getTime() - b.at.getTime()), undated: figured.filter(({ published }) => published === null) };
}
