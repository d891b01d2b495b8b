import { foldWord } from "../text/name-words.ts";
import { byFirst } from "./by-first.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const shape = z.object({
  spokes: words,
  heads: words,
  bodies: z.record(
    z.string(),
    z.object({
      state: z.boolean().default(false),
      whole: z.boolean().default(false),
      nouns: words,
      adjectives: words.default([]),
      offices: words,
    }),
  ),
  generic_bodies: words,
  plain_bodies: words,
  documents: words,
  hearsay: words,
  anybody: words,
  people: words,
  office_holders: words,
  blank: words,
  others: words,
  seats: words,
  outlet_nouns: words,
  small: words,
  spellings: z.record(z.string(), z.string()),
  side_nouns: words,
  camps: z.array(words.min(1)),
  directions: words,
  sides: z.array(words.min(1)),
});

/** What a word or phrase of a voice's name or role says about who speaks. */
export type VoiceWord =
  | { readonly kind: "spokes" }
  | { readonly kind: "head" }
  | { readonly kind: "body"; readonly body: string }
  | { readonly kind: "adjective"; readonly body: string }
  | { readonly kind: "office"; readonly body: string };

/** Compiled form of voices.yaml: how names and roles of sources are taken apart. */
export interface VoicesPack {
  /** Longest phrase, in words, of `phrases`. */
  readonly longest: number;
  readonly phrases: ReadonlyMap<string, VoiceWord>;
  readonly state: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
  readonly genericBodies: ReadonlySet<string>;
  readonly plainBodies: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly hearsay: ReadonlySet<string>;
  readonly anybody: ReadonlySet<string>;
  /** Words for people by trade, place or part in the event. */
  readonly people: ReadonlySet<string>;
  readonly officeHolders: ReadonlySet<string>;
  readonly blank: ReadonlySet<string>;
  /** Words that set an unnamed group apart from one mentioned before it: "another". */
  readonly others: ReadonlySet<string>;
  /** Words before the place where a body sits: "in". */
  readonly seats: ReadonlySet<string>;
  /** Common nouns that say of a name that it is an outlet's. */
  readonly outletNouns: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
  readonly spellings: ReadonlyMap<string, string>;
  /** Words for a part of a country: whose it is, they do not say. */
  readonly directions: ReadonlySet<string>;
  /** Nouns that with the name of a people mean its state. */
  readonly sideNouns: ReadonlySet<string>;
  /** Plain words for who is on one side of a conflict, each to the first word of its list: two lists are never the same people. */
  readonly camps: ReadonlyMap<string, string>;
  /** Every name of a side to its key. */
  readonly sides: ReadonlyMap<string, string>;
}

/** Every name of a side to its key: those voices.yaml lists, then the names and peoples of the countries it does not. */
function compileSides(listed: readonly (readonly string[])[], countries: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const sides = new Map(byFirst(listed));
  for (const names of countries) {
    const folded = names.map(foldWord);
    const [key] = [...folded.flatMap((name) => sides.get(name) ?? []), ...folded];
    for (const name of folded) if (key !== undefined && !sides.has(name)) sides.set(name, key);
  }
  return sides;
}

/** Checks and compiles voices.yaml; `countries` are the names of each country and of its people, the country's own first. */
export function compileVoicesPack(file: PackFile, countries: readonly (readonly string[])[] = []): VoicesPack {
  const raw = checkShape(shape, file);
  const phrases = new Map<string, VoiceWord>();
  for (const phrase of raw.spokes) phrases.set(phrase, { kind: "spokes" });
  for (const phrase of raw.heads) phrases.set(phrase, { kind: "head" });
  for (const [body, entry] of Object.entries(raw.bodies)) {
    for (const phrase of entry.adjectives) phrases.set(phrase, { kind: "adjective", body });
    for (const phrase of entry.nouns) phrases.set(phrase, { kind: "body", body });
    for (const phrase of entry.offices) phrases.set(phrase, { kind: "office", body });
  }
  const flagged = (flag: "state" | "whole"): ReadonlySet<string> => new Set(Object.entries(raw.bodies).flatMap(([body, entry]) => (entry[flag] ? [body] : [])));
  return {
    longest: Math.max(1, ...[...phrases.keys()].map((phrase) => phrase.split(" ").length)),
    phrases,
    state: flagged("state"),
    whole: flagged("whole"),
    genericBodies: new Set(raw.generic_bodies),
    plainBodies: new Set(raw.plain_bodies),
    documents: new Set(raw.documents),
    hearsay: new Set(raw.hearsay),
    anybody: new Set(raw.anybody),
    people: new Set(raw.people),
    officeHolders: new Set(raw.office_holders),
    blank: new Set(raw.blank),
    others: new Set(raw.others),
    seats: new Set(raw.seats),
    outletNouns: new Set(raw.outlet_nouns),
    small: new Set(raw.small),
    spellings: new Map(Object.entries(raw.spellings)),
    directions: new Set(raw.directions),
    camps: new Map([...byFirst(raw.camps)].map(([word, first]) => [foldWord(word), first] as const)),
    sideNouns: new Set(raw.side_nouns),
    sides: compileSides(raw.sides, countries),
  };
}
