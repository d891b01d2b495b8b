import { createHash } from "node:crypto";

/** One record of a WARC file (ISO 28500), its block in memory. */
export interface WarcRecord {
  /** Place in the file: of the record, or of the gzip member that holds it. */
  readonly offset: number;
  /** "response", "resource", "conversion", "warcinfo" ... */
  readonly type: string;
  /** Named fields, names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly block: Buffer;
}

const LINE = /\r\n|\n/;

/** Fields of a header block; a line that opens with a blank continues the one before (as in HTTP of old). */
export function readFields(lines: readonly string[]): readonly (readonly [string, string])[] {
  const fields: [string, string][] = [];
  for (const line of lines) {
    const last = fields.at(-1);
    const colon = line.indexOf(":");
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else if (colon > 0) fields.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return fields;
}

/** The named fields of a record's header, version line included in `text`. */
export const warcFields = (text: string): ReadonlyMap<string, string> =>
  new Map(readFields(text.split(LINE).slice(1)).map(([name, value]) => [name.toLowerCase(), value]));

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 base 32 without padding, as WARC digests are mostly written. */
function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += BASE32[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
    value &= 0xff;
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

const ALGORITHMS: ReadonlySet<string> = new Set(["sha1", "sha256", "sha512", "md5"]);

/** Whether a record's own digest of its block fits; "none" when it has none in a form we know. */
export function digestOf({ fields, block }: WarcRecord): "fits" | "wrong" | "none" {
  const [name = "", written = ""] = (fields.get("warc-block-digest") ?? "").split(":", 2);
  const algorithm = name.toLowerCase().replace("-", "");
  if (!ALGORITHMS.has(algorithm) || written === "") return "none";
  const digest = createHash(algorithm).update(block).digest();
  const spelled = written.replaceAll("=", "");
  const letters = [digest.toString("hex"), base32(digest)].map((form) => form.toLowerCase());
  return letters.includes(spelled.toLowerCase()) || digest.toString("base64").replaceAll("=", "") === spelled ? "fits" : "wrong";
}
