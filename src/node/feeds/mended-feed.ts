import { Parser } from "htmlparser2";
import { type Feed, type FeedItem, type ItemDraft, itemOf, plainLine } from "./feed.ts";
import { localName } from "./limit-xml.ts";

/** Which part of an item an element holds; the first on the left wins where two say the same. */
const FIELDS: Readonly<Record<string, keyof ItemDraft>> = {
  title: "title",
  guid: "id",
  id: "id",
  link: "link",
  author: "byline",
  creator: "byline",
  name: "byline",
  pubdate: "published",
  published: "published",
  issued: "published",
  date: "published",
  updated: "updated",
  modified: "updated",
  description: "body",
  summary: "body",
  content: "body",
  encoded: "body",
};

const FORMATS: Readonly<Record<string, Feed["format"]>> = { rss: "rss", feed: "atom", rdf: "rdf" };

type Draft = { -readonly [K in keyof ItemDraft]: ItemDraft[K] };

/** Collects items as elements open and close, without asking whether they close as they should. */
class Mender {
  readonly items: FeedItem[] = [];
  title: string | null = null;
  private draft: Draft | null = null;
  private field: keyof ItemDraft | null = null;
  private text: string[] = [];
  private inBody = false;
  private readonly base: string | null;

  constructor(base: string | null) {
    this.base = base;
  }

  private take(): void {
    const { draft, field } = this;
    const text = this.text.join("");
    this.text = [];
    this.field = null;
    this.inBody = false;
    if (draft === null) {
      if (field === "title") this.title ??= plainLine(text);
      return;
    }
    if (field === null || field === "isHtml" || text.trim() === "") return;
    if (field === "body" ? text.length > (draft.body?.length ?? 0) : draft[field] === undefined) draft[field] = text;
  }

  /** An item ends where it closes, where the next one opens, or with the text. */
  finish(): void {
    this.take();
    const item = this.draft === null ? null : itemOf(this.draft, this.base);
    if (item !== null) this.items.push(item);
    this.draft = null;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    const local = localName(name);
    if (local === "item" || local === "entry") {
      this.finish();
      this.draft = { id: attributes["rdf:about"] };
      return;
    }
    const field = FIELDS[local];
    if (field === undefined) {
      // markup that stands unescaped in a body belongs to it; in a title only its words do
      if (this.inBody) this.text.push(`<${name}>`);
      return;
    }
    this.take();
    if (local === "link" && attributes.href !== undefined) {
      if (this.draft !== null && (attributes.rel ?? "alternate") === "alternate") this.draft.link ??= attributes.href;
      return;
    }
    this.field = field;
    this.inBody = field === "body";
  }

  ontext(text: string): void {
    if (this.field !== null) this.text.push(text);
  }

  onclosetag(name: string): void {
    const local = localName(name);
    if (local === "item" || local === "entry") this.finish();
    else if (local in FIELDS) this.take();
    else if (this.inBody) this.text.push(`</${name}>`);
  }
}

/** Reads what can be read of a feed whose XML is broken: stray brackets and ampersands, elements that do not close, an end too soon. Null when there is no item. */
export function mendedFeed(text: string, root: string, url: string | null, remarks: readonly string[]): Feed | null {
  const format = FORMATS[root];
  if (format === undefined) return null;
  const mender = new Mender(url);
  const parser = new Parser(mender, { xmlMode: true, decodeEntities: true });
  parser.write(text);
  parser.end();
  mender.finish();
  return mender.items.length === 0
    ? null
    : { format, title: mender.title, items: mender.items, remarks: [...remarks, "its XML is broken; what could be read was"] };
}
