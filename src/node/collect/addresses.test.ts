import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedRecords } from "../../../test/invented-archive.ts";
import { type Answer, type LocalSite, localSite } from "../../../test/local-site.ts";
import type { Capture } from "../../core/model/index.ts";
import { bytesId } from "../app/capture-id.ts";
import type { Skip } from "../app/ports.ts";
import { httpClient } from "../fetch/client.ts";
import { politeFetcher } from "../fetch/polite.ts";
import { abreast } from "./abreast.ts";
import { inputSource } from "./inputs.ts";

const NOW = "2031-06-01T00:00:00.000Z";
const page = (text: string): string => `<!doctype html><html><head><title>${text}</title></head><body><p>${text}</p></body></html>`;
const xml = { "content-type": "application/xml" };

const rss = (items: string): Answer => ({
  headers: { "content-type": "application/rss+xml" },
  body: `<rss version="2.0"><channel><title>The Post</title>${items}</channel></rss>`,
});

const pages: Readonly<Record<string, Answer>> = {
  "/robots.txt": { headers: { "content-type": "text/plain" }, body: "User-agent: *\nDisallow: /closed" },
  "/a": { headers: { "X-Served-By": "one", link: '</x>; rel="next", <https://archive.example/2031/a>; rel="first memento"' }, body: page("The dam broke.") },
  "/b": { body: page("The bridge held.") },
  "/c": { headers: { "content-encoding": "gzip" }, body: gzipSync(page("The road is closed.")) },
  "/moved": { status: 301, headers: { location: "/a" } },
  "/closed/d": { body: page("Not for programs.") },
  "/paper": { headers: { "content-type": "application/pdf" }, body: "%PDF-1.7" },
  "/feed": rss(
    "<item><guid>1</guid><title>Dam</title><link>/a</link><pubDate>Mon, 14 May 2031 09:00:00 GMT</pubDate></item><item><guid>2</guid><link>/missing</link><description>What the feed itself says of it.</description></item><item><guid>3</guid><link>/closed/d</link></item><item><guid>4</guid><description>No page, only this.</description></item><item><guid>5</guid><link>/b</link></item>",
  ),
  "/feed.json": {
    headers: { "content-type": "application/feed+json" },
    body: JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "J", items: [{ id: "1", url: "/b" }] }),
  },
  "/as-text": { headers: { "content-type": "text/plain" }, body: "<rss><channel><item><link>/b</link></item></channel></rss>" },
  "/list.opml": { headers: xml, body: '<opml version="2.0"><body><outline xmlUrl="/feed.json"/><outline xmlUrl="/gone"/></body></opml>' },
  "/map.xml": { headers: xml, body: "<sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>" },
  "/news.xml": {
    headers: xml,
    body: '<urlset xmlns:news="x"><url><loc>/a</loc><news:news><news:publication><news:name>The Post</news:name></news:publication><news:title>Dam</news:title></news:news></url><url><loc>/b</loc></url></urlset>',
  },
  "/loop.opml": { headers: xml, body: '<opml version="2.0"><body><outline xmlUrl="/loop.opml"/></body></opml>' },
  "/bad.xml": { headers: xml, body: '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>' },
  "/api": { headers: { "content-type": "application/json" }, body: JSON.stringify([{ text: "From an interface." }]) },
  "/crawl.warc.gz": { headers: { "content-type": "application/octet-stream" }, body: Buffer.concat([...packedRecords(6, 2)]) },
};

let site: LocalSite;
let folder = "";
beforeAll(async () => {
  site = await localSite((path) => pages[path] ?? { status: 404 });
  folder = await mkdtemp(join(tmpdir(), "unecho-addresses-"));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

async function read(
  inputs: readonly string[],
  { maxPages = 100, stdin = "" } = {},
): Promise<{ readonly captures: readonly Capture[]; readonly skips: readonly Skip[] }> {
  site.asked.length = 0;
  const client = httpClient({ userAgent: "unecho/test", allowPrivate: [site.host] });
  const fetcher = politeFetcher(client, { token: "unecho", pauseMs: 0, now: () => NOW });
  const captures: Capture[] = [];
  const skips: Skip[] = [];
  const source = inputSource(inputs, {
    now: () => NOW,
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    fetcher: () => fetcher,
    maxPages,
  });
  for await (const found of source.captures(new AbortController().signal)) {
    if (found.kind === "capture") captures.push(found.capture);
    else skips.push(found.skip);
  }
  await fetcher.close();
  return { captures, skips };
}

const readPaths = (...paths: readonly string[]) => read(paths.map((path) => site.url(path)));
const urls = ({ captures }: { readonly captures: readonly Capture[] }): readonly (string | null)[] =>
  captures.map(({ url }) => url?.replace(`http://${site.host}`, "") ?? null);

describe("an address", () => {
  it("of a page gives its bytes, its headers and when they came", async () => {
    const { captures, skips } = await readPaths("/moved");
    expect(skips).toEqual([]);
    expect(captures).toHaveLength(1);
    expect(captures[0]).toMatchObject({
      id: bytesId(Buffer.from(page("The dam broke."))),
      url: site.url("/a"),
      mediaType: "text/html",
      charset: "utf-8",
      receivedAt: NOW,
      http: { status: 200, finalUrl: site.url("/a"), fetchedAt: NOW, archive: "https://archive.example/2031/a" },
    });
    expect(captures[0]?.http?.headers).toContainEqual(["X-Served-By", "one"]);
  });

  it("of a packed page gives what was packed", async () => {
    const { captures } = await readPaths("/c");
    expect(Buffer.from(captures[0]?.bytes ?? []).toString()).toContain("The road is closed.");
    expect(captures[0]?.http?.headers).toContainEqual(["content-encoding", "gzip"]);
  });

  it("of a feed gives the page of each item with what the feed says of it, or the feed's own text", async () => {
    const found = await readPaths("/feed");
    expect(urls(found)).toEqual(["/a", "/missing", null, "/b"]);
    expect(found.captures[0]?.hints).toEqual({ title: "Dam", outlet: "The Post", byline: null, published: "Mon, 14 May 2031 09:00:00 GMT" });
    expect(Buffer.from(found.captures[1]?.bytes ?? []).toString()).toBe("What the feed itself says of it.");
    expect(found.skips.map(({ code, lost }) => [code, lost])).toEqual([
      ["collect/feed-text", false],
      ["collect/robots", true],
    ]);
    // robots.txt was asked once, and the closed page not at all
    expect(site.asked.filter((path) => path === "/robots.txt")).toHaveLength(1);
    expect(site.asked).not.toContain("/closed/d");
  });

  const kinds: readonly (readonly [path: string, expected: readonly (string | null)[]])[] = [
    ["/feed.json", ["/b"]],
    ["/as-text", ["/b"]],
    ["/list.opml", ["/b"]],
    ["/map.xml", ["/a", "/b"]],
    ["/news.xml", ["/a", "/b"]],
    ["/api", [null]],
  ];
  it.each(kinds)("%s is read as what it is", async (path, expected) => {
    expect(urls(await readPaths(path))).toEqual(expected);
  });

  it("of a web archive gives its pages", async () => {
    expect((await readPaths("/crawl.warc.gz")).captures).toHaveLength(2);
  });

  it("gives the news extension's words with the page", async () => {
    expect((await readPaths("/news.xml")).captures[0]?.hints).toMatchObject({ title: "Dam", outlet: "The Post" });
  });

  const lost: readonly (readonly [path: string, code: string, message: RegExp])[] = [
    ["/nowhere", "collect/status", /not there \(status 404\)/],
    ["/paper", "collect/binary", /a PDF/],
    ["/bad.xml", "collect/no-feed", /a document type definition/],
    ["/closed/d", "collect/robots", /asks programs not to read it/],
  ];
  it.each(lost)("%s is left out with the reason", async (path, code, message) => {
    const { captures, skips } = await readPaths(path);
    expect(captures).toEqual([]);
    expect(skips).toMatchObject([{ code, lost: true }]);
    expect(skips[0]?.message).toMatch(message);
  });

  it("that leads in circles through lists comes to an end", async () => {
    const { skips } = await readPaths("/loop.opml");
    expect(skips).toMatchObject([{ code: "collect/cut", message: "a list of lists of lists" }]);
  });

  it("of a long list is cut, with a word on the rest", async () => {
    const found = await read([site.url("/news.xml")], { maxPages: 1 });
    expect(urls(found)).toEqual(["/a"]);
    expect(found.skips[0]?.message).toBe("only the first 1 of 2 pages are read");
  });
});

describe("a list of addresses", () => {
  it("in a file that is named, or from a pipe, is read as what it lists", async () => {
    const list = join(folder, "addresses.txt");
    writeFileSync(list, `# two pages\n${site.url("/b")}\r\n\n${site.url("/a")}\n${site.url("/b")}\n`);
    expect(urls(await read([list]))).toEqual(["/b", "/a"]);
    expect(urls(await read(["-"], { stdin: `${site.url("/a")}\n` }))).toEqual(["/a"]);
    const opml = join(folder, "feeds.opml");
    writeFileSync(opml, `<opml version="2.0"><body><outline xmlUrl="${site.url("/feed.json")}"/></body></opml>`);
    expect(urls(await read([opml]))).toEqual(["/b"]);
  });

  it("is followed nowhere when it lies in a folder that was named", async () => {
    const { skips } = await read([folder]);
    expect(site.asked).toEqual([]);
    expect(skips.map(({ code }) => code)).toEqual(["collect/addresses"]);
  });

  it("is no list when it holds a word besides", async () => {
    const text = join(folder, "letter.md");
    writeFileSync(text, `See ${site.url("/a")}\n${site.url("/b")}`);
    expect(urls(await read([text]))).toEqual([null]);
    expect(site.asked).toEqual([]);
  });
});

describe("sources abreast", () => {
  async function* slowly(name: string, count: number, log: string[]): AsyncIterable<string> {
    for (let at = 0; at < count; at += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name}${at}`);
      yield `${name}${at}`;
    }
  }
  it("answer in their order though they work at the same time", async () => {
    const log: string[] = [];
    const got: string[] = [];
    for await (const one of abreast(
      ["a", "b", "c"].map((name) => () => slowly(name, 3, log)),
      2,
    ))
      got.push(one);
    expect(got).toEqual(["a0", "a1", "a2", "b0", "b1", "b2", "c0", "c1", "c2"]);
    expect(log.indexOf("b0")).toBeLessThan(log.indexOf("a2"));
  });
  it("do not run far ahead of their turn", async () => {
    const log: string[] = [];
    const all = abreast(
      ["a", "b"].map((name) => () => slowly(name, 1000, log)),
      2,
    )[Symbol.asyncIterator]();
    await all.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(log.filter((entry) => entry.startsWith("b")).length).toBeLessThanOrEqual(17);
    await all.return?.();
  });
  it("hand on what goes wrong", async () => {
    const failing = async function* (): AsyncIterable<string> {
      yield "a";
      throw new Error("broken");
    };
    const run = async (): Promise<void> => {
      for await (const one of abreast([failing], 2)) expect(one).toBe("a");
    };
    await expect(run()).rejects.toThrow("broken");
  });
});
