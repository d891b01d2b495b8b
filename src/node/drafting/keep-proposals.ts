import { z } from "zod";
import type { Article, Kind, MentionOf, Reading, Span } from "../../core/model/index.ts";
import { kinds } from "../../core/packs/claims.ts";
import type { Draft } from "../app/drafts.ts";

/** Most proposals of one answer that are looked at. */
export const MOST_PROPOSALS = 50;

const proposal = z.strictObject({
  quotation: z.string().min(1).max(1000),
  kind: z.enum(kinds),
  figures: z.array(z.string().min(1).max(100)).max(10).default([]),
  speaker: z.string().min(1).max(200).nullable().default(null),
  place: z.string().min(1).max(200).nullable().default(null),
});

const answer = z.object({ claims: z.array(z.unknown()).max(MOST_PROPOSALS) });

/** Why a proposal was not kept. */
export type Refusal = "not-json" | "shape" | "quotation" | "furniture" | "figure" | "speaker" | "place" | "repeated";

export interface Kept {
  readonly proposed: number;
  readonly drafts: readonly Draft[];
  readonly refused: Readonly<Partial<Record<Refusal, number>>>;
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Where a quotation stands byte for byte, outside page furniture; the reason where it does not. */
function placeOf(quotation: string, { text, blocks }: Article): Span | Refusal {
  const furniture = blocks.filter(({ role }) => role === "boilerplate");
  let found = false;
  for (let at = text.indexOf(quotation); at >= 0; at = text.indexOf(quotation, at + 1)) {
    const span = { start: at, end: at + quotation.length };
    if (!furniture.some((block) => overlaps(block.span, span))) return span;
    found = true;
  }
  return found ? "furniture" : "quotation";
}

/** What our own reader found inside a quotation. */
function readInside({ article, mentions, claims }: Reading, span: Span) {
  const words = (part: Span): string => article.text.slice(part.start, part.end);
  const inside = mentions.filter((mention) => within(mention.span, span));
  const figures = inside.filter(
    (mention): mention is (typeof mentions)[number] & MentionOf<"quantity"> => mention.kind === "quantity" && mention.figure.aside === null,
  );
  const voices = claims.flatMap(({ attribution }) => attribution).filter((voice) => !voice.anonymous && within(voice.span, span));
  const actors = inside.flatMap((mention) => (mention.kind === "actor" ? [words(mention.span), mention.name] : []));
  return {
    figures: new Set(figures.flatMap((mention) => [words(mention.span), words(mention.figure.number)])),
    // a name our reader resolved from elsewhere ("he") does not stand here: only what the quotation itself writes
    names: new Set([...actors, ...voices.flatMap(({ name }) => name ?? [])].filter((name) => words(span).includes(name))),
    places: new Set(inside.flatMap((mention) => (mention.kind === "place" ? [words(mention.span), mention.name] : []))),
  };
}

function keepOne(raw: unknown, reading: Reading, sent: string): Omit<Draft, "id"> | Refusal {
  const parsed = proposal.safeParse(raw);
  if (!parsed.success) return "shape";
  const { quotation, kind, figures, speaker, place } = parsed.data;
  // what was not sent cannot have been read: a name that stood for a role comes from elsewhere
  if (!sent.includes(quotation)) return "quotation";
  const span = placeOf(quotation, reading.article);
  if (typeof span === "string") return span;
  const found = readInside(reading, span);
  if (!figures.every((figure) => found.figures.has(figure))) return "figure";
  if (speaker !== null && !found.names.has(speaker)) return "speaker";
  if (place !== null && !found.places.has(place)) return "place";
  return { kind: kind as Kind, span, quotation, figures, speaker, place };
}

function readClaims(content: string): readonly unknown[] | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return "not-json";
  }
  const parsed = answer.safeParse(value);
  return parsed.success ? parsed.data.claims : "shape";
}

/**
 * Of what a model proposed, what stands: its quotation byte for byte in the report and in what was sent, and every figure, speaker and place
 * found inside the quotation by our own reader. No word of the model is kept but those. Pure.
 */
export function keepProposals(content: string, reading: Reading, sent: string): Kept {
  const claims = readClaims(content);
  if (typeof claims === "string") return { proposed: 0, drafts: [], refused: { [claims]: 1 } };
  const refused: Partial<Record<Refusal, number>> = {};
  const drafts = new Map<string, Draft>();
  for (const raw of claims) {
    const kept = keepOne(raw, reading, sent);
    const id = typeof kept === "string" ? "" : `${reading.article.id}:${kept.span.start}-${kept.span.end}:draft-${kept.kind}`;
    const why = typeof kept === "string" ? kept : drafts.has(id) ? "repeated" : null;
    if (typeof kept === "string" || why !== null) refused[why ?? "shape"] = (refused[why ?? "shape"] ?? 0) + 1;
    else drafts.set(id, { id, ...kept });
  }
  return { proposed: claims.length, drafts: [...drafts.values()].sort((a, b) => a.span.start - b.span.start), refused };
}
