import { Parser } from "htmlparser2";
import { onceEach, pageUrl, plainLine } from "./feed.ts";
import { limitXml, localName, type XmlLimits } from "./limit-xml.ts";

/** A page as a sitemap names it (sitemaps.org; Google's news extension). */
export interface ListedPage {
  readonly url: string;
  readonly title: string | null;
  /** Name of the publication. */
  readonly outlet: string | null;
  /** Date as written. */
  readonly published: string | null;
}

export type FoundSitemap =
  | { readonly kind: "pages"; readonly pages: readonly ListedPage[]; readonly remarks: readonly string[] } /** An index: addresses of further sitemaps. */
  | { readonly kind: "index"; readonly sitemaps: readonly string[]; readonly remarks: readonly string[] }
  | { readonly kind: "problem"; readonly problem: string };

/** What the protocol allows a sitemap to have, in half its size: 50,000 addresses. */
const SITEMAP_LIMITS: XmlLimits = {
  length: 20_000_000,
  depth: 16,
  items: 50_000,
  elements: 600_000,
  attributes: 200_000,
  instructions: 1_000,
  pieces: 1_500_000,
  tag: 65_536,
};

const FIELDS: Readonly<Record<string, "loc" | "title" | "name" | "date" | "changed">> = {
  loc: "loc",
  title: "title",
  name: "name",
  publication_date: "date",
  lastmod: "changed",
};

/** Reads a sitemap or an index of sitemaps. */
export function readSitemap(text: string, base: string | null): FoundSitemap {
  const limited = limitXml(text.replace(/^[\ufeff\s]+/, ""), SITEMAP_LIMITS);
  if (limited.kind === "problem") return limited;
  if (limited.root !== "urlset" && limited.root !== "sitemapindex") return { kind: "problem", problem: "no sitemap" };
  const pages: ListedPage[] = [];
  let draft: Partial<Record<(typeof FIELDS)[string], string>> = {};
  let words: string[] = [];
  const close = (name: string): void => {
    // <image:loc> is the address of a picture
    const field = name.startsWith("image:") || name.startsWith("video:") ? undefined : FIELDS[localName(name)];
    if (field !== undefined) draft[field] ??= words.join("");
    if (name === "url" || name === "sitemap" || name.endsWith(":url")) {
      const url = pageUrl(draft.loc, base);
      if (url !== null) pages.push({ url, title: plainLine(draft.title), outlet: plainLine(draft.name), published: plainLine(draft.date ?? draft.changed) });
      draft = {};
    }
    words = [];
  };
  const handlers = {
    onopentag: () => {
      words = [];
    },
    ontext: (piece: string) => words.push(piece),
    onclosetag: close,
  };
  const parser = new Parser(handlers, { xmlMode: true, decodeEntities: true });
  parser.write(limited.text);
  parser.end();
  const once = onceEach(pages);
  const remarks = limited.cut === null ? [] : [limited.cut];
  return limited.root === "sitemapindex" ? { kind: "index", sitemaps: once.map(({ url }) => url), remarks } : { kind: "pages", pages: once, remarks };
}
