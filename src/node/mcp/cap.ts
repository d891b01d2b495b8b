import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";

/** Largest answer of a tool, in bytes as it is sent: more would drown a model. */
export const MAX_ANSWER_BYTES = 64 * 1024;

/** What a tool answers: the answer, or one part of its JSON text when the whole is too large. */
export type Envelope = {
  readonly answer?: unknown;
  readonly part?: { readonly number: number; readonly of: number; readonly json: { readonly untrusted_text: string } };
  readonly notes: readonly { readonly untrusted_text: string }[];
  /** Our own words to whoever called. */
  readonly hint?: string;
  /** Say it back to have a write done. */
  readonly confirm?: string;
};

/** An envelope as the protocol wants it: as structure, and as text for clients that know no structure. */
export const resultOf = (envelope: Envelope): CallToolResult => ({
  structuredContent: envelope as Record<string, unknown>,
  content: [{ type: "text", text: JSON.stringify(envelope) }],
});

const bytesOf = (envelope: Envelope): number => Buffer.byteLength(JSON.stringify(resultOf(envelope)));

/** Notes kept beside an answer; the rest is counted. */
const MAX_NOTES = 20;
const MAX_NOTE_CHARS = 300;

function fewNotes(notes: readonly string[]): Envelope["notes"] {
  const shown = notes.slice(0, MAX_NOTES).map((note) => ({ untrusted_text: note.slice(0, MAX_NOTE_CHARS) }));
  return notes.length > MAX_NOTES ? [...shown, { untrusted_text: `and ${notes.length - MAX_NOTES} more notes` }] : shown;
}

/** Characters that hide in one of a part: a surrogate pair stays whole. */
const wholeEnd = (text: string, end: number): number => (/[\uD800-\uDBFF]/.test(text[end - 1] ?? "") && end < text.length ? end - 1 : end);

/** Where each part of a text ends, so that every part fits. */
function cutInParts(text: string, notes: Envelope["notes"]): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    let length = Math.min(MAX_ANSWER_BYTES / 2, text.length - start);
    const fits = (end: number): boolean =>
      bytesOf({ part: { number: 99_999, of: 99_999, json: { untrusted_text: text.slice(start, end) } }, notes, hint: HINT }) <= MAX_ANSWER_BYTES;
    while (!fits(wholeEnd(text, start + length))) length = Math.floor(length * 0.8);
    const end = wholeEnd(text, start + length);
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

const HINT =
  "the answer is too large for one message and this is one part of its JSON text; ask for less (one story, one finding), or call again with part: 2, 3 ...";

/** The answer of a tool within the limit; `part` counts from 1. */
export function capped(answer: unknown, notes: readonly string[], part: number): Envelope {
  const few = fewNotes(notes);
  const whole: Envelope = { answer, notes: few };
  if (part === 1 && bytesOf(whole) <= MAX_ANSWER_BYTES) return whole;
  const parts = cutInParts(JSON.stringify(answer), few);
  const chosen = parts[part - 1];
  if (chosen === undefined) return { notes: few, hint: `there are ${parts.length} parts` };
  return { part: { number: part, of: parts.length, json: { untrusted_text: chosen } }, notes: few, hint: HINT };
}
