import type { SourceKind } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { foldWord, hasWord, isWithin, type NameWord, readWords, samePerson, sameSurname } from "../text/name-words.ts";

/** The one spelling used for comparing: "defense" and "defence" are one word, and so are "weather" and "meteorological". */
const spell = (word: string, pack: VoicesPack): string => pack.spellings.get(word) ?? word;

/** What a voice's name and role tell about who it is. */
export interface Profile {
  /** Name words of a person, null for a body. */
  readonly person: readonly string[] | null;
  /** Class of the body spoken for ("ministry", "police"), null when it is of no known class or none. */
  readonly body: string | null;
  /** What tells the body from others of its class: "interior", "civic", "observatory". */
  readonly words: ReadonlySet<string>;
  /** Places and peoples in it: "kelmara", "hask". */
  readonly places: ReadonlySet<string>;
  /** The person, text or group speaks for the body. */
  readonly speaks: boolean;
  /** A head or office holder rather than a spokesperson: the body has one of them. */
  readonly holder: boolean;
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

interface Parts {
  readonly body: string | null;
  readonly words: Set<string>;
  readonly places: Set<string>;
  readonly speaks: boolean;
  readonly holder: boolean;
  readonly document: boolean;
  readonly generic: boolean;
}

/** Words of the longest name of a country: "Saint Vincent and the Grenadines". */
const LONGEST_COUNTRY = 5;

/** A country named in several words ("Sri Lankan"), with its key; null where none begins. */
function countryAt(words: readonly NameWord[], at: number, pack: VoicesPack): { readonly key: string; readonly length: number } | null {
  for (let length = Math.min(LONGEST_COUNTRY, words.length - at); length > 1; length--) {
    const key = pack.sides.get(
      words
        .slice(at, at + length)
        .map(({ text }) => text)
        .join(" "),
    );
    if (key !== undefined) return { key, length };
  }
  return null;
}

/** Splits a name or role into the body, what distinguishes it, and whether it is spoken for. */
function readParts(words: readonly NameWord[], placeOf: (word: string) => string | null, pack: VoicesPack): Parts {
  let noun: string | null = null;
  let office: string | null = null;
  let adjective: string | null = null;
  let speaks = false;
  let holder = false;
  let document = false;
  let plain = false;
  const rest: string[] = [];
  const places = new Set<string>();
  for (let at = 0; at < words.length; ) {
    let taken = 0;
    for (let length = Math.min(pack.longest, words.length - at); length > 0 && taken === 0; length--) {
      const phrase = words
        .slice(at, at + length)
        .map((word) => word.text)
        .join(" ");
      const entry = pack.phrases.get(phrase);
      if (entry === undefined) continue;
      taken = length;
      if (entry.kind === "spokes") speaks = true;
      else if (entry.kind === "head") {
        speaks = true;
        holder = true;
      } else if (entry.kind === "body") {
        // In "Ministry of Defence of the Republic" and in "ministry of the interior's police" the first noun is the head.
        noun ??= entry.body;
        // "Kremlin", "White House": a body of one state whoever names it
        const side = pack.sides.get(phrase);
        if (side !== undefined) places.add(side);
      } else if (entry.kind === "adjective") {
        adjective ??= entry.body;
      } else {
        office ??= entry.body;
        speaks = true;
        holder = true;
      }
    }
    if (taken > 0) {
      at += taken;
      continue;
    }
    const country = countryAt(words, at, pack);
    if (country !== null) {
      places.add(country.key);
      at += country.length;
      continue;
    }
    const word = words[at]?.text ?? "";
    at++;
    // "The national institute in Lund": where it sits, not whose it is.
    if (pack.seats.has(word) && rest.some((known) => !pack.genericBodies.has(known) && placeOf(known) === null) && words[at]?.capital === true) {
      while (words[at]?.capital === true) at++;
      continue;
    }
    if (pack.small.has(word) || pack.blank.has(word)) continue;
    if (pack.documents.has(word)) document = true;
    else rest.push(word);
    if (pack.plainBodies.has(word)) plain = true;
  }
  const nothingElse = rest.every((word) => pack.plainBodies.has(word) || placeOf(word) !== null || pack.sides.has(word));
  const plainAlone = adjective !== null && nothingElse && (plain || document || speaks);
  const body = noun ?? office ?? (plainAlone ? adjective : null);
  const distinct = new Set<string>();
  for (const word of rest) {
    if (body !== null && pack.plainBodies.has(word)) continue;
    // What stands beside "government" or "regime" is whose it is.
    const place =
      pack.sides.get(word) ??
      placeOf(word) ??
      (body !== null && pack.whole.has(body) && !pack.genericBodies.has(word) && !pack.directions.has(word) ? word : null);
    if (place !== null && !pack.genericBodies.has(word)) places.add(place);
    else distinct.add(spell(word, pack));
  }
  const generic = [...distinct].every((word) => pack.genericBodies.has(word));
  return { body, words: distinct, places, speaks, holder, document, generic };
}

/** What is needed of a voice to make its profile. */
export interface Named {
  readonly name: string;
  readonly role: string | null;
  readonly kind: SourceKind;
  /** What the finder of mentions took it for, null when unknown. */
  readonly entity: "person" | "organisation" | "group" | "metonym" | null;
}

/** "The Norlandian side": the state of that people; undefined for any other name. */
function sideNamed(words: readonly NameWord[], pack: VoicesPack): string | undefined {
  const last = words.at(-1)?.text ?? "";
  if (words.length < 2 || !pack.sideNouns.has(last)) return undefined;
  return pack.sides.get(
    words
      .slice(0, -1)
      .map(({ text }) => text)
      .join(" "),
  );
}

/** Reads a named voice; `placeOf` tells place words of the story. */
export function readProfile(voice: Named, placeOf: (word: string) => string | null, pack: VoicesPack): Profile {
  const words = readWords(voice.name);
  const name = readParts(words, placeOf, pack);
  const role = voice.role === null ? null : readParts(readWords(voice.role), placeOf, pack);
  const whole = words.map((word) => word.text).join(" ");
  const alone = words.filter((word) => !pack.small.has(word.text) && !pack.blank.has(word.text));
  const peoplesSide = sideNamed(alone, pack);
  const wholeSide = pack.sides.get(whole) ?? peoplesSide;
  const capitals = alone.length > 0 && alone.every((word) => word.capital);
  const titled = words.length > alone.length && capitals;
  const known = (alone.length > 0 && alone.every((word) => placeOf(word.text) !== null)) || wholeSide !== undefined;
  const bodily = name.body !== null || name.document || [...name.words].some((word) => pack.genericBodies.has(word));
  const state = (body: string | null, places: ReadonlySet<string>): string | null =>
    body !== null && pack.state.has(body) ? ([...places].sort()[0] ?? null) : null;
  const rank = voice.role !== null && readWords(voice.role).every((word) => pack.blank.has(word.text) || pack.small.has(word.text));
  const personal =
    // "The acting governor" is a person without a name: then the office says who.
    (voice.entity === "person" && name.body === null && alone.some((word) => word.capital)) ||
    (voice.entity === null &&
      !bodily &&
      capitals &&
      voice.kind !== "document" &&
      alone.length <= 4 &&
      (titled || rank || role?.speaks === true || (alone.length >= 2 && !known)));
  if (personal) {
    const person = alone.map((word) => word.text);
    return {
      person,
      body: role?.body ?? null,
      words: role?.words ?? new Set(),
      places: role?.places ?? new Set(),
      speaks: role !== null && role.speaks && (role.body !== null || role.words.size > 0),
      holder: role?.holder ?? false,
      metonym: false,
      plain: false,
      unknown: false,
      described: false,
      side: role === null ? null : state(role.body, role.places),
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
      side: known ? ([...places].sort()[0] ?? null) : null,
    };
  }
  const bodyless = name.body === null && name.words.size === 0;
  return {
    person: null,
    body: name.body ?? (bodyless ? (role?.body ?? null) : null),
    words: bodyless && name.places.size > 0 ? new Set(name.places) : name.words,
    places: name.places,
    speaks: true,
    holder: name.holder,
    metonym: false,
    plain: name.body === null && name.places.size === 0 && name.generic && !words.some((word) => word.capital),
    unknown: name.body === null && name.generic && name.words.size === 0 && name.places.size === 0,
    described: !words.some((word) => word.capital && placeOf(word.text) === null),
    side: state(name.body, name.places),
  };
}

const clash = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size > 0 && b.size > 0 && !isWithin(a, b) && !isWithin(b, a);

const core = (words: ReadonlySet<string>, pack: VoicesPack): ReadonlySet<string> => new Set([...words].filter((word) => !pack.genericBodies.has(word)));

/** The bodies two profiles speak for can be one: same class, and neither says what the other does not allow. */
export function sameBody(a: Profile, b: Profile, pack: VoicesPack): boolean {
  if (a.body !== b.body) return false;
  // "The Velmoran institute" describes the one institute of the story, in whatever town its name puts it.
  const described = a.body === null && a.described !== b.described && (core(a.words, pack).size === 0 || core(b.words, pack).size === 0);
  if (clash(a.places, b.places) && !described) return false;
  if (a.body !== null) return isWithin(a.words, b.words) || isWithin(b.words, a.words);
  if (a.words.size === 0 || b.words.size === 0) return false;
  const [left, right] = [core(a.words, pack), core(b.words, pack)];
  // Descriptions vary the common noun ("weather service", "meteorological institute"); what stands before it decides.
  if ((a.described || b.described) && left.size > 0 && right.size > 0) return isWithin(left, right) || isWithin(right, left);
  if (isWithin(a.words, b.words) && (a.places.size === 0 || a.described || isWithin(a.places, b.places))) return true;
  return isWithin(b.words, a.words) && (b.places.size === 0 || b.described || isWithin(b.places, a.places));
}

/** One person, going by the names. */
export function samePersonProfile(a: Profile, b: Profile): boolean {
  if (a.person === null || b.person === null) return false;
  return samePerson(a.person, b.person) || (sameOffice(a, b) && sameSpelling(a.person, b.person));
}

/** Both hold an office of one kind, and nothing says that it is not one office. */
const sameOffice = (a: Profile, b: Profile): boolean =>
  a.holder && b.holder && a.body === b.body && (a.body !== null || a.words.size > 0) && !clash(a.places, b.places) && !clash(a.words, b.words);

/** One name in two spellings of another script: equal surnames, first names that begin alike ("Abdulmenam" and "Abdel Moneim"). */
const sameSpelling = (a: readonly string[], b: readonly string[]): boolean =>
  sameSurname(a.at(-1) ?? "", b.at(-1) ?? "") && (a.at(-1) ?? "") !== "" && (a[0] ?? "")[0] === (b[0] ?? "")[0];

/** How much a body's description says: the more, the earlier it is placed. */
export const specificity = (profile: Profile): number =>
  profile.words.size * 2 + profile.places.size - (profile.plain ? 5 : 0) - (profile.body === null && isWithin(profile.words, profile.places) ? 20 : 0);

/** Description of an unnamed group. */
export interface GroupProfile {
  /** The noun it is known by: "official", "doctor", "resident"; null for one that fits anybody. */
  readonly head: string | null;
  readonly words: ReadonlySet<string>;
  /** Those written with a capital: peoples, places and bodies. */
  readonly proper: ReadonlySet<string>;
  readonly hearsay: boolean;
}

const singular = (word: string): string => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/** A group must be known by a word for people; "warm air" and "the aim" are slips of reading and no origin. */
const isPeople = (word: string, pack: VoicesPack): boolean =>
  pack.people.has(word) || pack.people.has(singular(word)) || pack.anybody.has(word) || pack.officeHolders.has(word);

/** Reads the description of an unnamed voice: "two senior US officials". */
export function readGroup(description: string, pack: VoicesPack): GroupProfile {
  const words = readWords(description);
  const core = words.map((word) => word.text).filter((word) => !pack.small.has(word));
  const hearsay =
    core.length === 0 ||
    !core.some((word) => isPeople(word, pack)) ||
    pack.hearsay.has(core.join(" ")) ||
    pack.hearsay.has(words.map((word) => word.text).join(" "));
  let head: string | null = null;
  let headless = true;
  const rest = new Set<string>();
  const proper = new Set<string>();
  for (const [index, word] of words.entries()) {
    const text = word.text;
    if (pack.small.has(text) || pack.blank.has(text)) continue;
    if (pack.anybody.has(text)) headless = false;
    else if (pack.officeHolders.has(text)) {
      if (headless) head = "official";
      headless = false;
    } else {
      const plain = pack.sides.get(text) ?? singular(spell(foldWord(text), pack));
      rest.add(plain);
      if (word.capital && (index > 0 || pack.sides.has(text) || words[1]?.capital === true)) proper.add(plain);
    }
  }
  if (headless) {
    // "engineers employed by ...": the first noun names the trade.
    const first = [...rest][0];
    if (first !== undefined) head = first;
  }
  return { head, words: rest, proper, hearsay };
}

/** Two unnamed groups that nothing tells apart. */
export function sameGroup(a: GroupProfile, b: GroupProfile): boolean {
  if (a.head !== null && b.head !== null && a.head !== b.head) {
    if (!hasWord(b.words, a.head) && !hasWord(a.words, b.head)) return false;
  }
  if (clash(a.proper, b.proper)) return false;
  if (a.words.size === 0 || b.words.size === 0) return true;
  let shared = 0;
  for (const word of a.words) if (hasWord(b.words, word)) shared++;
  return shared > 0;
}
