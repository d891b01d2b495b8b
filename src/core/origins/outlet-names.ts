import type { VoicesPack } from "../packs/voices.ts";
import { readWords } from "../text/name-words.ts";
import { rememberPairs, rememberText } from "./remember.ts";

/** One outlet under two names: "The Wall Street Journal" and "the Journal", "Associated Press" and "AP". */
export type SameOutlet = (a: string, b: string) => boolean;

interface OutletWords {
  readonly words: readonly string[];
  readonly set: ReadonlySet<string>;
  readonly initials: string;
}

/** Compares names of outlets, each name read and each two compared once. */
export function compareOutlets(pack: VoicesPack): SameOutlet {
  const remember = rememberText<OutletWords>();
  const read = (name: string): OutletWords =>
    remember(name, () => {
      const all = readWords(name).filter((word) => !pack.small.has(word.text));
      // "NTA news agency" is NTA; "News Agency" alone stays what it is.
      const own = all.filter((word) => word.capital || !pack.outletNouns.has(word.text));
      const words = (own.length > 0 ? own : all).map((word) => word.text);
      return { words, set: new Set(words), initials: words.map((word) => word.charAt(0)).join("") };
    });
  return rememberPairs((a: string, b: string) => {
    const [left, right] = [read(a), read(b)];
    const [short, long] = left.words.length <= right.words.length ? [left, right] : [right, left];
    if (short.words.length === 0) return false;
    if (short.words.every((word) => long.set.has(word))) return true;
    return long.words.length > 1 && short.words.join("").replaceAll(".", "") === long.initials;
  });
}
