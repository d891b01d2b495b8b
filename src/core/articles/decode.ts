import type { Diagnostic } from "../model/index.ts";

/** Longest text read, in UTF-16 units: a report is never as long; the rest is cut off with a diagnostic. */
export const longestTextChars = 2_000_000;
/** Where a page may declare its charset: WHATWG looks at the first 1,024 bytes, real pages need a little more. */
const prescanBytes = 4096;
/** charset= in a meta tag or XML declaration; the value ends at a quote, space or bracket. */
const declaredCharset = /(?:charset|encoding)\s?=\s?["']?([a-z0-9_:.-]{2,40})/i;

/** Decoded text and what a reader should know about the decoding. */
export interface Decoded {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function diagnostic(code: Diagnostic["code"], severity: Diagnostic["severity"], message: string): Diagnostic {
  return { code, severity, message, at: null };
}

function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes as text: byte order mark, then the charset declared by envelope or page, then UTF-8 if valid, else windows-1252 with a diagnostic. A byte order mark stays out of the text. */
export function decodeBytes(bytes: Uint8Array, charset: string | null, isHtml: boolean): Decoded {
  if (bytes.length === 0) return { text: "", diagnostics: [] };
  const mark = readMark(bytes);
  if (mark !== null) return { text: new TextDecoder(mark).decode(bytes), diagnostics: [] };
  const utf8 = tryDecode(bytes, "utf-8");
  const inPage = isHtml ? declaredIn(bytes) : null;
  // An envelope that says UTF-8 of a page that is not knows less than the page.
  const declared = charset === null || (utf8 === null && inPage !== null && isUtf8(charset)) ? (inPage ?? charset) : charset;
  if (declared === null || isUtf8(declared)) {
    if (utf8 !== null) return { text: utf8, diagnostics: [] };
    if (declared !== null && isMostlyUtf8(bytes)) {
      return {
        text: new TextDecoder("utf-8").decode(bytes),
        diagnostics: [diagnostic("articles/charset-damaged", "warning", "invalid bytes in utf-8 text were replaced")],
      };
    }
    return { text: decodeWestern(bytes), diagnostics: [diagnostic("articles/charset-guessed", "warning", "not valid utf-8: read as windows-1252")] };
  }
  const asDeclared = tryDecode(bytes, declared);
  // Pages that declare a single-byte charset and send UTF-8 are common; the other way round hardly ever passes for valid UTF-8.
  if (utf8 !== null && (asDeclared === null || hasBytesAbove(bytes))) {
    return declared.toLowerCase() === "us-ascii" || !hasBytesAbove(bytes)
      ? { text: utf8, diagnostics: [] }
      : { text: utf8, diagnostics: [diagnostic("articles/charset-guessed", "info", `declared ${declared.slice(0, 40)}, but valid utf-8`)] };
  }
  if (asDeclared !== null) return { text: asDeclared, diagnostics: [] };
  const lenient = decodeLeniently(bytes, declared);
  if (lenient !== null)
    return { text: lenient, diagnostics: [diagnostic("articles/charset-damaged", "warning", `invalid bytes in ${declared.slice(0, 40)} text were replaced`)] };
  return {
    text: decodeWestern(bytes),
    diagnostics: [diagnostic("articles/charset-guessed", "warning", `unknown charset ${declared.slice(0, 40)}: read as windows-1252`)],
  };
}

/** Charset the byte order mark names; null without one. Two wide marks with no 16-bit text behind them are letters of an older charset. */
function readMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  return wide !== null && isWide(bytes, wide) ? wide : null;
}

/** 16-bit text has half-empty units (spaces, line ends, digits, in most scripts punctuation) and hardly a broken pair. */
function isWide(bytes: Uint8Array, label: string): boolean {
  const head = bytes.subarray(2, prescanBytes);
  if (head.length === 0) return true;
  const units = new TextDecoder(label).decode(head);
  const broken = units.split("\ufffd").length - 1;
  return head.includes(0) && broken <= 1 + units.length / 100;
}

function decodeLeniently(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
}

function decodeWestern(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

function isUtf8(label: string): boolean {
  const plain = label.toLowerCase();
  return plain === "utf-8" || plain === "utf8" || plain === "unicode-1-1-utf-8";
}

function hasBytesAbove(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return true;
  return false;
}

/** A few damaged bytes in a page that says it is UTF-8 do not make it another charset. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let sequences = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let good = length > 0;
    for (let next = 1; good && next <= length; next += 1) good = ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    if (good) {
      sequences += 1;
      at += length;
    } else broken += 1;
  }
  return sequences > broken;
}

function declaredIn(bytes: Uint8Array): string | null {
  let head = "";
  for (const byte of bytes.subarray(0, prescanBytes)) head += byte < 0x80 ? String.fromCharCode(byte) : " ";
  return declaredCharset.exec(head)?.[1] ?? null;
}

/** Says whether bytes are no text at all: a NUL outside UTF-16, or more than 30 % control characters. */
export function isBinary(text: string): boolean {
  let control = 0;
  const length = Math.min(text.length, 65_536);
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) control += 1;
  }
  return length > 0 && control / length > 0.3;
}
