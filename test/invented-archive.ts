import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { inventedPage } from "./invented-news.ts";
import { seededRandom } from "./seeded-random.ts";

const CRLF = "\r\n";

/** One record as bytes, not packed. */
export function warcRecord(type: string, fields: Readonly<Record<string, string>>, block: Uint8Array): Buffer {
  const head = [
    `WARC/1.0`,
    `WARC-Type: ${type}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${block.length}`,
    "",
    "",
  ];
  return Buffer.concat([Buffer.from(head.join(CRLF)), block, Buffer.from(CRLF + CRLF)]);
}

/** "sha1:BASE32" as crawlers write it, here in hex, which the standard leaves open too. */
export const blockDigest = (block: Uint8Array): string => `sha1:${createHash("sha1").update(block).digest("hex")}`;

/** An HTTP answer as it came over the wire, in the form a crawler keeps: plain, packed, or in chunks. */
export function httpBlock(html: string, form: "plain" | "packed" | "chunked"): Buffer {
  const body = form === "packed" ? gzipSync(html) : Buffer.from(html);
  const lines = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "Server: invented"];
  if (form === "packed") lines.push("Content-Encoding: gzip");
  if (form === "chunked") lines.push("Transfer-Encoding: chunked");
  else lines.push(`Content-Length: ${body.length}`);
  const half = Math.floor(body.length / 2);
  const chunk = (part: Buffer): Buffer => Buffer.concat([Buffer.from(`${part.length.toString(16)}${CRLF}`), part, Buffer.from(CRLF)]);
  const sent = form === "chunked" ? Buffer.concat([chunk(body.subarray(0, half)), chunk(body.subarray(half)), Buffer.from(`0${CRLF}${CRLF}`)]) : body;
  return Buffer.concat([Buffer.from(lines.join(CRLF) + CRLF + CRLF), sent]);
}

/** The records of an archive of invented pages, one after the other: warcinfo, then a request and a response a page, as CC-NEWS has them. */
export function* archiveRecords(seed: number, pages: number): Iterable<Buffer> {
  const dice = seededRandom(seed);
  yield warcRecord(
    "warcinfo",
    { "Content-Type": "application/warc-fields", "WARC-Record-ID": "<urn:uuid:00000000-0000-8000-8000-000000000000>" },
    Buffer.from("software: invented\r\n"),
  );
  for (let index = 0; index < pages; index += 1) {
    const page = inventedPage(seed, index);
    const date = new Date(Date.parse(page.published) + 3_600_000).toISOString();
    const id = `<urn:uuid:${String(index).padStart(8, "0")}-0000-8000-8000-000000000000>`;
    const fields = { "WARC-Target-URI": page.url, "WARC-Date": date };
    yield warcRecord("request", { ...fields, "Content-Type": "application/http; msgtype=request" }, Buffer.from(`GET / HTTP/1.1${CRLF}${CRLF}`));
    const block = httpBlock(page.html, dice.pick(["plain", "plain", "packed", "chunked"]));
    yield warcRecord(
      "response",
      { ...fields, "WARC-Record-ID": id, "Content-Type": "application/http; msgtype=response", "WARC-Block-Digest": blockDigest(block) },
      block,
    );
  }
}

/** The same, each record packed on its own (.warc.gz). */
export function* packedRecords(seed: number, pages: number): Iterable<Buffer> {
  for (const record of archiveRecords(seed, pages)) yield gzipSync(record);
}
