import type { ClaimPlace, Mention, MentionOf, Span } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { uposAt } from "../syntax/token-at.ts";

const within = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The places a stretch of text names, those left out that stand for a government ("Moscow said"). */
function placesIn(mentions: readonly Mention[], span: Span): readonly ClaimPlace[] {
  return mentions
    .filter((mention): mention is MentionOf<"place"> => mention.kind === "place" && !mention.metonym && within(span, mention.span))
    .map((mention) => ({
      name: mention.name,
      place: mention.place,
      latitude: mention.latitude,
      longitude: mention.longitude,
      precision: mention.precision,
      span: mention.span,
    }));
}

/** The stretches between the figures of a list: each from its figure to the next one, or from the one before it. */
function stretches(sentence: Span, figures: readonly Span[], side: "behind" | "before"): readonly Span[] {
  return figures.map((figure, order) =>
    side === "behind"
      ? { start: figure.end, end: figures[order + 1]?.start ?? sentence.end }
      : { start: figures[order - 1]?.end ?? sentence.start, end: figure.start },
  );
}

/** "In Al Haouz": a name behind a preposition, be it a place that no list knows. */
function namesPlace(sentence: Sentence, stretch: Span): boolean {
  return sentence.tokens.some(
    (token, at) =>
      token.upos === "PROPN" && within(stretch, token) && uposAt(sentence, at - 1) === "ADP" && (sentence.tokens[at - 1]?.start ?? -1) >= stretch.start,
  );
}

/** Each figure's own places; one without any shares those of its neighbour on that side, unless it names one that no list knows. */
function ownPlaces(sentence: Sentence, mentions: readonly Mention[], figures: readonly Span[], side: "behind" | "before"): readonly (readonly ClaimPlace[])[] {
  const parts = stretches(sentence, figures, side);
  const own = parts.map((part) => placesIn(mentions, part));
  return own.map((places, order) => {
    if (places.length > 0 || namesPlace(sentence, parts[order] ?? sentence)) return places;
    const shared = side === "behind" ? own.slice(order + 1) : own.slice(0, order).reverse();
    return shared.find((other) => other.length > 0) ?? [];
  });
}

/**
 * Where each figure of a sentence is said to hold. "12 died in Orle, five in Tessel and two in Brannow" gives each figure its own place, as does
 * "in Orle 12 people died, in Tessel five", once two figures have each their own. Otherwise the sentence's places are everybody's.
 */
export function placesFor(sentence: Sentence, mentions: readonly Mention[], figures: readonly Span[], figure: Span | null): readonly ClaimPlace[] {
  const all = placesIn(mentions, sentence);
  const order = figure === null ? -1 : figures.findIndex((one) => one.start === figure.start);
  if (figures.length < 2 || all.length < 2 || order < 0) return all;
  for (const side of ["behind", "before"] as const) {
    const parts = stretches(sentence, figures, side);
    const placed = parts.filter((part) => placesIn(mentions, part).length > 0).length;
    const last = side === "behind" ? parts.at(-1) : parts[0];
    // the list ends, or begins, with a place of its own; else what stands on this side belongs to something else
    if (placed < 2 || last === undefined || !namesPlace(sentence, last)) continue;
    return ownPlaces(sentence, mentions, figures, side)[order] ?? all;
  }
  return all;
}
