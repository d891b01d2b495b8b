import { Tokenizer } from "htmlparser2";
import { isHidden, wanted } from "./html-attributes.ts";
import { readCues } from "./html-cues.ts";
import { closesParagraph, empty, inline, knownBlock, unseen } from "./html-tags.ts";
import { collapse, inkLength, isBlank } from "./html-text.ts";
import type { HtmlBlock, HtmlNode, HtmlScan, TimeElement } from "./scanned-html.ts";

/** Nesting deeper than this is flattened: browsers cap it too (512), and no page a person wrote comes near. */
export const deepestNesting = 512;
/** A page of more blocks is cut there. */
export const mostBlocks = 20_000;
/** Structured data larger than this is not read. */
const longestJsonChars = 400_000;
/** So many structured-data scripts are read. */
const mostJsonScripts = 20;
/** So many meta tags and time elements are kept. */
const mostMetas = 400;
/** Open elements among which a closing tag finds its own; repair beyond that is guesswork. */
const closingReach = 40;
/** Open elements among which a new one finds the paragraph, item or cell that it ends. */
const siblingReach = 11;

const cells: ReadonlySet<string> = new Set(["td", "th"]);
const terms: ReadonlySet<string> = new Set(["dt", "dd"]);
/** Which open elements one of these ends. */
const siblings: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["li", new Set(["li"])],
  ["dt", terms],
  ["dd", terms],
  ["tr", new Set(["tr"])],
  ["td", cells],
  ["th", cells],
]);
/** An item or a cell outside one of these is not ended by one inside. */
const holders: ReadonlySet<string> = new Set(["ul", "ol", "dl", "table", "div", "tbody"]);

interface Open {
  readonly tag: string;
  /** The node it stands in: the one that goes on when it closes. */
  readonly above: number;
  readonly isBlock: boolean;
  readonly hidden: boolean;
  readonly isLink: boolean;
}

/** Reads a page in one pass: text in blocks, the elements around them, metadata. No tree is built; depth and number of blocks are bounded. */
export function scanHtml(html: string, keepHidden = false): HtmlScan {
  const scanner = new Scanner(html, keepHidden);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, scanner);
  tokenizer.write(html);
  tokenizer.end();
  return scanner.finish();
}

class Scanner {
  private readonly html: string;
  private readonly keepHidden: boolean;
  private readonly nodes: HtmlNode[] = [];
  private readonly blocks: HtmlBlock[] = [];
  private readonly metas = new Map<string, string[]>();
  private readonly json: string[] = [];
  private readonly times: TimeElement[] = [];
  private readonly stack: Open[] = [];
  private readonly chunks: string[] = [];
  private length = 0;
  private metaCount = 0;
  private overflow = 0;
  private tag = "";
  private closing = false;
  private attributes = new Map<string, string>();
  private attribute = "";
  private value = "";
  private title: string | null = null;
  private language: string | null = null;
  private canonical: string | undefined;
  private tooDeep = false;
  private tooMany = false;
  // Text of the open block.
  private buffer = "";
  private linkChars = 0;
  private breaks = 0;
  // What surrounds the current position.
  private node = -1;
  private linkDepth = 0;
  private hiddenDepth = 0;
  private silent = "";
  private silentText = "";
  private keepSilent = false;

  constructor(html: string, keepHidden: boolean) {
    this.html = html;
    this.keepHidden = keepHidden;
  }

  onattribname(start: number, end: number): void {
    const name = this.html.slice(start, end).toLowerCase();
    this.attribute = wanted.has(name) ? name : "";
    this.value = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.attribute !== "") this.value += this.html.slice(start, Math.min(end, start + 4000));
  }

  onattribentity(codepoint: number): void {
    if (this.attribute !== "") this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.attribute !== "" && !this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value);
    this.attribute = "";
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.html.slice(start, Math.min(end, start + 40)).toLowerCase();
    if (this.attributes.size > 0) this.attributes = new Map();
  }

  onopentagend(): void {
    this.open(false);
  }

  onselfclosingtag(): void {
    this.open(true);
  }

  onclosetag(start: number, end: number): void {
    this.close(this.html.slice(start, Math.min(end, start + 40)).toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.take(this.html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.take(String.fromCodePoint(codepoint));
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  private take(text: string): void {
    if (this.silent === "") this.addText(text);
    else if (this.keepSilent && this.silentText.length < longestJsonChars) this.silentText += text;
  }

  private addText(text: string): void {
    if (this.hiddenDepth > 0 && !this.keepHidden) return;
    this.breaks = this.breaks > 0 && isBlank(text) ? this.breaks : 0;
    this.buffer += text;
    if (this.linkDepth > 0) this.linkChars += inkLength(text);
  }

  private open(selfClosing: boolean): void {
    const { tag, attributes } = this;
    if (this.silent !== "") return;
    if (tag === "br") {
      this.breaks += 1;
      if (this.breaks >= 2) this.flush();
      else this.buffer += "\n";
      return;
    }
    if (tag === "meta") return this.readMeta();
    if (tag === "link") {
      if (attributes.get("rel")?.toLowerCase() === "canonical") this.canonical ??= attributes.get("href");
      return;
    }
    if (tag === "html") this.language ??= attributes.get("lang") ?? null;
    if (tag === "hr") this.flush();
    if (empty.has(tag)) {
      if (attributes.has("itemprop")) this.readMeta();
      return;
    }
    if (unseen.has(tag) || tag === "title") {
      if (selfClosing) return;
      this.silent = tag;
      this.silentText = "";
      this.keepSilent =
        (tag === "title" && this.title === null) ||
        (tag === "script" && (attributes.get("type") ?? "").toLowerCase().includes("ld+json") && this.json.length < mostJsonScripts);
      if (!inline.has(tag) && tag !== "script" && tag !== "svg" && tag !== "style" && tag !== "noscript") this.flush();
      return;
    }
    if (closesParagraph.has(tag)) this.closeOpenParagraph();
    this.closeSibling(tag);
    const isInline = inline.has(tag) || (!tag.includes("-") && !knownBlock.has(tag));
    if (this.stack.length >= deepestNesting) {
      this.tooDeep = true;
      this.overflow += 1;
      if (!isInline) this.flush();
      return;
    }
    const hidden = isHidden(attributes);
    const above = this.node;
    if (!isInline) this.enter(tag);
    const isLink = tag === "a" && attributes.has("href");
    if (isLink) this.linkDepth += 1;
    if (hidden) this.hiddenDepth += 1;
    this.stack.push({ tag, above, isBlock: !isInline, hidden, isLink });
    this.readTime();
  }

  /** A new block; beyond the limit its text counts for the one around it. */
  private enter(tag: string): void {
    this.flush();
    if (this.nodes.length >= mostBlocks * 4) {
      this.tooMany = true;
      return;
    }
    this.nodes.push({ parent: this.node, tag, cues: readCues(tag, this.attributes), depth: this.stack.length });
    this.node = this.nodes.length - 1;
  }

  private readTime(): void {
    const { tag, attributes } = this;
    const prop = attributes.get("itemprop")?.toLowerCase() ?? "";
    const classes = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`.toLowerCase();
    const isUpdated = prop.includes("modified") || /updat|modif|edited/.test(classes);
    const isPublished =
      prop.includes("datepublished") ||
      prop.includes("datecreated") ||
      attributes.has("pubdate") ||
      (/publish|posted|pubdate|created/.test(classes) && !isUpdated);
    if (tag !== "time" && !isPublished && !isUpdated && !/\bdate\b|[_-]date\b|\bdate[_-]|timestamp|dateline|datum|fecha|\btime\b/.test(classes)) return;
    const value =
      attributes.get("datetime") ??
      attributes.get("content") ??
      attributes.get("data-datetime") ??
      attributes.get("data-date") ??
      attributes.get("data-timestamp") ??
      (prop === "" ? "" : (attributes.get("title") ?? ""));
    if (value !== "" && this.times.length < mostMetas) {
      this.times.push({ value, isPublished, isUpdated, at: this.length + this.buffer.length });
    }
  }

  private readMeta(): void {
    const { attributes } = this;
    const content = attributes.get("content") ?? attributes.get("datetime");
    const name = attributes.get("property") ?? attributes.get("name") ?? attributes.get("itemprop") ?? attributes.get("http-equiv");
    if (content === undefined || name === undefined || this.metaCount >= mostMetas) return;
    this.metaCount += 1;
    const key = name.toLowerCase().slice(0, 80);
    const values = this.metas.get(key);
    if (values === undefined) this.metas.set(key, [content.slice(0, 1000)]);
    else if (values.length < 20) values.push(content.slice(0, 1000));
  }

  private close(tag: string): void {
    if (this.silent !== "") {
      if (tag !== this.silent) return;
      if (this.keepSilent && tag === "title") this.title = collapse(this.silentText);
      else if (this.keepSilent) this.json.push(this.silentText);
      this.silent = "";
      this.silentText = "";
      return;
    }
    if (tag === "br") {
      this.tag = "br";
      this.open(true);
      return;
    }
    if (this.overflow > 0) {
      this.overflow -= 1;
      if (!inline.has(tag)) this.flush();
      return;
    }
    // A stray closing tag closes nothing.
    const near = this.stack.slice(-closingReach);
    const at = near.findLastIndex((open) => open.tag === tag);
    if (at >= 0) this.leave(near.slice(at));
    else if (tag === "p") this.flush();
  }

  /** Closes the innermost open elements. */
  private leave(opens: readonly Open[]): void {
    for (const open of opens.toReversed()) {
      if (open.isBlock) this.flush();
      if (open.isLink) this.linkDepth -= 1;
      if (open.hidden) this.hiddenDepth -= 1;
      this.node = open.above;
    }
    this.stack.length -= opens.length;
  }

  /** A new block ends a paragraph left open, with the inline elements in it. */
  private closeOpenParagraph(): void {
    this.endNearest(
      (open) => open.tag === "p",
      (open) => open.isBlock && open.tag !== "p",
    );
  }

  private closeSibling(tag: string): void {
    const kin = siblings.get(tag);
    if (kin === undefined) return;
    this.endNearest(
      (open) => kin.has(open.tag),
      (open) => holders.has(open.tag) || (open.tag === "tr" && tag !== "tr"),
    );
  }

  /** Ends the nearest open element of a kind, unless one that bounds it stands between. */
  private endNearest(isKin: (open: Open) => boolean, isBound: (open: Open) => boolean): void {
    const near = this.stack.slice(-siblingReach);
    const at = near.findLastIndex(isKin);
    if (at > near.findLastIndex(isBound)) this.leave(near.slice(at));
  }

  private flush(): void {
    this.breaks = 0;
    const { buffer, linkChars } = this;
    if (buffer === "") return;
    this.buffer = "";
    this.linkChars = 0;
    const text = collapse(buffer);
    if (text === "") return;
    if (this.blocks.length >= mostBlocks) {
      this.tooMany = true;
      return;
    }
    if (this.length > 0) {
      this.chunks.push("\n\n");
      this.length += 2;
    }
    const start = this.length;
    this.chunks.push(text);
    this.length += text.length;
    this.blocks.push({ start, end: this.length, node: this.node, linkChars });
  }

  finish(): HtmlScan {
    this.flush();
    return {
      text: this.chunks.join(""),
      nodes: this.nodes,
      blocks: this.blocks,
      metas: this.metas,
      jsonScripts: this.json,
      times: this.times,
      title: this.title,
      language: this.language,
      canonical: this.canonical ?? null,
      tooDeep: this.tooDeep,
      tooMany: this.tooMany,
    };
  }
}
