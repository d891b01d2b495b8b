import { candidate, type PlaceCandidate } from "./place-candidate.ts";
import { joined, maxWords, type Reader, spanText } from "./place-lookup.ts";
import { lowAt, type PlaceWord } from "./place-scan.ts";
import { isLocated } from "./place-surroundings.ts";

/** A name with its generic word: "River X", "X River", "Y Street", "Z Hospital"; no gazetteer is asked. */
export function readFeature(reader: Reader, from: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const opens = (word: PlaceWord | undefined): boolean =>
    word !== undefined && (pack.titles.has(word.low) || (word.first && pack.never.has(word.low)) || ["The", "A", "An"].includes(word.text));
  let to = from + 1;
  while (to - from < maxWords && words[to]?.capital === true && (words[to]?.gap === " " || words[to]?.gap === "-") && words[to - 1]?.owns !== true) to += 1;
  if (to === from + 1) return null;
  // The generic word is the last of the run that is one.
  for (let last = to; last > from + 1; last -= 1) {
    const generic = words[last - 1];
    const precision = pack.features.get(lowAt(words, last - 1));
    if (generic === undefined || precision === undefined) continue;
    let first = from;
    while (first < last - 1 && opens(words[first])) first += 1;
    if (first >= last - 1 || (pack.never.has(lowAt(words, first)) && last - first === 2 && !pack.directions.has(lowAt(words, first)))) return null;
    if (words[last]?.capital === true && words[last]?.gap === " " && pack.bodies.has(lowAt(words, last))) return null;
    const short = pack.shortFeatures.has(generic.low) && text.charAt(generic.end) === "." ? 1 : 0;
    return candidate(words, first, last, generic.end + short, text, [], {
      precision,
      located: isLocated(reader, first),
      actor: false,
      weak: false,
      division: false,
    });
  }
  const before = pack.beforeName.get(lowAt(words, from));
  const name = words[from + 1];
  if (before !== undefined && name !== undefined && !pack.bodies.has(name.low)) {
    return candidate(words, from, from + 2, name.end, text, [], {
      precision: before,
      located: isLocated(reader, from),
      actor: false,
      weak: false,
      division: false,
    });
  }
  return null;
}

/** A name no gazetteer knows, placed by its wording: "the town of X", "the village X", "in X". */
export function readUnknown(reader: Reader, from: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const head = words[from];
  if (
    head === undefined ||
    !head.capital ||
    head.first ||
    head.shouted ||
    (pack.never.has(head.low) && !(pack.directions.has(head.low) && words[from + 1]?.capital === true))
  )
    return null;
  let back = from - 1;
  if (pack.directions.has(lowAt(words, back)) && words[back]?.capital === false && words[back]?.gap === " ") back -= 1;
  const before = words[back];
  if (before === undefined || before.capital || head.gap !== " ") return null;
  const kind = before.low === "of" ? pack.kindOf.get(lowAt(words, back - 1)) : pack.kindOf.get(before.low);
  let to = from + 1;
  while (to - from < 3 && words[to]?.capital === true && (words[to]?.gap === " " || words[to]?.gap === "-") && words[to - 1]?.owns !== true) to += 1;
  const last = words[to - 1];
  if (last === undefined || pack.given.has(head.low) || pack.titles.has(head.low) || reader.surnames.has(head.low) || reader.surnames.has(last.low))
    return null;
  if (words.slice(from, to).some((word) => pack.bodies.has(word.low))) return null;
  const named = head.upos === null || head.upos === "PROPN";
  const after = words[to];
  const genericAfter = after !== undefined && !after.capital && after.gap === " " ? pack.kindOf.get(after.low) : undefined;
  if (!named) return null;
  const said = kind ?? genericAfter;
  if (said !== undefined) return candidate(words, from, to, last.end, text, [], { precision: said, located: true, actor: false, weak: false, division: false });
  const directed = back < from - 1 || pack.directions.has(head.low);
  const plain =
    to - from === 1 ||
    (to - from === 2 && (directed || (before.low === "in" && last.upos === "PROPN" && !pack.never.has(last.low) && !pack.features.has(last.low))));
  if (!plain || (before.low !== "in" && before.low !== "near") || last.owns) return null;
  return candidate(words, from, to, last.end, text, [], {
    precision: before.low === "near" ? 2 : 1,
    located: true,
    actor: false,
    weak: !directed,
    division: false,
  });
}

/** Digits in the name of a road; longer runs are no road. */
const maxRoadDigits = 4;

/** "Interstate 70", "State Highway 9", "County Road 12". */
export function readRoad(reader: Reader, at: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  for (let last = at; last < at + 3; last += 1) {
    const word = words[last];
    if (word === undefined || !word.capital || (last > at && word.gap !== " ")) return null;
    if (!pack.numbered.has(word.low) || text.charAt(word.end) !== " ") continue;
    let end = word.end + 1;
    while (end - word.end <= maxRoadDigits + 1 && text.charAt(end) >= "0" && text.charAt(end) <= "9") end += 1;
    if (end === word.end + 1 || end - word.end - 1 > maxRoadDigits) return null;
    return candidate(words, at, last + 1, end, text, [], { precision: 5, located: isLocated(reader, at), actor: false, weak: false, division: false });
  }
  return null;
}

/** A name placed elsewhere in the article by its wording alone. */
export function readAgain(reader: Reader, at: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const word = words[at];
  if (word === undefined || word.shouted || pack.never.has(word.low)) return null;
  for (let to = Math.min(words.length, at + 2); to > at; to -= 1) {
    if (!joined(words, at, to)) continue;
    const name = spanText(words, at, to, text);
    if (!reader.established.has(name.toLowerCase())) continue;
    const before = words[at - 1];
    if (word.gap === " " && before?.capital === true && (pack.given.has(before.low) || pack.titles.has(before.low))) return null;
    return candidate(words, at, to, word.start + name.length, text, [], {
      precision: 1,
      located: isLocated(reader, at),
      actor: false,
      weak: false,
      division: false,
    });
  }
  return null;
}
