import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Exchange, httpClient } from "./client.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const page = "<p>The river rose by two metres overnight, the mayor said.</p>";
/** Timers of a drip, so that none outlives the test. */
const drips = new Set<NodeJS.Timeout>();

function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" });
  const timer = setInterval(() => response.write("x"), 20);
  drips.add(timer);
  response.on("close", () => clearInterval(timer));
}

const packed = (coding: string, bytes: Uint8Array): Handler => {
  return (_, response) => {
    response.writeHead(200, { "content-encoding": coding });
    response.end(bytes);
  };
};

const zeros = Buffer.alloc(60_000_000);
const bombs: Readonly<Record<string, Handler>> = {
  "/gzip-bomb": packed("gzip", gzipSync(zeros)),
  "/brotli-bomb": packed("br", brotliCompressSync(zeros)),
  "/deflate-bomb": packed("deflate", deflateSync(zeros)),
  "/raw-deflate-bomb": packed("deflate", deflateRawSync(zeros)),
  "/nested-bomb": packed("gzip, gzip", gzipSync(gzipSync(zeros))),
  "/members-bomb": packed("gzip", Buffer.concat(Array.from({ length: 60 }, () => gzipSync(zeros.subarray(0, 1_000_000))))),
  "/plain-flood": (_, response) => {
    response.on("error", () => undefined);
    const push = (): void => {
      while (!response.destroyed && response.write(zeros.subarray(0, 1_000_000)));
      if (!response.destroyed) response.once("drain", push);
    };
    push();
  },
  "/long-claimed": (_, response) => {
    response.writeHead(200, { "content-length": "900000000" });
    response.write(page);
  },
};

const pages: Readonly<Record<string, Handler>> = {
  ...bombs,
  "/plain": (_, response) => response.end(page),
  "/gzip": packed("gzip", gzipSync(page)),
  "/br": packed("br", brotliCompressSync(page)),
  "/deflate": packed("deflate", deflateSync(page)),
  "/raw-deflate": packed("deflate", deflateRawSync(page)),
  "/twice": packed("deflate, gzip", gzipSync(deflateSync(page))),
  "/dense-but-short": packed("gzip", gzipSync(Buffer.alloc(900_000, 97))),
  "/five-times": packed("gzip, gzip, gzip, gzip, gzip", gzipSync(page)),
  "/unknown-coding": packed("compress", Buffer.from(page)),
  "/not-gzip": packed("gzip", Buffer.from(page)),
  "/cut-gzip": packed("gzip", gzipSync(page).subarray(0, 30)),
  "/drip": (_, response) => drip(response),
  "/silent": () => undefined,
  "/headers": (request, response) => {
    response.writeHead(200, [
      ["X-Order", "one"],
      ["X-Order", "two"],
      ["ETag", '"7"'],
    ] as unknown as string[]);
    response.end(`${request.method} ${request.headers["user-agent"]}`);
  },
  "/big-headers": (_, response) => {
    response.writeHead(200, { "x-long": "a".repeat(60_000) });
    response.end(page);
  },
};

let server: Server;
let host = "";
const client = (limits = {}) => httpClient({ userAgent: "unecho/test", allowPrivate: [host], limits });

async function ask(path: string, limits = {}): Promise<Exchange> {
  const asked = client(limits);
  try {
    return await asked.exchange({ url: `http://${host}${path}` });
  } finally {
    await asked.close();
  }
}

const textOf = (answer: Exchange): string => (answer.kind === "reply" ? Buffer.from(answer.reply.bytes).toString() : `problem: ${answer.problem.message}`);

beforeAll(async () => {
  server = createServer((request, response) => (pages[request.url ?? ""] ?? ((_, missing) => missing.writeHead(404).end()))(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const timer of drips) clearInterval(timer);
  server.closeAllConnections();
  server.close();
});

describe("the one client", () => {
  it.each(["/plain", "/gzip", "/br", "/deflate", "/raw-deflate", "/twice"])("reads %s", async (path) => {
    expect(textOf(await ask(path))).toBe(page);
  });

  it("keeps every header in its order and names itself", async () => {
    const answer = await ask("/headers");
    if (answer.kind !== "reply") throw new Error(answer.problem.message);
    expect(answer.reply.headers.slice(0, 3)).toEqual([
      ["X-Order", "one"],
      ["X-Order", "two"],
      ["ETag", '"7"'],
    ]);
    expect(textOf(answer)).toBe("GET unecho/test");
  });

  it("lets a short page of one letter pass", async () => {
    expect(textOf(await ask("/dense-but-short"))).toHaveLength(900_000);
  });

  it.each(Object.keys(bombs))("stops %s within its cap", async (path) => {
    const before = process.memoryUsage().rss;
    const answer = await ask(path);
    expect(answer).toMatchObject({ kind: "problem", problem: { code: "collect/too-large" } });
    // what the server of this test holds itself is in the figure too
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  const refusals: readonly (readonly [path: string, limits: object, message: RegExp])[] = [
    ["/five-times", {}, /packed 5 times over/],
    ["/unknown-coding", {}, /packed in a way that is not known \(compress\)/],
    ["/not-gzip", {}, /broken gzip/],
    ["/cut-gzip", {}, /broken gzip/],
    ["/big-headers", {}, /headers too large/],
    ["/silent", { totalMs: 300 }, /not whole after 0\.3 s/],
    ["/drip", { slowFromMs: 200 }, /less than 500 bytes a second/],
    ["/drip", { totalMs: 300 }, /not whole after 0\.3 s/],
  ];
  it.each(refusals)("refuses %s %j", async (path, limits, message) => {
    expect(textOf(await ask(path, limits))).toMatch(message);
  });

  it("says when nothing answers, and when the answer is no HTTP", async () => {
    const babble = createSocketServer((socket) => socket.resume().end("220 mail.org ESMTP ready\r\n"));
    await new Promise<void>((resolve) => babble.listen(0, "127.0.0.1", resolve));
    const at = `127.0.0.1:${(babble.address() as AddressInfo).port}`;
    const asked = httpClient({ userAgent: "unecho/test", allowPrivate: [at] });
    expect(textOf(await asked.exchange({ url: `http://${at}/` }))).toMatch(/not a reply by the rules of HTTP/);
    await new Promise((resolve) => babble.close(resolve));
    expect(textOf(await asked.exchange({ url: `http://${at}/` }))).toMatch(/nothing answers at that address/);
    await asked.close();
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    const asked = client();
    const answer = asked.exchange({ url: `http://${host}/silent`, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await answer).toMatchObject({ kind: "problem", problem: { code: "collect/stopped" } });
    await asked.close();
  });
});
