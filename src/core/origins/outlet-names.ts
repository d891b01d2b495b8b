import type { VoicesPack } from "../packs/voices.ts";
import { type NameWord, readWords } from "../text/name-words.ts";

/** One outlet under two names: "The Wall Street Journal" and "the Journal", "Associated Press" and "AP". */
export function sameOutlet(a: string, b: string, pack: VoicesPack): boolean {
  const words = (name: string): readonly NameWord[] => {
    const all = readWords(name).filter((word) => !pack.small.has(word.text));
    // "NTA news agency" is NTA; "News Agency" alone stays what it is.
    const own = all.filter((word) => word.capital || !pack.outletNouns.has(word.text));
    return own.length > 0 ? own : all;
  };
  const left = words(a);
  const right = words(b);
  if (left.length === 0 || right.length === 0) return false;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const longSet = new Set(long.map((word) => word.text));
  if (short.every((word) => longSet.has(word.text))) return true;
  const initials = long.map((word) => word.text.charAt(0)).join("");
  return short.length === 1 && long.length > 1 && short[0]?.text.replaceAll(".", "") === initials;
}
