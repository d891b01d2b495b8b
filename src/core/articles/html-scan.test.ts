import { describe, expect, it } from "vitest";
import { deepestNesting, mostBlocks, scanHtml } from "./html-scan.ts";

/** The blocks of a page, each with the tag of the element it stands in. */
function blocks(html: string): string[] {
  const scan = scanHtml(html);
  return scan.blocks.map((block) => `${scan.nodes[block.node]?.tag ?? "-"}: ${scan.text.slice(block.start, block.end)}`);
}

describe("blocks", () => {
  it.each<[string, string[]]>([
    ["<p>One<p>Two", ["p: One", "p: Two"]],
    ["<p><b>One <i>and</i><div>Two</div>", ["p: One and", "div: Two"]],
    ["<p>One</p>Two</p>Three", ["p: One", "-: Two", "-: Three"]],
    ["One</em> and two", ["-: One and two"]],
    ["<div>One<br>Two<br> <br>Three</div>", ["div: One Two", "div: Three"]],
    ["<div>One</br>Two</div>", ["div: One Two"]],
    ["<div>One<hr>Two</div>", ["div: One", "div: Two"]],
    ["<ul><li>One<li>Two<ul><li>Three</ul></ul>", ["li: One", "li: Two", "li: Three"]],
    ["<dl><dt>One<dd>Two<dt>Three<dt>Four<dd>Five<dd>Six</dl>", ["dt: One", "dd: Two", "dt: Three", "dt: Four", "dd: Five", "dd: Six"]],
    ["<table><tr><th>One<td>Two<th>Three<tr><td>Four<td>Five</table>", ["th: One", "td: Two", "th: Three", "td: Four", "td: Five"]],
    ["<table><tr><td>One<table><tr><td>Two</table>Three</table>", ["td: One", "td: Two", "td: Three"]],
    ["Smoke &amp; fire <textarea>not &amp; this</textarea>over the port", ["-: Smoke & fire", "-: over the port"]],
    ["Over <svg/>the port", ["-: Over the port"]],
    ["Over <svg><text>not this</text></svg>the port", ["-: Over the port"]],
    ["<x-card>One</x-card>Two", ["x-card: One", "-: Two"]],
  ])("%s", (html, expected) => {
    expect(blocks(html)).toEqual(expected);
  });
  it("counts a link that runs over several blocks in each of them", () => {
    expect(scanHtml("<a href=x><div>One</div><div>Two</div></a><div>Three</div>").blocks.map(({ linkChars }) => linkChars)).toEqual([3, 3, 0]);
  });
  it("flattens what is nested too deep, blocks still apart", () => {
    const scan = scanHtml(`${"<div>".repeat(deepestNesting)}<p>One <b>and</b> two</p><p>Three</p>`);
    expect([scan.text, scan.tooDeep]).toEqual(["One and two\n\nThree", true]);
  });
  it("gives the text of elements beyond the limit to the one around them", () => {
    const scan = scanHtml(`<main>${"<div></div>".repeat(mostBlocks * 4)}<section><p>One</p></section>Two</main>`);
    expect(scan.tooMany).toBe(true);
    expect(scan.blocks.map((block) => scan.nodes[block.node]?.tag)).toEqual(["main", "main"]);
  });
});

describe("metadata", () => {
  it("reads values with entities, once an element", () => {
    expect(scanHtml(`<meta name="author" content="Teller &amp; Rusk" content="Other">`).metas.get("author")).toEqual(["Teller & Rusk"]);
    expect(scanHtml(`<meta name=author content=Teller data-x="a &amp; b">`).metas.get("author")).toEqual(["Teller"]);
  });
  it("reads values of elements without content", () => {
    expect(scanHtml(`<img itemprop="dateCreated" content="2035-04-02">`).metas.get("datecreated")).toEqual(["2035-04-02"]);
  });
  it("keeps all values of a name, within bounds", () => {
    const meta = (times: number): string => `<meta name=author content=Teller>`.repeat(times);
    expect([2, 25].map((times) => scanHtml(meta(times)).metas.get("author")?.length)).toEqual([2, 20]);
  });
  it.each<[string, string | null]>([
    [`<link rel=canonical href="https://mail.example/a"><link rel=canonical href="https://mail.example/b">`, "https://mail.example/a"],
    [`<link rel=stylesheet href="https://mail.example/a.css">`, null],
    [`<link rel=canonical>`, null],
  ])("canonical address of %s", (html, expected) => {
    expect(scanHtml(html).canonical).toBe(expected);
  });
  it("keeps the first title, its entities read", () => {
    expect(scanHtml("<title>Smoke &amp; fire</title><title>Other</title>").title).toBe("Smoke & fire");
  });
});

describe("time elements", () => {
  it.each<[string, [string, boolean, boolean][]]>([
    [`<time datetime="2035-04-02">Monday</time>`, [["2035-04-02", false, false]]],
    [`<div itemprop="datePublished" title="2035-04-02">Monday</div>`, [["2035-04-02", true, false]]],
    [`<div itemprop="datePublished">2 April</div>`, []],
    [`<span class="updated-at" title="2035-04-02">Monday</span>`, []],
    [`<span itemprop="dateModified" content="2035-04-02">Monday</span>`, [["2035-04-02", false, true]]],
    [`<abbr class="published" title="x" data-date="2035-04-02">Monday</abbr>`, [["2035-04-02", true, false]]],
    [`<span class="published updated" data-timestamp="2064823200">Monday</span>`, [["2064823200", false, true]]],
    [`<span class="speaker" data-date="2035-04-02">Monday</span>`, []],
  ])("%s", (html, expected) => {
    expect(scanHtml(html).times.map(({ value, isPublished, isUpdated }) => [value, isPublished, isUpdated])).toEqual(expected);
  });
  it("says where they stand", () => {
    expect(scanHtml(`<p>Two <time datetime="2035-04-02">Monday</time></p>`).times.map(({ at }) => at)).toEqual([4]);
  });
});
