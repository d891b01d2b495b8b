import { type Features, readFeatures } from "../src/core/corroboration/features.ts";
import type { Item } from "../src/core/corroboration/item.ts";
import type { Claim, Figure, Origin } from "../src/core/model/index.ts";
import { buildReading, type ClaimSketch } from "./build-reading.ts";

/** What is special about an item; the rest is that of a rising figure that a named official gives. */
export interface ItemSketch extends Partial<Omit<Item, "claim" | "quantity" | "article">> {
  readonly id?: string;
  readonly article?: string;
  readonly says?: Partial<ClaimSketch>;
  readonly claim?: Partial<Claim>;
  readonly figure?: Partial<Figure>;
}

/** A named official, or whoever `more` makes of them. */
export const buildVoice = (name: string, more: Partial<Origin> = {}): Origin => ({
  id: name,
  label: name,
  kind: "person",
  source: "official",
  speaker: name,
  named: true,
  outlet: null,
  party: null,
  claims: [],
  ...more,
});

/** The text itself, with nobody named behind it. */
export const plainText: Origin = buildVoice("unattributed", { kind: "unattributed", source: null, speaker: null, named: false });

/** One claim as grouping sees it, made by hand. */
export function buildItem({ id = "a:00", article = id.slice(0, 1), says = {}, claim: more = {}, figure = {}, ...rest }: ItemSketch = {}): Item {
  const reading = buildReading({ id: article, claims: [{ sentence: "The ferry sank.", ...says }] });
  const [built] = reading.claims;
  if (built === undefined) throw new Error("no claim");
  const measured = built.figure === null ? null : { ...built.figure, figure: { ...built.figure.figure, ...figure } };
  const claim: Claim = { ...built, id, figure: measured, ...more };
  return {
    claim,
    article: reading.article,
    origin: buildVoice("Ana Velic"),
    at: null,
    root: claim.article,
    quantity: claim.figure?.figure.quantity ?? null,
    facets: new Set(),
    counted: null,
    headline: false,
    measure: claim.what,
    goal: null,
    places: new Set(),
    terms: new Set(claim.terms),
    course: "rising",
    denies: claim.polarity === "denied",
    turns: false,
    negated: false,
    event: null,
    roleNames: new Map(),
    telling: false,
    ...rest,
  };
}

/** The features of claims of one story, each of a report of its own unless said otherwise. */
export function buildFeatures<Sketches extends readonly ItemSketch[]>(...sketches: Sketches): { readonly [At in keyof Sketches]: Features } {
  const items = sketches.map((sketch, at) => buildItem({ id: `${String.fromCharCode(97 + at)}:00`, ...sketch }));
  return [...readFeatures(items).values()] as unknown as { readonly [At in keyof Sketches]: Features };
}
