import type { Kind } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { hasWord, readWords } from "../text/name-words.ts";
import { type Item, isVoiced, type Kinship } from "./item.ts";

/** Kinds in which somebody answers for what was done, and in which his own word weighs more than another's. */
const ANSWERED_FOR: ReadonlySet<Kind> = new Set<Kind>(["attack", "casualties", "damage", "detention"]);

const namesIn = (text: string, voices: VoicesPack): ReadonlySet<string> =>
  new Set(
    readWords(text).flatMap((word) =>
      word.capital && !voices.small.has(word.text) && !voices.blank.has(word.text) ? [voices.sides.get(word.text) ?? word.text] : [],
    ),
  );

/** R10: the label of an origin that asserts what its own side did while another origin asserts it too; null when there is none. */
export function findConcession(items: readonly Item[], kin: Kinship, voices: VoicesPack): string | null {
  for (const { claim, origin, denies } of items) {
    const { party } = origin;
    if (party === null || denies || !ANSWERED_FOR.has(claim.kind)) continue;
    const side = namesIn(party, voices);
    const acts = (claim.roles["actor"] ?? []).some((filler) => [...namesIn(filler.name, voices)].some((name) => hasWord(side, name)));
    const isOther = (each: Item): boolean => isVoiced(each) && each.origin.party !== party && !kin.mayBeOne(each.origin.id, origin.id);
    if (acts && items.some(isOther)) return origin.label;
  }
  return null;
}
