import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { type FetchProblem, problemOf } from "./problem.ts";

/** What a reply may cost us. */
export interface Limits {
  /** Bytes of a body, as sent and as unpacked. */
  readonly bytes: number;
  /** Unpacked bytes for one sent byte; counted from `ratioFrom` bytes on, for short pages of one letter are no bomb. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Milliseconds for a reply from the question to its last byte. */
  readonly totalMs: number;
  /** Milliseconds of silence: before the headers and between two pieces of the body. */
  readonly idleMs: number;
  /** A body must come at this many bytes a second, judged from `slowFromMs` on. */
  readonly bytesPerSecond: number;
  readonly slowFromMs: number;
}

export const LIMITS: Limits = {
  bytes: 20_000_000,
  ratio: 200,
  ratioFrom: 1_000_000,
  totalMs: 60_000,
  idleMs: 15_000,
  bytesPerSecond: 500,
  slowFromMs: 10_000,
};

export type Body = { readonly kind: "body"; readonly bytes: Uint8Array } | { readonly kind: "problem"; readonly problem: FetchProblem };

/** Codings laid over one another that are undone; real servers use one. */
const MAX_CODINGS = 2;

/** Output of a decoder in one piece: small, so that a bomb is seen early. */
const CHUNK = 65_536;

/** A zlib stream opens with compression method 8 and a header divisible by 31 (RFC 1950); "deflate" is also sent without it. */
const hasZlibHeader = (first: Uint8Array): boolean => ((first[0] ?? 0) & 0x0f) === 8 && (((first[0] ?? 0) << 8) | (first[1] ?? 0)) % 31 === 0;

function decoderOf(coding: string, first: Uint8Array): Transform | null {
  if (coding === "gzip" || coding === "x-gzip") return createGunzip({ chunkSize: CHUNK });
  if (coding === "br") return createBrotliDecompress({ chunkSize: CHUNK });
  if (coding === "deflate") return hasZlibHeader(first) ? createInflate({ chunkSize: CHUNK }) : createInflateRaw({ chunkSize: CHUNK });
  return null;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const tooLarge = (message: string): Body => ({ kind: "problem", problem: problemOf("collect/too-large", message) });

/** Undoes one coding, and stops within a piece of the limit. */
async function unpack(bytes: Uint8Array, coding: string, sent: number, limits: Limits): Promise<Body> {
  const decoder = decoderOf(coding, bytes);
  if (decoder === null) return { kind: "problem", problem: problemOf("collect/bad-reply", `packed in a way that is not known (${coding.slice(0, 40)})`) };
  const pieces: Uint8Array[] = [];
  let size = 0;
  decoder.end(bytes);
  try {
    for await (const piece of decoder as AsyncIterable<Uint8Array>) {
      size += piece.length;
      if (size > limits.bytes) return tooLarge(`unpacks to more than ${megabytes(limits.bytes)}`);
      if (size > limits.ratioFrom && size > sent * limits.ratio) return tooLarge(`${sent} bytes that unpack to more than ${limits.ratio} times as many`);
      pieces.push(piece);
    }
  } catch (error) {
    return { kind: "problem", problem: problemOf("collect/bad-reply", `broken ${coding} (${(error as Error).message})`, { passing: true }) };
  } finally {
    decoder.destroy();
  }
  return { kind: "body", bytes: Buffer.concat(pieces) };
}

/** Undoes the content codings of a body, the last first; "identity" and nothing leave it as it is. */
export async function unpackBody(bytes: Uint8Array, encoding: string, limits: Limits = LIMITS): Promise<Body> {
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "identity");
  if (codings.length > MAX_CODINGS) return { kind: "problem", problem: problemOf("collect/bad-reply", `packed ${codings.length} times over`) };
  let body: Body = { kind: "body", bytes };
  for (const coding of codings.reverse()) {
    if (body.kind === "problem" || body.bytes.length === 0) return body;
    body = await unpack(body.bytes, coding, bytes.length, limits);
  }
  return body;
}

/** Collects a body as it comes in, within size, speed and time. */
export async function collectBody(stream: AsyncIterable<Uint8Array>, declared: number, limits: Limits = LIMITS): Promise<Body> {
  if (declared > limits.bytes) return tooLarge(`${megabytes(declared)} (limit ${megabytes(limits.bytes)})`);
  const started = performance.now();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > limits.bytes) return tooLarge(`more than ${megabytes(limits.bytes)}`);
    const elapsed = performance.now() - started;
    if (elapsed > limits.slowFromMs && size < (elapsed / 1000) * limits.bytesPerSecond)
      return { kind: "problem", problem: problemOf("collect/too-slow", `less than ${limits.bytesPerSecond} bytes a second`, { passing: true }) };
    pieces.push(piece);
  }
  return { kind: "body", bytes: Buffer.concat(pieces) };
}
