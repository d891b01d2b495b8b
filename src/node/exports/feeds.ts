import { storyLink } from "../../core/exports/permalinks.ts";
import type { Shared } from "../../core/exports/shareable.ts";
import { feedEntries, feedNote, feedTitle } from "./feed-entries.ts";
import type { Format, WriteOptions } from "./format.ts";
import { type FeedBody, writeAtom, writeJsonFeed } from "./write-feed.ts";

const homeOf = ({ dossiers }: Shared, { base }: WriteOptions): string =>
  dossiers.length === 1 && dossiers[0] !== undefined ? storyLink(base, dossiers[0].story.id) : `${base}/`;

function bodyOf(shared: Shared, options: WriteOptions): FeedBody {
  const entries = feedEntries(shared, options);
  return {
    home: homeOf(shared, options),
    title: feedTitle(shared),
    note: feedNote(shared),
    // the newest change, or the moment described
    updated: entries[0]?.updated ?? options.asOf ?? "1970-01-01T00:00:00.000Z",
    version: options.version,
    entries,
  };
}

/** Findings as an Atom feed: a change comes up again in every newsreader. */
export const atomFeed: Format = {
  id: "atom",
  file: "feed.atom",
  summary: "findings as an Atom feed, newest report first",
  mediaType: "application/atom+xml",
  local: false,
  write: (shared, options) => writeAtom(bodyOf(shared, options)),
};

/** The same as JSON Feed 1.1. */
export const jsonFeed: Format = {
  id: "json-feed",
  file: "feed.json",
  summary: "findings as a JSON feed",
  mediaType: "application/feed+json",
  local: false,
  write: (shared, options) => writeJsonFeed(bodyOf(shared, options)),
};
