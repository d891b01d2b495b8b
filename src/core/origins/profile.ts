import type { SourceKind } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { clash, isWithin, type NameWord, readWords, samePerson } from "../text/name-words.ts";
import { type Parts, readParts } from "./name-parts.ts";

/** What a voice's name and role tell about who it is. */
export interface Profile extends Pick<Parts, "body" | "words" | "places" | "speaks" | "holder"> {
  /** Name words of a person, null for a body. */
  readonly person: readonly string[] | null;
  /** The body's state, named by its country or capital alone. */
  readonly metonym: boolean;
  /** Words of description alone, with nothing that tells it from others: "the operator". */
  readonly plain: boolean;
  /** A lone word that no text of the story explains: it may be anybody. */
  readonly unknown: boolean;
  /** Written without a capital, so a description that others may word otherwise: "the weather service". */
  readonly described: boolean;
  /** The country or people of a voice of state, as a key; null otherwise. */
  readonly side: string | null;
}

/** What is needed of a voice to make its profile. */
export interface Named {
  readonly name: string;
  readonly role: string | null;
  readonly kind: SourceKind;
  /** What the finder of mentions took it for, null when unknown. */
  readonly entity: "person" | "organisation" | "group" | "metonym" | null;
}

const textOf = (words: readonly NameWord[]): string => words.map(({ text }) => text).join(" ");

/** "The Norlandian side": the state of that people; undefined for any other name. */
const sideNamed = (words: readonly NameWord[], pack: VoicesPack): string | undefined =>
  words.slice(-1).some(({ text }) => pack.sideNouns.has(text)) ? pack.sides.get(textOf(words.slice(0, -1))) : undefined;

/** Reads a named voice; `placeOf` tells place words of the story. */
export function readProfile(voice: Named, placeOf: (word: string) => string | null, pack: VoicesPack): Profile {
  const words = readWords(voice.name);
  const name = readParts(words, placeOf, pack);
  const roleWords = readWords(voice.role ?? "");
  const role = readParts(roleWords, placeOf, pack);
  const isEmpty = (word: NameWord): boolean => pack.small.has(word.text) || pack.blank.has(word.text);
  const alone = words.filter((word) => !isEmpty(word));
  const every = (test: (word: NameWord) => boolean): boolean => alone.length > 0 && alone.every(test);
  const peoplesSide = sideNamed(alone, pack);
  // "The Hague" with its article, "the Netherlands" without
  const wholeSide = pack.sides.get(textOf(words)) ?? pack.sides.get(textOf(alone)) ?? peoplesSide;
  const capitals = every((word) => word.capital);
  const titled = words.some((word) => pack.blank.has(word.text));
  const known = every((word) => placeOf(word.text) !== null) || wholeSide !== undefined;
  const bodily = name.body !== null || name.document || [...name.words].some((word) => pack.genericBodies.has(word));
  // "Lund police, Norway": the country, where one is named; of several places the first by name, in whatever order they are written
  const firstOf = (places: ReadonlySet<string>): string | null => {
    const sorted = [...places].sort();
    return sorted.find((place) => pack.sides.has(place)) ?? sorted[0] ?? null;
  };
  const state = (body: string | null, places: ReadonlySet<string>): string | null => (body !== null && pack.state.has(body) ? firstOf(places) : null);
  const rank = roleWords.length > 0 && roleWords.every(isEmpty);
  const personal =
    // "The acting governor" is a person without a name: then the office says who.
    (voice.entity === "person" && name.body === null && alone.some((word) => word.capital)) ||
    (voice.entity === null &&
      !bodily &&
      capitals &&
      voice.kind !== "document" &&
      alone.length <= 4 &&
      (titled || rank || role.speaks || (words.length >= 2 && !known)));
  if (personal) {
    return {
      person: alone.map((word) => word.text),
      body: role.body,
      words: role.words,
      places: role.places,
      speaks: role.speaks && (role.body !== null || role.words.size > 0),
      holder: role.holder,
      metonym: false,
      plain: false,
      unknown: false,
      described: false,
      side: state(role.body, role.places),
    };
  }
  const lone = alone.length === 1 && capitals && voice.role === null && voice.entity !== "organisation" && voice.entity !== "group";
  const stately = !bodily && (voice.kind === "official" || voice.kind === "military" || voice.entity === "metonym");
  if ((known || lone) && (stately || peoplesSide !== undefined)) {
    const places = new Set(wholeSide === undefined ? alone.map((word) => placeOf(word.text) ?? word.text) : [wholeSide]);
    return {
      person: null,
      body: "government",
      words: new Set(),
      places,
      speaks: true,
      holder: false,
      metonym: true,
      plain: false,
      unknown: !known,
      described: false,
      side: known ? firstOf(places) : null,
    };
  }
  const bodyless = name.body === null && name.words.size === 0;
  return {
    person: null,
    body: bodyless ? role.body : name.body,
    words: bodyless ? name.places : name.words,
    places: name.places,
    speaks: true,
    holder: name.holder,
    metonym: false,
    plain: name.body === null && name.places.size === 0 && name.generic && !words.some((word) => word.capital),
    unknown: bodyless && name.places.size === 0,
    described: !words.some((word) => word.capital && placeOf(word.text) === null),
    side: state(name.body, name.places),
  };
}

const core = (words: ReadonlySet<string>, pack: VoicesPack): ReadonlySet<string> => new Set([...words].filter((word) => !pack.genericBodies.has(word)));

const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => isWithin(a, b) || isWithin(b, a);

/** The bodies two profiles speak for can be one: same class, and neither says what the other does not allow. */
export function sameBody(a: Profile, b: Profile, pack: VoicesPack): boolean {
  if (a.body !== b.body) return false;
  const apart = clash(a.places, b.places);
  if (a.body !== null) return !apart && within(a.words, b.words);
  if (a.words.size === 0 || b.words.size === 0) return false;
  const [left, right] = [core(a.words, pack), core(b.words, pack)];
  const bare = left.size === 0 || right.size === 0;
  // "The Velmoran institute" describes the one institute of the story, in whatever town its name puts it.
  if (apart && (a.described === b.described || !bare)) return false;
  // Descriptions vary the common noun ("weather service", "meteorological institute"); what stands before it decides.
  if ((a.described || b.described) && !bare) return within(left, right);
  return isPartOf(a, b) || isPartOf(b, a);
}

/** All that one name says stands in the other; a description may put the body elsewhere. */
const isPartOf = (a: Profile, b: Profile): boolean => isWithin(a.words, b.words) && (a.described || isWithin(a.places, b.places));

/** One person, going by the names. */
export function samePersonProfile(a: Profile, b: Profile): boolean {
  if (a.person === null || b.person === null) return false;
  return samePerson(a.person, b.person) || (sameOffice(a, b) && samePerson(shortened(a.person), shortened(b.person)));
}

/** Both hold an office of one kind, and nothing says that it is not one office. */
const sameOffice = (a: Profile, b: Profile): boolean =>
  a.holder && b.holder && a.body === b.body && (a.body !== null || a.words.size > 0) && !clash(a.places, b.places) && !clash(a.words, b.words);

/** Initials and surname: two spellings of a name of another script begin alike ("Abdulmenam" and "Abdel Moneim"). */
const shortened = (name: readonly string[]): readonly string[] => name.map((word, at) => (at < name.length - 1 ? word.charAt(0) : word));

/** How much a body's description says: the more, the earlier it is placed. */
export const specificity = (profile: Profile): number =>
  profile.words.size * 2 + profile.places.size - (profile.plain ? 5 : 0) - (profile.body === null && isWithin(profile.words, profile.places) ? 20 : 0);
