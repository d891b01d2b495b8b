import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";
import type { AskFeed, ItemOutcome, Polled, PolledItem } from "../app/feeds.ts";
import type { Collected } from "../app/ports.ts";
import { type Feed, type FeedItem, pageUrl } from "../feeds/feed.ts";
import type { ListedPage } from "../feeds/sitemap.ts";
import { headerOf } from "../fetch/client.ts";
import type { PoliteFetcher } from "../fetch/polite.ts";
import { charsetOf, nameOfUrl } from "../warc/captures.ts";
import { checked } from "./file.ts";
import { kindOfReply, mayBeFeed } from "./kind-of-reply.ts";
import { hintsOfItem, itemCapture, pageCapture } from "./page-capture.ts";
import { skip, skipPage } from "./skip.ts";
import { readXml } from "./xml-kinds.ts";

const digest = (...parts: readonly (string | null)[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** One page of an item as a feed lists it. Asked once: whoever follows asks again later. */
async function fetchItem(
  item: FeedItem,
  outlet: string | null,
  feed: string,
  fetcher: PoliteFetcher,
  now: () => string,
  signal: AbortSignal,
): Promise<ItemOutcome> {
  const own = itemCapture(item, outlet, feed, now());
  const kept = (capture: typeof own): readonly Collected[] => (capture === null ? [] : [checked({ kind: "capture", capture })]);
  if (item.url === null) return { found: kept(own), again: false };
  const got = await fetcher.get(item.url, signal, { tries: 1 });
  if (got.kind === "page") return { found: [checked(pageCapture(got, hintsOfItem(item, outlet)))], again: false };
  if (got.kind === "unchanged") return { found: [], again: false };
  const name = nameOfUrl(item.url);
  if (got.problem.passing) return { found: [skipPage(name, got.problem)], again: true };
  if (own === null) return { found: [skipPage(name, got.problem)], again: false };
  const word = skip("collect/feed-text", name, `${got.problem.message}; the text of the feed is kept instead`, got.problem.fix, false);
  return { found: [word, ...kept(own)], again: false };
}

const itemOfPage = ({ url, title, published }: ListedPage): FeedItem => ({ id: url, url, title, byline: null, published, updated: null, body: null });

/** Media types of feeds, as pages name them. */
const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)$/i;
/** Feeds taken from one page that is no feed itself: most name one for articles first, then one for comments. */
const FEEDS_OF_PAGE = 1;

/** The feed a page names in its head. */
function feedsOfPage(html: string, base: string): readonly string[] {
  const urls: string[] = [];
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href }) {
      const url = name === "link" && /\balternate\b/i.test(rel) && FEED_TYPE.test(type.trim()) ? pageUrl(href, base) : null;
      if (url !== null && urls.length < FEEDS_OF_PAGE) urls.push(url);
    },
  });
  parser.write(html.slice(0, 200_000));
  parser.end();
  return urls;
}

/** Bytes of a feed that are read: a longer one is refused for its length anyway. A sitemap of 50,000 pages fits. */
const MAX_LISTING_BYTES = 10_000_000;

/** The server says that the feed will not come back (RFC 9110, 15.5.11). */
const GONE = 410;
/** Sitemaps followed from one index: news sites name theirs first, archives name thousands. */
const SITEMAPS_OF_INDEX = 10;

const problem = (message: string): Polled => ({ kind: "problem", message, gone: false, waitMs: null });

/** Asks feeds through one polite reader; a news sitemap is followed like a feed, a reading list and a page lead to theirs. */
export function feedAsker(fetcher: () => PoliteFetcher, now: () => string): AskFeed {
  const itemsOf = (feed: Pick<Feed, "title" | "items">, url: string): readonly PolledItem[] =>
    feed.items.map((item) => ({
      key: digest(url, item.id, item.updated),
      name: item.url === null ? `${nameOfUrl(url)}#${item.id.slice(0, 60)}` : nameOfUrl(item.url),
      pageKey: item.url === null ? null : digest("page", item.url, item.updated),
      fetch: (signal) => fetchItem(item, feed.title, nameOfUrl(url), fetcher(), now, signal),
    }));
  return async ({ url, etag, lastModified }, signal) => {
    const got = await fetcher().get(url, signal, { known: { etag, lastModified }, tries: 1, maxBytes: MAX_LISTING_BYTES });
    if (got.kind === "unchanged") return { kind: "unchanged" };
    if (got.kind === "problem") return { kind: "problem", message: got.problem.message, gone: got.problem.status === GONE, waitMs: got.problem.waitMs };
    const { reply, way, validators } = got;
    const at = way.at(-1) ?? url;
    if (!mayBeFeed(reply)) {
      const urls = kindOfReply(reply) === "page" ? feedsOfPage(new TextDecoder().decode(reply.bytes), at) : [];
      return urls.length > 0 ? { kind: "feeds", urls } : problem("not a feed, and no page that names one");
    }
    const found = readXml(reply.bytes, charsetOf(headerOf(reply.headers, "content-type")), at);
    if (found.kind === "problem" || found.kind === "other") return problem(found.problem);
    if (found.kind === "feeds") return { kind: "feeds", urls: found.urls };
    if (found.kind === "sitemaps") return { kind: "feeds", urls: found.urls.slice(0, SITEMAPS_OF_INDEX) };
    const feed = found.kind === "feed" ? found.feed : { title: found.pages[0]?.outlet ?? null, items: found.pages.map(itemOfPage), remarks: found.remarks };
    return { kind: "items", title: feed.title, ...validators, items: itemsOf(feed, url), remarks: feed.remarks };
  };
}
