import type { ArticleId, Claim, Placement, Reading, Version } from "../model/index.ts";
import { findReplaced } from "../text/captures.ts";
import { compareText } from "../text/compare-text.ts";

/** What counts of some readings, and what was replaced by a newer version of itself. */
export interface Versioned {
  readonly current: readonly Reading[];
  readonly versions: readonly Version[];
}

/** Placements in which a copy of a replaced version is a copy of the newest, and the newest a copy of none of its own. */
export function placeVersions(placements: readonly Placement[], versions: readonly Version[]): readonly Placement[] {
  if (versions.length === 0) return placements;
  const newest = new Map(versions.map(({ article, replacedBy }) => [article, replacedBy]));
  const present = (article: ArticleId): ArticleId => newest.get(article) ?? article;
  const originalOf = ({ article, copyOf }: Placement): ArticleId | null => (copyOf === null || present(copyOf) === article ? null : present(copyOf));
  return placements.map((placement) => (newest.has(placement.article) ? placement : { ...placement, copyOf: originalOf(placement) }));
}

/** The words of a claim, on one line. */
export const clauseOf = ({ article }: Reading, claim: Claim): string => article.text.slice(claim.span.start, claim.span.end).split(/\s+/).join(" ").trim();

/** What two versions say alike: the same figure of the same thing, or the same words. */
export const sayingOf = (reading: Reading, claim: Claim): string =>
  claim.figure === null ? clauseOf(reading, claim).toLowerCase() : `${claim.kind} ${claim.what} ${claim.polarity} ${claim.figure.text.toLowerCase()}`;

/**
 * Captures of one address are versions of one report: the newest counts, the others are kept aside with what it no longer says.
 * `placements` stand in order of arrival.
 * The result does not depend on the order of the readings.
 */
export function settleVersions(readings: readonly Reading[], placements: readonly Placement[]): Versioned {
  const replaced = findReplaced(
    readings,
    placements.map(({ article }) => article),
  );
  const versions = [...replaced].map(([earlier, newest]): Version => {
    const kept = new Set(newest.claims.map((claim) => sayingOf(newest, claim)));
    const gone = earlier.claims.filter((claim) => !kept.has(sayingOf(earlier, claim)));
    return {
      article: earlier.article.id,
      name: earlier.article.name,
      replacedBy: newest.article.id,
      withdrawn: [...new Set(gone.map((claim) => clauseOf(earlier, claim)))],
    };
  });
  return { current: readings.filter((reading) => !replaced.has(reading)), versions: versions.sort((a, b) => compareText(a.article, b.article)) };
}
