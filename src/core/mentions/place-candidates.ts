import type { PlaceWords } from "../packs/place-words.ts";
import type { Gazetteer } from "../packs/places.ts";
import { candidate, type PlaceCandidate } from "./place-candidate.ts";
import { lookUp, type Reader } from "./place-lookup.ts";
import { lowAt, type PlaceWord } from "./place-scan.ts";
import { strength, townPopulation } from "./place-strength.ts";
import { findSurnames } from "./place-surnames.ts";
import { isDateline, isLocated, nearPrecision } from "./place-surroundings.ts";
import { readAgain, readFeature, readRoad, readUnknown } from "./place-unlisted.ts";

const isName = (word: PlaceWord | undefined): boolean =>
  word !== undefined && word.capital && (word.upos === null || word.upos === "PROPN" || word.upos === "ADJ" || word.upos === "NOUN" || word.upos === "X");

/** Whether a place's own name follows this word: "Lake X", "Port X". What follows a building ("Hotel X") is the building's name, whatever town bears it too. */
const followsKind = ({ pack }: Reader, word: string): boolean =>
  pack.features.has(word) && (pack.features.get(word) !== 1 || pack.kindOf.has(word) || pack.beforeName.has(word));

/** A name of the gazetteer, judged by what stands around it; null when it is no place here. */
function judge(reader: Reader, from: number, head: PlaceWord, found: NonNullable<ReturnType<typeof lookUp>>): PlaceCandidate | null {
  const { words, text, pack } = reader;
  const { to } = found;
  const before = words[from - 1];
  const next = words[to];
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
  // "Orle region", "Sund State": the division, not the town.
  const generic = next !== undefined && next.gap === " " && words[to - 1]?.owns !== true ? pack.features.get(nextLow) : undefined;
  let end = found.end;
  let last = to;
  if (generic !== undefined && (generic === 3 || generic === 4)) {
    const divisions = places.filter((place) => place.kind === "first" || place.kind === "second" || place.kind === "region");
    if (divisions.length > 0) places = divisions;
    signs.precision = generic;
    signs.division = divisions.length > 0;
    if (next?.capital === true && !pack.bodies.has(lowAt(words, to + 1))) {
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
    if (level !== "famous" && !known && !followsKind(reader, before.low) && !before.shouted && !(before.first && reader.common.has(before.low))) return null;
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

/** Every stretch that may name a place, left to right, none overlapping. */
export function findPlaceCandidates(words: readonly PlaceWord[], text: string, pack: PlaceWords, gazetteer: Gazetteer): PlaceCandidate[] {
  const names = new Set<string>();
  for (const word of words) if (word.capital) names.add(word.low);
  const common = new Set<string>();
  for (const word of words) if (!word.capital && names.has(word.low)) common.add(word.low);
  const reader: Reader = { words, text, pack, gazetteer, common, surnames: findSurnames(words, pack), established: new Set() };
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
    const chosen = readOne(reader, at, word);
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

/** The best reading of a capitalised word and what follows it: a feature with its generic word, a known name, an unknown one. */
function readOne(reader: Reader, at: number, word: PlaceWord): PlaceCandidate | null {
  const { words, pack, text } = reader;
  const known = lookUp(reader, at);
  const road = known === null ? readRoad(reader, at) : null;
  if (road !== null) return road;
  const feature = readFeature(reader, at);
  if (known === null) return feature ?? readUnknown(reader, at) ?? readAgain(reader, at);
  if (feature === null || feature.from !== at || feature.to <= known.to)
    return judge(reader, at, word, known) ?? (pack.directions.has(word.low) ? readUnknown(reader, at) : null);
  const low = lowAt(words, feature.to - 1);
  const precision = pack.features.get(low) ?? 1;
  const held = known.to < feature.to && strength(known.places) !== "small";
  const direct = known.to === feature.to - 1;
  if (direct && (precision === 3 || precision === 4)) return judge(reader, at, word, known);
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
