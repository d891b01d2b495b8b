import type { Span } from "../../model/index.ts";

/** A stretch of a text and what is printed in its place. */
export interface Edit {
  readonly span: Span;
  readonly printed: string;
}

/** A text with stretches replaced, and the way between its offsets and those of the text it was made from. */
export interface Rewritten {
  readonly text: string;
  /** Where a span of the original stands now; a span that begins or ends inside a replaced stretch takes in the whole of what replaced it. */
  shift(span: Span): Span;
  /** Where a span of the rewritten text stands in the original. */
  stored(span: Span): Span;
  /** Nothing was replaced inside the span of the rewritten text: its words are those of the original. */
  isUntouched(span: Span): boolean;
}

interface Piece {
  readonly from: Span;
  readonly to: Span;
}

/** Edits in order of place, the longer of two that overlap. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Edit[] = [];
  for (const edit of sorted) if (edit.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(edit);
  return kept;
}

/** The replaced stretch that holds or last precedes an offset; -1 when none does. Pieces are in order. */
function lastBefore(pieces: readonly Piece[], side: "from" | "to", offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.[side].start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function move(pieces: readonly Piece[], side: "from" | "to", offset: number, edge: "start" | "end"): number {
  const piece = pieces[lastBefore(pieces, side, edge === "end" ? offset - 1 : offset)];
  if (piece === undefined) return offset;
  const other = side === "from" ? "to" : "from";
  return offset < piece[side].end ? piece[other][edge] : offset - piece[side].end + piece[other].end;
}

/** Replaces stretches of a text. */
export function rewrite(text: string, edits: readonly Edit[]): Rewritten {
  const pieces: Piece[] = [];
  let out = "";
  let at = 0;
  for (const { span, printed } of apart(edits)) {
    out += text.slice(at, span.start);
    pieces.push({ from: span, to: { start: out.length, end: out.length + printed.length } });
    out += printed;
    at = span.end;
  }
  out += text.slice(at);
  return {
    text: out,
    shift: ({ start, end }) => ({ start: move(pieces, "from", start, "start"), end: move(pieces, "from", end, "end") }),
    stored: ({ start, end }) => ({ start: move(pieces, "to", start, "start"), end: move(pieces, "to", end, "end") }),
    isUntouched: ({ start, end }) => {
      const piece = pieces[lastBefore(pieces, "to", end - 1)];
      return piece === undefined || piece.to.end <= start;
    },
  };
}

const isSpan = (value: object): value is Span => "start" in value && typeof value.start === "number" && "end" in value && typeof value.end === "number";

/** The same value with every part changed that changes; what stays the same is not copied. */
function changeParts<T extends object>(value: T, change: (item: unknown, key: string) => unknown): T {
  let copy: Record<string, unknown> | null = null;
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    const next = change(item, key);
    if (next === item) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    copy[key] = next;
  }
  return (copy ?? value) as T;
}

/** The same value with every span in it moved; spans of one text only. */
export function moveSpans<T>(value: T, shift: (span: Span) => Span): T {
  if (value === null || typeof value !== "object") return value;
  if (!isSpan(value)) return changeParts(value, (item) => moveSpans(item, shift));
  const { start, end } = shift(value);
  return start === value.start && end === value.end ? value : { ...value, start, end };
}

/** The same value with every string in it replaced, except those that stand under the keys left alone. */
export function moveStrings<T>(value: T, change: (text: string) => string, leave: ReadonlySet<string>): T {
  if (typeof value === "string") return change(value) as T;
  if (value === null || typeof value !== "object") return value;
  return changeParts(value, (item, key) => (typeof item === "string" && leave.has(key) ? item : moveStrings(item, change, leave)));
}
