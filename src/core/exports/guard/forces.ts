import type { Claim, Instant, MentionOf, PlaceId, Reading, Span } from "../../model/index.ts";
import type { HarmPack, LanguagePack } from "../../packs/index.ts";
import type { Gazetteer } from "../../packs/places.ts";
import type { Region } from "../../packs/regions.ts";
import { instantMinutes } from "../../text/calendar.ts";
import { findPhrases, type PhraseSet, readPhraseTokens } from "../../text/phrases.ts";
import { splitSentences } from "../../text/segment.ts";

/** Hours that must have passed since a report before it may tell where forces are more finely than by region. It can be lengthened, not shortened. */
export const SHORTEST_DELAY_HOURS = 72;

/** A place that tells where forces are, in a sentence of a report that is too new. */
export interface HiddenPlace {
  readonly sentence: Span;
  readonly span: Span;
  readonly name: string;
  /** The first-order division it lies in, or the country where that is all we know; null when it is in no gazetteer. */
  readonly region: Region | null;
}

/** Kinds of claims that tell where forces stand or go unless they speak of somebody else. */
const POSITIONAL: ReadonlySet<Claim["kind"]> = new Set<Claim["kind"]>(["movement", "control", "capability"]);

/** A phrase of the set stands between two offsets, outside the stretches given: an army that only speaks is nowhere in particular. */
function has(set: PhraseSet<string>, text: string, { start, end }: Span, outside: readonly Span[] = []): boolean {
  const tokens = readPhraseTokens(text, start, end);
  return findPhrases(set, tokens).some(({ from, to }) => {
    const hit = { start: tokens[from]?.start ?? end, end: tokens[to - 1]?.end ?? end };
    return !outside.some((span) => overlaps(span, hit));
  });
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Where the voices of an article are named. */
const voicesIn = ({ claims, attributions }: Reading): readonly Span[] => [
  ...claims.flatMap((claim) => claim.attribution.map(({ span }) => span)),
  ...attributions.flatMap(({ source, voices }) => [...source, ...voices.map(({ span }) => span)]),
];

/** The claim tells where forces are or go. */
export function tellsOfForces(claim: Claim, reading: Reading, pack: HarmPack): boolean {
  const { text } = reading.article;
  if (has(pack.forces, text, claim.kind === "statement" ? claim.sentence : claim.span, voicesIn(reading))) return true;
  if (!POSITIONAL.has(claim.kind)) return false;
  const movers = ["moved", "actor"].flatMap((role) => (claim.roles[role] ?? []).map(({ span }) => span));
  return !(movers.length > 0 ? movers : [claim.span]).some((span) => has(pack.civilians, text, span));
}

/** How an article stands to the delay. `undated`: it may be new, so nothing finer than a region leaves as a coordinate. */
export type Freshness = "new" | "undated" | "old";

/** New when it was reported less than the delay before the moment described, or after it. */
export function freshnessOf(published: Instant | null, asOf: Instant | null, delayHours: number): Freshness {
  if (published === null || asOf === null) return "undated";
  const age = instantMinutes(asOf) - instantMinutes(published);
  return age >= Math.max(delayHours, SHORTEST_DELAY_HOURS) * 60 ? "old" : "new";
}

/** Fine enough to point at forces: anything but a first-order division, a country, or a region as large as several. */
function isFine(id: PlaceId | null, precision: number): boolean {
  if (precision === 4 || precision === 6) return false;
  return !(id?.startsWith("region:") === true && precision === 5);
}

/** The first-order division a place lies in; its country where the division is unknown. */
export function regionOf(name: string, id: PlaceId | null, gazetteer: Gazetteer): Region | null {
  const known = id === null ? undefined : gazetteer.find(name).find((place) => place.id === id);
  const division = known?.parent == null ? undefined : gazetteer.division(known.parent);
  return division ?? (known?.country == null ? undefined : gazetteer.country(known.country)) ?? null;
}

/** A name in a role: begins with a capital somewhere. */
const CAPITAL = /\p{Lu}/u;

/** Roles whose fillers are places when they carry a name. */
const PLACE_ROLES = ["object", "place", "from", "to"] as const;

/** The fine places of one sentence: those the text mentions, those of its claims, and names in roles of place that no gazetteer knows. */
function finePlaces(sentence: Span, claims: readonly Claim[], reading: Reading, gazetteer: Gazetteer): readonly HiddenPlace[] {
  const mentioned = reading.mentions.filter(
    (mention): mention is MentionOf<"place"> & typeof mention => mention.kind === "place" && overlaps(mention.span, sentence),
  );
  const found = new Map<string, HiddenPlace>();
  const add = (span: Span, name: string, id: PlaceId | null): void => {
    found.set(`${span.start}-${span.end}`, { sentence, span, name, region: regionOf(name, id, gazetteer) });
  };
  for (const { span, name, place, precision } of claims.flatMap((claim) => claim.places)) if (isFine(place, precision)) add(span, name, place);
  for (const { span, name, place, precision, metonym } of mentioned) if (!metonym && isFine(place, precision)) add(span, name, place);
  for (const { span } of claims.flatMap((claim) => PLACE_ROLES.flatMap((role) => claim.roles[role] ?? []))) {
    const words = reading.article.text.slice(span.start, span.end);
    const known = mentioned.some((mention) => overlaps(mention.span, span)) || [...found.values()].some((place) => overlaps(place.span, span));
    if (!known && overlaps(span, sentence) && CAPITAL.test(words) && !isSide(words, gazetteer)) add(span, words, null);
  }
  return [...found.values()];
}

/** Begins with the name of a country or its people: a side, not a spot. */
const isSide = (words: string, gazetteer: Gazetteer): boolean => {
  const first = words.replace(/^(?:the|a|an) /i, "").split(/[^\p{L}-]/u, 1)[0] ?? "";
  return gazetteer.find(first).some((place) => place.kind === "country" || place.adjective);
};

/** Sentences of an article that speak of forces, whether or not a claim was read in them. */
function sentencesOnForces(reading: Reading, { harm, general }: LanguagePack): readonly Span[] {
  const { blocks, text } = reading.article;
  const voices = voicesIn(reading);
  return blocks.flatMap(({ span }) =>
    has(harm.forces, text, span, voices) ? splitSentences(text, span, general.segment).filter((sentence) => has(harm.forces, text, sentence, voices)) : [],
  );
}

/** Every place of a reading that tells where forces are. One mention of forces, or one claim about them, makes its whole sentence one. */
export function findForcePlaces(reading: Reading, pack: LanguagePack, gazetteer: Gazetteer): readonly HiddenPlace[] {
  const sentences = new Map<string, Span>();
  const keep = ({ start, end }: Span): void => {
    sentences.set(`${start}-${end}`, { start, end });
  };
  sentencesOnForces(reading, pack).forEach(keep);
  for (const claim of reading.claims) if (tellsOfForces(claim, reading, pack.harm)) keep(claim.sentence);
  const places = new Map<string, HiddenPlace>();
  for (const sentence of sentences.values()) {
    const claims = reading.claims.filter((claim) => overlaps(claim.sentence, sentence));
    for (const place of finePlaces(sentence, claims, reading, gazetteer)) places.set(`${place.span.start}-${place.span.end}`, place);
  }
  return [...places.values()];
}
