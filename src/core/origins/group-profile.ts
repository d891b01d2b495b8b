import type { VoicesPack } from "../packs/voices.ts";
import { clash, hasWord, readWords } from "../text/name-words.ts";
import { spell } from "./name-parts.ts";

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
  const all = readWords(description);
  const core = all.map(({ text }) => text).filter((text) => !pack.small.has(text));
  const hearsay = !core.some((text) => isPeople(text, pack)) || pack.hearsay.has(core.join(" "));
  const isHead = (text: string): boolean => !pack.blank.has(text) && (pack.anybody.has(text) || pack.officeHolders.has(text));
  const words = new Set<string>();
  const proper = new Set<string>();
  for (const [index, { text, capital }] of all.entries()) {
    if (pack.small.has(text) || pack.blank.has(text) || isHead(text)) continue;
    const plain = pack.sides.get(text) ?? singular(spell(text, pack));
    words.add(plain);
    // a capital that begins a sentence says nothing
    if (capital && (index > 0 || pack.sides.has(text) || all[1]?.capital === true)) proper.add(plain);
  }
  const known = core.find(isHead);
  // "engineers employed by ...": the first noun names the trade.
  const [trade = null] = words;
  return { head: known === undefined ? trade : pack.officeHolders.has(known) ? "official" : null, words, proper, hearsay };
}

/** Two unnamed groups that nothing tells apart. */
export function sameGroup(a: GroupProfile, b: GroupProfile): boolean {
  const otherTrade = a.head !== null && b.head !== null && a.head !== b.head && !hasWord(b.words, a.head) && !hasWord(a.words, b.head);
  if (otherTrade || clash(a.proper, b.proper)) return false;
  return a.words.size === 0 || b.words.size === 0 || [...a.words].some((word) => hasWord(b.words, word));
}
