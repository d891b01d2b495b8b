import { decodeXml } from "../feeds/decode-xml.ts";
import type { Feed } from "../feeds/feed.ts";
import { readOpml } from "../feeds/opml.ts";
import { readFeed } from "../feeds/read-feed.ts";
import { type ListedPage, readSitemap } from "../feeds/sitemap.ts";

/** What an XML document (or a JSON Feed) turned out to be. */
export type FoundXml =
  | { readonly kind: "feed"; readonly feed: Feed }
  | /** Addresses of feeds. */ { readonly kind: "feeds"; readonly urls: readonly string[]; readonly remarks: readonly string[] }
  | /** Addresses of further sitemaps. */ { readonly kind: "sitemaps"; readonly urls: readonly string[]; readonly remarks: readonly string[] }
  | { readonly kind: "pages"; readonly pages: readonly ListedPage[]; readonly remarks: readonly string[] }
  | /** XML of another kind. */ { readonly kind: "other"; readonly problem: string }
  | { readonly kind: "problem"; readonly problem: string };

const ROOT = /<(?:[a-z]+:)?(rss|feed|rdf|opml|urlset|sitemapindex)\b/i;

/** Reads a feed, a reading list or a sitemap; `url` is where it came from, for the addresses in it. */
export function readXml(bytes: Uint8Array, charset: string | null, url: string | null): FoundXml {
  const text = decodeXml(bytes, charset);
  const root = ROOT.exec(text.slice(0, 5_000))?.[1]?.toLowerCase();
  if (root === "opml") {
    const list = readOpml(text, url);
    return list.kind === "problem" ? list : { kind: "feeds", urls: list.feeds.map((feed) => feed.url), remarks: list.remarks };
  }
  if (root === "urlset" || root === "sitemapindex") {
    const map = readSitemap(text, url);
    return map.kind === "index" ? { kind: "sitemaps", urls: map.sitemaps, remarks: map.remarks } : map;
  }
  const isJson = /^[\ufeff\s]*\{/.test(text);
  return root === undefined && !isJson ? { kind: "other", problem: "XML that is no feed, reading list or sitemap" } : readFeed(text, url);
}

const ADDRESS_LINE = /^https?:\/\/\S{1,2040}$/i;

/** The addresses of a text that holds nothing else: one a line, lines that open with # left out. Null when it holds other things. */
export function addressLines(text: string): readonly string[] | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  return lines.length > 0 && lines.every((line) => ADDRESS_LINE.test(line)) ? [...new Set(lines)] : null;
}
