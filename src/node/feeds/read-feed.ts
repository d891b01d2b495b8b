import type { Feed } from "./feed.ts";
import { FEED_LIMITS, limitXml } from "./limit-xml.ts";
import { mendedFeed } from "./mended-feed.ts";
import { parsedFeed } from "./parsed-feed.ts";

export type FoundFeed = { readonly kind: "feed"; readonly feed: Feed } | { readonly kind: "problem"; readonly problem: string };

/** Length up to which a feed that parses, but to nothing, is gone through a second time. */
const WORTH_MENDING = 200_000;

const problem = (words: string): FoundFeed => ({ kind: "problem", problem: words });

const FEED_ROOTS: ReadonlySet<string> = new Set(["rss", "feed", "rdf"]);

function readJsonFeed(text: string, url: string | null): FoundFeed {
  if (text.length > FEED_LIMITS.length) return problem(`${(text.length / 1e6).toFixed(1)} million characters (limit ${FEED_LIMITS.length / 1e6} million)`);
  const parsed = parsedOrNull(text, url, []);
  return parsed === null ? problem("JSON that is no feed") : { kind: "feed", feed: parsed };
}

function parsedOrNull(text: string, url: string | null, remarks: readonly string[]): Feed | null {
  try {
    return parsedFeed(text, url, remarks);
  } catch {
    return null;
  }
}

/** Reads RSS, RDF, Atom or JSON Feed. Nothing is fetched for it and no definition in it is followed; what is too large is cut after an item, or refused. */
export function readFeed(text: string, url: string | null): FoundFeed {
  const trimmed = text.replace(/^[\ufeff\s]+/, "");
  if (trimmed.startsWith("{")) return readJsonFeed(trimmed, url);
  const limited = limitXml(trimmed);
  if (limited.kind === "problem") return limited;
  if (!FEED_ROOTS.has(limited.root)) return problem(`not a feed (its first element is ${limited.root.slice(0, 40)})`);
  const remarks = limited.cut === null ? [] : [limited.cut];
  const parsed = parsedOrNull(limited.text, url, remarks);
  // a feed without items may be one whose elements cross so that a strict parser loses them
  if (parsed !== null && (parsed.items.length > 0 || limited.text.length > WORTH_MENDING)) return { kind: "feed", feed: parsed };
  const mended = mendedFeed(limited.text, limited.root, url, remarks) ?? parsed;
  return mended === null ? problem("XML too broken to find an item in it") : { kind: "feed", feed: mended };
}
