import { storyLink } from "../../core/exports/permalinks.ts";
import type { Shared } from "../../core/exports/shareable.ts";
import { feedEntries, feedNote, feedTitle } from "./feed-entries.ts";
import type { Format, WriteOptions } from "./format.ts";

const homeOf = ({ dossiers }: Shared, { base }: WriteOptions): string =>
  dossiers.length === 1 && dossiers[0] !== undefined ? storyLink(base, dossiers[0].story.id) : `${base}/`;

/** The newest change, or the moment described. */
const updatedOf = (entries: readonly { readonly updated: string }[], { asOf }: WriteOptions): string =>
  entries[0]?.updated ?? asOf ?? "1970-01-01T00:00:00.000Z";

/** Findings as an Atom feed: a change comes up again in every newsreader. */
export const atomFeed: Format = {
  id: "atom",
  file: "feed.atom",
  summary: "findings as an Atom feed, newest report first",
  mediaType: "application/atom+xml",
  local: false,
  async write(shared, options) {
    const { generateAtomFeed } = await import("feedsmith");
    const entries = feedEntries(shared, options);
    return generateAtomFeed({
      id: homeOf(shared, options),
      title: { value: feedTitle(shared) },
      subtitle: { value: feedNote(shared) },
      updated: updatedOf(entries, options),
      generator: { text: "unecho", version: options.version },
      authors: [{ name: "unecho" }],
      entries: entries.map(({ id, title, summary, published, updated, tags }) => ({
        id,
        title: { value: title },
        summary: { value: summary },
        published,
        updated,
        links: [{ href: id, rel: "alternate" }],
        categories: tags.map((term) => ({ term })),
      })),
    });
  },
};

/** The same as JSON Feed 1.1. */
export const jsonFeed: Format = {
  id: "json-feed",
  file: "feed.json",
  summary: "findings as a JSON feed",
  mediaType: "application/feed+json",
  local: false,
  async write(shared, options) {
    const { generateJsonFeed } = await import("feedsmith");
    const feed = generateJsonFeed({
      title: feedTitle(shared),
      description: feedNote(shared),
      home_page_url: homeOf(shared, options),
      authors: [{ name: `unecho ${options.version}` }],
      items: feedEntries(shared, options).map(({ id, title, summary, published, updated, tags }) => ({
        id,
        url: id,
        title,
        content_text: summary,
        date_published: published,
        date_modified: updated,
        tags: [...tags],
      })),
    });
    return `${JSON.stringify(feed, null, 1)}\n`;
  },
};
