import type { ServerResponse } from "node:http";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import type { Limits } from "../../src/node/fetch/body.ts";

/** An answer that costs whoever reads it more than it may. */
export interface PageBomb {
  readonly name: string;
  readonly serve: (response: ServerResponse) => void;
  /** Limits of the one who asks, where the usual ones would take a minute to show. */
  readonly limits?: Partial<Limits>;
}

const SIZE = 40_000_000;
const fill = (piece: string): Buffer => Buffer.from(piece.repeat(Math.ceil(SIZE / piece.length)));
const FILLS: readonly (readonly [name: string, make: () => Buffer])[] = [
  ["zeros", () => Buffer.alloc(SIZE)],
  ["one word", () => fill("flood ")],
  ["open tags", () => fill("<div>")],
  ["entities", () => fill("&amp;&#x41;")],
];

type Pack = (bytes: Uint8Array) => Buffer;
const brotli: Pack = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
const CODINGS: readonly (readonly [name: string, coding: string, pack: Pack])[] = [
  ["gzip", "gzip", gzipSync],
  ["brotli", "br", brotli],
  ["deflate", "deflate", deflateSync],
  ["deflate without its header", "deflate", deflateRawSync],
];

/** Made when it is first asked for, and kept. */
function packed(coding: string, make: () => Uint8Array): PageBomb["serve"] {
  let body: Uint8Array | null = null;
  return (response) => {
    body ??= make();
    response.writeHead(200, { "content-encoding": coding });
    response.end(body);
  };
}

/** Writes a piece again and again, as fast as it is taken. */
function flood(response: ServerResponse, headers: Readonly<Record<string, string>>, piece: Uint8Array): void {
  response.on("error", () => undefined);
  response.writeHead(200, headers);
  const push = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once("drain", push);
  };
  push();
}

/** Writes something every few milliseconds, for ever. */
function drip(response: ServerResponse, write: () => void): void {
  const timer = setInterval(write, 20);
  response.on("close", () => clearInterval(timer)).on("error", () => undefined);
}

const zeros = (): Buffer => Buffer.alloc(SIZE);
const members = (): Buffer => Buffer.concat(Array.from({ length: 60 }, () => gzipSync(Buffer.alloc(1_000_000))));
const SLOW: Partial<Limits> = { slowFromMs: 300, totalMs: 2000 };
const SHORT: Partial<Limits> = { totalMs: 500 };

/** Small on the wire, large when unpacked. */
export const PACKED_BOMBS: readonly PageBomb[] = [
  ...CODINGS.flatMap(([name, coding, pack]) =>
    FILLS.map(([what, make]): PageBomb => ({ name: `${what} packed by ${name}`, serve: packed(coding, () => pack(make())) })),
  ),
  { name: "gzip in gzip", serve: packed("gzip, gzip", () => gzipSync(gzipSync(zeros()))) },
  { name: "brotli in gzip", serve: packed("br, gzip", () => gzipSync(brotli(zeros()))) },
  { name: "gzip in brotli", serve: packed("gzip, br", () => brotli(gzipSync(zeros()))) },
  { name: "deflate in gzip", serve: packed("deflate, gzip", () => gzipSync(deflateSync(zeros()))) },
  { name: "brotli in brotli", serve: packed("br, br", () => brotli(brotli(zeros()))) },
  { name: "gzip by its old name", serve: packed("x-gzip", () => gzipSync(zeros())) },
];

export const PAGE_BOMBS: readonly PageBomb[] = [
  ...PACKED_BOMBS,
  { name: "packed twenty times over", serve: packed(Array(20).fill("gzip").join(", "), () => gzipSync(gzipSync(zeros()))) },
  { name: "60 members of gzip", serve: packed("gzip", members) },
  { name: "60 members of gzip and something else", serve: packed("gzip", () => Buffer.concat([members(), Buffer.from("flood")])) },
  { name: "plain bytes without end", serve: (response) => flood(response, {}, Buffer.alloc(1_000_000)) },
  { name: "chunks of one byte without end", serve: (response) => flood(response, { "transfer-encoding": "chunked" }, Buffer.from("x".repeat(20_000))) },
  {
    name: "900 MB by its own account",
    serve: (response) => {
      response.writeHead(200, { "content-length": "900000000" });
      response.write("<p>flood");
    },
  },
  {
    name: "ten bytes by its own account, and then a flood",
    serve: (response) => {
      response.socket?.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n");
      for (let piece = 0; piece < 100; piece += 1) response.socket?.write(Buffer.alloc(100_000, 120));
    },
  },
  { name: "a page that comes a byte at a time", limits: SLOW, serve: (response) => drip(response.writeHead(200), () => response.write("x")) },
  {
    name: "a packed page that comes a byte at a time",
    limits: SLOW,
    serve: (response) => {
      const bytes = gzipSync(zeros());
      let at = 0;
      drip(response.writeHead(200, { "content-encoding": "gzip" }), () => response.write(bytes.subarray(at, ++at)));
    },
  },
  {
    name: "headers that come a byte at a time",
    limits: SHORT,
    serve: (response) => {
      response.socket?.write("HTTP/1.1 200 OK\r\nx-long: ");
      drip(response, () => response.socket?.write("a"));
    },
  },
  {
    name: "headers without end",
    serve: (response) => {
      response.socket?.write("HTTP/1.1 200 OK\r\n");
      for (let line = 0; line < 20_000 && response.socket?.destroyed === false; line += 1) response.socket.write(`x-${line}: ${"a".repeat(100)}\r\n`);
    },
  },
  { name: "one header of 5 MB", serve: (response) => void response.socket?.write(`HTTP/1.1 200 OK\r\nx: ${"a".repeat(5_000_000)}`) },
  { name: "no answer at all", limits: SHORT, serve: () => undefined },
  { name: "an answer that stops in the middle", limits: SHORT, serve: (response) => void response.writeHead(200).write("<p>flood") },
  {
    name: "hints of headers to come, for ever",
    limits: SHORT,
    serve: (response) => drip(response, () => response.socket?.write("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n")),
  },
];

/** What an honest server sends, as large as it may be: what reading it costs is what a bomb may cost too, and a little more. */
export const HONEST: Readonly<Record<string, PageBomb["serve"]>> = {
  "/ordinary": (response) => void response.end("<p>The river rose by two metres overnight, the mayor said."),
  "/largest": packed("gzip", () => {
    // random letters pack badly, and so stay below the ratio
    let state = 7;
    const bytes = Buffer.alloc(19_000_000, 97);
    for (let at = 0; at < bytes.length; at += 3) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = 97 + (state >>> 28);
    }
    return gzipSync(bytes);
  }),
};
