import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { packedRecords } from "../../../test/invented-archive.ts";
import { inventedPage } from "../../../test/invented-news.ts";
import type { Capture } from "../../core/model/index.ts";
import type { Skip } from "../app/ports.ts";
import { inputSource } from "./inputs.ts";
import { kindOf } from "./kinds.ts";
import { entryLabel } from "./zip.ts";

const NOW = "2031-06-01T00:00:00.000Z";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unecho-containers-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Read {
  readonly captures: readonly Capture[];
  readonly skips: readonly Skip[];
}

async function read(inputs: readonly string[], stdin = ""): Promise<Read> {
  const captures: Capture[] = [];
  const skips: Skip[] = [];
  const source = inputSource(inputs, {
    now: () => NOW,
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    fetcher: () => {
      throw new Error("nothing is fetched here");
    },
    maxPages: 100,
  });
  for await (const found of source.captures(new AbortController().signal)) {
    if (found.kind === "capture") captures.push(found.capture);
    else skips.push(found.skip);
  }
  return { captures, skips };
}

function put(name: string, data: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
}

const readFileNamed = (name: string, data: string | Uint8Array): Promise<Read> => read([put(name, data)]);
const texts = ({ captures }: Read): readonly string[] => captures.map(({ bytes }) => Buffer.from(bytes).toString());
const names = ({ captures }: Read): readonly string[] => captures.map(({ name }) => name);

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, data] of Object.entries(files)) zip.addBuffer(Buffer.from(data), name, { mtime: new Date(0) });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Bytes with every place of one word taken by another of the same length. */
const swap = (bytes: Buffer, from: string, to: string): Buffer => Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");

describe("a Markdown file", () => {
  const body = "# The dam broke\n\nNobody was hurt.\n";
  it("gives what its front matter says as hints, and the text below it", async () => {
    const top = '---\ntitle: "Dam: broken"\nOutlet: The Argus\nurl: https://argus.example/dam\ndate: 2031-05-14\nauthor:\n  - Ann Teller\n  - B. Rusk\n---\n';
    const { captures } = await readFileNamed("dam.md", Buffer.from(top + body));
    expect(captures).toHaveLength(1);
    expect(captures[0]).toMatchObject({
      url: "https://argus.example/dam",
      mediaType: "text/markdown",
      hints: { title: "Dam: broken", outlet: "The Argus", published: "2031-05-14", byline: "Ann Teller, B. Rusk" },
    });
    expect(Buffer.from(captures[0]?.bytes ?? []).toString()).toBe(body);
  });

  it.each([
    ["a rule is no front matter", `---\nThe dam broke.\n\n---\n${body}`],
    ["a block that never ends is text", `---\ntitle: Dam\n${body}`],
    ["what is no YAML is text", `---\ntitle: "Dam\n: [\n---\n${body}`],
  ])("%s", async (_, text) => {
    const { captures } = await readFileNamed("dam.md", Buffer.from(text));
    expect(Buffer.from(captures[0]?.bytes ?? []).toString()).toBe(text);
    expect(captures[0]?.hints.title).toBeNull();
  });
});

describe("a zip archive", () => {
  it("gives the reports in it, each by the kind it is", async () => {
    const found = await readFileNamed(
      "reports.zip",
      await zipOf({
        "a.txt": "The dam broke.",
        "inner/b.html": "<p>The bridge held.</p>",
        "inner/mail.eml": "Subject: News\n\nThe road is closed.\n",
        "list.json": JSON.stringify([{ text: "One." }, { text: "Two." }]),
        "README.md": "about",
        "logo.png": "x",
        "__MACOSX/a.txt": "x",
        ".hidden.txt": "x",
      }),
    );
    expect(names(found)).toEqual([
      "reports.zip/a.txt",
      "reports.zip/inner/b.html",
      "reports.zip/inner/mail.eml",
      "reports.zip/list.json#1",
      "reports.zip/list.json#2",
    ]);
    expect(found.captures[1]?.mediaType).toBe("text/html");
    expect(found.skips.map(({ code, lost }) => [code, lost])).toEqual([
      ["collect/about-folder", false],
      ["collect/other-kind", false],
    ]);
  });

  it("cannot put anything anywhere: a path that climbs out is a strange name and no more", async () => {
    const outside = join(folder, "outside");
    mkdirSync(outside);
    const climbing = swap(swap(await zipOf({ "XX/YY/outside/evil.txt": "The dam broke.", "ZZ/evil2.txt": "The bridge held." }), "XX/", "../"), "YY/", "../");
    const found = await readFileNamed("climbing.zip", swap(climbing, "ZZ/", "C:\\"));
    expect(names(found)).toEqual(["climbing.zip/outside/evil.txt", "climbing.zip/evil2.txt"]);
    expect(readdirSync(outside)).toEqual([]);
  });

  it.each([
    ["../../etc/passwd", "etc/passwd"],
    ["..\\..\\windows\\system.ini", "windows/system.ini"],
    ["/etc/passwd", "etc/passwd"],
    ["C:\\a.txt", "a.txt"],
    ["a/./b//../c.txt", "a/b/c.txt"],
    ["a\u0000\u001b[31m.txt", "a??[31m.txt"],
    ["a\u202egnp.txt", "a?gnp.txt"],
    ["..", "unnamed"],
  ])("calls the entry %j %j", (raw, label) => {
    expect(entryLabel(raw)).toBe(label);
  });

  it("is refused where it would flood us, and read besides", async () => {
    const packed = await zipOf({
      "large.txt": Buffer.alloc(21_000_000, 97),
      "dense.txt": Buffer.alloc(3_000_000),
      "good.txt": "The dam broke.",
      "inner.zip": "PK",
    });
    const found = await readFileNamed("bomb.zip", packed);
    expect(texts(found)).toEqual(["The dam broke."]);
    expect(found.skips.map(({ message }) => message)).toEqual([
      "21.0 MB (limit 20.0 MB)",
      expect.stringMatching(/bytes that unpack to more than 200 times as many/),
      "an archive inside an archive",
    ]);
  });

  it("is not believed when it lies about a size", async () => {
    const packed = await zipOf({ "a.txt": "flood ".repeat(50_000), "b.txt": "The dam broke." });
    const at = packed.indexOf("PK\u0001\u0002");
    packed.writeUInt32LE(100, at + 24);
    const found = await readFileNamed("lying.zip", packed);
    expect(texts(found)).toEqual(["The dam broke."]);
    expect(found.skips[0]?.message).toMatch(/cannot be unpacked \(too many bytes/);
  });

  it.each([
    ["no archive", Buffer.from("a letter")],
    ["half an archive", null],
  ])("says so when it is %s", async (_, bytes) => {
    const found = await readFileNamed("broken.zip", bytes ?? (await zipOf({ "a.txt": "x".repeat(2000) })).subarray(0, 60));
    expect(found.captures).toEqual([]);
    expect(found.skips[0]?.message).toMatch(/an archive that cannot be opened/);
  });
});

describe("a mailbox", () => {
  const mail = (subject: string, body: string): string =>
    `From someone Mon May 14 09:00:00 2031\nFrom: Post <post@post.example>\nSubject: ${subject}\n\n${body}\n\n`;
  it("gives every mail, with its quoted lines as they were written", async () => {
    const found = await readFileNamed(
      "inbox.mbox",
      mail("One", "The dam broke.\n>From the hill one could see it.") +
        mail("Two", "Line\nFrom here no new mail opens.") +
        mail("Three", "The bridge held.").trimEnd(),
    );
    expect(names(found)).toEqual(["inbox.mbox#1", "inbox.mbox#2", "inbox.mbox#3"]);
    expect(texts(found).map((text) => text.trim())).toEqual([
      "The dam broke.\nFrom the hill one could see it.",
      "Line\nFrom here no new mail opens.",
      "The bridge held.",
    ]);
    expect(found.captures[1]?.hints).toMatchObject({ title: "Two", outlet: "Post" });
  });
  it("names a mail that is too large, and one without words, and reads on", async () => {
    const found = await readFileNamed("large.mbox", mail("One", "a\n".repeat(10_500_000)) + mail("Two", "") + mail("Three", "The bridge held."));
    expect(names(found)).toEqual(["large.mbox#3"]);
    expect(found.skips.map(({ file, message }) => [file, message])).toEqual([
      ["large.mbox#1", expect.stringMatching(/21\.\d MB \(limit 20\.0 MB\)/)],
      ["large.mbox#2", "a mail without a text part"],
    ]);
  });
  it("is recognised on standard input", async () => {
    expect(names(await read(["-"], mail("One", "The dam broke.")))).toEqual(["stdin.mbox#1"]);
  });
});

describe("other containers", () => {
  it("a web archive is read from the disk and from inside a zip", async () => {
    const archive = Buffer.concat([...packedRecords(4, 3)]);
    const urls = [0, 1, 2].map((index) => inventedPage(4, index).url);
    expect((await readFileNamed("news.warc.gz", archive)).captures.map(({ url }) => url)).toEqual(urls);
    expect((await readFileNamed("news.zip", await zipOf({ "news.warc.gz": archive }))).captures.map(({ url }) => url)).toEqual(urls);
  });

  it("a feed in a file gives what it carries, and nothing is fetched for it", async () => {
    const feed =
      "<rss><channel><title>The Post</title><item><title>Dam breaks</title><link>https://post.example/a</link><description>&lt;p&gt;The dam broke.&lt;/p&gt;</description></item><item><link>https://post.example/b</link></item></channel></rss>";
    const found = await readFileNamed("post.xml", feed);
    expect(found.captures[0]).toMatchObject({ url: "https://post.example/a", mediaType: "text/html", hints: { title: "Dam breaks", outlet: "The Post" } });
    expect(found.skips[0]).toMatchObject({ code: "collect/no-report", file: "post.xml#2" });
    expect(texts(await readFileNamed("packed.xml.gz", gzipSync(feed)))).toEqual(["<p>The dam broke.</p>"]);
  });

  it("in a folder, lists of addresses and XML of other kinds are passed over", async () => {
    const inner = join(folder, "inner");
    mkdirSync(inner);
    writeFileSync(join(inner, "feeds.opml"), '<opml version="2.0"><body><outline xmlUrl="https://a.org/f"/></body></opml>');
    writeFileSync(join(inner, "pom.xml"), "<project><name>x</name></project>");
    writeFileSync(join(inner, "source.tar.gz"), gzipSync("x\u0000"));
    const found = await read([inner]);
    expect(found.captures).toEqual([]);
    expect(found.skips.map(({ code, lost }) => [code, lost])).toEqual([
      ["collect/addresses", false],
      ["collect/other-kind", false],
      ["collect/other-kind", false],
    ]);
  });

  it("a gzip bomb stops at its cap", async () => {
    const found = await readFileNamed("bomb.html.gz", gzipSync(Buffer.alloc(50_000_000)));
    expect(found.skips[0]?.message).toBe("unpacks to more than 9.7 MB");
  });

  it.each([
    ["letter", "[Kyiv] The army said so.", "page"],
    ["data", ' [{"text": "a"}]', "json"],
    ["data", '{"text": "a"}', "json"],
    ["report.docx", "PK\u0003\u0004", "page"],
    ["archive", "PK\u0003\u0004", "zip"],
    ["crawl", "WARC/1.1\r\n", "warc"],
    ["feed", "\ufeff<?xml version='1.0'?><rss/>", "xml"],
    ["page", "<?xml version='1.0'?><html/>", "page"],
    ["x.html", '{"a": 1}', "page"],
  ])("a file called %s that begins with %j is read as %s", (name, start, kind) => {
    expect(kindOf(name, Buffer.from(start))).toBe(kind);
  });
});
