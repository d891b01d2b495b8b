import { WARCRecord, WARCSerializer } from "warcio";
import type { Capture } from "../../core/model/index.ts";
import { ENVELOPE_FIELD, writeEnvelope } from "./envelope.ts";

/** Header lines that tell how the body was packed for the way: the body is kept unpacked, so they are kept under another name, as Common Crawl does. */
const PACKING: ReadonlySet<string> = new Set(["content-encoding", "transfer-encoding", "content-length"]);
const KEPT_AS = "x-crawler-";

/** A name for the digest of a capture, for captures without an address. */
const uriOf = ({ url, id, http }: Capture): string => http?.finalUrl ?? url ?? `urn:sha256:${id}`;

const one = async function* (bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
};

/** A record id that the same capture always gets: the first 128 bits of its id as a UUID of version 8 (RFC 9562). */
function recordId(id: string): string {
  const digits = `${id.slice(0, 12)}8${id.slice(13, 16)}8${id.slice(17, 32)}`;
  return `<urn:uuid:${[digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-")}>`;
}

/** The opening record of an archive: who wrote it. */
export const writeWarcInfo = (software: string, date: string): Promise<Uint8Array> =>
  WARCSerializer.serialize(
    WARCRecord.createWARCInfo({ date, filename: "unecho.warc.gz", warcVersion: "WARC/1.1" }, { software, format: "WARC File Format 1.1" }),
    { gzip: true },
  );

/** A capture as one gzip member of a WARC file: a response when it was fetched, a resource when it was not. */
export function writeRecord(capture: Capture): Promise<Uint8Array> {
  const { http = null, bytes, mediaType, charset, receivedAt, id } = capture;
  const common = {
    url: uriOf(capture),
    date: http?.fetchedAt ?? receivedAt,
    warcVersion: "WARC/1.1",
    keepHeadersCase: true,
  } as const;
  const own = { "WARC-Record-ID": recordId(id), [ENVELOPE_FIELD]: writeEnvelope(capture) };
  if (http === null) {
    const contentType = charset === null ? mediaType : `${mediaType}; charset=${charset}`;
    return serialize(WARCRecord.create({ ...common, type: "resource", warcHeaders: { ...own, "Content-Type": contentType } }, one(bytes)));
  }
  const headers = http.headers.map(([name, value]): [string, string] => [PACKING.has(name.toLowerCase()) ? `${KEPT_AS}${name}` : name, value]);
  return serialize(
    WARCRecord.create(
      {
        ...common,
        type: "response",
        warcHeaders: own,
        statusline: `HTTP/1.1 ${http.status}`,
        httpHeaders: [...headers, ["Content-Length", String(bytes.length)]],
      },
      one(bytes),
    ),
  );
}

const serialize = (record: WARCRecord): Promise<Uint8Array> =>
  WARCSerializer.serialize(record, { gzip: true, digest: { algo: "sha-256", prefix: "sha256:", base32: true } });
