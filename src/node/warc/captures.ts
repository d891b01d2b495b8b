import type { Capture, Hints, HttpEnvelope } from "../../core/model/index.ts";
import { bytesId, isOwnId } from "../app/capture-id.ts";
import type { Collected } from "../app/ports.ts";
import { readEnvelope } from "./envelope.ts";
import { headerValue, readHttpMessage } from "./http-message.ts";
import type { WarcRecord } from "./record.ts";
import { type FoundRecord, readRecords } from "./records.ts";

const NO_HINTS: Hints = { title: null, outlet: null, byline: null, published: null };

/** Media types that hold reports, and what they are read as. */
const READ_AS: Readonly<Record<string, string>> = {
  "text/html": "text/html",
  "application/xhtml+xml": "text/html",
  "text/plain": "text/plain",
  "text/markdown": "text/markdown",
};

const mediaTypeOf = (contentType: string): string => (contentType.split(";")[0] ?? "").trim().toLowerCase();

const CHARSET = /charset\s*=\s*["']?([\w.:-]{1,40})/i;

/** The charset a Content-Type names, null when it names none. */
export const charsetOf = (contentType: string): string | null => CHARSET.exec(contentType)?.[1] ?? null;

/** What a page is called on screen: its address without the scheme. */
export const nameOfUrl = (url: string): string =>
  url
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "")
    .slice(0, 200);

/** WARC-Date in the form we store; the moment of reading where it is missing. */
function instantOf(date: string | undefined, receivedAt: string): string {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? receivedAt : new Date(time).toISOString();
}

/** Where a record stands, for Capture.http.archive. */
const placeOf = (file: string, { offset, fields }: WarcRecord): string => `${file}@${offset} ${fields.get("warc-record-id") ?? ""}`.trim();

type Content = { readonly capture: Capture } | { readonly other: string } | { readonly problem: string };

/** A record as a capture, or why it holds no report. */
async function contentOf(record: WarcRecord, file: string, receivedAt: string): Promise<Content> {
  const url = (record.fields.get("warc-target-uri") ?? "").replace(/^<|>$/g, "");
  const at = instantOf(record.fields.get("warc-date"), receivedAt);
  const contentType = record.fields.get("content-type") ?? "";
  let body: { readonly bytes: Uint8Array; readonly contentType: string; readonly http: HttpEnvelope | null };
  if (record.type === "response" && mediaTypeOf(contentType) === "application/http") {
    const message = await readHttpMessage(record.block);
    if ("problem" in message) return message;
    if (message.status < 200 || message.status > 299) return { other: `status ${message.status}` };
    const http = { status: message.status, headers: message.headers, finalUrl: url, fetchedAt: at, archive: placeOf(file, record) };
    body = { bytes: message.bytes, contentType: headerValue(message.headers, "content-type"), http };
  } else if (record.type === "resource" || record.type === "conversion") body = { bytes: record.block, contentType, http: null };
  else return { other: record.type || "records without a type" };
  const mediaType = READ_AS[mediaTypeOf(body.contentType) || "text/html"];
  if (mediaType === undefined) return { other: mediaTypeOf(body.contentType) };
  if (body.bytes.length === 0) return { other: "empty answers" };
  const own = readEnvelope(record.fields);
  const isWeb = /^https?:\/\//i.test(url);
  const capture: Capture = {
    id: bytesId(body.bytes),
    bytes: body.bytes,
    mediaType,
    charset: charsetOf(body.contentType),
    url: isWeb ? url : null,
    name: isWeb ? nameOfUrl(url) : `${file}@${record.offset}`,
    hints: NO_HINTS,
    receivedAt: at,
    http: body.http,
  };
  if (own === null) return { capture };
  const restored: Capture = { ...own, bytes: body.bytes };
  // an envelope may name only what this content really is
  return isOwnId(restored) ? { capture: restored } : { problem: "it claims an id that is not its own" };
}

/** "214 image/jpeg, 12 request": what a file holds besides reports, the most frequent first. */
function othersLine(others: ReadonlyMap<string, number>): string {
  const counted = [...others].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = counted.slice(0, 6).map(([what, count]) => `${count} ${what}`);
  return counted.length > shown.length ? `${shown.join(", ")} and others` : shown.join(", ");
}

/** Kinds of records that are never pages: they are not worth a word. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set(["warcinfo", "request", "metadata"]);

/** What one record of a file holds: a report, why it holds none that can be read, or what else it is. */
export interface FoundContent {
  readonly offset: number;
  /** As the file names it; null where it cannot be read or has none. */
  readonly id: string | null;
  readonly content: Collected | { readonly kind: "other"; readonly what: string };
}

const damaged = (file: string, offset: number, reason: string): Collected => ({
  kind: "skip",
  skip: {
    code: "collect/damaged",
    file: `${file}@${offset}`,
    message: `a record that cannot be read: ${reason}`,
    fix: "get the file again; the records after it were read",
    lost: true,
  },
});

/** What a record that was found holds. Its file is called `file`. */
export async function readContent(found: FoundRecord, file: string, receivedAt: string): Promise<FoundContent> {
  if (found.kind === "damage") return { offset: found.offset, id: null, content: damaged(file, found.offset, found.reason) };
  const { offset, fields } = found.record;
  const id = fields.get("warc-record-id") ?? null;
  const content = await contentOf(found.record, file, receivedAt);
  if ("capture" in content) return { offset, id, content: { kind: "capture", capture: content.capture } };
  if ("problem" in content) return { offset, id, content: damaged(file, offset, content.problem) };
  return { offset, id, content: { kind: "other", what: content.other } };
}

/** Reports in a WARC file, in order. Damaged records are named with their place; what is no page is counted at the end. */
export async function* warcCaptures(chunks: AsyncIterable<Uint8Array>, file: string, receivedAt: string): AsyncIterable<Collected> {
  const others = new Map<string, number>();
  for await (const found of readRecords(chunks)) {
    const { content } = await readContent(found, file, receivedAt);
    if (content.kind !== "other") yield content;
    else if (!ABOUT_THE_FILE.has(content.what)) others.set(content.what, (others.get(content.what) ?? 0) + 1);
  }
  const total = [...others.values()].reduce((sum, count) => sum + count, 0);
  if (total > 0)
    yield {
      kind: "skip",
      skip: {
        code: "collect/other-kind",
        file,
        message: `${total} records that hold no report (${othersLine(others)})`,
        fix: "nothing to do",
        lost: false,
      },
    };
}
