import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import type { Article, Capture } from "../model/index.ts";
import { extractArticle } from "./index.ts";

const packs = loadPacks();
const lead =
  "Firefighters said on Monday that 12 people had been killed when a silo exploded at the grain port of Marrow, and that the search for four others would go on.";
const second = "The blast broke windows across the harbour and sent a column of smoke over the town, according to the district office, which closed two roads.";
const third = "Port director Ines Valdo told reporters that the silo had been inspected in March and that no fault was found at the time.";
const report = `<p>${lead}</p><p>${second}</p><p>${third}</p>`;

function read(html: string, more: Partial<Capture> = {}): Article {
  const capture: Capture = {
    id: "c1",
    bytes: new TextEncoder().encode(html),
    mediaType: "text/html",
    charset: null,
    url: null,
    name: "report.html",
    hints: { title: null, outlet: null, byline: null, published: null },
    receivedAt: "2036-01-01T00:00:00.000Z",
    ...more,
  };
  return extractArticle(capture, packs).value;
}

/** Role or rule of each block, the report's own paragraphs left out. */
function others(html: string): string[] {
  const { blocks, text } = read(html);
  return blocks.flatMap(({ role, rule, span }) => {
    const words = text.slice(span.start, span.end);
    return [lead, second, third].includes(words) && role === "paragraph" ? [] : [`${rule ?? role}: ${words.slice(0, 30)}`];
  });
}

const page = (body: string, head = ""): string =>
  `<html lang="en"><head><title>Silo blast kills 12 in Marrow</title>${head}</head><body><h1>Silo blast kills 12 in Marrow</h1>${body}</body></html>`;
const headline = "headline: Silo blast kills 12 in Marrow";

describe("blocks of a page and what they are", () => {
  it.each<[string, string, string[]]>([
    [
      "a summary before the report",
      `<div><p class="standfirst">Four others are missing at the grain port of Marrow.</p>${report}</div>`,
      [headline, "summary: Four others are missing at the"],
    ],
    [
      "a summary in a box of its own",
      `<header class="standfirst"><div class="ad">x</div><p>Four others are missing at the grain port of Marrow.</p></header><div>${report}</div>`,
      [headline, "advertisement: x", "summary: Four others are missing at the"],
    ],
    [
      "a heading below the headline",
      `<article><h1>Silo blast kills 12 in Marrow</h1><h2>Four others are missing at the grain port</h2>${report}</article>`,
      ["outside: Silo blast kills 12 in Marrow", headline, "summary: Four others are missing at the"],
    ],
    [
      "the title again",
      `<div><p>${lead}</p><p>Silo blast kills 12 in Marrow</p><p>${second}</p><p>${third}</p></div>`,
      [headline, "repeated-title: Silo blast kills 12 in Marrow"],
    ],
    ["who wrote it", `<div><p>By Ann Teller</p>${report}</div>`, [headline, "byline: By Ann Teller"]],
    ["when it was written", `<div><p>Updated 2 April 2035, 8:15 p.m.</p>${report}</div>`, [headline, "byline: Updated 2 April 2035, 8:15 p.m"]],
    ["a sentence with a date", `<div><p>It was 2 April 2035.</p>${report}</div>`, [headline, "paragraph: It was 2 April 2035."]],
    ["a line without a date", `<div><p>The port of Marrow</p>${report}</div>`, [headline, "paragraph: The port of Marrow"]],
    ["a heading that nothing follows", `<div>${report}<h2>Where the silo stood</h2></div>`, [headline, "empty-heading: Where the silo stood"]],
    [
      "a sentence set apart",
      `<div>${report}<p>Nobody had seen the fault before the blast came. The fire went on for two days and nights.</p><p>Nobody had seen the fault before the blast came.</p></div>`,
      [headline, "paragraph: Nobody had seen the fault befo", "repeated: Nobody had seen the fault befo"],
    ],
    [
      "a box of links",
      `<div><p>${lead}</p><div class="box"><a href="/a">Five silos to visit</a><a href="/b">Cranes of Marrow</a></div><p>${second}</p><p>${third}</p></div>`,
      [headline, "linked-list: Five silos to visitCranes of M"],
    ],
    [
      "another report inside",
      `<article>${report}<article><p>A ferry sank off Orm on Sunday.</p></article></article>`,
      [headline, "related-links: A ferry sank off Orm on Sunday"],
    ],
    [
      "another report in a box inside",
      `<article><div>${report}</div><div><article><p>A ferry sank off Orm on Sunday.</p></article></div></article>`,
      [headline, "related-links: A ferry sank off Orm on Sunday"],
    ],
    [
      "a report inside a plain box",
      `<div class="entry-content">${report}<div><article><p>A ferry sank off Orm on Sunday.</p></article></div></div>`,
      [headline, "paragraph: A ferry sank off Orm on Sunday"],
    ],
    [
      "a post shown in the report",
      `<div class="entry-content">${report}<div class="tweet"><p>The mayor wrote that he had seen the smoke from his house, and that he was on his way, with all that he had.</p></div></div>`,
      [headline, "paragraph: The mayor wrote that he had se"],
    ],
    ["buttons for sharing", `<div class="entry-content">${report}<div class="share"><p>Share this</p></div></div>`, [headline, "social-share: Share this"]],
    [
      "a long line of the writer",
      `<div>${report}<p class="author">${"Ann Teller has written of the port and its people for the Mail since 2011, and of its silos. ".repeat(3)}</p></div>`,
      [headline, "paragraph: Ann Teller has written of the "],
    ],
  ])("%s", (_name, body, expected) => {
    expect(others(page(body))).toEqual(expected);
  });
  it("takes the only element of a page", () => {
    expect(others(`<div>${report}</div>`)).toEqual([]);
  });
  it("takes long paragraphs beside the report's box", () => {
    expect(
      others(page(`<div class="story"><section class="entry-content"><p>${lead}</p><p>${second}</p><p>${lead}</p></section><p>${third}</p><p>Next</p></div>`)),
    ).toEqual([headline, "outside: Next"]);
  });
  it("reads Chinese by its characters", () => {
    const line = "星期一，港口的一座粮仓发生爆炸，造成十二人死亡，四人失踪。消防员说，搜寻工作仍在继续，附近两条道路已经关闭。";
    expect(read(`<body><ul><li><a href="/">首页</a></ul><div><p>${line}</p><p>${line}</p></div></body>`).blocks.map(({ role }) => role)).toEqual([
      "boilerplate",
      "paragraph",
      "paragraph",
    ]);
  });
  it("shows what is hidden where nothing else is there", () => {
    expect(others(`<html><body><div style="display:none">${report}</div><p>Loading</p></body></html>`)).toEqual(["outside: Loading"]);
  });
  it("is divided without a pack for its language", () => {
    const bare = extractArticle(
      {
        id: "c1",
        bytes: new TextEncoder().encode(page(`<div>${report}</div>`)),
        mediaType: "text/html",
        charset: null,
        url: null,
        name: "r",
        hints: { title: null, outlet: null, byline: null, published: null },
        receivedAt: "2036-01-01T00:00:00.000Z",
      },
      { ...packs, languages: new Map() },
    );
    expect([bare.value.blocks.map(({ role }) => role), bare.value.language]).toEqual([["headline", "paragraph", "paragraph", "paragraph"], "en"]);
    expect(bare.diagnostics.map(({ code }) => code)).toContain("articles/language-not-read");
  });
});

describe("when a page was published", () => {
  const told = (html: string, more?: Partial<Capture>): (string | null | undefined)[] => {
    const { publishedOn, publishedFrom, published } = read(html, more);
    return [publishedOn, publishedFrom, published?.basis];
  };
  const dated = (day: number): string => `<time datetime="2019-05-0${day}">x</time>`;
  it.each<[string, string, string, (string | null | undefined)[]]>([
    ["seconds", `<meta name="timestamp" content="1557136800">`, "", ["2019-05-06", "meta:timestamp", "stated"]],
    ["milliseconds", `<meta name="timestamp" content="1557136800000">`, "", ["2019-05-06", "meta:timestamp", "stated"]],
    ["no date", `<meta name="timestamp" content="soon">`, "", [null, null, undefined]],
    ["a time near the headline", "", `<div>${report}${dated(6)}</div>`, ["2019-05-06", "time", "stated"]],
    ["a time far below", "", `<div>${report}</div>${"<div>Other things of the port</div>".repeat(30)}${dated(6)}`, ["2019-05-06", "time", "stated"]],
    [
      "many times far below",
      "",
      `<div>${report}</div>${"<div>Other things of the port</div>".repeat(30)}${[1, 2, 3, 4].map(dated).join("")}`,
      ["2019-05-01", "time", "stated"],
    ],
    [
      "a day of change",
      `<script type="application/ld+json">{"@type":"Article","dateModified":"2019-05-06"}</script>`,
      "",
      ["2019-05-06", "json-ld:dateModified", "stated"],
    ],
    ["a meta of change", `<meta name="lastmod" content="2019-05-06">`, "", ["2019-05-06", "meta:lastmod", "stated"]],
    ["a time of change", "", `<time class="updated" datetime="2019-05-06">x</time>`, ["2019-05-06", "time", "stated"]],
    ["a script", `<script>var page = {"publishDate": "2019-05-06T10:00"};</script>`, "", ["2019-05-06", "script", "stated"]],
    ["a picture's address", `<meta property="og:image" content="https://mail.example/2019/05/06/silo.jpg">`, "", ["2019-05-06", "path:og:image", "inferred"]],
    [
      "its own address",
      `<meta property="og:image" content="https://mail.example/silo.jpg"><meta property="og:url" content="https://mail.example/2019/5/6/silo">`,
      "",
      ["2019-05-06", "path:og:url", "inferred"],
    ],
    ["a line long ago and one of ours", "", `<p>Founded: 1 May 1950</p><p>Published: May 6, 2019</p>`, ["2019-05-06", "visible-text", "stated"]],
    [
      "a line far below",
      "",
      `<div>${report}</div>${"<div>Other things of the port</div>".repeat(30)}<p>Published: May 6, 2019</p>`,
      ["2019-05-06", "visible-text", "stated"],
    ],
    [
      "a line of the footer",
      "",
      `<div>${report}</div>${"<div>Other things of the port</div>".repeat(30)}<footer>May 6, 2019</footer>`,
      [null, null, undefined],
    ],
  ])("%s", (_name, head, body, expected) => {
    expect(told(page(body.includes("Firefighters") ? body : `${body}<div>${report}</div>`, head))).toEqual(expected);
  });
  it("may be known before", () => {
    expect(told(page(report), { hints: { title: null, outlet: null, byline: "Ann Teller", published: "2019-05-06" } })).toEqual([
      "2019-05-06",
      "envelope",
      "stated",
    ]);
  });
  it("is bound by nothing but the calendar where nobody knows when it came", () => {
    const html = page(`<div>${report}</div>`, `<meta name="date" content="2099-05-06">`);
    expect([told(html)[0], told(html, { receivedAt: "1970-01-01T00:00:00.000Z" })[0]]).toEqual([null, "2099-05-06"]);
  });
});

describe("whose page it is", () => {
  const outletOf = (head: string, more?: Partial<Capture>): (string | null)[] => {
    const { outlet, outletName, outletBasis } = read(page(`<div>${report}</div>`, head), more);
    return [outlet, outletName, outletBasis];
  };
  it("is what it says, or what its host says", () => {
    expect(outletOf(`<meta property="og:site_name" content=" "><meta property="og:site_name" content="Marrow Mail">`)).toEqual([null, "Marrow Mail", "stated"]);
    expect(outletOf(`<meta property="og:site_name" content="Reuters">`)).toEqual(["reuters", "Reuters", "stated"]);
    expect(outletOf(`<meta property="og:site_name" content="Newsroom">`, { url: "https://www.bbc.co.uk/news/1" })[0]).toBe("bbc");
  });
  it("names its writers where the envelope does", () => {
    expect(read(page(report), { hints: { title: null, outlet: null, byline: "By Ann Teller and Bo Rusk", published: null } }).authors).toEqual([
      "Ann Teller",
      "Bo Rusk",
    ]);
  });
});
