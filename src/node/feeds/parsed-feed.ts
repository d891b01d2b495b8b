import { parseFeed } from "feedsmith";
import { type Feed, type ItemDraft, itemOf, pageUrl, plainLine } from "./feed.ts";
import { FEED_LIMITS } from "./limit-xml.ts";

type Parsed = ReturnType<typeof parseFeed<string>>;
type Of<F extends Parsed["format"]> = Extract<Parsed, { format: F }>["feed"];

const names = (people: readonly { readonly name?: string | undefined; readonly email?: string | undefined }[] | undefined): string | undefined =>
  people
    ?.map(({ name, email }) => name ?? email ?? "")
    .filter((name) => name !== "")
    .join(", ");

/** The longer of two texts: feeds put the whole report in one of several places. */
const longer = (a: string | undefined, b: string | undefined): string | undefined => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a);

const rssItems = (feed: Of<"rss">): readonly ItemDraft[] =>
  (feed.items ?? []).map((item) => {
    const guid = item.guid?.value;
    const isLink = item.guid?.isPermaLink !== false && /^https?:\/\//i.test(guid ?? "");
    return {
      id: guid,
      link: item.link ?? item.atom?.links?.[0]?.href ?? (isLink ? guid : undefined),
      title: item.title ?? item.dc?.titles?.[0],
      byline: names(item.authors) || item.dc?.creators?.join(", "),
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published,
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      body: longer(item.description, item.content?.encoded),
    };
  });

const rdfItems = (feed: Of<"rdf">): readonly ItemDraft[] =>
  (feed.items ?? []).map((item) => ({
    id: item.rdf?.about,
    link: item.link ?? item.rdf?.about,
    title: item.title,
    byline: item.dc?.creators?.join(", "),
    published: item.dc?.dates?.[0],
    body: longer(item.description, item.content?.encoded),
  }));

const atomItems = (feed: Of<"atom">): readonly ItemDraft[] =>
  (feed.entries ?? []).map((entry) => {
    const content = entry.content?.src === undefined ? entry.content : undefined;
    const body = (content?.value?.length ?? 0) >= (entry.summary?.value?.length ?? 0) ? content : entry.summary;
    const link = entry.links?.find(({ rel = "alternate" }) => rel === "alternate") ?? entry.links?.find(({ rel }) => rel !== "self" && rel !== "edit");
    return {
      id: entry.id,
      link: link?.href ?? entry.content?.src,
      title: entry.title?.value,
      byline: names(entry.authors),
      published: entry.published ?? entry.updated,
      updated: entry.updated,
      body: body?.value,
      isHtml: /html/.test(body?.type ?? "") ? true : body?.type === "text" ? false : undefined,
    };
  });

const jsonItems = (feed: Of<"json">): readonly ItemDraft[] =>
  (feed.items ?? []).map((item) => ({
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    byline: names(item.authors),
    published: item.date_published,
    updated: item.date_modified,
    body: item.content_html ?? item.content_text ?? item.summary,
    isHtml: item.content_html !== undefined,
  }));

/** What a parsed feed says, format by format: its title, the address its links count from, its items. */
function partsOf(parsed: Parsed): { readonly title: string | undefined; readonly base: string | undefined; readonly drafts: readonly ItemDraft[] } {
  switch (parsed.format) {
    case "rss":
      return { title: parsed.feed.title, base: parsed.feed.link, drafts: rssItems(parsed.feed) };
    case "rdf":
      return { title: parsed.feed.title, base: parsed.feed.link, drafts: rdfItems(parsed.feed) };
    case "atom":
      return { title: parsed.feed.title?.value, base: parsed.feed.xml?.base, drafts: atomItems(parsed.feed) };
    case "json":
      return { title: parsed.feed.title, base: parsed.feed.home_page_url, drafts: jsonItems(parsed.feed) };
  }
  return parsed satisfies never;
}

/** Reads a feed that is well-formed; throws on one that is not. `url` is where it came from, null for a file. */
export function parsedFeed(text: string, url: string | null, remarks: readonly string[]): Feed {
  const parsed = parseFeed<string>(text, { maxItems: FEED_LIMITS.items });
  const { title, base: said, drafts } = partsOf(parsed);
  // xml:base is part of the standard of Atom alone; elsewhere addresses count from where the feed was found
  const base = parsed.format === "atom" ? (pageUrl(said, url) ?? url) : (url ?? said ?? null);
  const items = drafts.map((draft) => itemOf(draft, base)).filter((item) => item !== null);
  return { format: parsed.format, title: plainLine(title), items, remarks };
}
