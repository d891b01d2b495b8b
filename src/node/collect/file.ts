import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { bytesId, underEnvelopeId } from "../app/capture-id.ts";
import type { Collected, Skip, Source } from "../app/ports.ts";
import { captureOf, reportObjects } from "../app/report-object.ts";
import { MAX_BODY_BYTES, MAX_FILE_BYTES } from "../config.ts";
import { readMail } from "./mail.ts";
import { findBinary } from "./sniff.ts";
import { walk } from "./walk.ts";

const NO_HINTS = { title: null, outlet: null, byline: null, published: null } as const;

const MEDIA_TYPES: Readonly<Record<string, string>> = { ".md": "text/markdown", ".html": "text/html", ".htm": "text/html" };

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const skip = (code: Skip["code"], file: string, message: string, fix: string, lost = true): Collected => ({
  kind: "skip",
  skip: { code, file, message, fix, lost },
});

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A report found, checked for what every body is checked for. */
function checked(found: Collected): Collected {
  if (found.kind === "skip") return found;
  const { bytes, mediaType, name } = found.capture;
  if (isBlank(bytes)) return skip("collect/empty", name, "empty", "leave it out, or fill it");
  const limit = mediaType === "text/html" ? MAX_FILE_BYTES : MAX_BODY_BYTES;
  if (bytes.length > limit)
    return skip("collect/too-large", name, `${megabytes(bytes.length)} of text in one report (limit ${megabytes(limit)})`, "split it into one file a report");
  return found;
}

function* jsonReports(text: string, name: string, receivedAt: string): Iterable<Collected> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield skip("collect/not-json", name, `not valid JSON (${reasonOf(error)})`, "repair it, or leave it out");
    return;
  }
  const objects = reportObjects(value);
  if (objects.length === 0) yield skip("collect/no-report", name, "JSON without a report", "a report has a text, body or html field");
  for (const [index, object] of objects.entries()) {
    const label = objects.length === 1 ? name : `${name}#${index + 1}`;
    let capture: ReturnType<typeof captureOf> = null;
    try {
      capture = captureOf(object, label, receivedAt);
    } catch (error) {
      yield skip("collect/no-report", label, `packed body cannot be read (${reasonOf(error)})`, "pack it with gzip and base64");
      continue;
    }
    if (capture === null)
      yield skip("collect/no-report", label, "JSON that is no report (no text, body or html field)", "leave it out, or name its text field text");
    else yield { kind: "capture", capture: underEnvelopeId(capture) };
  }
}

function* jsonLines(text: string, name: string, receivedAt: string): Iterable<Collected> {
  for (const [index, line] of text.split("\n").entries()) if (line.trim() !== "") yield* jsonReports(line, `${name}#${index + 1}`, receivedAt);
}

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes);

/** The reports in one file: its name says what it is. */
export async function* reportsIn(bytes: Uint8Array, name: string, receivedAt: string): AsyncIterable<Collected> {
  const ending = extname(name).toLowerCase();
  if (bytes.length === 0 || isBlank(bytes)) yield skip("collect/empty", name, "empty", "leave it out, or fill it");
  else if (ending === ".json") yield* jsonReports(decode(bytes), name, receivedAt);
  else if (ending === ".jsonl") yield* jsonLines(decode(bytes), name, receivedAt);
  else if (ending === ".eml") {
    const mail = await readMail(bytes).catch((error: unknown) => reasonOf(error));
    if (mail === null) yield skip("collect/no-report", name, "a mail without a text part", "save its text as .txt");
    else if (typeof mail === "string") yield skip("collect/no-report", name, `a mail that cannot be read (${mail})`, "save its text as .txt");
    else yield { kind: "capture", capture: underEnvelopeId({ ...mail, charset: "utf-8", url: null, name, receivedAt }) };
  } else {
    const binary = findBinary(bytes);
    if (binary !== null) yield skip("collect/binary", name, binary.what, binary.fix);
    else
      yield {
        kind: "capture",
        capture: { id: bytesId(bytes), bytes, mediaType: MEDIA_TYPES[ending] ?? "text/plain", charset: null, url: null, name, hints: NO_HINTS, receivedAt },
      };
  }
}

async function* fileReports(path: string, name: string, receivedAt: string): AsyncIterable<Collected> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      yield skip("collect/too-large", path, `${megabytes(size)} (limit ${megabytes(MAX_FILE_BYTES)})`, "split it into one file a report");
      return;
    }
    yield* reportsIn(await readFile(path), name, receivedAt);
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === "EACCES";
    yield skip("collect/unreadable", path, denied ? "permission denied" : reasonOf(error), "make it readable, or leave it out");
  }
}

async function* stdinReports(input: AsyncIterable<Uint8Array>, receivedAt: string): AsyncIterable<Collected> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) {
      yield skip("collect/too-large", "standard input", `more than ${megabytes(MAX_FILE_BYTES)}`, "save it as files of one report each");
      return;
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const first = decode(bytes.subarray(0, 64)).trimStart()[0];
  const name = first === "{" || first === "[" ? "stdin.json" : first === "<" ? "stdin.html" : "stdin.txt";
  yield* reportsIn(bytes, name, receivedAt);
}

async function* everything(paths: readonly string[], receivedAt: string, stdin: AsyncIterable<Uint8Array>): AsyncIterable<Collected> {
  if (paths.includes("-")) yield* stdinReports(stdin, receivedAt);
  for await (const found of walk(paths.filter((path) => path !== "-"))) {
    if (found.kind === "file") yield* fileReports(found.path, found.name, receivedAt);
    else if (found.kind === "unreadable") yield skip("collect/unreadable", found.path, found.reason, "make it readable, or leave it out");
    else if (found.kind === "outside") yield skip("collect/outside", found.path, "a link that leads out of the folder", "name its target instead");
    else if (found.kind === "about")
      yield skip("collect/about-folder", found.path, "tells about the folder, not about an event", "name the file itself to have it read", false);
    else yield skip("collect/other-kind", found.path, "not a kind of file that holds reports", "save it as .txt or .html to have it read", false);
  }
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

/** Reports in files, folders and standard input ("-"), in order of name; the same bytes are handed on once. */
export function fileSource(paths: readonly string[], receivedAt: string, stdin: AsyncIterable<Uint8Array>): Source {
  return { captures: (signal) => handOnOnce(everything(paths, receivedAt, stdin), signal) };
}
