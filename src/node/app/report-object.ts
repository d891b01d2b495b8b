import type { Capture, Hints } from "../../core/model/index.ts";
import { sha256 } from "../sha256.ts";
import { gunzipWithin } from "../unpack.ts";

type Fields = Readonly<Record<string, unknown>>;

const TEXT_FIELDS = ["text", "body", "body_text", "articleBody", "content", "content_text"];
const HTML_FIELDS = ["html", "body_html", "content_html"];
const TITLE_FIELDS = ["title", "headline"];
const OUTLET_FIELDS = ["outlet", "source", "publisher", "site_name", "siteName", "isPartOf"];
const BYLINE_FIELDS = ["byline", "author", "authors", "creator"];
const DATE_FIELDS = ["published", "date", "published_at", "publishedAt", "datePublished", "date_published", "pubDate", "dct"];
const URL_FIELDS = ["url", "link", "canonical_url"];

/** Markup that only an HTML page or fragment has, near the start of a body. */
const MARKUP = /<(?:!doctype|html|body|p|div|br|article|span|h[1-6])\b/i;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

function wordsOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (Array.isArray(value))
    return (
      value
        .map(wordsOf)
        .filter((part) => part !== null)
        .join(", ") || null
    );
  return isFields(value) ? wordsOf(value.name) : null;
}

/** A date as written; numbers are seconds or milliseconds since 1970. */
function dateOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  const date = new Date(value > 1e11 ? value : value * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function firstOf<T>(fields: Fields, names: readonly string[], read: (value: unknown) => T | null): T | null {
  for (const name of names) {
    const found = read(fields[name]);
    if (found !== null) return found;
  }
  return null;
}

interface Body {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

const encoder = new TextEncoder();
const bodyText = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);

function bodyOf(fields: Fields): Body | null {
  const text = firstOf(fields, TEXT_FIELDS, bodyText);
  if (text !== null && (fields.text === text || !MARKUP.test(text.slice(0, 2000)))) return { bytes: encoder.encode(text), mediaType: "text/plain" };
  const html = text ?? firstOf(fields, HTML_FIELDS, bodyText);
  if (html !== null) return { bytes: encoder.encode(html), mediaType: "text/html" };
  const packed = bodyText(fields.html_gz_b64);
  if (packed !== null) return { bytes: gunzipWithin(Buffer.from(packed, "base64")), mediaType: "text/html" };
  // a document without a word is still a document: whoever collects reports says so, whoever annotates lines answers it
  return typeof fields.text === "string" ? { bytes: encoder.encode(fields.text), mediaType: "text/plain" } : null;
}

/** What the fields of a JSON report say about it. */
export function hintsOf(fields: Fields): Hints {
  return {
    title: firstOf(fields, TITLE_FIELDS, wordsOf),
    outlet: firstOf(fields, OUTLET_FIELDS, wordsOf),
    byline: firstOf(fields, BYLINE_FIELDS, wordsOf),
    published: firstOf(fields, DATE_FIELDS, dateOf),
  };
}

/** The address a report's fields give, null when they give none. */
export const urlOf = (fields: Fields): string | null => firstOf(fields, URL_FIELDS, bodyText);

/** A JSON object as a report, null when it has no body. The id is the hash of the object, so that the same words under another outlet stay another report. */
export function captureOf(value: unknown, name: string, receivedAt: string): Capture | null {
  if (!isFields(value)) return null;
  const body = bodyOf(value);
  if (body === null) return null;
  const url = urlOf(value);
  return { id: sha256(JSON.stringify(value)), bytes: body.bytes, mediaType: body.mediaType, charset: "utf-8", url, name, hints: hintsOf(value), receivedAt };
}

const LIST_FIELDS = ["articles", "items", "entries", "results", "documents", "reports", "@graph", "data"];

/** The objects of a JSON value that may be reports: itself, the items of a list, or of a well-known list field. */
export function reportObjects(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isFields(value)) return [];
  if (firstOf(value, [...TEXT_FIELDS, ...HTML_FIELDS, "html_gz_b64"], bodyText) !== null) return [value];
  for (const field of LIST_FIELDS) {
    const list = value[field];
    if (Array.isArray(list) && list.some(isFields)) return list;
  }
  return [value];
}
