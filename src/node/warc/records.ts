import type { ArchiveForm } from "../app/backlog.ts";
import { isOneMember, readMembers, unpackStream } from "./members.ts";
import { digestOf, type WarcRecord, warcFields } from "./record.ts";
import { Window, windowOn } from "./window.ts";

/** A record, or a place where one could not be read; reading goes on after it. */
export type FoundRecord =
  | { readonly kind: "record"; readonly record: WarcRecord }
  | { readonly kind: "damage"; readonly offset: number; readonly reason: string };

/** Bytes of a record's header; ours hold a copy of the answer's own. */
const MAX_HEADER = 262_144;
/** Bytes of a record's block; a larger one is passed over. */
const MAX_BLOCK = 21_000_000;
/** Bytes looked at at a time while searching. */
const STEP = 1_048_576;

const VERSION = /^WARC\/[01]\.\d{1,2}\r?\n/;
const OPENING = Buffer.from("\nWARC/1.");
const LENGTH = /^\d{1,15}$/;
const END_OF_HEADER = Buffer.from("\r\n\r\n");

const opens = (bytes: Buffer): boolean => VERSION.test(bytes.subarray(0, 16).toString("latin1"));

/** Moves to the next line that opens a record; false when there is none. */
async function resync(window: Window): Promise<boolean> {
  for (;;) {
    const full = await window.fill(STEP);
    const at = window.bytes.indexOf(OPENING);
    if (at >= 0) {
      window.drop(at + 1);
      return true;
    }
    if (!full) return false;
    window.drop(window.bytes.length - OPENING.length + 1);
  }
}

/** Passes over a block too large to read, unless a record opens inside it: then its length was a lie. Leaves the window there. */
async function passOver(window: Window, length: number): Promise<void> {
  for (let left = length; left > 0; ) {
    await window.fill(STEP);
    const at = window.bytes.indexOf(OPENING);
    if (at >= 0 && at < left) return window.drop(at + 1);
    if (window.bytes.length === 0) return undefined;
    // the last bytes may hold the start of an opening
    const step = Math.min(left, Math.max(1, window.bytes.length - OPENING.length + 1));
    window.drop(step);
    left -= step;
  }
  return undefined;
}

async function skipBlankLines(window: Window): Promise<void> {
  await window.fill(4);
  while (window.bytes[0] === 0x0d || window.bytes[0] === 0x0a) {
    window.drop(1);
    await window.fill(4);
  }
}

/** What stands behind a block: two line ends and another record, or nothing; two line ends and something else; or neither. */
async function whatFollows(window: Window, end: number): Promise<"record" | "line-ends" | "other"> {
  await window.fill(end + 4 + 16);
  const after = window.bytes.subarray(end);
  let at = 0;
  while (at < 4 && (after[at] === 0x0d || after[at] === 0x0a)) at += 1;
  if (after.length === at || opens(after.subarray(at))) return "record";
  return at === 4 ? "line-ends" : "other";
}

/** What was found at the front of the window, how many bytes it took, and whether the next record must be searched for. */
interface Step {
  readonly found: FoundRecord;
  readonly taken: number;
  readonly search: boolean;
}

/** The block and the verdict on a record whose header has been read: `start` is where its block begins. */
async function takeBlock(window: Window, fields: ReadonlyMap<string, string>, start: number, length: number, offset: number): Promise<Step> {
  // another record may stand where a broken one claims its block: the search begins at its header's last line end
  const broken = (reason: string): Step => ({ found: { kind: "damage", offset, reason }, taken: start - 2, search: true });
  if (length < 0) return broken("it does not say how long it is");
  if (!(await window.fill(start + length))) return broken("it is cut short");
  const follows = await whatFollows(window, start + length);
  // copied: the window's own memory is a whole piece of the file
  const block = Buffer.from(window.bytes.subarray(start, start + length));
  const record: WarcRecord = { offset, type: (fields.get("warc-type") ?? "").toLowerCase(), fields, block };
  const digest = digestOf(record);
  // where what follows is broken, the digest tells whose fault it is
  if (follows !== "record" && (digest === "wrong" || (digest === "none" && follows === "other"))) return broken("its length does not fit");
  if (digest === "wrong") return { found: { kind: "damage", offset, reason: "its digest does not fit" }, taken: start + length, search: false };
  return { found: { kind: "record", record }, taken: start + length, search: false };
}

async function takeRecord(window: Window, offset: number): Promise<Step> {
  await window.fill(MAX_HEADER);
  const header = window.bytes.subarray(0, MAX_HEADER).indexOf(END_OF_HEADER);
  if (!opens(window.bytes) || header < 0) {
    const reason = opens(window.bytes) ? "its header does not end" : "no record starts here";
    return { found: { kind: "damage", offset, reason }, taken: 0, search: true };
  }
  const fields = warcFields(window.bytes.subarray(0, header).toString("utf8"));
  const written = fields.get("content-length") ?? "";
  const length = LENGTH.test(written) ? Number(written) : -1;
  const start = header + END_OF_HEADER.length;
  if (length <= MAX_BLOCK) return takeBlock(window, fields, start, length, offset);
  window.drop(start);
  await passOver(window, length);
  return { found: { kind: "damage", offset, reason: `a block of ${(length / 1e6).toFixed(1)} MB (limit ${MAX_BLOCK / 1e6} MB)` }, taken: 0, search: false };
}

/** Records that stand unpacked in a stream. `fixed` is the offset reported for all of them, null for their own. */
async function* plainRecords(window: Window, fixed: number | null): AsyncIterable<FoundRecord> {
  for (;;) {
    await skipBlankLines(window);
    if (window.bytes.length === 0) return;
    const { found, taken, search } = await takeRecord(window, fixed ?? window.offset);
    window.drop(taken);
    yield found;
    if (search && !(await resync(window))) return;
  }
}

/** True when packed bytes come before any record in plain text. */
function isPacked(bytes: Buffer): boolean {
  if (opens(bytes)) return false;
  const packed = bytes.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  const plain = bytes.indexOf("WARC/1.");
  return packed >= 0 && (plain < 0 || packed < plain);
}

/** Looks at the beginning of a file: how its records stand in it. */
export async function formOf(window: Window): Promise<ArchiveForm> {
  await window.fill(STEP);
  if (!isPacked(window.bytes)) return "plain";
  return (await isOneMember(window)) ? "stream" : "members";
}

/** Every record from where a window stands, in order; what is damaged is named with its place, and the next record is read. A stream comes unpacked. */
export async function* recordsIn(window: Window, form: ArchiveForm): AsyncIterable<FoundRecord> {
  if (form !== "members") yield* plainRecords(window, null);
  else
    for await (const member of readMembers(window)) {
      if (member.kind === "damage") yield member;
      else yield* plainRecords(windowOn(member.bytes), member.offset);
    }
}

/** Every record of a WARC file, packed or plain, in order; what is damaged is named with its place, and the next record is read. */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>): AsyncIterable<FoundRecord> {
  const window = new Window(chunks);
  const form = await formOf(window);
  if (form !== "stream") yield* recordsIn(window, form);
  else {
    let broken: string | null = null;
    const unpacked = unpackStream(window, (reason) => {
      broken = reason;
    });
    yield* recordsIn(new Window(unpacked), form);
    if (broken !== null) yield { kind: "damage", offset: window.offset, reason: `the rest cannot be unpacked (${broken})` };
  }
}
