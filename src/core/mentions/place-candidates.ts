import type { PlaceWords, Precision } from "../packs/place-words.ts";
import type { Gazetteer, GazetteerPlace } from "../packs/places.ts";
import type { PlaceWord } from "./place-scan.ts";
import { findSurnames } from "./place-surnames.ts";

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

/** Settlements from here on are known under every spelling. */
const townPopulation = 150_000;

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

function spanText(words: readonly PlaceWord[], from: number, to: number, text: string): string {
  return text.slice(words[from]?.start, words[to - 1]?.end);
}

/** Whether words [from, to) hang together as one name. */
function joined(words: readonly PlaceWord[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const word = words[at];
    const comma = word?.gap === ", " && word.shouted && at === to - 1 && word.text.length <= 4;
    if (word === undefined || (word.gap !== " " && word.gap !== "-" && !comma)) return false;
    if (words[at - 1]?.owns === true && words[at - 1]?.low !== "people") return false;
    if (!word.capital && (at === to - 1 || !linkers.has(word.low))) return false;
  }
  return true;
}

export function strength(places: readonly GazetteerPlace[]): "famous" | "known" | "small" {
  let best: "famous" | "known" | "small" = "small";
  for (const place of places) {
    if (
      place.kind === "country" ||
      place.kind === "region" ||
      place.kind === "water" ||
      place.kind === "mountain" ||
      (place.main && place.population >= famousPopulation && place.kind !== "part")
    )
      return "famous";
    if (place.population >= townPopulation && place.kind !== "first" && place.kind !== "part") best = "known";
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
  /** Names (lower case) that the article has placed once beyond doubt. */
  readonly established: ReadonlySet<string>;
  /** Surnames of people the article names. */
  readonly surnames: ReadonlySet<string>;
}

const isName = (word: PlaceWord | undefined): boolean =>
  word !== undefined && word.capital && (word.upos === null || word.upos === "PROPN" || word.upos === "ADJ" || word.upos === "NOUN" || word.upos === "X");

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
    while (
      first < last - 1 &&
      (pack.titles.has(words[first]?.low ?? "") ||
        (words[first]?.first === true && pack.never.has(words[first]?.low ?? "")) ||
        ["The", "A", "An"].includes(words[first]?.text ?? ""))
    )
      first += 1;
    if (first >= last - 1 || (pack.never.has(words[first]?.low ?? "") && last - first === 2 && !pack.directions.has(words[first]?.low ?? ""))) return null;
    if (words[last]?.capital === true && words[last]?.gap === " " && pack.bodies.has(words[last]?.low ?? "")) return null;
    const close = words[last - 1]?.end ?? 0;
    const short = pack.shortFeatures.has(low) && text.charAt(close) === "." ? 1 : 0;
    return candidate(words, first, last, close + short, text, [], { precision, located: isLocated(reader, first), actor: false, weak: false, division: false });
  }
  const before = pack.beforeName.get(word.low);
  if (before !== undefined && !pack.bodies.has(words[from + 1]?.low ?? "")) {
    return candidate(words, from, Math.min(to, from + 2), words[Math.min(to, from + 2) - 1]?.end ?? 0, text, [], {
      precision: before,
      located: isLocated(reader, from),
      actor: false,
      weak: false,
      division: false,
    });
  }
  return null;
}

type Signs = Pick<PlaceCandidate, "precision" | "located" | "actor" | "weak" | "division">;

function candidate(
  words: readonly PlaceWord[],
  from: number,
  to: number,
  end: number,
  text: string,
  places: readonly GazetteerPlace[],
  signs: Signs,
): PlaceCandidate {
  const start = words[from]?.start ?? 0;
  return { from, to, start, end, name: text.slice(start, end), places, within: -1, ...signs };
}

function isLocated(reader: Reader, from: number): boolean {
  const { words, pack } = reader;
  let before = from - 1;
  for (let steps = 0; steps < 3 && before >= 0; steps += 1) {
    const word = words[before];
    if (word === undefined || words[before + 1]?.gap !== " ") return false;
    if (word.low === "of" && words[before]?.gap === " ")
      return pack.directions.has(words[before - 1]?.low ?? "") || pack.kindOf.has(words[before - 1]?.low ?? "");
    if (word.low === "the" || pack.directions.has(word.low)) {
      if (pack.near.has(word.low) && word.low !== "the" && words[before - 1]?.low === "of") return true;
      before -= 1;
      continue;
    }
    return (
      (pack.prepositions.has(word.low) && word.low !== "for" && word.low !== "against" && word.low !== "of" && word.low !== "to") || pack.near.has(word.low)
    );
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

/** "HARLOW (AP) -", "Harlow, June 4 --": the place a report is written from, at the start of a line. */
function isDateline(reader: Reader, from: number, end: number): boolean {
  const head = reader.words[from];
  if (head === undefined || !head.shouted || !head.first) return false;
  const after = reader.text.slice(end, end + 3).trimStart();
  return after.startsWith("(") || after.startsWith("—") || after.startsWith("–") || after.startsWith("-") || after.startsWith(",") || after.startsWith("/");
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
  const dateline = isDateline(reader, from, found.end);
  const signs = { precision: nearPrecision(reader, from), located: dateline || isLocated(reader, from), actor: adjective, weak: false, division: false };
  if (places.some((place) => place.short)) {
    const comma = head.gap === ", ";
    const dotted = text.slice(head.start, found.end).includes(".");
    if (
      !comma &&
      !(dotted && text.slice(head.start, found.end - 1).includes(".")) &&
      !(head.gap === " " && before?.capital === true && dotted && !pack.titles.has(before.low))
    )
      return null;
    return candidate(words, from, to, found.end, text, places, signs);
  }
  const level = strength(places);
  const known = reader.established.has(text.slice(head.start, found.end).toLowerCase());
  const nextLow = next?.low ?? "";
  if (pack.never.has(text.slice(head.start, found.end).toLowerCase()) && !single) return null;
  if (single) {
    if (text.charAt(head.start - 1) === "$") return null;
    if (pack.surnames.has(head.low) && level !== "famous" && !signs.located && !known && head.gap !== ", " && next?.gap !== ", ") return null;
    if (pack.never.has(head.low) && !(adjective || (level === "famous" && signs.located))) return null;
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
    if (next?.capital === true && !pack.bodies.has(words[to + 1]?.low ?? "")) {
      end = next.end;
      last = to + 1;
    }
    return candidate(words, from, last, end, text, places, signs);
  }
  if (touchesNext && generic !== undefined) signs.actor = true;
  if (before !== undefined && head.gap === " " && pack.particles.has(before.low) && words[from - 2]?.capital === true && level !== "famous") return null;
  if (touchesBefore && !pack.directions.has(before.low) && !adjective) {
    const person = pack.given.has(before.low) || pack.titles.has(before.low);
    if (person && !(pack.titles.has(before.low) && level === "famous" && !single)) return null;
    if (level !== "famous" && !known && !pack.features.has(before.low) && !before.shouted && !(before.first && reader.common.has(before.low))) return null;
  }
  if (touchesNext && !adjective) {
    const body = pack.bodies.has(nextLow) || generic !== undefined;
    const title = pack.titles.has(nextLow);
    if (body) signs.actor = true;
    else if (title) signs.actor = true;
    else if (single && pack.given.has(head.low)) return null;
    else if (level !== "famous" && !known) return null;
    else if (level !== "famous") signs.actor = true;
  }
  if (single && !adjective) {
    const initial = next?.gap === "" && next.capital && next.text.length === 1;
    if (pack.given.has(head.low) && level !== "famous" && !signs.located) return null;
    if (initial) return null;
    const state = places.some((place) => place.kind === "country") && !pack.given.has(head.low);
    if (!state && reader.surnames.has(head.low) && !(signs.located && level !== "small")) return null;
    if (level !== "famous" && !dateline && !isName(head)) return null;
    if (head.first && !dateline && head.upos !== null && head.upos !== "PROPN" && level !== "famous") return null;
    if (reader.common.has(head.low) && level !== "famous" && !signs.located) return null;
    if (head.shouted && level === "small" && !signs.located) signs.weak = true;
  }
  // The White House, the Kremlin: a seat of power acts unless something is said to happen there.
  if (places.some((place) => place.kind === "region" && place.precision === 1) && !signs.located) signs.actor = true;
  const speaking = next !== undefined && next.gap === " " && !next.capital && pack.speech.has(nextLow);
  if (speaking && !signs.located) signs.actor = true;
  if (speaking && level === "small") return null;
  if (words[to - 1]?.owns === true && level !== "small" && !signs.located) signs.actor = signs.actor || level === "famous";
  // Large towns are known under their other spellings as well.
  const main = places.some((place) => place.main || place.population >= townPopulation);
  if (!adjective && level === "small" && !known) signs.weak = true;
  if (touchesBefore && pack.directions.has(before.low) && !before.first && level === "famous" && !adjective) {
    return candidate(words, from - 1, to, found.end, text, places, { ...signs, precision: 5, located: isLocated(reader, from - 1) });
  }
  // A second spelling alone is often another word: it has to stand where a place stands, and the article has to point there.
  if (!adjective && !main && level !== "famous") {
    if (!signs.located && !known && head.gap !== ", " && next?.gap !== ", " && next?.low !== "and") return null;
    signs.weak = true;
    signs.located = false;
  }
  return candidate(words, from, to, found.end, text, places, signs);
}

/** A name no gazetteer knows, placed by its wording: "the town of X", "the village X", "in X". */
function readUnknown(reader: Reader, from: number): PlaceCandidate | null {
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
  if (pack.directions.has(words[back]?.low ?? "") && words[back]?.capital === false && words[back]?.gap === " ") back -= 1;
  const before = words[back];
  if (before === undefined || before.capital || head.gap !== " ") return null;
  const kind = before.low === "of" ? pack.kindOf.get(words[back - 1]?.low ?? "") : pack.kindOf.get(before.low);
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
  if (kind !== undefined || genericAfter !== undefined)
    return candidate(words, from, to, last.end, text, [], { precision: kind ?? genericAfter ?? 1, located: true, actor: false, weak: false, division: false });
  const directed = back < from - 1 || pack.directions.has(head.low);
  const plain =
    to - from === 1 ||
    (to - from === 2 && (directed || (before.low === "in" && last.upos === "PROPN" && !pack.never.has(last.low) && !pack.features.has(last.low))));
  if (
    !plain ||
    (before.low !== "in" && before.low !== "near" && before.low !== "from" && before.low !== "at") ||
    last.owns ||
    before.low === "from" ||
    before.low === "at"
  )
    return null;
  return candidate(words, from, to, last.end, text, [], {
    precision: before.low === "near" ? 2 : 1,
    located: true,
    actor: false,
    weak: !directed,
    division: false,
  });
}

/** Every stretch that may name a place, left to right, none overlapping. */
export function findPlaceCandidates(words: readonly PlaceWord[], text: string, pack: PlaceWords, gazetteer: Gazetteer): PlaceCandidate[] {
  const common = new Set<string>();
  for (const word of words) if (!word.capital) common.add(word.low);
  const memory = new Map<string, readonly GazetteerPlace[]>();
  const remembered: Gazetteer = {
    size: gazetteer.size,
    find(name) {
      const known = memory.get(name) ?? gazetteer.find(name);
      memory.set(name, known);
      return known;
    },
  };
  const reader: Reader = { words, text, pack, gazetteer: remembered, common, surnames: findSurnames(words, pack), established: new Set() };
  // Names that one mention places beyond doubt are places in the mentions that alone would not show it.
  const established = new Set<string>();
  for (const candidate of readAll(reader)) {
    if (candidate.actor || (candidate.weak && candidate.places.length === 0) || (!candidate.located && candidate.within < 0)) continue;
    if (candidate.places.length > 0 || candidate.to - candidate.from <= 2) established.add(candidate.name.toLowerCase());
  }
  return readAll({ ...reader, established });
}

function readAll(reader: Reader): PlaceCandidate[] {
  const { words } = reader;
  const found: PlaceCandidate[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined || !word.capital) {
      at += 1;
      continue;
    }
    const chosen = readOne(reader, at);
    if (chosen === null) {
      at += 1;
      continue;
    }
    const previous = found[found.length - 1];
    // "X, Y": Y may hold X.
    if (previous !== undefined && chosen.from === previous.to && words[chosen.from]?.gap === ", ")
      found[found.length - 1] = { ...previous, within: found.length };
    if (previous === undefined || chosen.from >= previous.to) found.push(chosen);
    at = chosen.to;
  }
  return found;
}

/** Digits in the name of a road; longer runs are no road. */
const maxRoadDigits = 4;

/** "Interstate 70", "State Highway 9", "County Road 12". */
function readRoad(reader: Reader, at: number): PlaceCandidate | null {
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

/** The best reading of a capitalised word and what follows it: a feature with its generic word, a known name, an unknown one. */
function readOne(reader: Reader, at: number): PlaceCandidate | null {
  const { words, pack, text } = reader;
  const known = lookUp(reader, at);
  const road = known === null ? readRoad(reader, at) : null;
  if (road !== null) return road;
  const feature = readFeature(reader, at);
  if (known === null) return feature ?? readUnknown(reader, at) ?? readAgain(reader, at);
  if (feature === null || feature.from !== at || feature.to <= known.to)
    return judge(reader, at, known) ?? (pack.directions.has(words[at]?.low ?? "") ? readUnknown(reader, at) : null);
  const low = words[feature.to - 1]?.low ?? "";
  const precision = pack.features.get(low) ?? 1;
  const held = known.to < feature.to && strength(known.places) !== "small";
  const direct = known.to === feature.to - 1;
  if (direct && (precision === 3 || precision === 4)) return judge(reader, at, known);
  if (held && pack.serving.has(low))
    return candidate(words, at, known.to, known.end, text, known.places, {
      precision: null,
      located: isLocated(reader, at),
      actor: true,
      weak: false,
      division: false,
    });
  if (held && pack.seated.has(low)) return { ...feature, places: known.places.filter((place) => !place.adjective && place.kind !== "country") };
  return feature;
}

/** A name placed elsewhere in the article by its wording alone. */
function readAgain(reader: Reader, at: number): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const word = words[at];
  if (word === undefined || word.shouted || pack.never.has(word.low)) return null;
  for (let to = Math.min(words.length, at + 2); to > at; to -= 1) {
    if (!joined(words, at, to)) continue;
    const name = spanText(words, at, to, text);
    if (!reader.established.has(name.toLowerCase())) continue;
    const before = words[at - 1];
    if (word.gap === " " && before?.capital === true && (pack.given.has(before.low) || pack.titles.has(before.low))) return null;
    return candidate(words, at, to, words[to - 1]?.end ?? 0, text, [], {
      precision: 1,
      located: isLocated(reader, at),
      actor: false,
      weak: false,
      division: false,
    });
  }
  return null;
}
