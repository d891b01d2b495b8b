import type { VoicesPack } from "../packs/voices.ts";
import type { NameWord } from "../text/name-words.ts";

/** The one spelling used for comparing: "defense" and "defence" are one word, and so are "weather" and "meteorological". */
export const spell = (word: string, pack: VoicesPack): string => pack.spellings.get(word) ?? word;

/** A name or role taken apart. */
export interface Parts {
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
  /** A text, not somebody: "the report". */
  readonly document: boolean;
  /** No word in it tells it from others of its kind. */
  readonly generic: boolean;
}

/** Words of the longest name of a country: "Saint Vincent and the Grenadines". */
const LONGEST_COUNTRY = 5;

/** The longest phrase of up to `longest` words from `at` on of which something is known, and what. */
function longestKnown<Known>(
  words: readonly NameWord[],
  at: number,
  longest: number,
  lookUp: (phrase: string) => Known | undefined,
): { readonly phrase: string; readonly known: Known; readonly length: number } | null {
  const spelled: string[] = [];
  let found: { readonly phrase: string; readonly known: Known; readonly length: number } | null = null;
  for (const { text } of words.slice(at, at + longest)) {
    spelled.push(text);
    const phrase = spelled.join(" ");
    const known = lookUp(phrase);
    if (known !== undefined) found = { phrase, known, length: spelled.length };
  }
  return found;
}

/** Splits a name or role into the body, what distinguishes it, and whether it is spoken for. */
export function readParts(words: readonly NameWord[], placeOf: (word: string) => string | null, pack: VoicesPack): Parts {
  let noun: string | null = null;
  let office: string | null = null;
  let adjective: string | null = null;
  let speaks = false;
  let holder = false;
  let document = false;
  let plain = false;
  const rest: string[] = [];
  const places = new Set<string>();
  // a country named in several words ("Sri Lankan"); one of a single word is told from the other words below
  const country = (phrase: string): string | undefined => (phrase.includes(" ") ? pack.sides.get(phrase) : undefined);
  // what tells one body from others, where no place does and no trade: "a doctor at St Olaf hospital" is of that hospital
  const isOwn = (word: string): boolean => !pack.genericBodies.has(word) && !pack.people.has(word) && placeOf(word) === null;
  let at = 0;
  for (let next = words[at]; next !== undefined; next = words[at]) {
    const entry = longestKnown(words, at, pack.longest, (phrase) => pack.phrases.get(phrase));
    if (entry !== null) {
      at += entry.length;
      const { known, phrase } = entry;
      switch (known.kind) {
        case "spokes":
          speaks = true;
          break;
        case "head":
          holder = true;
          break;
        case "body": {
          // In "Ministry of Defence of the Republic" and in "ministry of the interior's police" the first noun is the head.
          noun ??= known.body;
          // "Kremlin", "White House": a body of one state whoever names it
          const side = pack.sides.get(phrase);
          if (side !== undefined) places.add(side);
          break;
        }
        case "adjective":
          adjective ??= known.body;
          break;
        case "office":
          office ??= known.body;
          holder = true;
          break;
        default:
          known satisfies never;
      }
      continue;
    }
    const abroad = longestKnown(words, at, LONGEST_COUNTRY, country);
    if (abroad !== null) {
      places.add(abroad.known);
      at += abroad.length;
      continue;
    }
    at++;
    const word = next.text;
    // "The national institute in Lund": where it sits, not whose it is.
    if (pack.seats.has(word) && rest.some(isOwn)) {
      while (words[at]?.capital === true) at++;
      continue;
    }
    if (pack.small.has(word) || pack.blank.has(word)) continue;
    if (pack.documents.has(word)) document = true;
    else rest.push(word);
    if (pack.plainBodies.has(word)) plain = true;
  }
  const nothingElse = rest.every((word) => pack.plainBodies.has(word) || placeOf(word) !== null || pack.sides.has(word));
  const body = noun ?? office ?? (nothingElse && (plain || document || speaks || holder) ? adjective : null);
  const distinct = new Set<string>();
  for (const word of rest) {
    if (body !== null && pack.plainBodies.has(word)) continue;
    // What stands beside "government" or "regime" is whose it is.
    const owner = pack.whole.has(body ?? "") && !pack.directions.has(word) ? word : null;
    const place = pack.genericBodies.has(word) ? null : (pack.sides.get(word) ?? placeOf(word) ?? owner);
    if (place === null) distinct.add(spell(word, pack));
    else places.add(place);
  }
  const generic = [...distinct].every((word) => pack.genericBodies.has(word));
  return { body, words: distinct, places, speaks: speaks || holder, holder, document, generic };
}
