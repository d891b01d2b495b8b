import { gzipSync } from "node:zlib";
import { warcRecord } from "../invented-archive.ts";
import { entryOf, type ZipEntry, zipOf } from "./hand-made-zip.ts";

/** A file that grows when it is read, or claims to be what it is not. */
export interface FileBomb {
  readonly name: string;
  /** Its ending says what it is. */
  readonly file: string;
  make(): Uint8Array;
}

const zeros = Buffer.alloc(60_000_000);
const words = Buffer.from("The river rose overnight, the mayor said. ".repeat(1_400_000));

const record = (body: Uint8Array, type = "resource"): Buffer => warcRecord(type, { "WARC-Target-URI": "http://post.org/1", "Content-Type": "text/html" }, body);

const answer = (coding: string, body: Uint8Array): Buffer =>
  warcRecord(
    "response",
    { "WARC-Target-URI": "http://post.org/2", "Content-Type": "application/http" },
    Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${coding}\r\n\r\n`), body]),
  );

export const FILE_BOMBS: readonly FileBomb[] = [
  { name: "a zip of one file of zeros", file: "a.zip", make: () => zipOf([entryOf("a.txt", zeros)]) },
  { name: "a zip that claims its file is short", file: "a.zip", make: () => zipOf([entryOf("a.txt", zeros, 900)]) },
  { name: "a zip that claims a size of 4 GB", file: "a.zip", make: () => zipOf([entryOf("a.txt", Buffer.from("flood"), 4_294_967_294)]) },
  {
    name: "a zip whose 2,000 files are the same bytes",
    file: "a.zip",
    make: () => zipOf(Array(2_000).fill(entryOf("a.txt", zeros.subarray(0, 15_000_000))) as readonly ZipEntry[], true),
  },
  { name: "a zip in a zip in a zip", file: "a.zip", make: () => zipOf([entryOf("b.zip", zipOf([entryOf("c.zip", zipOf([entryOf("a.txt", zeros)]))]))]) },
  { name: "a zip of a .gz of zeros", file: "a.zip", make: () => zipOf([entryOf("a.txt.gz", gzipSync(zeros))]) },
  { name: "a .gz of zeros", file: "a.txt.gz", make: () => gzipSync(zeros) },
  { name: "a .gz of words", file: "a.txt.gz", make: () => gzipSync(words) },
  { name: "a .gz in a .gz", file: "a.gz", make: () => gzipSync(gzipSync(zeros)) },
  {
    name: "a .gz of 60 members",
    file: "a.txt.gz",
    make: () => Buffer.concat(Array.from({ length: 60 }, () => gzipSync(zeros.subarray(0, 1_000_000)))),
  },
  { name: "an archive of one record of zeros", file: "a.warc.gz", make: () => gzipSync(record(zeros)) },
  {
    name: "an archive of 200 records of zeros, each packed",
    file: "a.warc.gz",
    make: () => Buffer.concat(Array(200).fill(gzipSync(record(zeros.subarray(0, 15_000_000)))) as readonly Buffer[]),
  },
  { name: "an archive of an answer packed as a bomb", file: "a.warc", make: () => answer("gzip", gzipSync(zeros)) },
  { name: "an archive of an answer packed twice", file: "a.warc.gz", make: () => gzipSync(answer("gzip, gzip", gzipSync(gzipSync(zeros)))) },
  {
    name: "an archive that claims a record of 9 PB",
    file: "a.warc",
    make: () =>
      Buffer.from(
        record(Buffer.from("<p>flood"))
          .toString("latin1")
          .replace(/Content-Length: \d+/, "Content-Length: 900000000000000"),
        "latin1",
      ),
  },
  { name: "JSON with a packed body of zeros", file: "a.json", make: () => Buffer.from(JSON.stringify({ html_gz_b64: gzipSync(zeros).toString("base64") })) },
  {
    name: "JSON Lines of 500 packed bodies",
    file: "a.jsonl",
    make: () => Buffer.from(`${JSON.stringify({ html_gz_b64: gzipSync(zeros.subarray(0, 19_000_000)).toString("base64") })}\n`.repeat(500)),
  },
];
