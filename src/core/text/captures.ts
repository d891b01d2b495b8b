import type { Article, ArticleId, Reading } from "../model/index.ts";

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
function byAge(a: Reading, b: Reading, arrivalOf: (article: ArticleId) => number): number {
  const [x, y] = [a.article.published?.from ?? null, b.article.published?.from ?? null];
  if (x !== null && y !== null && x !== y) return x < y ? 1 : -1;
  const order = arrivalOf(b.article.id) - arrivalOf(a.article.id);
  return order !== 0 ? order : a.article.id < b.article.id ? 1 : -1;
}

/**
 * Each reading that a newer capture of its address replaces, with the newest one. `arrived` lists the articles in order of arrival, which counts where
 * publication dates do not tell. Does not depend on the order of the readings.
 */
export function findReplaced(readings: readonly Reading[], arrived: readonly ArticleId[]): ReadonlyMap<Reading, Reading> {
  const arrival = new Map(arrived.map((article, order) => [article, order]));
  const arrivalOf = (article: ArticleId): number => arrival.get(article) ?? -1;
  const replaced = new Map<Reading, Reading>();
  for (const [address, captures] of Map.groupBy(readings, (reading) => addressOf(reading.article))) {
    const [newest, ...earlier] = address === null ? [] : captures.toSorted((a, b) => byAge(a, b, arrivalOf));
    if (newest === undefined) continue;
    for (const reading of earlier) replaced.set(reading, newest);
  }
  return replaced;
}
