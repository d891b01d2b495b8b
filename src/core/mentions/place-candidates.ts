import type { Gazetteer, GazetteerPlace } from "../packs/places.ts";
import type { PlaceWords, Precision } from "../packs/place-words.ts";
import type { PlaceWord } from "./place-scan.ts";

/** A stretch of words that may name a place, with what its surroundings say. */
export interface PlaceCandidate {
  /** Index of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly places: readonly GazetteerPlace[];
  /** Precision the wording gives ("near X", "the X region"); null leaves it to the place. */
  readonly precision: Precision | null;
  /** A preposition of place stands before it. */
  readonly located: boolean;
  /** Part of the name of a body, an adjective, or the subject of a verb of speaking. */
  readonly actor: boolean;
  /** Two strong signs or none: a name that needs support from the rest of the article. */
  readonly weak: boolean;
  /** Only a division of this kind can be meant ("Kursk region"). */
  readonly division: boolean;
  /** Index in the list of the place that follows after a comma and contains it; -1 when none. */
  readonly within: number;
}

/** Longest name in words. */
const maxWords = 6;
/** Settlements below this many people are weak when their name stands alone. */
const knownPopulation = 15_000;
/** Settlements and divisions from here on are known by name alone. */
const famousPopulation = 300_000;

const linkers = new Set(["of", "the", "de", "la", "le", "el", "al", "du", "do", "da", "del", "des", "upon", "on", "sur", "in", "and", "an", "den", "der", "am", "di", "e", "y", "under", "by"]);

function spanText(words: readonly PlaceWord[], from: number, to: number, text: string): string {
  return text.slice(words[from]?.start, words[to - 1]?.end);
}

/** Whether words [from, to) hang together as one name. */
function joined(words: readonly PlaceWord[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const word = words[at];
    if (word === undefined || (word.gap !== " " && word.gap !== "-")) return false;
    if (words[at - 1]?.owns === true) return false;
    if (!word.capital && (at === to - 1 || !linkers.has(word.low))) return false;
  }
  return true;
}

export function strength(places: readonly GazetteerPlace[]): "famous" | "known" | "small" {
  let best: "famous" | "known" | "small" = "small";
  for (const place of places) {
    if (place.kind === "country" || place.kind === "region" || place.kind === "water" || place.kind === "mountain" || (place.main && place.population >= famousPopulation && place.kind !== "part")) return "famous";
    if (place.main && (place.kind === "first" || place.kind === "second" || place.population >= knownPopulation)) best = "known";
  }
  return best;
}

interface Reader {
  readonly words: readonly PlaceWord[];
  readonly text: string;
  readonly pack: PlaceWords;
  readonly gazetteer: Gazetteer;
  /** Words that the article also writes in lower case. */
  readonly common: ReadonlySet<string>;
  /** Surnames of people the article names. */
  readonly surnames: ReadonlySet<string>;
}

const isName = (word: PlaceWord | undefined): boolean => word !== undefined && word.capital && (word.upos === null || word.upos === "PROPN" || word.upos === "ADJ" || word.upos === "NOUN" || word.upos === "X");

/** Surnames: the word after a given name or a title, both capitalised. */
export function findSurnames(words: readonly PlaceWord[], pack: PlaceWords): Set<string> {
  const surnames = new Set<string>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === undefined || next === undefined || !word.capital || !next.capital || word.owns) continue;
    const dotGap = next.gap === "" && next.start - word.end === 2;
    if (next.gap !== " " && !dotGap) continue;
    const given = pack.given.has(word.low) && (at === 0 || !pack.prepositions.has(words[at - 1]?.low ?? "") || !pack.features.has(next.low));
    const titled = pack.titles.has(word.low);
    if (!given && !titled) continue;
    let last = at + 1;
    while (last - at < 4 && words[last + 1]?.capital === true && (words[last + 1]?.gap === " " || words[last + 1]?.gap === "-") && words[last]?.owns !== true) last += 1;
    for (let name = at + 1; name <= last; name += 1) {
      const low = words[name]?.low ?? "";
      if (!pack.features.has(low) && !pack.bodies.has(low) && !pack.directions.has(low)) surnames.add(low);
    }
  }
  return surnames;
}

function lookUp(reader: Reader, from: number): { to: number; end: number; places: readonly GazetteerPlace[]; dotted: boolean } | null {
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

/** A name with its generic word: "River X", "X River", "Y Street", "Z Hospital"; no gazetteer is asked. */
function readFeature(reader: Reader, from: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const word = words[from];
  if (word === undefined || !word.capital) return null;
  let to = from + 1;
  while (to - from < maxWords && words[to]?.capital === true && (words[to]?.gap === " " || words[to]?.gap === "-") && words[to - 1]?.owns !== true) to += 1;
  if (to === from + 1) return null;
  // The generic word is the last of the run that is one.
  for (let last = to; last > from + 1; last -= 1) {
    const low = words[last - 1]?.low ?? "";
    const precision = pack.features.get(low);
    if (precision === undefined) continue;
    let first = from;
    while (first < last - 1 && (pack.titles.has(words[first]?.low ?? "") || (words[first]?.first === true && pack.never.has(words[first]?.low ?? "")) || ["The", "A", "An"].includes(words[first]?.text ?? ""))) first += 1;
    if (first >= last - 1 || (pack.never.has(words[first]?.low ?? "") && last - first === 2 && !pack.directions.has(words[first]?.low ?? ""))) return null;
    if (words[last]?.capital === true && words[last]?.gap === " " && pack.bodies.has(words[last]?.low ?? "")) return null;
    return candidate(words, first, last, words[last - 1]?.end ?? 0, text, [], { precision, located: isLocated(reader, first), actor: false, weak: false, division: false });
  }
  const before = pack.beforeName.get(word.low);
  if (before !== undefined && !pack.bodies.has(words[from + 1]?.low ?? "")) {
    return candidate(words, from, Math.min(to, from + 3), words[Math.min(to, from + 3) - 1]?.end ?? 0, text, [], { precision: before, located: isLocated(reader, from), actor: false, weak: false, division: false });
  }
  return null;
}

type Signs = Pick<PlaceCandidate, "precision" | "located" | "actor" | "weak" | "division">;

function candidate(words: readonly PlaceWord[], from: number, to: number, end: number, text: string, places: readonly GazetteerPlace[], signs: Signs): PlaceCandidate {
  const start = words[from]?.start ?? 0;
  return { from, to, start, end, name: text.slice(start, end), places, within: -1, ...signs };
}

function isLocated(reader: Reader, from: number): boolean {
  const { words, pack } = reader;
  let before = from - 1;
  for (let steps = 0; steps < 3 && before >= 0; steps += 1) {
    const word = words[before];
    if (word === undefined || words[before + 1]?.gap !== " ") return false;
    if (word.low === "the" || pack.directions.has(word.low)) { if (pack.near.has(word.low) && word.low !== "the" && words[before - 1]?.low === "of") return true; before -= 1; continue; }
    return (pack.prepositions.has(word.low) && word.low !== "for" && word.low !== "against" && word.low !== "of" && word.low !== "to") || pack.near.has(word.low);
  }
  return false;
}

function nearPrecision(reader: Reader, from: number): Precision | null {
  const { words, pack } = reader;
  const before = words[from - 1];
  if (before === undefined || words[from]?.gap !== " ") return null;
  if (pack.near.has(before.low) && !pack.directions.has(before.low)) return 2;
  if (before.low === "of" && pack.directions.has(words[from - 2]?.low ?? "")) return 2;
  const kind = before.low === "of" ? pack.kindOf.get(words[from - 2]?.low ?? "") : undefined;
  return kind !== undefined && kind > 1 ? kind : null;
}

/** A name of the gazetteer, judged by what stands around it; null when it is no place here. */
function judge(reader: Reader, from: number, found: NonNullable<ReturnType<typeof lookUp>>): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const { to } = found;
  const head = words[from];
  const before = words[from - 1];
  const next = words[to];
  if (head === undefined) return null;
  const single = to - from === 1;
  const touchesBefore = before !== undefined && head.gap === " " && !before.owns && before.capital;
  const touchesNext = next !== undefined && next.gap === " " && words[to - 1]?.owns !== true && next.capital && !found.dotted;
  let places = found.places;
  const adjective = places.some((place) => place.adjective);
  const signs = { precision: nearPrecision(reader, from), located: isLocated(reader, from), actor: adjective, weak: false, division: false };
  if (places.some((place) => place.short)) {
    const comma = head.gap === ", ";
    const dotted = text.slice(head.start, found.end).includes(".");
    if (!comma && !(dotted && text.slice(head.start, found.end - 1).includes(".")) && !(head.gap === " " && before?.capital === true && dotted && !pack.titles.has(before.low))) return null;
    return candidate(words, from, to, found.end, text, places, signs);
  }
  const level = strength(places);
  const nextLow = next?.low ?? "";
  if (single) {
    if (pack.never.has(head.low) && !(adjective || level === "famous" && signs.located)) return null;
    if (head.text.length < 3 && level !== "famous") return null;
    if (pack.titles.has(head.low) && level !== "famous") return null;
  }
  // "Kursk region", "Enugu State": the division, not the town.
  const generic = next !== undefined && next.gap === " " && words[to - 1]?.owns !== true ? pack.features.get(nextLow) : undefined;
  let end = found.end;
  let last = to;
  if (generic !== undefined && (generic === 3 || generic === 4)) {
    const divisions = places.filter((place) => place.kind === "first" || place.kind === "second" || place.kind === "region");
    if (divisions.length > 0) places = divisions;
    signs.precision = generic;
    signs.division = divisions.length > 0;
    if (next?.capital === true && !pack.bodies.has(words[to + 1]?.low ?? "") ) { end = next.end; last = to + 1; }
    return candidate(words, from, last, end, text, places, signs);
  }
  if (touchesNext && generic !== undefined && !adjective) return null;
  if (touchesBefore && !pack.directions.has(before.low) && !adjective) {
    const person = pack.given.has(before.low) || pack.titles.has(before.low);
    if (person && !(pack.titles.has(before.low) && level === "famous" && !single)) return null;
    if (level !== "famous" && !pack.features.has(before.low) && !before.shouted && !(before.first && reader.common.has(before.low))) return null;
  }
  if (touchesNext && !adjective) {
    const body = pack.bodies.has(nextLow);
    const title = pack.titles.has(nextLow);
    if (body) signs.actor = true;
    else if (title) signs.actor = true;
    else if (single && pack.given.has(head.low)) return null;
    else if (level !== "famous") return null;
  }
  if (single && !adjective) {
    const initial = next?.gap === "" && next.capital && next.text.length === 1;
    if (pack.given.has(head.low) && level !== "famous" && !signs.located) return null;
    if (initial) return null;
    if (reader.surnames.has(head.low) && !(signs.located && level !== "small")) return null;
    if (!isName(head)) return null;
    if (head.first && head.upos !== null && head.upos !== "PROPN" && level !== "famous") return null;
    if (reader.common.has(head.low) && level !== "famous" && !signs.located) return null;
    if (head.shouted && level === "small") signs.weak = true;
  }
  const speaking = next !== undefined && next.gap === " " && !next.capital && pack.speech.has(nextLow);
  if (speaking && !signs.located) signs.actor = true;
  if (speaking && level === "small") return null;
  if (words[to - 1]?.owns === true && level !== "small" && !signs.located) signs.actor = signs.actor || level === "famous";
  const main = places.some((place) => place.main);
  if (!adjective && level === "small") signs.weak = true;
  if (!adjective && !main && level !== "famous") signs.weak = true;
  return candidate(words, from, to, found.end, text, places, signs);
}

/** A name no gazetteer knows, placed by its wording: "the town of X", "the village X", "in X". */
function readUnknown(reader: Reader, from: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const head = words[from];
  if (head === undefined || !head.capital || head.first || head.shouted || pack.never.has(head.low)) return null;
  const before = words[from - 1];
  if (before === undefined || before.capital || head.gap !== " ") return null;
  const kind = before.low === "of" ? pack.kindOf.get(words[from - 2]?.low ?? "") : pack.kindOf.get(before.low);
  let to = from + 1;
  while (to - from < 3 && words[to]?.capital === true && (words[to]?.gap === " " || words[to]?.gap === "-") && words[to - 1]?.owns !== true) to += 1;
  const last = words[to - 1];
  if (last === undefined || pack.given.has(head.low) || pack.titles.has(head.low) || reader.surnames.has(head.low) || reader.surnames.has(last.low)) return null;
  if (words.slice(from, to).some((word) => pack.bodies.has(word.low))) return null;
  const named = head.upos === null || head.upos === "PROPN";
  const after = words[to];
  const genericAfter = after !== undefined && !after.capital && after.gap === " " ? pack.kindOf.get(after.low) : undefined;
  if (!named) return null;
  if (kind !== undefined || genericAfter !== undefined) return candidate(words, from, to, last.end, text, [], { precision: kind ?? genericAfter ?? 1, located: true, actor: false, weak: false, division: false });
  if (to - from > 1 || (before.low !== "in" && before.low !== "near" && before.low !== "from" && before.low !== "at") || last.owns || before.low === "from" || before.low === "at") return null;
  return candidate(words, from, to, last.end, text, [], { precision: before.low === "near" ? 2 : 1, located: true, actor: false, weak: false, division: false });
}

/** Every stretch that may name a place, left to right, none overlapping. */
export function findPlaceCandidates(words: readonly PlaceWord[], text: string, pack: PlaceWords, gazetteer: Gazetteer): PlaceCandidate[] {
  const common = new Set<string>();
  for (const word of words) if (!word.capital) common.add(word.low);
  const reader: Reader = { words, text, pack, gazetteer, common, surnames: findSurnames(words, pack) };
  const found: PlaceCandidate[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined || !word.capital) { at += 1; continue; }
    const known = lookUp(reader, at);
    const feature = readFeature(reader, at);
    let chosen: PlaceCandidate | null = null;
    if (feature !== null && feature.from === at && (known === null || feature.to > known.to) && !(known !== null && pack.features.get(words[known.to]?.low ?? "") !== undefined && [3, 4].includes(pack.features.get(words[known.to]?.low ?? "") ?? 0))) chosen = feature;
    else if (known !== null) chosen = judge(reader, at, known);
    else if (feature !== null) chosen = feature;
    chosen ??= known === null ? readUnknown(reader, at) : null;
    if (chosen !== null) {
      const previous = found[found.length - 1];
      // "X, Y": Y may hold X.
      if (previous !== undefined && chosen.from === previous.to && words[chosen.from]?.gap === ", ") found[found.length - 1] = { ...previous, within: found.length };
      found.push(chosen);
      at = chosen.to;
    } else {
      // Nothing here: a rejected person or body takes its whole run with it only word by word, so that an embedded name is still seen.
      at += 1;
    }
  }
  return found;
}
