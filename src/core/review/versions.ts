import type { Article, ArticleId, Claim, Placement, Reading, Version } from "../model/index.ts";

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

/** Fields of a query that only tell how a reader came to a page. */
const TRACKING = /^(?:utm_[a-z]+|fbclid|gclid|mc_[a-z]+|ref|cmpid|ocid|smid|xtor)=/i;

/** The address under which a report stands, in the form that all its captures share; null when it has none. */
function addressOf(article: Article): string | null {
  if (article.url === null) return null;
  const [plain = ""] = article.url.trim().split("#");
  const at = plain.indexOf("?");
  const path = (at < 0 ? plain : plain.slice(0, at)).replace(/\/$/, "");
  const query = at < 0 ? [] : plain.slice(at + 1).split("&");
  const kept = query.filter((field) => field !== "" && !TRACKING.test(field)).sort();
  const start = path.indexOf("://");
  // the front page of an outlet is no report
  if (start < 0 || !path.slice(start + 3).includes("/")) return null;
  const host = path.slice(start + 3, path.indexOf("/", start + 3)).toLowerCase();
  return `${host.startsWith("www.") ? host.slice(4) : host}${path.slice(path.indexOf("/", start + 3))}${kept.length === 0 ? "" : `?${kept.join("&")}`}`;
}

/** Newest first: by date of publication where both have one, then by order of arrival, then by id, so that the order of readings never counts. */
function byAge(a: Reading, b: Reading, arrival: ReadonlyMap<ArticleId, number>): number {
  const [x, y] = [a.article.published?.from ?? null, b.article.published?.from ?? null];
  if (x !== null && y !== null && x !== y) return x < y ? 1 : -1;
  const order = (arrival.get(b.article.id) ?? -1) - (arrival.get(a.article.id) ?? -1);
  return order !== 0 ? order : a.article.id < b.article.id ? 1 : -1;
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
  const arrival = new Map(placements.map(({ article }, order) => [article, order]));
  const byAddress = Map.groupBy(readings, (reading) => addressOf(reading.article));
  const replaced = new Map<Reading, Reading>();
  for (const [address, captures] of byAddress) {
    if (address === null || captures.length < 2) continue;
    const [newest, ...earlier] = [...captures].sort((a, b) => byAge(a, b, arrival));
    if (newest !== undefined) for (const reading of earlier) replaced.set(reading, newest);
  }
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
  return { current: readings.filter((reading) => !replaced.has(reading)), versions: versions.sort((a, b) => (a.article < b.article ? -1 : 1)) };
}
