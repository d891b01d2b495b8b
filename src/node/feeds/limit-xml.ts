import { Tokenizer } from "htmlparser2";

/** What an XML document may cost us. */
export interface XmlLimits {
  /** Length of the document in UTF-16 units: of a feed of a hundred long articles, ten times over. */
  readonly length: number;
  readonly depth: number;
  readonly items: number;
  readonly elements: number;
  readonly attributes: number;
  readonly instructions: number;
  /** Stretches of text between two brackets. */
  readonly pieces: number;
  /** Length of one tag, from its bracket to its bracket. */
  readonly tag: number;
}

export const FEED_LIMITS: XmlLimits = {
  length: 5_000_000,
  depth: 64,
  items: 5_000,
  elements: 50_000,
  attributes: 20_000,
  instructions: 1_000,
  pieces: 200_000,
  tag: 65_536,
};

/** A document that may be parsed: whole, or ended after the last item that fits, with the reason. */
export type LimitedXml =
  | { readonly kind: "xml"; readonly text: string; readonly root: string; readonly cut: string | null }
  | { readonly kind: "problem"; readonly problem: string };

/** Elements after which a document may be ended. */
const ITEMS: ReadonlySet<string> = new Set(["item", "entry", "outline", "url", "sitemap"]);

/** Those that never stand inside one another. */
const ITEMS_APART: ReadonlySet<string> = new Set(["item", "entry", "url", "sitemap"]);

/** The document types of RSS 0.91, which point to a file that is never fetched; no other is let through, and none with definitions of its own. */
const OLD_RSS = /^DOCTYPE\s+rss\s+(?:PUBLIC\s+"-\/\/Netscape Communications\/\/DTD RSS 0\.91\/\/EN"\s+"[^"]{0,100}"|SYSTEM\s+"[^"]{0,100}")\s*$/i;

const CHUNK = 65_536;
/** Blanks a closing tag may have before its bracket. */
const LONGEST_CLOSE = 64;

/** A name without its prefix, in lower case. */
export const localName = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();

/** Goes once over a document, counts, and stops at the first limit. Memory: the names of the open elements. */
class Limiter {
  problem: string | null = null;
  /** Why the document must end, null while it need not. */
  cut: string | null = null;
  root = "";
  /** Where the last item ended, and what was open there. */
  itemEnd = 0;
  private openAtItemEnd: readonly string[] = [];
  private readonly open: string[] = [];
  private items = 0;
  private elements = 0;
  private attributes = 0;
  private instructions = 0;
  private pieces = 0;
  private tagStart = 0;
  private readonly text: string;
  private readonly limits: XmlLimits;

  constructor(text: string, limits: XmlLimits) {
    this.text = text;
    this.limits = limits;
  }

  get stopped(): boolean {
    return this.problem !== null || this.cut !== null;
  }

  /** The document up to the last item, its open elements closed. */
  shortened(): string {
    return `${this.text.slice(0, this.itemEnd)}${[...this.openAtItemEnd]
      .reverse()
      .map((name) => `</${name}>`)
      .join("")}`;
  }

  private stopAt(reason: string): void {
    if (this.stopped) return;
    if (this.itemEnd > 0) this.cut = reason;
    else this.problem = reason;
  }

  private closeItem(name: string, end: number): void {
    // the rest of the piece at hand is still gone through after the limit
    if (this.stopped || !ITEMS.has(localName(name))) return;
    this.items += 1;
    this.itemEnd = end + 1;
    this.openAtItemEnd = [...this.open];
    if (this.items >= this.limits.items) this.cut ??= `only the first ${this.limits.items} items are read`;
  }

  onopentagname(start: number, end: number): void {
    const name = this.text.slice(start, end);
    if (this.root === "") this.root = localName(name);
    this.tagStart = start;
    this.elements += 1;
    // an item inside an item: the one before was never closed
    const before = ITEMS_APART.has(localName(name)) ? this.open.lastIndexOf(name) : -1;
    if (before >= 0) this.open.length = before;
    this.open.push(name);
    if (this.open.length > this.limits.depth) this.problem ??= `nested more than ${this.limits.depth} deep`;
    if (this.elements > this.limits.elements) this.stopAt(`more than ${this.limits.elements} elements`);
  }
  onopentagend(end: number): void {
    if (end - this.tagStart > this.limits.tag) this.problem ??= `a tag of ${end - this.tagStart} characters`;
  }
  onselfclosingtag(end: number): void {
    const name = this.open.pop() ?? "";
    if (end - this.tagStart > this.limits.tag) this.problem ??= `a tag of ${end - this.tagStart} characters`;
    this.closeItem(name, end);
  }
  onclosetag(start: number, end: number): void {
    const name = this.text.slice(start, end).trim();
    const at = this.open.lastIndexOf(name);
    if (at < 0) return;
    this.open.length = at;
    const bracket = this.text.slice(end, end + LONGEST_CLOSE).indexOf(">");
    if (bracket >= 0) this.closeItem(name, end + bracket);
  }
  onattribname(): void {
    this.attributes += 1;
    if (this.attributes > this.limits.attributes) this.stopAt(`more than ${this.limits.attributes} attributes`);
  }
  ondeclaration(start: number, end: number): void {
    if (!OLD_RSS.test(this.text.slice(start, end))) this.problem ??= "a document type definition (none is read)";
  }
  onprocessinginstruction(): void {
    this.instructions += 1;
    if (this.instructions > this.limits.instructions) this.stopAt(`more than ${this.limits.instructions} processing instructions`);
  }
  ontext(): void {
    this.pieces += 1;
    if (this.pieces > this.limits.pieces) this.stopAt(`more than ${this.limits.pieces} brackets in its text`);
  }
  onattribdata(): void {}
  onattribend(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  onend(): void {}
  ontextentity(): void {}
}

/** Looks a document over before anything parses it: no document type, bounded length, depth and number of everything. */
export function limitXml(text: string, limits: XmlLimits = FEED_LIMITS): LimitedXml {
  if (text.length > limits.length)
    return { kind: "problem", problem: `${(text.length / 1e6).toFixed(1)} million characters (limit ${limits.length / 1e6} million)` };
  const limiter = new Limiter(text, limits);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, limiter);
  for (let at = 0; at < text.length && !limiter.stopped; at += CHUNK) tokenizer.write(text.slice(at, at + CHUNK));
  if (!limiter.stopped) tokenizer.end();
  if (limiter.problem !== null) return { kind: "problem", problem: limiter.problem };
  if (limiter.root === "") return { kind: "problem", problem: "no XML" };
  return { kind: "xml", text: limiter.cut === null ? text : limiter.shortened(), root: limiter.root, cut: limiter.cut };
}
