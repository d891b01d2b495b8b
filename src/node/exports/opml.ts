import { webAddressOf } from "../../core/exports/permalinks.ts";
import type { Shared } from "../../core/exports/shareable.ts";
import type { Format } from "./format.ts";

/** Outlets of the stories with the site they were read on; those without an address by name alone. */
function sites({ dossiers }: Shared): readonly { readonly text: string; readonly htmlUrl?: string }[] {
  const found = new Map<string, string | null>();
  for (const { article } of dossiers.flatMap(({ readings }) => readings)) {
    if (article.outletName === null) continue;
    const site = webAddressOf(article) !== null && URL.canParse(article.url ?? "") ? new URL(article.url ?? "").origin : null;
    found.set(article.outletName, found.get(article.outletName) ?? site);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, htmlUrl]) => (htmlUrl === null ? { text } : { text, htmlUrl }));
}

/** The feeds that are followed and the outlets that were read, for a newsreader. */
export const sourcesOpml: Format = {
  id: "opml",
  file: "sources.opml",
  summary: "followed feeds and outlets read, for a newsreader",
  mediaType: "text/x-opml",
  local: false,
  async write(shared, { feeds }) {
    const { generateOpml } = await import("feedsmith");
    const outlets = sites(shared);
    return generateOpml({
      head: { title: "unecho: sources" },
      body: {
        outlines: [
          ...(feeds.length === 0 ? [] : [{ text: "Feeds", outlines: feeds.map(({ title, url }) => ({ text: title, title, type: "rss", xmlUrl: url })) }]),
          ...(outlets.length === 0 ? [] : [{ text: "Outlets", outlines: [...outlets] }]),
        ],
      },
    });
  },
};
