import type { Capture } from "../model/index.ts";
import type { MonthTable } from "../packs/months.ts";
import { instantDay } from "../text/calendar.ts";
import { findPhrases, readPhraseTokens } from "../text/phrases.ts";
import { type DateOrder, readDates, type WrittenDate } from "./date-strings.ts";
import type { Draft } from "./draft.ts";
import { type Publication, readStatedDate, statedPublication } from "./publication-date.ts";
import type { HtmlScan, TimeElement } from "./scanned-html.ts";
import type { StructuredData } from "./structured-data.ts";

/** Meta names that say when a page was published, best first. */
const publishedMetas = [
  "article:published_time",
  "article:published",
  "og:published_time",
  "og:article:published_time",
  "datepublished",
  "date_published",
  "datepublished.time",
  "parsely-pub-date",
  "sailthru.date",
  "cxenseparse:recs:publishtime",
  "cse-pubdate",
  "publishdate",
  "publish_date",
  "publish-date",
  "publication_date",
  "publicationdate",
  "published",
  "published_date",
  "published-date",
  "publishedtime",
  "published_at",
  "pubdate",
  "pub_date",
  "article_date_original",
  "article.published",
  "article:post_date",
  "articlepublished",
  "rnews:datepublished",
  "originalpublicationdate",
  "article.created",
  "dc.date.issued",
  "dcterms.issued",
  "dc.issued",
  "dc.date.published",
  "dcterms.date",
  "dc.date",
  "dc.date.created",
  "dc.created",
  "dcterms.created",
  "datecreated",
  "created",
  "date_created",
  "article:created",
  "citation_publication_date",
  "citation_date",
  "citation_online_date",
  "prism.publicationdate",
  "bt:pubdate",
  "displaydate",
  "display_date",
  "dateline",
  "ptime",
  "eomportal-firstpublished",
  "eomportal.firstpublished",
  "firstpublished",
  "vr:published_time",
  "mediator_published_time",
  "shareaholic:article_published_time",
  "datetime",
  "timestamp",
  "time",
  "date",
  "originaldate",
  "pdate",
  "iptc:datecreated",
  "issuedate",
  "releasedate",
  "release_date",
  "og:pubdate",
  "og:publish_date",
  "og:date",
  "news:publication_date",
  "analyticsattributes.articledate",
  "doc_date",
  "documentdate",
  "dc.dateissued",
] as const;
/** Meta names that say when it was changed: better than nothing, since most pages are not changed on a later day. */
const updatedMetas = [
  "article:modified_time",
  "og:updated_time",
  "article:updated_time",
  "datemodified",
  "modified",
  "last-modified",
  "lastmod",
  "dcterms.modified",
  "dc.date.modified",
  "revised",
  "updated",
  "updated_time",
  "utime",
  "article:modified",
  "eomportal-lastupdate",
] as const;
/** Dates further back than this are a founding year or a template. */
const earliestDay = 9131;
/** Blocks around the headline in which a visible date is looked for. */
const blocksBefore = 8;
const blocksAfter = 12;

/** When a page says it was published: structured data, metas, time elements, then text near the headline; null when none of them does. */
export function readPageDate(
  html: string,
  scan: HtmlScan,
  data: StructuredData,
  drafts: readonly Draft[],
  capture: Capture,
  months: MonthTable,
  language: string | null,
): Publication | null {
  const received = instantDay(capture.receivedAt);
  // Whoever does not know when the page arrived says 1970: then only the calendar bounds the date.
  const latest = received < earliestDay ? Infinity : received + 2;
  const order: DateOrder = /^en(?:[-_](?:us|ph))?$/i.test(language ?? "") ? "month-first" : "day-first";
  const ok = (date: WrittenDate | null): date is WrittenDate => date !== null && date.day >= earliestDay && !(date.day > latest);
  const first = (values: readonly string[], from: string): Publication | null => {
    for (const value of values) {
      const date = readStatedDate(value, months, order) ?? readEpoch(value);
      if (ok(date)) return statedPublication(date, from);
    }
    return null;
  };
  const metas = (names: readonly string[]): Publication | null => firstOf(names.map((name) => () => first(scan.metas.get(name) ?? [], `meta:${name}`)));
  const times = (from: readonly TimeElement[]): Publication | null =>
    first(
      from.map((time) => time.value),
      "time",
    );
  const unchanged = scan.times.filter((time) => !time.isUpdated);
  const region = headRegion(scan, drafts);
  return firstOf([
    () => first(data.published, "json-ld:datePublished"),
    () => metas(publishedMetas),
    () => times(unchanged.filter((time) => time.isPublished)),
    () => times(unchanged.filter((time) => time.at >= region.start && time.at <= region.end)),
    () => readVisibleDate(scan, drafts, region, months, order, ok),
    // Where many are dated, the page is a list.
    () => times(unchanged.length <= fewTimes ? unchanged : []),
    () => first(data.modified, "json-ld:dateModified"),
    () => metas(updatedMetas),
    () => times(scan.times),
    () => first(scriptDate.exec(html.slice(0, searchedChars))?.slice(1, 2) ?? [], "script"),
    () => firstOf(datedPaths.map((name) => () => inferred(first(pathDates(scan.metas.get(name)), `path:${name}`)))),
  ]);
}

/** What the first reader that finds something finds. */
function firstOf(readers: readonly (() => Publication | null)[]): Publication | null {
  for (const read of readers) {
    const found = read();
    if (found !== null) return found;
  }
  return null;
}

function inferred(found: Publication | null): Publication | null {
  return found === null ? null : { ...found, time: { ...found.time, basis: "inferred" } };
}

/** The date that the first of some addresses has for folders, if any. */
function pathDates(addresses: readonly string[] = []): string[] {
  return addresses.slice(0, 1).flatMap((address) => {
    const parts = pathDate.exec(address);
    return parts === null ? [] : [parts.slice(1, 4).join("-")];
  });
}

/** More time elements than these are a list's. */
const fewTimes = 3;
/** Metas whose addresses may have the date for folders. */
const datedPaths = ["og:image", "og:image:url", "twitter:image", "og:url"];
/** So much of a page's source is searched for a date in a script. */
const searchedChars = 1_000_000;
/** A field of a script that is named for publishing, with a date for its value. */
const scriptDate =
  /(?:publish(?:ed)?|pub|post(?:ed)?|created?|article|news|[a-z]date)_?(?:at|on|date|time|day)?_?(?:at|on|time|gmt|utc|iso)?["']?\s?[:=(]\s?["']?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ][0-9:.+Z-]{4,30})?)/i;
/** Year, month and day as folders of a path. */
const pathDate = /\/(20\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:\/|[-_])/;

/** Seconds or milliseconds since 1970. */
function readEpoch(value: string): WrittenDate | null {
  const plain = value.trim();
  if (!/^\d{10}(?:\d{3})?$/.test(plain)) return null;
  const minutes = Math.floor(Number(plain) / (plain.length === 13 ? 60_000 : 60));
  const day = Math.floor(minutes / 1440);
  return { day, minutes: minutes - day * 1440, ambiguous: false, start: 0, end: plain.length };
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** From a little before the headline to a little way into the report. */
function headRegion(scan: HtmlScan, drafts: readonly Draft[]): Region {
  const headline = drafts.findIndex((draft) => draft.role === "headline");
  const body = drafts.findIndex((draft) => draft.role === "paragraph");
  const middle = headline >= 0 ? headline : body >= 0 ? body : 0;
  const from = drafts[Math.max(0, middle - blocksBefore)];
  const to = drafts[Math.min(drafts.length - 1, Math.max(middle, body < middle + 40 ? body : middle) + blocksAfter)];
  return { start: from?.start ?? 0, end: to?.end ?? scan.text.length };
}

/** Boilerplate whose dates are those of other things. */
const otherDates: ReadonlySet<string | null> = new Set(["related-links", "linked-list", "comments-prompt", "footer"]);

/** Dates in short blocks near the headline; "published" before them counts for them, "updated" against them. */
function readVisibleDate(
  scan: HtmlScan,
  drafts: readonly Draft[],
  region: Region,
  months: MonthTable,
  order: DateOrder,
  ok: (date: WrittenDate | null) => date is WrittenDate,
): Publication | null {
  let best: Publication | null = null;
  let bestScore = 0;
  const headline = drafts.find((draft) => draft.role === "headline");
  for (const draft of drafts) {
    const length = draft.end - draft.start;
    const near = draft.start >= region.start && draft.end <= region.end;
    if (length > (near ? 400 : 120) || length < 6) continue;
    const line = scan.text.slice(draft.start, Math.min(draft.end, draft.start + 400));
    const dates = readDates(line, months, order);
    for (const date of dates) {
      if (!ok(date)) continue;
      const labels = findPhrases(months.labels, readPhraseTokens(line, 0, date.start));
      const label = labels[labels.length - 1]?.value ?? null;
      let score = label === "published" ? 3 : label === "updated" ? 1 : 2;
      if (near) score += 2;
      if (draft.role === "paragraph" && length > 60) score -= 2;
      if (draft.role === "boilerplate" && draft.rule === "byline") score += 1;
      if (draft.role === "boilerplate" && otherDates.has(draft.rule)) score -= 2;
      if (length < 60) score += 0.5;
      if (headline !== undefined && draft.start >= headline.end) score += 0.5;
      if (date.ambiguous) score -= 0.25;
      if (score > bestScore) {
        best = statedPublication(date, "visible-text");
        bestScore = score;
      }
    }
  }
  return bestScore >= 2 ? best : null;
}
