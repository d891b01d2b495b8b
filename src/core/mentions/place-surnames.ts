import type { PlaceWords } from "../packs/place-words.ts";
import type { PlaceWord } from "./place-scan.ts";

/** Surnames: the word after a given name or a title, both capitalised. */
export function findSurnames(words: readonly PlaceWord[], pack: PlaceWords): Set<string> {
  const surnames = new Set<string>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const word = words[at];
    // "Harriet B. Lowell": the initial stands between.
    const initial =
      words[at + 1]?.capital === true && words[at + 1]?.text.replace(".", "").length === 1 && (words[at + 2]?.start ?? 0) - (words[at + 1]?.end ?? 0) <= 2
        ? 1
        : 0;
    const next = words[at + 1 + initial];
    if (word === undefined || next === undefined || !word.capital || !next.capital || word.owns) continue;
    if (initial === 1 && (pack.given.has(word.low) || pack.titles.has(word.low))) surnames.add(next.low);
    const dotGap = next.gap === "" && next.start - word.end === 2;
    if (next.gap !== " " && !dotGap) continue;
    const given = pack.given.has(word.low) && (at === 0 || !pack.prepositions.has(words[at - 1]?.low ?? "") || !pack.features.has(next.low));
    const titled = pack.titles.has(word.low);
    if (!given && !titled) continue;
    let last = at + 1;
    while (last - at < 4 && words[last + 1]?.capital === true && (words[last + 1]?.gap === " " || words[last + 1]?.gap === "-") && words[last]?.owns !== true)
      last += 1;
    for (let name = at + 1; name <= last; name += 1) {
      const low = words[name]?.low ?? "";
      if (!pack.features.has(low) && !pack.bodies.has(low) && !pack.directions.has(low) && words[name]?.shouted === false) surnames.add(low);
    }
  }
  return surnames;
}
