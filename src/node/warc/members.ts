import { Readable } from "node:stream";
import { constants, crc32, createGunzip, inflateRawSync } from "node:zlib";
import { isBomb, MAX_RATIO } from "../unpack.ts";
import type { Window } from "./window.ts";

/** One gzip member unpacked, or a place where there should have been one. */
export type Member =
  | { readonly kind: "member"; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: "damage"; readonly offset: number; readonly reason: string };

/** Packed and unpacked bytes of one member: a record of news is far smaller. */
const MAX_PACKED = 24_000_000;
const MAX_UNPACKED = 24_000_000;
const TOO_LARGE = `unpacks to more than ${MAX_UNPACKED / 1e6} MB`;
/** Bytes read ahead at least: some dozen records. */
const AHEAD = 262_144;

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const CHECKSUM = 2;

/** Length of a gzip header (RFC 1952), null when it is cut short. */
function headerLength(bytes: Buffer): number | null {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & EXTRA) !== 0) {
    if (bytes.length < at + 2) return null;
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const flag of [NAME, COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & CHECKSUM) !== 0) at += 2;
  return at <= bytes.length ? at : null;
}

type Inflated =
  | { readonly kind: "whole"; readonly bytes: Buffer; readonly length: number }
  | { readonly kind: "short" }
  | { readonly kind: "broken"; readonly reason: string };

/** Unpacks the member at the start of `bytes` and checks its length and checksum. */
function inflate(bytes: Buffer): Inflated {
  const start = headerLength(bytes);
  if (start === null) return { kind: "short" };
  try {
    const found = inflateRawSync(bytes.subarray(start), { info: true, maxOutputLength: MAX_UNPACKED, chunkSize: 131_072 }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const end = start + found.engine.bytesWritten;
    if (bytes.length < end + 8) return { kind: "short" };
    if (bytes.readUInt32LE(end) !== crc32(found.buffer)) return { kind: "broken", reason: "its checksum does not fit" };
    return { kind: "whole", bytes: found.buffer, length: end + 8 };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") return { kind: "short" };
    return { kind: "broken", reason: code === "ERR_BUFFER_TOO_LARGE" ? TOO_LARGE : message };
  }
}

/** True when a member that opens a WARC record starts here: three bytes of magic alone turn up by chance. */
function opensRecord(bytes: Buffer): boolean {
  const start = headerLength(bytes);
  if (start === null) return false;
  try {
    const head = inflateRawSync(bytes.subarray(start, start + 512), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1_000_000 });
    return head.subarray(0, 5).toString("latin1") === "WARC/";
  } catch {
    return false;
  }
}

/** Moves to the next member that opens a record; false when there is none. */
async function resync(window: Window): Promise<boolean> {
  window.drop(1);
  for (;;) {
    const full = await window.fill(AHEAD);
    const at = window.bytes.indexOf(MAGIC);
    if (at < 0) {
      if (!full) return false;
      window.drop(window.bytes.length - MAGIC.length + 1);
      continue;
    }
    window.drop(at);
    await window.fill(AHEAD);
    if (opensRecord(window.bytes)) return true;
    window.drop(1);
  }
}

/**
 * The members of a gzip file, one after the other. After a damaged one reading goes on at the next that opens a WARC record; it ends where all so far
 * unpack to more than a file of reports ever does.
 */
export async function* readMembers(window: Window): AsyncIterable<Member> {
  const start = window.offset;
  let unpacked = 0;
  for (let wanted = AHEAD; ; ) {
    const full = await window.fill(wanted);
    if (window.bytes.length === 0) return;
    const { offset } = window;
    const found: Inflated = window.bytes.subarray(0, 3).equals(MAGIC) ? inflate(window.bytes) : { kind: "broken", reason: "no gzip member starts here" };
    if (found.kind === "whole") {
      window.drop(found.length);
      wanted = AHEAD;
      unpacked += found.bytes.length;
      if (unpacked > MAX_UNPACKED && unpacked > (window.offset - start) * MAX_RATIO) {
        yield { kind: "damage", offset, reason: `unpacks to more than ${MAX_RATIO} times its size; the rest is left out` };
        return;
      }
      if (isBomb(found.length, found.bytes.length)) yield { kind: "damage", offset, reason: `unpacks to more than ${MAX_RATIO} times its size` };
      else yield { kind: "member", offset, bytes: found.bytes };
    } else if (found.kind === "short" && full && wanted < MAX_PACKED) wanted = Math.max(wanted, window.bytes.length) * 2;
    else {
      const reason = found.kind === "broken" ? found.reason : full ? `more than ${MAX_PACKED / 1e6} MB packed` : "it is cut short";
      wanted = AHEAD;
      yield { kind: "damage", offset, reason };
      if (!(await resync(window))) return;
    }
  }
}

/** True when the first member is larger than a record may be: then all records are packed in one, and are read as a stream. */
export async function isOneMember(window: Window): Promise<boolean> {
  for (let wanted = AHEAD; ; wanted *= 2) {
    const full = await window.fill(wanted);
    const first = inflate(window.bytes);
    const tooLarge = (first.kind === "broken" && first.reason === TOO_LARGE) || (first.kind === "short" && full && wanted >= MAX_PACKED);
    if (tooLarge) return opensRecord(window.bytes);
    if (first.kind !== "short" || !full) return false;
  }
}

/** A file packed as one member, unpacked piece by piece; `onBreak` hears why it ended early. */
export async function* unpackStream(window: Window, onBreak: (reason: string) => void): AsyncIterable<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const counted = async function* (): AsyncIterable<Uint8Array> {
    for await (const piece of window.rest()) {
      packed += piece.length;
      yield piece;
    }
  };
  const gunzip = Readable.from(counted()).pipe(createGunzip());
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      unpacked += piece.length;
      if (unpacked > MAX_UNPACKED && unpacked > packed * MAX_RATIO) return onBreak(`unpacks to more than ${MAX_RATIO} times its size`);
      yield piece;
    }
  } catch (error) {
    onBreak(error instanceof Error ? error.message : String(error));
  } finally {
    gunzip.destroy();
  }
  return undefined;
}
