import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { bytesId, underEnvelopeId } from "../app/capture-id.ts";
import type { Collected } from "../app/ports.ts";
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from "../config.ts";
import { gunzipWithin, mostUnpacked } from "../unpack.ts";
import { warcCaptures } from "../warc/captures.ts";
import { readFrontMatter } from "./front-matter.ts";
import { jsonLines, jsonReports } from "./json-reports.ts";
import { type Kind, kindOf, kindOfBytes, kindOfName, STREAMED } from "./kinds.ts";
import { mailboxReports, mailReports } from "./mailbox.ts";
import { itemCapture } from "./page-capture.ts";
import { megabytes, reasonOf, skip } from "./skip.ts";
import { findBinary } from "./sniff.ts";
import { readXml } from "./xml-kinds.ts";
import { zipReports } from "./zip.ts";

const NO_HINTS = { title: null, outlet: null, byline: null, published: null } as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = { ".md": "text/markdown", ".html": "text/html", ".htm": "text/html", ".xhtml": "text/html" };

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes);

async function* inOne(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** The items of a feed in a file, as far as it carries them itself; nothing is fetched for a file. */
function* feedReports(bytes: Uint8Array, name: string, receivedAt: string): Iterable<Collected> {
  const found = readXml(bytes, null, null);
  if (found.kind === "other") yield skip("collect/other-kind", name, found.problem, "save it as .txt or .html to have it read", false);
  else if (found.kind === "problem") yield skip("collect/no-feed", name, found.problem, "leave it out, or save its text as .txt");
  else if (found.kind !== "feed") yield skip("collect/addresses", name, "a list of addresses", "name the file itself to have them read", false);
  else {
    for (const remark of found.feed.remarks) yield skip("collect/cut", name, remark, "nothing to do", false);
    for (const [index, item] of found.feed.items.entries()) {
      const capture = itemCapture(item, found.feed.title, name, receivedAt);
      if (capture === null)
        yield skip("collect/no-report", `${name}#${index + 1}`, "an item without a text", "give the address of the feed to have its pages read");
      else yield { kind: "capture", capture };
    }
  }
}

/** One file packed with gzip, read under its name without the ending. */
async function* gzipReports(bytes: Uint8Array, name: string, receivedAt: string): AsyncIterable<Collected> {
  let unpacked: Uint8Array;
  try {
    unpacked = gunzipWithin(bytes);
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    yield large
      ? skip("collect/too-large", name, `unpacks to more than ${megabytes(mostUnpacked(bytes.length))}`, "unpack it and read the file")
      : skip("collect/unreadable", name, `cannot be unpacked (${reasonOf(error)})`, "get it again");
    return;
  }
  const inner = name.replace(/\.gz$/i, "");
  if (kindOfBytes(unpacked) === "gzip") yield skip("collect/unreadable", name, "packed twice over", "unpack it first");
  else yield* reportsIn(unpacked, inner, receivedAt);
}

/** The reports in one file: its name says what it is, and its first bytes where the name says nothing. */
export async function* reportsIn(bytes: Uint8Array, name: string, receivedAt: string): AsyncIterable<Collected> {
  const kind = kindOf(name, bytes);
  if (bytes.length === 0 || isBlank(bytes)) yield skip("collect/empty", name, "empty", "leave it out, or fill it");
  else if (kind === "json") yield* jsonReports(decode(bytes), name, receivedAt);
  else if (kind === "jsonl") yield* jsonLines(decode(bytes), name, receivedAt);
  else if (kind === "mail") yield* mailReports(bytes, name, receivedAt);
  else if (kind === "mailbox") yield* mailboxReports(inOne(bytes), name, receivedAt);
  else if (kind === "warc") yield* warcCaptures(inOne(bytes), name, receivedAt);
  else if (kind === "zip") yield* zipReports(bytes, name, (entry, label) => reportsIn(entry, label, receivedAt));
  else if (kind === "gzip") yield* gzipReports(bytes, name, receivedAt);
  else if (kind === "xml") yield* feedReports(bytes, name, receivedAt);
  else {
    const binary = findBinary(bytes);
    if (binary !== null) yield skip("collect/binary", name, binary.what, binary.fix);
    else {
      const mediaType = MEDIA_TYPES[extname(name).toLowerCase()] ?? "text/plain";
      const front = mediaType === "text/markdown" ? readFrontMatter(bytes) : null;
      if (front !== null) {
        const { url, hints, bodyAt } = front;
        yield { kind: "capture", capture: underEnvelopeId({ bytes: bytes.subarray(bodyAt), mediaType, charset: null, url, name, hints, receivedAt }) };
      } else yield { kind: "capture", capture: { id: bytesId(bytes), bytes, mediaType, charset: null, url: null, name, hints: NO_HINTS, receivedAt } };
    }
  }
}

/** Bytes read from a file at a time: an archive is gone through in large steps. */
const STEP = 1_048_576;

/** Files of any size, read as they stand on the disk. */
async function* streamedReports(path: string, name: string, kind: Kind, receivedAt: string): AsyncIterable<Collected> {
  if (kind === "zip") yield* zipReports(path, name, (entry, label) => reportsIn(entry, label, receivedAt));
  else {
    const chunks = createReadStream(path, { highWaterMark: STEP }) as AsyncIterable<Uint8Array>;
    yield* kind === "warc" ? warcCaptures(chunks, name, receivedAt) : mailboxReports(chunks, name, receivedAt);
  }
}

/** The reports in a file on disk. */
export async function* fileReports(path: string, name: string, receivedAt: string): AsyncIterable<Collected> {
  try {
    const { size } = await stat(path);
    const kind = kindOfName(name);
    if (size > 0 && kind !== null && STREAMED.has(kind)) yield* streamedReports(path, name, kind, receivedAt);
    else if (size > MAX_FILE_BYTES)
      yield skip("collect/too-large", path, `${megabytes(size)} (limit ${megabytes(MAX_FILE_BYTES)})`, "split it into one file a report");
    else yield* reportsIn(await readFile(path), name, receivedAt);
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === "EACCES";
    yield skip("collect/unreadable", path, denied ? "permission denied" : reasonOf(error), "make it readable, or leave it out");
  }
}

/** A report found, checked for what every body is checked for. */
export function checked(found: Collected): Collected {
  if (found.kind === "skip") return found;
  const { bytes, mediaType, name } = found.capture;
  if (isBlank(bytes)) return skip("collect/empty", name, "empty", "leave it out, or fill it");
  const limit = mediaType === "text/html" ? MAX_FILE_BYTES : MAX_BODY_BYTES;
  if (bytes.length > limit)
    return skip("collect/too-large", name, `${megabytes(bytes.length)} of text in one report (limit ${megabytes(limit)})`, "split it into one file a report");
  return found;
}

/** What was found, checked; the same bytes are handed on once. */
export async function* handOnOnce(everything: AsyncIterable<Collected>, signal: AbortSignal): AsyncIterable<Collected> {
  const seen = new Map<string, string>();
  for await (const raw of everything) {
    if (signal.aborted) return;
    const found = checked(raw);
    const first = found.kind === "capture" ? seen.get(found.capture.id) : undefined;
    if (found.kind === "capture" && first !== undefined) {
      yield skip("collect/same-bytes", found.capture.name, `same bytes as ${first}`, "nothing to do: it is kept once", false);
      continue;
    }
    if (found.kind === "capture") seen.set(found.capture.id, found.capture.name);
    yield found;
  }
}
