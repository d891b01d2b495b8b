import type { FeedEntry } from "./feed-entries.ts";

/** A feed of ours before it is spelled as Atom or JSON. */
export interface FeedBody {
  readonly home: string;
  readonly title: string;
  readonly note: string;
  readonly updated: string;
  readonly version: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** Spells a feed as Atom (RFC 4287). */
export async function writeAtom({ home, title, note, updated, version, entries }: FeedBody): Promise<string> {
  const { generateAtomFeed } = await import("feedsmith");
  return generateAtomFeed({
    id: home,
    title: { value: title },
    subtitle: { value: note },
    updated,
    generator: { text: "unecho", version },
    authors: [{ name: "unecho" }],
    entries: entries.map(({ id, link, title: heading, summary, published, updated: changed, tags }) => ({
      id,
      title: { value: heading },
      summary: { value: summary },
      published,
      updated: changed,
      links: [{ href: link, rel: "alternate" }],
      categories: tags.map((term) => ({ term })),
    })),
  });
}

/** Spells a feed as JSON Feed 1.1. */
export async function writeJsonFeed({ home, title, note, version, entries }: FeedBody): Promise<string> {
  const { generateJsonFeed } = await import("feedsmith");
  const feed = generateJsonFeed({
    title,
    description: note,
    home_page_url: home,
    authors: [{ name: `unecho ${version}` }],
    items: entries.map(({ id, link, title: heading, summary, published, updated, tags }) => ({
      id,
      url: link,
      title: heading,
      content_text: summary,
      date_published: published,
      date_modified: updated,
      tags: [...tags],
    })),
  });
  // the library leaves an empty list out, and the format demands it
  return `${JSON.stringify({ ...(feed as object), items: (feed as { readonly items?: readonly unknown[] }).items ?? [] }, null, 1)}\n`;
}
