import type { Capture, Hints, HttpEnvelope } from "../../core/model/index.ts";
import { bytesId, isOwnId } from "../app/capture-id.ts";
import type { Collected, Skip } from "../app/ports.ts";
import { readEnvelope } from "./envelope.ts";
import { headerValue, readHttpMessage } from "./http-message.ts";
import type { WarcRecord } from "./record.ts";
import { readRecords } from "./records.ts";

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

/** Reports in a WARC file, in order. Damaged records are named with their place; what is no page is counted at the end. */
export async function* warcCaptures(chunks: AsyncIterable<Uint8Array>, file: string, receivedAt: string): AsyncIterable<Collected> {
  const others = new Map<string, number>();
  const skip = (code: Skip["code"], place: string, message: string, fix: string, lost: boolean): Collected => ({
    kind: "skip",
    skip: { code, file: place, message, fix, lost },
  });
  for await (const found of readRecords(chunks)) {
    if (found.kind === "damage") {
      yield skip(
        "collect/damaged",
        `${file}@${found.offset}`,
        `a record that cannot be read: ${found.reason}`,
        "get the file again; the records after it were read",
        true,
      );
      continue;
    }
    const content = await contentOf(found.record, file, receivedAt);
    if ("capture" in content) yield { kind: "capture", capture: content.capture };
    else if ("problem" in content)
      yield skip(
        "collect/damaged",
        `${file}@${found.record.offset}`,
        `a record that cannot be read: ${content.problem}`,
        "get the file again; the records after it were read",
        true,
      );
    else if (!ABOUT_THE_FILE.has(content.other)) others.set(content.other, (others.get(content.other) ?? 0) + 1);
  }
  const total = [...others.values()].reduce((sum, count) => sum + count, 0);
  if (total > 0) yield skip("collect/other-kind", file, `${total} records that hold no report (${othersLine(others)})`, "nothing to do", false);
}
