import { type Body, LIMITS, unpackBody } from "../fetch/body.ts";
import { readFields } from "./record.ts";

type Header = readonly [name: string, value: string];

/** An HTTP answer as a WARC record holds it, packing for the way undone. */
export interface HttpMessage {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly bytes: Uint8Array;
}

const STATUS_LINE = /^HTTP\/\d(?:\.\d)? (\d{3})/;
const MAX_HEADERS = 131_072;

/** The first value of a header, "" when there is none. */
export const headerValue = (headers: readonly Header[], name: string): string => headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? "";

/** Takes the chunks of a chunked body together (RFC 9112, 7.1); null when it is not chunked, whatever its header says. */
function dechunk(body: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf("\r\n", at);
    if (lineEnd < 0 || lineEnd - at > 200) return null;
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;|$)/i.exec(body.subarray(at, lineEnd).toString("latin1"))?.[1];
    if (size === undefined) return null;
    const length = Number.parseInt(size, 16);
    const start = lineEnd + 2;
    if (length === 0) return Buffer.concat(pieces);
    if (start + length > body.length) return null;
    pieces.push(body.subarray(start, start + length));
    at = start + length + 2;
  }
}

/** Reads the block of a response record. A body whose header says it is packed but that is not, is taken as it stands: some crawlers unpack and keep the header. */
export async function readHttpMessage(block: Buffer): Promise<HttpMessage | { readonly problem: string }> {
  const crlf = block.subarray(0, MAX_HEADERS).indexOf("\r\n\r\n");
  const bare = crlf < 0 ? block.subarray(0, MAX_HEADERS).indexOf("\n\n") : -1;
  const end = crlf >= 0 ? crlf : bare;
  if (end < 0) return { problem: "an HTTP answer whose header does not end" };
  const lines = block.subarray(0, end).toString("latin1").split(/\r?\n/);
  const status = STATUS_LINE.exec(lines[0] ?? "")?.[1];
  if (status === undefined) return { problem: "no HTTP answer" };
  const headers = readFields(lines.slice(1));
  const sent = block.subarray(end + (crlf >= 0 ? 4 : 2));
  const body = /\bchunked\b/i.test(headerValue(headers, "transfer-encoding")) ? (dechunk(sent) ?? sent) : sent;
  const unpacked: Body = await unpackBody(body, headerValue(headers, "content-encoding"));
  if (unpacked.kind === "problem" && (unpacked.problem.code === "collect/too-large" || body.length > LIMITS.bytes))
    return { problem: unpacked.problem.message };
  return { status: Number(status), headers, bytes: unpacked.kind === "body" ? unpacked.bytes : body };
}
