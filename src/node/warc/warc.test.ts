import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { WARCParser } from "warcio";
import { archiveRecords, blockDigest, httpBlock, packedRecords, warcRecord } from "../../../test/invented-archive.ts";
import { inventedPage } from "../../../test/invented-news.ts";
import { seededRandom } from "../../../test/seeded-random.ts";
import type { Capture } from "../../core/model/index.ts";
import { bytesId, underEnvelopeId } from "../app/capture-id.ts";
import type { Collected, Skip } from "../app/ports.ts";
import { warcCaptures } from "./captures.ts";
import { readRecords } from "./records.ts";
import { writeRecord, writeWarcInfo } from "./write.ts";

const NOW = "2031-06-01T00:00:00.000Z";

/** Bytes in pieces of odd sizes, as a disk or a network gives them. */
async function* inPieces(bytes: Uint8Array, size = 1009): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array): Promise<{ readonly captures: readonly Capture[]; readonly skips: readonly Skip[] }> {
  const found: Collected[] = [];
  for await (const one of warcCaptures(inPieces(bytes), "news.warc.gz", NOW)) found.push(one);
  return {
    captures: found.flatMap((one) => (one.kind === "capture" ? [one.capture] : [])),
    skips: found.flatMap((one) => (one.kind === "skip" ? [one.skip] : [])),
  };
}

const textOf = ({ bytes }: Capture): string => Buffer.from(bytes).toString();
const resource = (fields: Readonly<Record<string, string>>, text: string): Buffer =>
  warcRecord(
    "resource",
    { "Content-Type": "text/plain", "WARC-Target-URI": "https://post.example/a", "WARC-Date": "2031-05-14T09:00:00Z", ...fields },
    Buffer.from(text),
  );

describe("a WARC file", () => {
  const plain = Buffer.concat([...archiveRecords(3, 12)]);
  const packed = Buffer.concat([...packedRecords(3, 12)]);

  it.each([
    ["plain", plain],
    ["packed record by record", packed],
    ["packed as one", gzipSync(plain)],
  ])("gives every page once, %s", async (_, bytes) => {
    const { captures, skips } = await read(bytes);
    expect(captures.map(({ url }) => url)).toEqual(Array.from({ length: 12 }, (__, index) => inventedPage(3, index).url));
    expect(captures.map(textOf)).toEqual(Array.from({ length: 12 }, (__, index) => inventedPage(3, index).html));
    expect(captures[0]).toMatchObject({ mediaType: "text/html", charset: "utf-8", id: bytesId(captures[0]?.bytes ?? new Uint8Array()) });
    expect(captures[0]?.http).toMatchObject({ status: 200, finalUrl: inventedPage(3, 0).url });
    expect(captures[0]?.http?.archive).toMatch(/^news\.warc\.gz@\d+ <urn:uuid:00000000-/);
    // an archive tells when its pages were had: that is when they reached us
    expect(captures[0]?.receivedAt).toBe(captures[0]?.http?.fetchedAt);
    expect(skips).toEqual([]);
  });

  it("is read as another reader reads it", async () => {
    const expected: (readonly [string, string])[] = [];
    for await (const record of new WARCParser(inPieces(packed)))
      if (record.warcType === "response") expected.push([record.warcTargetURI ?? "", await record.contentText()]);
    expect((await read(packed)).captures.map((capture) => [capture.url, textOf(capture)])).toEqual(expected);
  });

  it("tells what it holds besides reports", async () => {
    const picture = Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"), Buffer.from([137, 80])]);
    const gone = Buffer.from("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no</p>");
    const http = { "Content-Type": "application/http; msgtype=response", "WARC-Target-URI": "https://post.example/p" };
    const { captures, skips } = await read(
      Buffer.concat([
        warcRecord("response", http, picture),
        warcRecord("response", http, picture),
        warcRecord("response", http, gone),
        resource({}, "The dam broke."),
      ]),
    );
    expect(captures.map(textOf)).toEqual(["The dam broke."]);
    expect(skips).toMatchObject([{ code: "collect/other-kind", message: "3 records that hold no report (2 image/png, 1 status 404)", lost: false }]);
  });

  it("takes a body as it stands when only its header says it is packed", async () => {
    const block = Buffer.from(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n<p>The dam broke.</p>",
    );
    const { captures } = await read(warcRecord("response", { "Content-Type": "application/http" }, block));
    expect(captures.map(textOf)).toEqual(["<p>The dam broke.</p>"]);
  });
});

describe("a damaged WARC file", () => {
  const good = resource({}, "first");
  const last = resource({}, "last");
  const cases: readonly (readonly [what: string, bytes: Buffer, texts: readonly string[], reason: RegExp])[] = [
    [
      "a length that is too long",
      Buffer.concat([good, Buffer.from(resource({}, "lies").toString().replace("Content-Length: 4", "Content-Length: 900")), last]),
      ["first", "last"],
      /its length does not fit|cut short/,
    ],
    [
      "a length without end",
      Buffer.concat([good, Buffer.from(resource({}, "lies").toString().replace("Content-Length: 4", "Content-Length: 99999999999")), last]),
      ["first", "last"],
      /a block of 100000\.0 MB/,
    ],
    [
      "a length too short",
      Buffer.concat([good, Buffer.from(resource({}, "lies and lies").toString().replace("Content-Length: 13", "Content-Length: 4")), last]),
      ["first", "last"],
      /its length does not fit/,
    ],
    [
      "no length",
      Buffer.concat([good, Buffer.from(resource({}, "lies").toString().replace("Content-Length: 4", "X: 4")), last]),
      ["first", "last"],
      /does not say how long/,
    ],
    [
      "a digest that does not fit",
      Buffer.concat([good, resource({ "WARC-Block-Digest": blockDigest(Buffer.from("other")) }, "lies"), last]),
      ["first", "last"],
      /digest does not fit/,
    ],
    ["rubbish between", Buffer.concat([good, Buffer.from("rubbish\r\n\r\n"), last]), ["first", "last"], /no record starts here|length does not fit/],
    ["rubbish before", Buffer.concat([Buffer.from("rubbish\r\n"), good, last]), ["first", "last"], /no record starts here/],
    ["an end too soon", Buffer.concat([good, last.subarray(0, last.length - 6)]), ["first"], /cut short/],
    ["no WARC at all", Buffer.from("a letter\nwith two lines"), [], /no record starts here/],
    [
      "an answer that is none",
      Buffer.concat([warcRecord("response", { "Content-Type": "application/http" }, Buffer.from("hello")), last]),
      ["last"],
      /header does not end/,
    ],
    [
      "a packed record cut in the middle",
      Buffer.concat([gzipSync(good), gzipSync(resource({}, "lost")).subarray(0, 90), gzipSync(last)]),
      ["first", "last"],
      /cut short|invalid|checksum|incorrect/,
    ],
    [
      "a bomb",
      Buffer.concat([gzipSync(good), gzipSync(Buffer.concat([resource({}, ""), Buffer.alloc(60_000_000)])), gzipSync(last)]),
      ["first", "last"],
      /unpacks to more than 24 MB/,
    ],
  ];
  it.each(cases)("with %s is read on after it", async (_, bytes, texts, reason) => {
    const { captures, skips } = await read(bytes);
    expect(captures.map(textOf)).toEqual(texts);
    expect(skips.map(({ message }) => message).join("\n")).toMatch(reason);
    expect(skips[0]).toMatchObject({ code: "collect/damaged", lost: true });
    expect(skips[0]?.file).toMatch(/^news\.warc\.gz@\d+$/);
  });

  /** Breaks a file at one place: a bit turned, bytes lost, bytes added, the rest cut off. */
  function mutate(bytes: Buffer, dice: ReturnType<typeof seededRandom>): { readonly bytes: Buffer; readonly at: number } {
    const at = dice.whole(0, bytes.length - 1);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const kind = dice.whole(0, 3);
    if (kind === 0) return { bytes: Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ (1 << dice.whole(0, 7))]), after.subarray(1)]), at };
    if (kind === 1) return { bytes: Buffer.concat([before, after.subarray(dice.whole(1, 40))]), at };
    if (kind === 2) return { bytes: Buffer.concat([before, Buffer.from(Array.from({ length: dice.whole(1, 60) }, () => dice.whole(0, 255))), after]), at };
    return { bytes: before, at };
  }

  it.each(["packed", "plain"] as const)("keeps every record that was not touched, in 300 mutations, %s", async (form) => {
    const records = [...(form === "packed" ? packedRecords(5, 6) : archiveRecords(5, 6))];
    const whole = Buffer.concat(records);
    const starts = records.map((_, index) => Buffer.concat(records.slice(0, index)).length);
    const dice = seededRandom(11);
    for (let round = 0; round < 300; round += 1) {
      const { bytes, at } = mutate(whole, dice);
      const urls = new Set<string>();
      for await (const found of readRecords(inPieces(bytes)))
        if (found.kind === "record" && found.record.type === "response") urls.add(found.record.fields.get("warc-target-uri") ?? "");
      // the damage may reach up to 40 bytes on; a cut takes all that follows
      const cut = bytes.length === at;
      for (let page = 0; page < 6; page += 1) {
        const record = 2 + page * 2;
        const start = starts[record] ?? 0;
        const end = start + (records[record]?.length ?? 0);
        const touched = cut ? end > at : at < end + 4 && at + 41 > start;
        if (!touched) expect(urls.has(inventedPage(5, page).url), `round ${round}: page ${page} of a ${form} file broken at ${at}`).toBe(true);
      }
    }
  });
});

describe("our own archive", () => {
  const envelope = { charset: null, receivedAt: NOW, name: "in/r1.txt", url: null } as const;
  const hints = { title: "Flood \u201cof the century\u201d", outlet: "Post\r\nX: y", byline: null, published: "Mon, 14 May 2031" } as const;
  const none = { title: null, outlet: null, byline: null, published: null } as const;
  const bytes = Buffer.from("The river rose \u2013 and fell. \ud83c\udf0a");
  const captures: readonly Capture[] = [
    { ...envelope, id: bytesId(bytes), bytes, mediaType: "text/plain", hints: none, http: null },
    underEnvelopeId({ ...envelope, bytes, mediaType: "text/markdown", charset: "utf-8", hints, url: "https://post.example/\u00fc?q=1#x", http: null }),
    {
      ...envelope,
      id: bytesId(Buffer.from([0, 255, 13, 10, 13, 10])),
      bytes: Buffer.from([0, 255, 13, 10, 13, 10]),
      mediaType: "text/html",
      hints: none,
      url: "https://post.example/a",
      http: {
        status: 203,
        headers: [
          ["content-encoding", "br"],
          ["Set-Cookie", "a=\u00e9"],
          ["X-Y", ""],
          ["Set-Cookie", "b"],
          ["Content-Length", "17"],
        ],
        finalUrl: "https://post.example/b",
        fetchedAt: "2031-05-14T09:00:00.123Z",
        archive: null,
      },
    },
  ];

  it("gives the same captures back", async () => {
    const members = await Promise.all([writeWarcInfo("unecho/test", NOW), ...captures.map(writeRecord)]);
    const found = await read(Buffer.concat(members));
    expect(found.skips).toEqual([]);
    expect(found.captures.map((capture) => ({ ...capture, bytes: [...capture.bytes] }))).toEqual(
      captures.map((capture) => ({ ...capture, bytes: [...capture.bytes] })),
    );
  });

  it("is a WARC file to others: types, addresses, digests that fit", async () => {
    const members = await Promise.all([writeWarcInfo("unecho/test", NOW), ...captures.map(writeRecord)]);
    const seen: (readonly [string, string, string])[] = [];
    for await (const record of new WARCParser(inPieces(Buffer.concat(members)))) {
      await record.readFully(false);
      seen.push([record.warcType, record.warcTargetURI ?? "", record.warcPayloadDigest ?? ""]);
    }
    expect(seen.map(([type]) => type)).toEqual(["warcinfo", "resource", "resource", "response"]);
    expect(seen[1]?.[1]).toBe(`urn:sha256:${captures[0]?.id}`);
    expect(seen[3]?.[1]).toBe("https://post.example/b");
    for (const [, , digest] of seen.slice(1)) expect(digest).toMatch(/^sha256:[A-Z2-7]+=*$/);
  });

  it("cannot be made to say that one report is another", async () => {
    const honest = await writeRecord({ ...(captures[0] as Capture), id: "0".repeat(64) });
    const found = await read(honest);
    expect(found.captures).toEqual([]);
    expect(found.skips[0]?.message).toMatch(/claims an id that is not its own/);
  });

  it("reads a page kept by somebody else's crawler that names our field", async () => {
    const block = httpBlock("<p>x</p>", "plain");
    const {
      captures: [first],
    } = await read(warcRecord("response", { "Content-Type": "application/http", "Unecho-Capture": '{"id": 7}' }, block));
    expect(first?.id).toBe(bytesId(Buffer.from("<p>x</p>")));
  });
});
