/** Formats that are no text, by their first bytes, with what to do instead. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string; readonly fix: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF", fix: "save its text as .txt" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "a ZIP or Office file", fix: "unpack it, or save its text as .txt" },
  { bytes: [0x1f, 0x8b], what: "gzip", fix: "unpack it first" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a picture", fix: "leave it out" },
  { bytes: [0xff, 0xd8, 0xff], what: "a picture", fix: "leave it out" },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: "a picture", fix: "leave it out" },
];

/** Bytes looked at: a text has no zero byte in its first pages. */
const LOOKED_AT = 8192;

export interface Binary {
  readonly what: string;
  readonly fix: string;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);

const hasWideMark = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

/** Every second byte zero: UTF-16 text that lost its byte order mark. */
function looksWide(head: Uint8Array): boolean {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return Math.max(even, odd) > head.length / 4 && Math.min(even, odd) < head.length / 50;
}

/** What a file is when it is no text, null when it may be read. */
export function findBinary(bytes: Uint8Array): Binary | null {
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (known !== undefined) return { what: known.what, fix: known.fix };
  if (hasWideMark(bytes)) return null;
  const head = bytes.subarray(0, LOOKED_AT);
  const zero = head.indexOf(0);
  if (zero < 0) return null;
  if (looksWide(head)) return { what: "UTF-16 text without a byte order mark", fix: "save it as UTF-8" };
  return { what: `not text (a zero byte at ${zero})`, fix: "leave it out, or save its text as .txt" };
}
