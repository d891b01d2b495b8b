import { describe, expect, it } from "vitest";
import { FEED_BOMBS } from "../../../test/feed-bombs.ts";
import { decodeXml } from "./decode-xml.ts";
import type { Feed } from "./feed.ts";
import { limitXml } from "./limit-xml.ts";
import { readOpml } from "./opml.ts";
import { readFeed } from "./read-feed.ts";
import { readSitemap } from "./sitemap.ts";

const AT = "https://post.example/news/feed.xml";

function feedOf(text: string): Feed {
  const found = readFeed(text, AT);
  if (found.kind === "problem") throw new Error(found.problem);
  return found.feed;
}
const problemOf = (text: string): string => {
  const found = readFeed(text, AT);
  return found.kind === "problem" ? found.problem : `a feed of ${found.feed.items.length}`;
};

const many = (piece: string, count: number): string => piece.repeat(count);
const rss = (items: string, head = "<title>The Post</title>"): string => `<?xml version="1.0"?><rss version="2.0"><channel>${head}${items}</channel></rss>`;
const atom = (entries: string, more = ""): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${more}><title type="html">The &lt;i&gt;Post&lt;/i&gt; &amp;amp; more</title>${entries}</feed>`;

const item = {
  id: "7",
  url: "https://post.example/a",
  title: "Dam breaks & floods town",
  byline: "A. Corvin",
  published: "Mon, 14 May 2031 09:00:00 GMT",
  updated: null,
};

describe("a feed", () => {
  const formats: readonly (readonly [format: string, text: string])[] = [
    [
      "rss",
      rss(
        "<item><guid isPermaLink='false'>7</guid><link>https://post.example/a</link><title>Dam breaks &amp; floods town</title><author>A. Corvin</author><pubDate>Mon, 14 May 2031 09:00:00 GMT</pubDate><description>The dam broke.</description></item>",
      ),
    ],
    [
      "rdf",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Post</title></channel><item rdf:about="7"><link>/a</link><title>Dam breaks &amp; floods town</title><dc:creator>A. Corvin</dc:creator><dc:date>Mon, 14 May 2031 09:00:00 GMT</dc:date><description>The dam broke.</description></item></rdf:RDF>`,
    ],
    [
      "atom",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><entry><id>7</id><link rel="self" href="/no"/><link href="../a"/><title>Dam breaks &amp; floods town</title><author><name>A. Corvin</name></author><published>Mon, 14 May 2031 09:00:00 GMT</published><summary type="text">The dam broke.</summary></entry></feed>`,
    ],
    [
      "json",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "The Post",
        items: [
          {
            id: 7,
            url: "/a",
            title: "Dam breaks & floods town",
            authors: [{ name: "A. Corvin" }],
            date_published: "Mon, 14 May 2031 09:00:00 GMT",
            content_text: "The dam broke.",
          },
        ],
      }),
    ],
  ];
  it.each(formats)("says the same in %s", (format, text) => {
    const feed = feedOf(text);
    expect(feed).toMatchObject({ format, title: "The Post", remarks: [] });
    expect(feed.items).toEqual([{ ...item, body: { text: "The dam broke.", mediaType: "text/plain" } }]);
  });

  it("takes the whole report where a feed carries it, and knows markup from words", () => {
    const encoded = "<p>The dam broke at <b>nine</b>.</p>";
    const { items } = feedOf(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>a</title><description>Short.</description><content:encoded><![CDATA[${encoded}]]></content:encoded></item></channel></rss>`,
    );
    expect(items[0]?.body).toEqual({ text: encoded, mediaType: "text/html" });
    expect(
      feedOf(atom('<entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content></entry>')).items[0]?.body
        ?.mediaType,
    ).toBe("text/html");
    expect(feedOf(atom("<entry><id>1</id><summary>3 &lt; 4 dead</summary></entry>")).items[0]?.body).toEqual({ text: "3 < 4 dead", mediaType: "text/plain" });
  });

  it("gives titles as words and addresses as addresses", () => {
    const feed = feedOf(
      atom(
        '<entry><id>1</id><title type="html">12 &lt;b&gt;dead&lt;/b&gt; &amp;amp; 3 missing</title><link href="x?a=1&amp;b=2"/></entry>',
        'xml:base="https://cdn.example/base/"',
      ),
    );
    expect(feed.title).toBe("The Post & more");
    expect(feed.items[0]).toMatchObject({ title: "12 dead & 3 missing", url: "https://cdn.example/base/x?a=1&b=2" });
  });

  it.each([
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
    ["//other.example/a", "https://other.example/a"],
    ["http://[", null],
  ])("makes of the link %s the address %s", (link, url) => {
    expect(feedOf(rss(`<item><link>${link}</link><description>d</description></item>`)).items[0]?.url).toBe(url);
  });

  it("gives an item without id the same id again", () => {
    const text = rss("<item><title>a</title><description>d</description></item><item><title>b</title><description>d</description></item>");
    const ids = feedOf(text).items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(feedOf(text).items.map(({ id }) => id)).toEqual(ids);
  });
});

describe("a broken feed", () => {
  const broken: readonly (readonly [what: string, text: string, titles: readonly (string | null)[]])[] = [
    ["cut short", rss("<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link>").slice(0, -20), ["One", "Two"]],
    ["never closed", "<rss><channel><title>P</title><item><title>One<link>/1<item><title>Two<link>/2", ["One", "Two"]],
    ["with a bare bracket", rss("<item><title>3 < 4</title><link>/1</link></item><item><title>Two</title><link>/2</link></item>"), ["3 < 4", "Two"]],
    ["with a bare ampersand", rss("<item><title>Smith & Sons</title><link>/1?a=1&b=2</link></item>"), ["Smith & Sons"]],
    ["with crossed elements", rss("<item><title><b>One</title></b><link>/1</link></item>"), ["One"]],
    ["after an error page's words", `Warning: something\n${rss("<item><title>One</title><link>/1</link></item>")}`, ["One"]],
  ];
  it.each(broken)("is read as far as it can be: %s", (_, text, titles) => {
    const { items } = feedOf(text);
    expect(items.map(({ title }) => title)).toEqual(titles);
    expect(items[0]?.url).toMatch(/^https:\/\/post\.example\/1/);
  });
  it("is read though none of its many items closes", () => {
    expect(feedOf(`<rss><channel>${"<item><title>a<link>/1".repeat(300)}`).items).toHaveLength(300);
  });
  it("says that it was broken", () => {
    expect(feedOf("<rss><channel><item><title>One<link>/1").remarks).toEqual(["its XML is broken; what could be read was"]);
  });

  const refused: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
    ["a page", "<!doctype html><html><body><p>Not found</p></body></html>", /a document type definition/],
    ["another page", "<html><body><p>Not found</p></body></html>", /not a feed \(its first element is html\)/],
    ["words", "Not found", /no XML/],
    ["nothing", "", /no XML/],
    ["JSON", '{"a": 1}', /JSON that is no feed/],
    ["broken JSON", '{"version": "https://jsonfeed', /JSON that is no feed/],
  ];
  it.each(refused)("is not made of %s", (_, text, problem) => {
    expect(problemOf(text)).toMatch(problem);
  });
});

describe("a feed that means harm", () => {
  /** Ways to have a parser open a file, ask a server or multiply a text; the name stands where the entity is used. */
  const definitions = [
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
    '<!ENTITY x SYSTEM "http://127.0.0.1:8080/canary">',
    '<!ENTITY x PUBLIC "a" "http://127.0.0.1:8080/canary">',
    '<!ENTITY % p SYSTEM "http://127.0.0.1:8080/canary"> %p;',
    '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;">',
    '<!ENTITY x "&x;">',
    '<!ENTITY x "<item><title>smuggled</title></item>">',
    '<!ELEMENT title ANY><!ATTLIST title a CDATA "b">',
    '<!NOTATION n SYSTEM "x"><!ENTITY x SYSTEM "a.gif" NDATA n>',
    "",
  ];
  const openings = [
    (inner: string) => `<!DOCTYPE rss [${inner}]>`,
    (inner: string) => `<!doctype rss [ ${inner} ]>`,
    (inner: string) => `<!DOCTYPE rss SYSTEM "http://127.0.0.1:8080/canary.dtd" [${inner}]>`,
    (inner: string) => `<!DOCTYPE\nfeed\tPUBLIC "-//X//EN" "file:///etc/passwd" [${inner}]>`,
    (inner: string) => `<!-- x --><!DOCTYPE rdf:RDF [${inner}]>`,
    (inner: string) => `${inner}<!DOCTYPE rss SYSTEM 'http://127.0.0.1:8080/canary.dtd'>`,
  ];
  const payloads = openings.flatMap((opening) =>
    definitions.map((definition) => `<?xml version="1.0"?>${opening(definition)}<rss><channel><item><title>&x;</title><link>/1</link></item></channel></rss>`),
  );

  it(`defines nothing: ${payloads.length} document types are refused`, () => {
    expect(payloads.length).toBeGreaterThanOrEqual(60);
    for (const payload of payloads) expect(problemOf(payload), payload).toMatch(/a document type definition \(none is read\)/);
  });

  it("may be as old as RSS 0.91, whose definition is not fetched", () => {
    const old = `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>P</title><item><title>One &x;</title><link>/1</link></item></channel></rss>`;
    expect(feedOf(old).items[0]?.title).toBe("One &x;");
  });

  it.each(FEED_BOMBS)("is cut or refused: $name", ({ text, outcome }) => {
    expect(problemOf(text())).toMatch(outcome);
  });

  it("is cut after an item, in one piece, and says so", () => {
    const limited = limitXml(rss(many("<item><title>a</title></item>", 6000)));
    if (limited.kind !== "xml") throw new Error(limited.problem);
    expect(limited.cut).toBe("only the first 5000 items are read");
    expect(limited.text.endsWith("<item><title>a</title></item></channel></rss>")).toBe(true);
  });
});

describe("a reading list", () => {
  it("gives every feed once, however deep it stands", () => {
    const list = readOpml(
      `<opml version="2.0"><body><outline text="All"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/><outline><outline title="B" xmlUrl="/b.xml"/></outline></outline><outline xmlUrl="https://a.example/feed"/><outline xmlUrl="javascript:x"/><outline text="none"/></body></opml>`,
      "https://lists.example/my.opml",
    );
    expect(list).toEqual({
      kind: "list",
      feeds: [
        { url: "https://a.example/feed", title: "A" },
        { url: "https://lists.example/b.xml", title: "B" },
      ],
      remarks: [],
    });
  });
  it.each(["<rss/>", "words", "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml/>"])("is not %s", (text) => {
    expect(readOpml(text, null).kind).toBe("problem");
  });
});

describe("a sitemap", () => {
  it("gives pages with what the news extension says", () => {
    const found = readSitemap(
      `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://x"><url><loc> https://post.example/a?x=1&amp;y=2 </loc><lastmod>2031-05-15</lastmod><image:image><image:loc>https://post.example/a.jpg</image:loc></image:image><news:news><news:publication><news:name>The Post</news:name></news:publication><news:publication_date>2031-05-14</news:publication_date><news:title>Dam breaks</news:title></news:news></url><url><loc>https://post.example/b</loc></url><url><loc>https://post.example/b</loc></url></urlset>`,
      null,
    );
    expect(found).toEqual({
      kind: "pages",
      pages: [
        { url: "https://post.example/a?x=1&y=2", title: "Dam breaks", outlet: "The Post", published: "2031-05-14" },
        { url: "https://post.example/b", title: null, outlet: null, published: null },
      ],
      remarks: [],
    });
  });
  it("may be an index of others", () => {
    expect(readSitemap("<sitemapindex><sitemap><loc>https://post.example/1.xml</loc></sitemap></sitemapindex>", null)).toEqual({
      kind: "index",
      sitemaps: ["https://post.example/1.xml"],
      remarks: [],
    });
  });
  it("is cut at 50,000 pages", () => {
    const found = readSitemap(`<urlset>${Array.from({ length: 50_010 }, (_, at) => `<url><loc>https://p.example/${at}</loc></url>`).join("")}</urlset>`, null);
    expect(found.kind === "pages" ? found.pages.length : 0).toBe(50_000);
    expect(found.kind === "problem" ? "" : found.remarks[0]).toBe("only the first 50000 items are read");
  });
});

describe("the charset of XML", () => {
  const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00fc</a>';
  const cases: readonly (readonly [what: string, bytes: Uint8Array, charset: string | null])[] = [
    ["is what the document says", Buffer.from(text, "latin1"), null],
    ["is rather what the server says", Buffer.from(text, "utf8"), "utf-8"],
    ["is first of all what its mark says", Buffer.from(`\ufeff${text}`, "utf16le"), "iso-8859-1"],
    ["is seen without a mark", Buffer.from(text, "utf16le"), null],
    ["is UTF-8 when nobody says", Buffer.from("<a>\u00fc</a>"), null],
    ["is UTF-8 when nobody knows it", Buffer.from("<a>\u00fc</a>"), "x-unheard-of"],
  ];
  it.each(cases)("%s", (_, bytes, charset) => {
    expect(decodeXml(bytes, charset)).toContain("<a>\u00fc</a>");
  });
});
