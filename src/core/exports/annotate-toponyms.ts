import type { Mention } from "../model/index.ts";

/** The place names of a document; coordinates are null until one candidate remains. */
export function annotateToponyms(mentions: readonly Mention[]) {
  return mentions.flatMap((mention) =>
    mention.kind === "place"
      ? [{ start: mention.span.start, end: mention.span.end, name: mention.name, lat: mention.latitude, lon: mention.longitude, place: mention.place }]
      : [],
  );
}
