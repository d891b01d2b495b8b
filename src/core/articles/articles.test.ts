import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import type { Article, Capture } from "../model/index.ts";
import { extractArticle, mainText } from "./index.ts";

const packs = loadPacks();

function capture(text: string | Uint8Array, mediaType = "text/plain", more: Partial<Capture> = {}): Capture {
  return {
    id: "c1",
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
    mediaType,
    charset: null,
    url: null,
    name: "report.txt",
    hints: { title: null, outlet: null, byline: null, published: null },
    receivedAt: "2036-01-01T00:00:00.000Z",
    ...more,
  };
}

function read(text: string | Uint8Array, mediaType?: string, more?: Partial<Capture>): Article {
  return extractArticle(capture(text, mediaType, more), packs).value;
}

function codes(text: string | Uint8Array, mediaType?: string, more?: Partial<Capture>): string[] {
  return extractArticle(capture(text, mediaType, more), packs).diagnostics.map((diagnostic) => diagnostic.code);
}

function plates(article: Article): [string | null, string][] {
  return article.blocks
    .filter((block) => block.role === "boilerplate" && block.rule !== "header-line")
    .map((block) => [block.rule, article.text.slice(block.span.start, block.span.end)]);
}

const lead =
  "Firefighters said on Monday that 12 people had been killed when a silo exploded at the grain port of Marrow, and that the search for four others would go on.";
const second = "The blast broke windows across the harbour and sent a column of smoke over the town, according to the district office, which closed two roads.";
const third = "Port director Ines Valdo told reporters that the silo had been inspected in March and that no fault was found at the time.";

describe("header block", () => {
  const text = `Outlet: The Marrow Mail\nTitle: Silo blast kills 12\nByline: By Ann Teller and Bo Rusk, Coastal Press\nPublished: 2035-04-02T08:15:00+02:00\n\n${lead}\n\n${second}\n`;
  const article = read(text);
  it("keeps the text exactly and reads the fields", () => {
    expect(article.text).toBe(text);
    expect(article.outletName).toBe("The Marrow Mail");
    expect(article.outletBasis).toBe("stated");
    expect(article.title).toBe("Silo blast kills 12");
    expect(article.authors).toEqual(["Ann Teller", "Bo Rusk", "Coastal Press"]);
    expect(article.wires).toEqual(["Coastal Press"]);
    expect(article.published).toEqual({ from: "2035-04-02T06:15:00.000Z", to: "2035-04-02T06:16:00.000Z", basis: "stated" });
    expect(article.publishedOn).toBe("2035-04-02");
    expect(article.publishedFrom).toBe("header");
  });
  it("gives the title's value the role of headline and the rest of the header boilerplate", () => {
    expect(article.blocks.map((block) => [block.role, text.slice(block.span.start, block.span.end).slice(0, 20)])).toEqual([
      ["boilerplate", "Outlet: The Marrow M"],
      ["boilerplate", "Title:"],
      ["headline", "Silo blast kills 12"],
      ["boilerplate", "Byline: By Ann Telle"],
      ["boilerplate", "Published: 2035-04-0"],
      ["paragraph", "Firefighters said on"],
      ["paragraph", "The blast broke wind"],
    ]);
  });
  it.each([
    ["a sentence with a colon", `Correction: the toll is 12.\n${lead}`],
    ["a list without a closing blank line", `Dead: 12\nInjured: 40\n${lead}`],
    ["an outlet alone", `Outlet: The Marrow Mail\n\n${lead}`],
    ["a lone line", "Title: Silo blast"],
  ])("%s is no header", (_, body) => {
    expect(read(body).blocks.every((block) => block.rule !== "header-line")).toBe(true);
  });
});

describe("header lines of other kinds", () => {
  it("belong to the header, and a date that is none is passed over", () => {
    const other = read(
      `Outlet: The Marrow Mail\nTitle: Silo blast kills 12\nDesk: Night\nWeather: wet\nPublished: soon\nPublished: 2035-04-02\n\n${lead}\n\n${second}`,
    );
    expect(other.blocks.map((block) => block.rule)).toEqual([...Array.from({ length: 7 }, () => "header-line"), null, null]);
    expect([other.publishedOn, other.publishedFrom]).toEqual(["2035-04-02", "header"]);
  });
});

describe("blocks of plain text", () => {
  it("keeps the lines beyond the limit as one block", () => {
    const long = read("A line\n".repeat(20_050));
    expect([long.blocks.length, long.blocks.at(-1)?.span.end]).toEqual([20_000, 20_050 * 7 - 1]);
  });
  it("takes the line the envelope calls the title for the headline", () => {
    const hints = { title: "Nobody knew.", outlet: null, byline: null, published: null };
    const line = `Nobody knew\n\n${lead}\n\n${second}`;
    expect(read(line.replace("knew", "knew."), "text/plain", { hints }).blocks.map((block) => block.role)).toEqual(["headline", "paragraph", "paragraph"]);
    expect(read(line.replace("knew", "knew."), "text/plain", { hints: { ...hints, title: " " } }).blocks[0]?.role).toBe("paragraph");
  });
  it.each([
    ["“Nobody knew”, says port director", "headline"],
    ["“Who knew?”", "subheading"],
    ["“Nobody knew,”", "paragraph"],
    [`${lead.slice(0, -1)} ${lead.slice(0, -1)}`, "paragraph"],
  ])("%s: %s", (line, role) => {
    expect(read(`${line}\n\n${lead}\n\n${second}`).blocks[0]?.role).toBe(role);
  });
  it("divides a text no pack reads", () => {
    const bare = extractArticle(capture(`Title: Silo blast\n\n${lead}`), { ...packs, languages: new Map() });
    expect(bare.value.blocks.map((block) => block.role)).toEqual(["headline", "paragraph"]);
  });
  it("reads the date of a dateline", () => {
    const article = read(`LIMA, 9 JAN 90 (COASTAL WIRE) -- ${lead}\n\n${second}`);
    expect([article.publishedOn, article.publishedFrom]).toEqual(["1990-01-09", "dateline"]);
  });
  it("reads headline, summary bullets, subheading and paragraphs", () => {
    const article = read(`Silo blast kills 12 in Marrow\n- Four people are missing.\n- Two roads are closed.\n${lead}\n\nNight search\n\n${second}\n`);
    expect(article.blocks.map((block) => block.role)).toEqual(["headline", "summary", "summary", "paragraph", "subheading", "paragraph"]);
    expect(mainText(article)).toBe(`${lead}\n\nNight search\n\n${second}`);
  });
  it("takes a single line for a paragraph", () => {
    expect(read("Russia has more than 300 drones").blocks.map((block) => block.role)).toEqual(["paragraph"]);
  });
  it("joins hard-wrapped lines", () => {
    const article = read(
      "The ferry left the harbour of Selm shortly after nine in the evening with\nsome 240 passengers on board and sank within half an hour, the coast guard said\nin a statement that gave no cause.\n\nDivers were sent from the naval base at Orm, which lies about two hours away by\nboat, and found the wreck at a depth of forty metres before the sun came up.\n",
    );
    expect(article.blocks).toHaveLength(2);
  });
  it("covers all text that is not blank, in order and without overlap", () => {
    const text = `\uFEFF  Headline here\r\n\r\n${lead}\t\n${second}\n\n\n | \n`;
    const article = read(text);
    let at = 0;
    for (const { span } of article.blocks) {
      expect(article.text.slice(at, span.start).trim()).toBe("");
      expect(span.end).toBeGreaterThan(span.start);
      at = span.end;
    }
    expect(article.text.slice(at).trim()).toBe("");
  });
});

describe("boilerplate", () => {
  const around = (line: string): string => `${lead}\n\n${second}\n\n${line}`;
  it.each([
    ["cookie-notice", "HarbourNews and its 88 partners use cookies to personalise what you see. Accept | Settings"],
    ["donation-appeal", "We have no owner and no advertisers. If you can, please support our work from $5 a month. Remind me later."],
    ["donation-appeal", "Donate now: $30 feeds a family for a week. Marrow Aid is a registered charity."],
    ["subscribe-prompt", "You have reached your limit of free articles. Subscribe now for $2 a week. Cancel anytime."],
    ["newsletter-prompt", "Sign up for our morning newsletter and get the day's news in your inbox."],
    ["related-links", "More from the Mail: Five silos to visit | Harbour queen crowned | Quiz: which crane are you?"],
    ["comments-prompt", "What do you think? Leave a comment below."],
    ["reader-appeal", "Were you there? Our news desk would like to hear from you."],
    ["contact-line", "Media contact: Ada Brill, +00 555 123, press@marrow.example"],
    ["credit-line", "(Reporting by Ann Teller in Marrow; Editing by Bo Rusk)"],
    ["copyright-line", "Copyright 2035 Marrow Mail. All rights reserved."],
    ["app-download", "Download our app to get alerts on your phone."],
    ["photo-credit", "Press office of the port authority / ITAR"],
  ])("%s: %s", (rule, line) => {
    expect(plates(read(around(line)))).toEqual([[rule, line]]);
  });
  it.each([
    "The charity said donors had given 3 million euros since Monday and that it would not need more.",
    "The ministry said its appeal for $40 million was 38% funded and asked governments to give more.",
    "Residents were told to return to their homes two hours after the fire was out.",
    "Subscribers of the gas company were without heating on Tuesday, the operator said.",
    "The mayor wrote on Facebook that 400 people had been moved to a school.",
    "Police used live ammunition, three witnesses said, and shared videos that appeared to show it.",
    "Two people were killed when the advertisement mast fell on a bus stop.",
    "Our teams have registered 9,400 people in 61 centres, most of them schools.",
  ])("keeps: %s", (line) => {
    expect(plates(read(`${lead}\n\n${line}\n\n${second}\n\n${third}\n\n${lead}x\n\n${second}x\n\n${third}x`))).toEqual([]);
  });
  it("takes a picture's line with its credit for a caption", () => {
    const article = read(around("The silo in May. (AP Photo/Nils Holm)"));
    expect(article.blocks.map((block) => [block.role, block.rule]).at(-1)).toEqual(["caption", "photo-credit"]);
  });
  it("leaves a very long paragraph alone, before and after an appeal", () => {
    const long = `${lead} `.repeat(45).trim();
    expect(plates(read(`${long}\n\n${second}\n\nWe need your help to go on. Please donate today.\n\n${long}`))).toHaveLength(1);
  });
  it("takes a paragraph in which every sentence is one", () => {
    const line = "Sign up for our newsletter, the editor said on Monday in a statement. Download our app, the editor said on Monday in a statement.";
    expect(plates(read(around(line))).map(([, words]) => words)).toEqual([line]);
  });
  it("takes the list under its label, until the report goes on", () => {
    const article = read(`${lead}\n\nRead next\nTen cranes that changed the world\nHow to store grain\n${second}`);
    expect(plates(article).map(([, line]) => line)).toEqual(["Read next", "Ten cranes that changed the world", "How to store grain"]);
  });
  it("parts an appeal from the paragraph it is glued to", () => {
    const article = read(
      around("About 300 millimetres of rain fell on the coast by Sunday, the weather office said. Download the Mail app for alerts in your town."),
    );
    expect(plates(article)).toEqual([["app-download", "Download the Mail app for alerts in your town."]]);
  });
  it("takes the buttons under an appeal that ends the text", () => {
    const article = read(around("We need your help to go on. Please donate today.\n\nOne time\nMonthly gift"));
    expect(plates(article).map(([, line]) => line)).toEqual(["We need your help to go on. Please donate today.", "One time", "Monthly gift"]);
  });
});

describe("publisher, wires and issuer", () => {
  it.each([
    ["SELM, May 4 (Coastal Wire) - The ferry sank at dawn.", ["Coastal Wire"]],
    ["SELM (AP) — The ferry sank at dawn.", ["Associated Press"]],
    ["By Ann Teller and Bo Rusk, Reuters", ["Reuters"]],
    ["The ferry (built in 1988) sank at dawn - with 240 people on board.", []],
  ])("wires of %s", (line, wires) => {
    expect(read(`${line}\n\n${second}`).wires).toEqual(wires);
  });
  it("infers the publisher from what it says of itself", () => {
    const article = read(
      `${lead}\n\nThe port did not respond to requests for comment from Reuters, which could not independently verify the toll.\n\nReuters could not independently verify the footage.`,
    );
    expect([article.outlet, article.outletBasis]).toEqual(["reuters", "inferred"]);
  });
  it("wants a name right behind what it says of itself", () => {
    expect(
      read(`${lead}\n\nThe port did not respond to requests for comment from: Reuters.\n\nThe port did not respond to requests for comment from`).outlet,
    ).toBeNull();
  });
  it("does not take a cited outlet for the publisher", () => {
    expect(read(`The Associated Press reported on Monday that 12 people had died.\n\n${second}`).outlet).toBeNull();
  });
  it("knows a publisher by its host", () => {
    expect(read(lead, "text/plain", { url: "https://www.bbc.co.uk/news/1" }).outlet).toBe("bbc");
  });
  it.each([
    ["Ministry of Health of Oland", "Bulletin No. 3 on the outbreak", "The Ministry informs that 41 cases were confirmed.", true],
    ["Harbour Relief", "Marrow explosion: situation update no. 2", "Our teams have reached 12 villages.", true],
    ["The Marrow Mail", "Ministry issues bulletin no. 3", "The ministry says 41 cases were confirmed.", false],
    ["Norland Chemicals", "Silo blast in Marrow", "Norland Chemicals confirms that two of its men are missing.", true],
    ["Norland Chemicals", "Silo blast in Marrow", "Norland Chemicals is confirms of old.", false],
    ["Ministry of Health of Oland", "The outbreak", "The Ministry informs that 41 cases were confirmed.", true],
    ["Radio Oland", "Statement on the outbreak expected", "Our correspondent reports from Marrow.", false],
    [
      "Harbour Bridge International",
      "Tidewater response: situation update no. 4",
      "Our wards hold 70 patients. We have offered to compare lists, and our lorries are waiting.",
      true,
    ],
    [
      "Harbour Bridge International",
      "Tidewater response: situation update no. 4",
      "The ministry lists 70 patients. “We have offered our lists, and we wait,” a nurse said.",
      false,
    ],
  ])("issuer: %s", (outlet, title, body, issuer) => {
    expect(read(`Outlet: ${outlet}\nTitle: ${title}\n\n${body}\n\n${second}`).issuer).toBe(issuer);
  });
});

describe("dates that are not stated", () => {
  it("takes the one year in which weekday and day agree", () => {
    const article = read(`The war began in 2031.\n\nThe general said on Tuesday, August 9, that 300 men had crossed.\n\n${second}`, "text/plain", {
      receivedAt: "2034-01-01T00:00:00.000Z",
    });
    expect([article.publishedOn, article.published?.basis, article.publishedFrom]).toEqual(["2033-08-09", "inferred", "joint-weekday-month"]);
  });
  it("stays without a date when two years fit or none is named", () => {
    expect(read(`The war began in 2021.\n\nHe said on Tuesday, August 9, that it went on.`).published).toBeNull();
    expect(read(`He said on Tuesday, August 9, that it went on.`).published).toBeNull();
    expect(codes(lead)).toContain("articles/no-date");
  });
});

describe("language", () => {
  it.each([
    [
      "Die Behörden teilten am Montag mit, dass zwölf Menschen bei der Explosion eines Silos im Hafen ums Leben gekommen sind und nach vier weiteren Personen noch immer gesucht wird, während zwei Straßen gesperrt bleiben.",
      "und",
    ],
    [`${lead} ${second}`, "en"],
    ["How many died?", "en"],
  ])("%s", (text, language) => {
    expect(read(text).language).toBe(language);
    expect(codes(text).includes("articles/language-not-read")).toBe(language !== "en");
  });
});

describe("who wrote a plain text", () => {
  it.each<[string, string | null, string[]]>([
    ["By Ann Teller", "byline", ["Ann Teller"]],
    ["By Ann Teller in Marrow, Marrow Mail", "byline", ["Ann Teller in Marrow", "Marrow Mail"]],
    ["By Friday, toll reaches 40", null, []],
    ["By Friday the water had reached the school", null, []],
  ])("%s", (line, rule, authors) => {
    const article = read(`${line}\n\n${lead}\n\n${second}`);
    expect(article.blocks[0]?.rule ?? null).toBe(rule);
    expect(article.authors).toEqual(authors);
    expect(article.title).toBe(rule === null ? line : null);
  });
});

describe("bytes", () => {
  it.each<[string, Uint8Array, string | null, string, string[]]>([
    ["utf-8 with mark", new Uint8Array([0xef, 0xbb, 0xbf, 0x41]), null, "A", []],
    ["windows-1252 undeclared", new Uint8Array([0x93, 0x41, 0x94]), null, "“A”", ["articles/charset-guessed"]],
    ["declared charset", new Uint8Array([0xcf, 0xf0, 0xe8]), "windows-1251", "При", []],
    ["letters that look like a wide mark", new Uint8Array([0xff, 0xfe, 0x20, 0x41, 0x42, 0x43]), null, "\u00ff\u00fe ABC", ["articles/charset-guessed"]],
    ["utf-16", new Uint8Array([0xff, 0xfe, 0x41, 0x00]), null, "A", []],
    ["unknown charset", new Uint8Array([0x41, 0xe9]), "x-none", "Aé", ["articles/charset-guessed"]],
    ["nothing", new Uint8Array(0), null, "", ["articles/empty"]],
    ["binary", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]), null, "", ["articles/binary", "articles/empty"]],
  ])("%s", (_, bytes, charset, text, expected) => {
    expect(read(bytes, "text/plain", { charset }).text).toBe(text);
    expect(codes(bytes, "text/plain", { charset }).filter((code) => code !== "articles/no-date" && code !== "articles/language-not-read")).toEqual(expected);
  });
});

describe("pages", () => {
  const page = `<!doctype html><html lang="en"><head><title>Silo blast kills 12 | Marrow Mail</title>
    <meta property="og:site_name" content="Marrow Mail"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Silo blast kills 12","datePublished":"2035-04-02T08:15:00+02:00","author":{"name":"Ann Teller"}}]}</script>
    <style>p{}</style></head><body><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
    <article><h1>Silo blast kills 12</h1><div class="byline">By Ann Teller</div><figure><img src=x><figcaption>The silo. Photo: B. Rusk</figcaption></figure>
    <div class="article-body"><p>${lead}<p>${second}<h2>Search goes on</h2><p>${third}</p><div class="related"><a href="/a">Five silos to visit</a></div>
    <p>Sign up for our newsletter and get the news in your inbox.</p><p style="display:none">Hidden words.</p></div></article>
    <div id="comments"><p>First! I saw it from my window, and it was the loudest thing I ever heard, really, all of it.</p></div>
    <footer>© Marrow Mail. All rights reserved.</footer></body></html>`;
  const article = read(page, "text/html");
  it("finds the main text", () => {
    expect(mainText(article)).toBe([lead, second, "Search goes on", third].join("\n\n"));
  });
  it("keeps what is visible, marked, and leaves out what is not", () => {
    expect(article.text).toContain("First! I saw it");
    expect(article.text).toContain("World");
    expect(article.text).not.toContain("Hidden words");
    expect(article.blocks.find((block) => block.role === "caption")).toBeDefined();
  });
  it("reads the metadata", () => {
    expect([article.title, article.outletName, article.authors, article.publishedOn, article.publishedFrom]).toEqual([
      "Silo blast kills 12",
      "Marrow Mail",
      ["Ann Teller"],
      "2035-04-02",
      "json-ld:datePublished",
    ]);
  });
  it.each([
    ["meta", `<meta property="article:published_time" content="2019-05-06T10:00:00Z">`, "", "2019-05-06"],
    ["time", "", `<time pubdate datetime="2019-05-06">yesterday</time>`, "2019-05-06"],
    ["label", "", `<p>Updated: May 8, 2019</p><p>Published: May 6, 2019</p>`, "2019-05-06"],
    ["German", "", `<span class="datum">6. Mai 2019, 10:00 Uhr</span>`, "2019-05-06"],
    ["day first", "", `<span class="date">06/05/2019</span>`, "2019-05-06"],
    ["Persian", "", `<div>۱۶ اردیبهشت ۱۳۹۸</div>`, "2019-05-06"],
    ["future", `<meta name="date" content="2099-05-06">`, "", null],
    ["none", "", "", null],
  ])("date from %s", (_, head, body, date) => {
    const html = `<html lang="de"><head>${head}</head><body><h1>Silo blast</h1>${body}<div><p>${lead}</p><p>${second}</p><p>${third}</p></div></body></html>`;
    expect(read(html, "text/html").publishedOn).toBe(date);
  });
  it.each([
    ["deep nesting", "<div>".repeat(100_000)],
    ["unclosed paragraphs", "<p>text ".repeat(60_000)],
    ["open brackets", "<".repeat(500_000)],
    ["links", "<ul>" + "<li><a href=x>link</a>".repeat(30_000)],
    ["broken structured data", `<script type="application/ld+json">${'{"@graph":'.repeat(40_000)}`],
  ])("survives %s", (_, html) => {
    const hostile = read(html, "text/html");
    expect(hostile.blocks.length).toBeLessThanOrEqual(20_000);
  });
});
