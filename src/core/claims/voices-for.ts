import type { Attribution, Span, Voice } from "../model/index.ts";

/** Share of a span that the content of an attribution must cover to speak for it. */
const MIN_COVER = 0.8;

/** False for what is only taken a stand on or left unsaid, and for an issuer that names itself in its own text: nobody vouches for it beyond the article. */
function vouches(attribution: Attribution): boolean {
  const only = attribution.voices.length === 1 ? attribution.voices[0] : undefined;
  if (only?.self === true && only.kind !== "outlet" && only.kind !== "agency") return false;
  if (attribution.rule === "noun/that" && attribution.source.length === 0) return false;
  return !attribution.rule.endsWith("/unsaid") && attribution.rule !== "verb/stance" && attribution.rule !== "phrase/citing";
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** Length of the reporting clause inside a span: from the first to the last word of source, cue and voices, content not counted. */
function frameLength(attribution: Attribution, span: Span): number {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const part of [...attribution.source, ...attribution.cue, ...attribution.voices.map((voice) => voice.span)]) {
    if (overlap(part, span) === 0) continue;
    start = Math.min(start, Math.max(part.start, span.start));
    end = Math.max(end, Math.min(part.end, span.end));
  }
  if (end <= start) return 0;
  return end - start - attribution.content.reduce((sum, part) => sum + overlap(part, { start, end }), 0);
}

/**
 * The act of attribution that governs a span: the one with the smallest content that covers at least four fifths of it, source and cue
 * inside the span not counted; null where the article speaks in its own voice.
 */
export function attributionFor(attributions: readonly Attribution[], span: Span): Attribution | null {
  let best: Attribution | null = null;
  let size = Number.POSITIVE_INFINITY;
  for (const attribution of attributions) {
    if (!vouches(attribution)) continue;
    const covered = attribution.content.reduce((sum, part) => sum + overlap(part, span), 0);
    if (covered === 0) continue;
    const length = span.end - span.start - frameLength(attribution, span);
    const total = lengthOf(attribution.content);
    if (covered < MIN_COVER * length || total >= size) continue;
    best = attribution;
    size = total;
  }
  return best;
}

/** Who says what stands in a span, outermost first; empty where the article speaks in its own voice. */
export function voicesFor(attributions: readonly Attribution[], span: Span): readonly Voice[] {
  return attributionFor(attributions, span)?.voices ?? [];
}
