import type { BoilerplatePack } from "../packs/boilerplate.ts";
import { isSpace } from "../text/characters.ts";
import type { Division, Draft, HeaderValue } from "./draft.ts";
import { mostBlocks } from "./html-scan.ts";

/** Longest header key, in characters: "Publication date" with room to spare. */
const longestKeyChars = 24;
/** A header block of more lines is a list, not a header. */
const mostHeaderLines = 30;
/** Lines of hard-wrapped text are about this long at most (typewriter and mail conventions). */
const longestWrappedChars = 100;

interface Line {
  readonly start: number;
  readonly end: number;
  /** A blank line stands before it. */
  readonly apart: boolean;
}

/** Divides plain text: header lines, then one block a paragraph. Hard-wrapped lines are joined into their paragraph. */
export function splitPlainText(text: string, pack: BoilerplatePack | null): Division {
  const lines = boundLines(readLines(text));
  const header: HeaderValue[] = [];
  const drafts: Draft[] = [];
  const body = pack === null ? 0 : readHeader(text, lines, pack, header, drafts);
  const rest = lines.slice(body);
  const joined = isWrapped(text, rest) ? joinWrapped(rest) : rest;
  for (const { start, end } of joined) drafts.push({ start, end, role: null, rule: null });
  return { drafts, header };
}

/** Lines beyond the limit stay together as one block, so that nothing is left uncovered. */
function boundLines(lines: readonly Line[]): readonly Line[] {
  const last = lines[lines.length - 1];
  const from = lines[mostBlocks - 1];
  if (lines.length <= mostBlocks || last === undefined || from === undefined) return lines;
  return [...lines.slice(0, mostBlocks - 1), { start: from.start, end: last.end, apart: from.apart }];
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 12 || code === 11;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
    let from = at;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from += 1;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
    if (from < to) {
      lines.push({ start: from, end: to, apart });
      apart = false;
    } else apart = true;
    at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }
  return lines;
}

function readHeader(text: string, lines: readonly Line[], pack: BoilerplatePack, header: HeaderValue[], drafts: Draft[]): number {
  let count = 0;
  let known = 0;
  const found: { line: Line; value: HeaderValue | null }[] = [];
  for (const line of lines.slice(0, mostHeaderLines)) {
    if (count > 0 && line.apart) break;
    const colon = text.indexOf(":", line.start);
    if (colon < 0 || colon >= line.end || colon - line.start > longestKeyChars) break;
    const key = text.slice(line.start, colon).trim().toLowerCase().replaceAll("_", " ").replaceAll("**", "");
    const field = pack.headerKeys.get(key);
    if (field === undefined && (key.split(" ").length > 3 || count === 0)) break;
    let start = colon + 1;
    while (start < line.end && isSpace(text.charCodeAt(start))) start += 1;
    if (field !== undefined && field !== "other") known += 1;
    found.push({ line, value: field === undefined ? null : { field, start, end: line.end, value: text.slice(start, line.end) } });
    count += 1;
  }
  const next = lines[count];
  const closed = next === undefined ? known >= 2 : next.apart;
  const isLone = count === 1 && (next === undefined || found[0]?.value?.field === "outlet");
  if (known < 1 || isLone || !closed) return 0;
  for (const { line, value } of found) {
    const draft = { role: "boilerplate" as const, rule: "header-line" };
    if (value !== null) header.push(value);
    if (value?.field === "title" && value.start < value.end) {
      drafts.push({ start: line.start, end: lastInk(text, line.start, value.start), ...draft });
      drafts.push({ start: value.start, end: value.end, role: "headline", rule: "header-line" });
    } else drafts.push({ start: line.start, end: line.end, ...draft });
  }
  return count;
}

function lastInk(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return to;
}

/** Hard-wrapped: most line breaks inside paragraphs come where the line is full and the sentence goes on. */
function isWrapped(text: string, lines: readonly Line[]): boolean {
  let inner = 0;
  let running = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const before = lines[index - 1];
    const line = lines[index];
    if (before === undefined || line === undefined || line.apart) continue;
    inner += 1;
    const length = before.end - before.start;
    if (length > longestWrappedChars) return false;
    const last = text.charAt(before.end - 1);
    const first = text.charAt(line.start);
    if (length >= 40 && !'.!?:;"”'.includes(last) && (first !== first.toUpperCase() || isShouted(text, before))) running += 1;
  }
  return inner >= 2 && running / inner >= 0.4;
}

/** Capitals throughout, as old wire services wrote: the next line's first letter then says nothing. */
function isShouted(text: string, line: Line): boolean {
  const words = text.slice(line.start, line.end);
  return words === words.toUpperCase();
}

function joinWrapped(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined[joined.length - 1];
    if (last === undefined || line.apart) joined.push(line);
    else joined[joined.length - 1] = { start: last.start, end: line.end, apart: last.apart };
  }
  return joined;
}
