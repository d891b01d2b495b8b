import { headerOf, type Reply } from "../fetch/client.ts";
import { type Kind, kindOfBytes, kindOfName } from "./kinds.ts";

const XML_TYPE = /^(?:application|text)\/(?:[\w.+-]*\+)?xml\b/i;
const JSON_TYPE = /^application\/(?:[\w.+-]*\+)?json\b/i;

/** What a reply is: its first bytes decide where a server's word is often wrong. */
export function kindOfReply(reply: Reply): Kind {
  const type = headerOf(reply.headers, "content-type");
  const byBytes = kindOfBytes(reply.bytes);
  if (byBytes === "xml" || byBytes === "warc" || byBytes === "zip") return byBytes;
  if (byBytes === "gzip") return kindOfName(new URL(reply.url).pathname) === "warc" ? "warc" : "gzip";
  if (byBytes === "json" && JSON_TYPE.test(type)) return "json";
  return XML_TYPE.test(type) && !/xhtml/i.test(type) ? "xml" : "page";
}

const JSON_FEED = /"version"\s*:\s*"https?:\/\/jsonfeed\.org\//;

/** True for what may be a feed, a reading list or a sitemap: XML, and JSON that says it is a feed. */
export function mayBeFeed(reply: Reply): boolean {
  const kind = kindOfReply(reply);
  return kind === "xml" || (kind === "json" && JSON_FEED.test(Buffer.from(reply.bytes.subarray(0, 5_000)).toString("latin1")));
}
