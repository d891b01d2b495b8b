import type { Capture, Hints } from "../../core/model/index.ts";
import { bytesId, underEnvelopeId } from "../app/capture-id.ts";
import type { Collected } from "../app/ports.ts";
import type { FeedItem } from "../feeds/feed.ts";
import { headerOf } from "../fetch/client.ts";
import type { Fetched } from "../fetch/polite.ts";
import { charsetOf, nameOfUrl } from "../warc/captures.ts";
import { skip } from "./skip.ts";
import { findBinary } from "./sniff.ts";

const NO_HINTS: Hints = { title: null, outlet: null, byline: null, published: null };

type Page = Extract<Fetched, { kind: "page" }>;

const MARKUP = /<(?:!doctype|html|head|body|p|div|article)\b/i;

/** What a page is, by what the server says and, where it says nothing of use, by how it begins. */
function mediaTypeOf(contentType: string, bytes: Uint8Array): string {
  const said = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (said === "text/html" || said === "application/xhtml+xml") return "text/html";
  if (said === "text/markdown") return said;
  return MARKUP.test(Buffer.from(bytes.subarray(0, 2000)).toString("latin1")) ? "text/html" : "text/plain";
}

/** `<https://archive.example/2031/https://post.example/a>; rel="memento"` (RFC 7089) */
const MEMENTO = /<([^<>\s]{1,2000})>\s*;[^,<]{0,200}\brel="?[^",<]{0,60}\bmemento\b/i;

/** An address at which the server says an archived copy is kept. */
function archiveOf(link: string): string | null {
  const found = MEMENTO.exec(link)?.[1];
  return found !== undefined && /^https?:\/\//i.test(found) ? found : null;
}

/** A fetched page as a capture. `hints` come from whoever sent us there: an item of a feed, a sitemap. */
export function pageCapture({ reply, way, at }: Page, hints: Hints = NO_HINTS): Collected {
  const url = way.at(-1) ?? reply.url;
  const binary = findBinary(reply.bytes);
  if (binary !== null) return skip("collect/binary", nameOfUrl(url), binary.what, binary.fix);
  const contentType = headerOf(reply.headers, "content-type");
  const capture: Capture = {
    id: bytesId(reply.bytes),
    bytes: reply.bytes,
    mediaType: mediaTypeOf(contentType, reply.bytes),
    charset: charsetOf(contentType),
    url,
    name: nameOfUrl(url),
    hints,
    receivedAt: at,
    http: { status: reply.status, headers: reply.headers, finalUrl: url, fetchedAt: at, archive: archiveOf(headerOf(reply.headers, "link")) },
  };
  return { kind: "capture", capture };
}

/** What a feed says of an item, for its page. */
export const hintsOfItem = ({ title, byline, published }: FeedItem, outlet: string | null): Hints => ({ title, outlet, byline, published });

/** The text a feed carries itself as a capture; null when it carries none. */
export function itemCapture(item: FeedItem, outlet: string | null, feed: string, receivedAt: string): Capture | null {
  if (item.body === null) return null;
  const name = item.url === null ? `${feed}#${item.id.slice(0, 60)}` : nameOfUrl(item.url);
  const { text, mediaType } = item.body;
  return underEnvelopeId({ bytes: Buffer.from(text), mediaType, charset: "utf-8", url: item.url, name, hints: hintsOfItem(item, outlet), receivedAt });
}
