import type { Dice } from "../seeded-random.ts";

/** What the report on every page says; a reader that survives the page must still find it. */
export const SENTENCES = [
  "The flood killed 12 people in Tessel on Monday evening, the mayor said at the town hall.",
  "Rescue crews reached the old market by boat after the river had risen by two metres overnight.",
  "About 340 families spent the night in schools, the civil protection agency said in a statement.",
] as const;
const REPORT = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join("");

/** A page made to break or to exhaust whoever reads it; `make` gives about so many characters. */
export interface HostilePage {
  readonly name: string;
  make(length: number): string;
}

const times = (piece: string, length: number): string => piece.repeat(Math.max(1, Math.floor(length / piece.length)));
const counted = (length: number, each: number, make: (at: number) => string): string =>
  Array.from({ length: Math.floor(length / each) }, (_, at) => make(at)).join("");

const before = (name: string, junk: (length: number) => string): HostilePage => ({
  name,
  make: (length) => `<html><body><article>${REPORT}</article>${junk(length)}`,
});
const around = (name: string, open: string, close: string): HostilePage => ({
  name,
  make(length) {
    const depth = Math.floor(length / (open.length + close.length));
    return `<html><body>${open.repeat(depth)}<article>${REPORT}</article>${close.repeat(depth)}</body></html>`;
  },
});
const inside = (name: string, junk: (length: number) => string): HostilePage => ({
  name,
  make: (length) => `<html><body><article>${REPORT}${junk(length)}</article></body></html>`,
});
const head = (name: string, junk: (length: number) => string): HostilePage => ({
  name,
  make: (length) => `<html><head>${junk(length)}</head><body><article>${REPORT}</article></body></html>`,
});

export const HOSTILE_PAGES: readonly HostilePage[] = [
  around("nested divisions", "<div>", "</div>"),
  around("nested formatting that is never closed", "<b>", ""),
  around("nested inline elements", "<span><i>", "</i></span>"),
  around("nested tables", "<table><tr><td>", "</td></tr></table>"),
  around("nested lists", "<ul><li>", "</li></ul>"),
  around("nested quotations", "<blockquote>", "</blockquote>"),
  around("nested unknown elements", "<x-a>", "</x-a>"),
  around("nested links", '<a href="/">', "</a>"),
  around("nested fonts", '<font size="7">', "</font>"),
  before("divisions that are never closed", (length) => times("<div>", length)),
  before("closing tags of nothing", (length) => times("</div>", length)),
  before("misnested tags", (length) => times("<b><i></b></i>", length)),
  before("forms in forms", (length) => times("<form><input>", length)),
  before("selects in selects", (length) => times("<select><option>", length)),
  before("frames", (length) => times('<iframe src="javascript:1"></iframe>', length)),
  before("drawings", (length) => times("<svg><g>", length)),
  before("formulas", (length) => times("<math><mi>", length)),
  before("templates", (length) => times("<template>", length)),
  before("a comment that does not end", (length) => `<!--${times(" - ", length)}`),
  before("comments that end strangely", (length) => times("<!--->x<!---->y<!-- --!>", length)),
  before("a script that does not end", (length) => `<script>${times("if (a < b) ", length)}`),
  before("a script with a closing tag in a string", (length) => `<script>${times('"<\\/script>"', length)}`),
  before("a style that does not end", (length) => `<style>${times("p{}", length)}`),
  before("a title that does not end", (length) => `<title>${times("flood ", length)}`),
  before("a text area that does not end", (length) => `<textarea>${times("flood ", length)}`),
  before("plain text to the end", (length) => `<plaintext>${times("<p>", length)}`),
  before("sections of character data", (length) => times("<![CDATA[x]]>", length)),
  before("a tag that does not end", (length) => `<p ${times("a=b ", length)}`),
  before("a quotation that does not end", (length) => `<p title="${times("flood ", length)}`),
  before("instructions", (length) => times("<?php ?>", length)),
  before("declarations", (length) => times("<!DOCTYPE html>", length)),
  before("brackets", (length) => times("<", length)),
  before("brackets and blanks", (length) => times("< ", length)),
  inside("paragraphs of one letter", (length) => times("<p>x", length)),
  inside("line breaks", (length) => times("<br>", length)),
  inside("rules", (length) => times("<hr>", length)),
  inside("blanks", (length) => times(" \t\n", length)),
  inside("links without words", (length) => times('<a href="/a"></a>', length)),
  inside("pictures", (length) => times('<img src="a" alt="b">', length)),
  inside("one tag of many attributes", (length) => `<p ${counted(length, 12, (at) => `a${at}="b" `)}>x</p>`),
  inside("one attribute without end", (length) => `<p title="${times("a", length)}">x</p>`),
  inside("numeric entities", (length) => times("&#x1F30A;", length)),
  inside("entities of no character", (length) => times("&#x110000;&#0;&#xD800;", length)),
  inside("ampersands", (length) => times("&", length)),
  inside("long words", (length) => times("a", length)),
  inside("marks that stand on one letter", (length) => `a${times("\u0301", length)}`),
  inside("signs that turn the text", (length) => times("\u202e\u2066\u2069", length)),
  inside("signs without width", (length) => times("\u00ad\u200b\u2060", length)),
  head("descriptions", (length) => times('<meta name="description" content="flood">', length)),
  head("structured data nested without end", (length) => `<script type="application/ld+json">${times('{"@graph":[', length)}</script>`),
  head("structured data that does not end", (length) => `<script type="application/ld+json">{"headline":"${times("a", length)}"</script>`),
  head("addresses of the page itself", (length) => times('<link rel="canonical" href="http://a.org/">', length)),
  head("a refresh to itself", (length) => times('<meta http-equiv="refresh" content="0;url=/">', length)),
];

const PIECES = [
  "<",
  ">",
  "</",
  "<!--",
  "-->",
  "]]>",
  "<![CDATA[",
  '"',
  "'",
  "=",
  "&",
  "&#",
  "&#x110000;",
  "&#xD800;",
  "\0",
  "\uFFFF",
  "\u202e",
  "<script>",
  "</script>",
  "<svg><style>",
  "<table><p>",
  "<plaintext>",
  "<template>",
  "<base href=//a>",
  '<meta charset="utf-16">',
  "<?xml?>",
  "<!DOCTYPE",
  "<p title=",
  "\r",
  "99999999999999999999",
  "<br>".repeat(50),
];

/** The same page with a few things about it changed: pieces put in, taken out, doubled, moved, cut off. */
export function mutated(page: string, dice: Dice): string {
  let text = page;
  for (let round = dice.whole(1, 6); round > 0; round -= 1) {
    const at = dice.whole(0, text.length);
    const end = Math.min(text.length, at + dice.whole(1, 200));
    const way = dice.whole(0, 5);
    if (way === 0) text = text.slice(0, at) + dice.pick(PIECES) + text.slice(at);
    else if (way === 1) text = text.slice(0, at) + text.slice(end);
    else if (way === 2) text = text.slice(0, end) + text.slice(at, end).repeat(dice.whole(1, 20)) + text.slice(end);
    else if (way === 3) text = text.slice(0, at) + String.fromCharCode(dice.whole(0, 0xffff)) + text.slice(at + 1);
    else if (way === 4) text = text.slice(end) + text.slice(at, end) + text.slice(0, at);
    else if (dice.chance(20)) text = text.slice(0, at);
    else text = text.slice(0, at) + dice.pick(PIECES).repeat(dice.whole(1, 30)) + text.slice(at);
  }
  return text;
}
