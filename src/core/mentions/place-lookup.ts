import type { PlaceWords } from "../packs/place-words.ts";
import type { Gazetteer, GazetteerPlace } from "../packs/places.ts";
import type { PlaceWord } from "./place-scan.ts";

/** Longest name in words. */
export const maxWords = 6;

const linkers = new Set([
  "of",
  "the",
  "de",
  "la",
  "le",
  "el",
  "al",
  "du",
  "do",
  "da",
  "del",
  "des",
  "upon",
  "on",
  "sur",
  "in",
  "and",
  "an",
  "den",
  "der",
  "am",
  "di",
  "e",
  "y",
  "under",
  "by",
]);

/** The text of words [from, to). */
export function spanText(words: readonly PlaceWord[], from: number, to: number, text: string): string {
  return text.slice(words[from]?.start, words[to - 1]?.end);
}

/** Whether words [from, to) hang together as one name. */
export function joined(words: readonly PlaceWord[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const word = words[at];
    const comma = word?.gap === ", " && word.shouted && at === to - 1 && word.text.length <= 4;
    if (word === undefined || (word.gap !== " " && word.gap !== "-" && !comma)) return false;
    if (words[at - 1]?.owns === true && words[at - 1]?.low !== "people") return false;
    if (!word.capital && (at === to - 1 || !linkers.has(word.low))) return false;
  }
  return true;
}

/** The words of an article with all that is asked about a name in it. */
export interface Reader {
  readonly words: readonly PlaceWord[];
  readonly text: string;
  readonly pack: PlaceWords;
  readonly gazetteer: Gazetteer;
  /** Words that the article also writes in lower case. */
  readonly common: ReadonlySet<string>;
  /** Names (lower case) that the article has placed once beyond doubt. */
  readonly established: ReadonlySet<string>;
  /** Surnames of people the article names. */
  readonly surnames: ReadonlySet<string>;
}

/** The longest name of the gazetteer that begins at a word; null when none does. */
export function lookUp(reader: Reader, from: number): { to: number; end: number; places: readonly GazetteerPlace[]; dotted: boolean } | null {
  const { words, text, gazetteer } = reader;
  for (let to = Math.min(words.length, from + maxWords); to > from; to -= 1) {
    const last = words[to - 1];
    if (last === undefined || !last.capital || !joined(words, from, to)) continue;
    if (text.charAt(last.end) === ".") {
      const places = gazetteer.find(`${spanText(words, from, to, text)}.`).filter((place) => place.short);
      if (places.length > 0) return { to, end: last.end + 1, places, dotted: true };
    }
    const name = spanText(words, from, to, text);
    if (to === from + 1 && name.length < 2) continue;
    const places = gazetteer.find(name);
    if (places.length > 0) return { to, end: last.end, places, dotted: name.endsWith(".") };
  }
  return null;
}
