import { extname } from "node:path";

/** What a piece of input is, as far as it decides who reads it. */
export type Kind = "json" | "jsonl" | "mail" | "mailbox" | "zip" | "warc" | "gzip" | "xml" | "page";

const ENDINGS: Readonly<Record<string, Kind>> = {
  ".json": "json",
  ".jsonl": "jsonl",
  ".eml": "mail",
  ".mbox": "mailbox",
  ".zip": "zip",
  ".warc": "warc",
  ".xml": "xml",
  ".rss": "xml",
  ".atom": "xml",
  ".rdf": "xml",
  ".opml": "xml",
  ".txt": "page",
  ".md": "page",
  ".html": "page",
  ".htm": "page",
  ".xhtml": "page",
};

/** Kinds that are read as a stream: their files may be as large as the disk. */
export const STREAMED: ReadonlySet<Kind> = new Set(["warc", "mailbox", "zip"]);

/** What a name says; null when it says nothing we know. */
export function kindOfName(name: string): Kind | null {
  const lower = name.toLowerCase();
  if (lower.endsWith(".warc.gz")) return "warc";
  if (lower.endsWith(".gz")) return ENDINGS[extname(lower.slice(0, -3))] === undefined ? null : "gzip";
  return ENDINGS[extname(lower)] ?? null;
}

const XML_START = /^[\ufeff\s]*(?:<\?xml\b|<!--|<(?:[a-z]+:)?(?:rss|feed|rdf|opml|urlset|sitemapindex)\b)/i;

const JSON_START = /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/;

/** What the first bytes say of input whose name says nothing. */
export function kindOfBytes(bytes: Uint8Array): Kind {
  const head = Buffer.from(bytes.subarray(0, 1024));
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return "zip";
  const text = head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  if (/^WARC\/1\.\d/.test(text)) return "warc";
  if (/^From \S+/.test(text)) return "mailbox";
  if (XML_START.test(text) && !/<html\b/i.test(text)) return "xml";
  return JSON_START.test(text) ? "json" : "page";
}

/** What a file is: by its name, else by its first bytes; an Office file is a zip by its bytes, but has a name of its own. */
export function kindOf(name: string, bytes: Uint8Array): Kind {
  const named = kindOfName(name);
  if (named !== null) return named;
  const found = kindOfBytes(bytes);
  return found === "zip" && extname(name) !== "" ? "page" : found;
}
