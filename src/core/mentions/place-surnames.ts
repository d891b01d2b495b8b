import type { PlaceWords } from "../packs/place-words.ts";
import { lowAt, type PlaceWord } from "./place-scan.ts";

/** Surnames: the word after a given name or a title, both capitalised. */
export function findSurnames(words: readonly PlaceWord[], pack: PlaceWords): Set<string> {
  const surnames = new Set<string>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const word = words[at];
    // "Harriet B. Lowell": the initial stands between.
    const middle = words[at + 1];
    const after = words[at + 2];
    const initial = middle?.capital === true && middle.text.replace(".", "").length === 1 && (after === undefined || after.start - middle.end <= 2) ? 1 : 0;
    const next = words[at + 1 + initial];
    if (word === undefined || next === undefined || !word.capital || !next.capital || word.owns) continue;
    if (initial === 1 && (pack.given.has(word.low) || pack.titles.has(word.low))) surnames.add(next.low);
    const dotGap = next.gap === "" && next.start - word.end === 2;
    if (next.gap !== " " && !dotGap) continue;
    const given = pack.given.has(word.low) && (at === 0 || !pack.prepositions.has(lowAt(words, at - 1)) || !pack.features.has(next.low));
    const titled = pack.titles.has(word.low);
    if (!given && !titled) continue;
    let last = at + 1;
    while (last - at < 4 && words[last + 1]?.capital === true && (words[last + 1]?.gap === " " || words[last + 1]?.gap === "-") && words[last]?.owns !== true)
      last += 1;
    for (let name = at + 1; name <= last; name += 1) {
      const low = lowAt(words, name);
      if (!pack.features.has(low) && !pack.bodies.has(low) && !pack.directions.has(low) && words[name]?.shouted === false) surnames.add(low);
    }
  }
  return surnames;
}
