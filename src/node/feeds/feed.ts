import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";

/** One entry of a feed, whatever the format. */
export interface FeedItem {
  /** What the feed calls it (guid, id), else its address, else a digest of what it says: the same item has the same id tomorrow. */
  readonly id: string;
  /** Address of its page, whole; null when it has none. */
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  /** Date as written. */
  readonly published: string | null;
  /** Date of the last change as written; a new one means the item may have a new text. */
  readonly updated: string | null;
  /** The text the feed carries itself: the whole report, a summary, or nothing. */
  readonly body: { readonly text: string; readonly mediaType: "text/html" | "text/plain" } | null;
}

export interface Feed {
  readonly format: "rss" | "atom" | "rdf" | "json";
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** What a person should know: items left out, broken XML mended. */
  readonly remarks: readonly string[];
}

/** What a parser finds of an item before it is put in order. */
export interface ItemDraft {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly body?: string | undefined;
  /** True when the format says so, false when it says not, undefined when it does not say. */
  readonly isHtml?: boolean | undefined;
}

/** Longest title, byline, date or id that is kept, in UTF-16 units. */
const MAX_LINE = 1_000;

const line = (text: string | undefined): string | null => text?.replace(/\s+/g, " ").trim().slice(0, MAX_LINE) || null;

/** The words of a piece of markup, in one line. */
export function plainLine(markup: string | undefined): string | null {
  if (markup === undefined) return null;
  if (!/[<&]/.test(markup)) return line(markup);
  const words: string[] = [];
  const parser = new Parser({ ontext: (text) => words.push(text) }, { decodeEntities: true });
  parser.write(markup.slice(0, MAX_LINE * 10));
  parser.end();
  return line(words.join(""));
}

/** An address made whole; null when it is none a page can have. */
export function pageUrl(link: string | undefined, base: string | null): string | null {
  const written = link?.trim() ?? "";
  if (written === "" || !URL.canParse(written, base ?? undefined)) return null;
  const url = new URL(written, base ?? undefined);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

/** The first of all entries of one address. */
export function onceEach<T extends { readonly url: string }>(entries: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return entries.filter(({ url }) => !seen.has(url) && seen.add(url));
}

const MARKUP = /<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?\/?>|&(?:[a-z]{2,8}|#\d{2,6});/i;

/** Puts an item in order; null when it has neither an address nor a word. */
export function itemOf(draft: ItemDraft, base: string | null): FeedItem | null {
  const url = pageUrl(draft.link, base);
  const title = plainLine(draft.title);
  const text = draft.body?.trim() ? draft.body : null;
  if (url === null && text === null) return null;
  const id = line(draft.id) ?? url ?? createHash("sha256").update(`${title}\n${draft.published}\n${text}`).digest("hex");
  const isHtml = draft.isHtml ?? MARKUP.test(text?.slice(0, 20_000) ?? "");
  return {
    id,
    url,
    title,
    byline: plainLine(draft.byline),
    published: line(draft.published),
    updated: line(draft.updated),
    body: text === null ? null : { text, mediaType: isHtml ? "text/html" : "text/plain" },
  };
}
