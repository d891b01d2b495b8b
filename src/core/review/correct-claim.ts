import type { Article, Claim, ClaimPlace, Quantity, Reading, Span, Voice } from "../model/index.ts";
import { foldWord } from "../text/name-words.ts";
import { readMoment } from "./correct-article.ts";

const POLARITIES: readonly unknown[] = ["asserted", "denied"] satisfies readonly Claim["polarity"][];
const MODALITIES: readonly unknown[] = ["fact", "hedged", "unverified", "planned"] satisfies readonly Claim["modality"][];

/** Low and high end of a corrected figure, in base units; null is open. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

const isBound = (value: unknown): value is number | null => value === null || (typeof value === "number" && Number.isFinite(value));

const isBounds = (value: unknown): value is Bounds =>
  typeof value === "object" && value !== null && "low" in value && "high" in value && isBound(value.low) && isBound(value.high);

function quantityWithin(quantity: Quantity, { low, high }: Bounds): Quantity | null {
  if (low === null && high === null) return null;
  if (low !== null && high !== null && low > high) return null;
  const qualifier = low === null ? "at-most" : high === null ? "at-least" : low === high ? "exact" : "range";
  return { ...quantity, low, high, best: low !== null && high !== null ? (low + high) / 2 : (low ?? high), qualifier };
}

/** Where a name stands in a text as whole words; null when it does not. */
export function findOnRecord(text: string, name: string): Span | null {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));
  for (let at = text.indexOf(name); at >= 0 && name !== ""; at = text.indexOf(name, at + 1)) {
    if (!isLetter(at - 1) && !isLetter(at + name.length)) return { start: at, end: at + name.length };
  }
  return null;
}

/**
 * The chain with another speaker at its end, or with none. A name must stand in the article: who the article leaves unnamed stays so.
 */
function correctSpeaker(claim: Claim, article: Article, value: unknown): Claim | null {
  const last = claim.attribution.at(-1);
  const isOutlet = last !== undefined && (last.outlet !== null || last.kind === "outlet" || last.kind === "agency");
  const before = isOutlet ? claim.attribution : claim.attribution.slice(0, -1);
  if (value === null) return { ...claim, attribution: before, manner: before.length === 0 ? null : claim.manner, observed: false };
  if (typeof value !== "string") return null;
  const known = isOutlet ? undefined : last;
  // a voice that the text leaves unnamed gets the name its own sentence gives it, and no other
  const text = known?.anonymous === true ? article.text.slice(0, claim.sentence.end) : article.text;
  const from = known?.anonymous === true ? claim.sentence.start : 0;
  const span = findOnRecord(text.slice(from), value);
  if (span === null) return null;
  const key = value.split(" ").map(foldWord).join(" ");
  const voice: Voice = {
    span: { start: span.start + from, end: span.end + from },
    name: value,
    role: null,
    kind: known?.kind ?? "official",
    anonymous: false,
    outlet: null,
    key,
    self: false,
  };
  return { ...claim, attribution: [...before, voice], manner: claim.manner ?? "said", observed: false };
}

/** Precision of a name that no list knows: somewhere vague. */
const VAGUE = 5;

/** The claim at another place, or at none. A name must stand in the article, and is placed as the article's other words place it: never finer. */
function correctPlace(claim: Claim, { article, mentions }: Grounds, value: unknown): Claim | null {
  if (value === null) return { ...claim, places: [] };
  if (typeof value !== "string") return null;
  const span = findOnRecord(article.text, value);
  if (span === null) return null;
  const known = mentions.find((mention) => mention.kind === "place" && mention.name === value && mention.place !== null);
  const place: ClaimPlace =
    known?.kind === "place"
      ? { name: value, place: known.place, latitude: known.latitude, longitude: known.longitude, precision: known.precision, span: known.span }
      : { name: value, place: null, latitude: null, longitude: null, precision: VAGUE, span };
  return { ...claim, places: [place] };
}

/** What a correction is held against: the article of the claim, and what it names. */
export type Grounds = Pick<Reading, "article" | "mentions">;

/** A claim with one field as an analyst corrected it; null when the field or the value is none this claim can have. */
export function correctClaim(claim: Claim, grounds: Grounds, field: string, value: unknown): Claim | null {
  switch (field) {
    case "value": {
      const { figure } = claim;
      if (figure === null || !isBounds(value)) return null;
      const quantity = quantityWithin(figure.figure.quantity, value);
      return quantity === null ? null : { ...claim, figure: { ...figure, figure: { ...figure.figure, quantity } } };
    }
    case "polarity":
      return POLARITIES.includes(value) ? { ...claim, polarity: value as Claim["polarity"] } : null;
    case "modality":
      return MODALITIES.includes(value) ? { ...claim, modality: value as Claim["modality"] } : null;
    case "background":
    case "outdated":
    case "observed":
      return typeof value === "boolean" ? { ...claim, [field]: value } : null;
    case "what":
      return typeof value === "string" && value !== "" ? { ...claim, what: value } : null;
    case "date": {
      const moment = typeof value === "string" ? readMoment(value) : null;
      return moment === null ? null : { ...claim, time: { from: moment.from, to: moment.to, basis: "stated" } };
    }
    case "speaker":
      return correctSpeaker(claim, grounds.article, value);
    case "place":
      return correctPlace(claim, grounds, value);
    default:
      return null;
  }
}
