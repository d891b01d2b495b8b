import { underEnvelopeId } from "../app/capture-id.ts";
import type { Collected } from "../app/ports.ts";
import { MAX_FILE_BYTES } from "../config.ts";
import { Window } from "../warc/window.ts";
import { readMail } from "./mail.ts";
import { megabytes, reasonOf, skip } from "./skip.ts";

const OPENING = Buffer.from("\nFrom ");
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** Bytes looked at at a time. */
const STEP = 1_048_576;
/** An opening with the empty line before it is shorter: this much of a piece is looked at again with the next. */
const OVERLAP = 12;
/** A line of a body that would look like the opening of a mail is kept with a bracket before it. */
const QUOTED_FROM = /^>(>*From )/gm;

interface Message {
  readonly number: number;
  /** Null when it was too large to keep. */
  readonly bytes: Buffer | null;
  readonly size: number;
}

/** Where the next mail opens: at a line that begins with "From " after an empty one (RFC 4155). The place of its line feed, -1 when none is in sight. */
function findOpening(bytes: Buffer): number {
  for (let at = bytes.indexOf(OPENING); at >= 0; at = bytes.indexOf(OPENING, at + 1)) {
    const before = bytes[at - 1];
    if (before === LINE_FEED || (before === RETURN && bytes[at - 2] === LINE_FEED)) return at;
  }
  return -1;
}

/** Takes one mail off the window, up to the opening of the next; what is beyond the limit is counted, not kept. */
async function takeMessage(window: Window, number: number): Promise<Message> {
  const pieces: Buffer[] = [];
  let size = 0;
  const keep = (count: number): void => {
    size += count;
    if (size <= MAX_FILE_BYTES) pieces.push(Buffer.from(window.bytes.subarray(0, count)));
    window.drop(count);
  };
  for (;;) {
    const more = await window.fill(STEP);
    const end = findOpening(window.bytes);
    keep(end >= 0 ? end + 1 : more ? window.bytes.length - OVERLAP : window.bytes.length);
    if (end >= 0 || !more) return { number, size, bytes: size > MAX_FILE_BYTES ? null : Buffer.concat(pieces) };
  }
}

/** The mails of a mailbox file. What comes before the first is no mail. */
async function* splitMailbox(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Message> {
  const window = new Window(chunks);
  await window.fill(STEP);
  if (!window.bytes.subarray(0, 5).equals(OPENING.subarray(1))) await takeMessage(window, 0);
  for (let number = 1; window.bytes.length > 0; number += 1) {
    // the opening line itself is the mailbox's, not the mail's
    const message = await takeMessage(window, number);
    const start = message.bytes === null ? 0 : message.bytes.indexOf(LINE_FEED) + 1;
    yield { ...message, bytes: message.bytes?.subarray(start) ?? null };
  }
}

/** One mail as a report, or why it is none. */
export async function* mailReports(bytes: Uint8Array, name: string, receivedAt: string): AsyncIterable<Collected> {
  const mail = await readMail(bytes).catch((error: unknown) => reasonOf(error));
  if (mail === null) yield skip("collect/no-report", name, "a mail without a text part", "save its text as .txt");
  else if (typeof mail === "string") yield skip("collect/no-report", name, `a mail that cannot be read (${mail})`, "save its text as .txt");
  else yield { kind: "capture", capture: underEnvelopeId({ ...mail, charset: "utf-8", url: null, name, receivedAt }) };
}

/** Every mail of a mailbox as a report, named by its number. */
export async function* mailboxReports(chunks: AsyncIterable<Uint8Array>, name: string, receivedAt: string): AsyncIterable<Collected> {
  let any = false;
  for await (const { number, bytes, size } of splitMailbox(chunks)) {
    any = true;
    const label = `${name}#${number}`;
    if (bytes === null) yield skip("collect/too-large", label, `${megabytes(size)} (limit ${megabytes(MAX_FILE_BYTES)})`, "save its text as .txt");
    else yield* mailReports(Buffer.from(bytes.toString("latin1").replace(QUOTED_FROM, "$1"), "latin1"), label, receivedAt);
  }
  if (!any) yield skip("collect/no-report", name, 'a mailbox without a mail (none opens with "From ")', "save its mails as .eml");
}
