import type { SourceKind } from "../model/index.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import type { Word } from "./index.ts";
import { isCapital, type SentenceView } from "./sentence-view.ts";
import { lemmaAt, lowerAt, tagAt, uposAt } from "./token-at.ts";
import { keepWords } from "./word-stock.ts";

/** End of the noun phrase proper: before a comma, a bracket, a relative clause, a preposition or a participle. */
export function coreEnd(view: SentenceView, from: number, to: number, pack: ReportingPack): number {
  for (let at = from; at < to; at += 1) {
    const token = view.tokens[at];
    if (token === undefined) return at;
    const lower = lowerAt(view, at);
    if (at > from && (token.tag === "," || token.upos === "PUNCT") && lower !== "." && lower !== "-" && lower !== "'" && lower !== "/") return at;
    if (at > from && (token.tag === "WP" || token.tag === "WDT" || token.tag === "WP$" || token.tag === "WRB" || (lower === "that" && token.upos !== "DET")))
      return at;
    if (at > from && (token.upos === "ADP" || token.tag === "TO") && !pack.functionWords.nameParticles.has(lower)) return at;
    if (at > from && lower === "of") return at;
    // "sources familiar with", "officials close to"
    if (at > from && token.upos === "ADJ" && isNominal(view, at - 1) && (uposAt(view, at + 1) === "ADP" || tagAt(view, at + 1) === "TO")) return at;
    if (
      at > from &&
      token.upos === "VERB" &&
      (token.tag === "VBG" || token.tag === "VBN" || token.tag === "VBD") &&
      at + 1 < to &&
      !isCapital(view, at) &&
      isNominal(view, at - 1)
    )
      return at;
  }
  return to;
}

/** A noun, name, pronoun or number. */
export function isNominal(view: SentenceView, at: number): boolean {
  const upos = uposAt(view, at);
  return upos === "NOUN" || upos === "PROPN" || upos === "PRON" || upos === "NUM";
}

/** The text that tokens [from, to) cover, line breaks as blanks. */
export function sliceText(view: SentenceView, text: string, from: number, to: number): string {
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return "";
  return text.slice(first.start, last.end).replaceAll("\n", " ").replaceAll("\u00a0", " ");
}

/** The mark of a possessor at a token. */
export const isPossessive = (view: SentenceView, at: number): boolean => lowerAt(view, at) === "'s" || (lowerAt(view, at) === "'" && tagAt(view, at) === "POS");

/** Start of the run of capitalised words that ends at `end`, particles and initials inside it allowed. */
export function nameRunStart(view: SentenceView, from: number, end: number, pack: ReportingPack): number {
  let start = end;
  for (let at = end - 1; at >= from; at -= 1) {
    const lower = lowerAt(view, at);
    if (isCapital(view, at) && uposAt(view, at) !== "DET" && !(at === from && uposAt(view, at) === "PRON")) start = at;
    else if (
      !(pack.functionWords.nameParticles.has(lower) || lower === "." || lower === "-" || lower === "'" || lower === "/" || lower === "&") ||
      start === end
    )
      break;
  }
  return start;
}

/** End of a name of a body that goes on behind its head ("Ministry of Public Works"). */
export function joinedNameEnd(view: SentenceView, from: number, to: number, pack: ReportingPack): number {
  let end = from;
  for (let at = from; at < to; at += 1) {
    // "Police in Lund on Monday said": the day is no part of the name
    if (pack.timeNouns.has(lowerAt(view, at)) && uposAt(view, at - 1) === "ADP") break;
    if (isCapital(view, at) || uposAt(view, at) === "NUM") end = at + 1;
    else if (!pack.functionWords.nameJoiners.has(lowerAt(view, at))) break;
  }
  return end;
}

/** The kind of source that a word in a name tells. */
export function hintKind(view: SentenceView, from: number, to: number, pack: ReportingPack): SourceKind | null {
  for (let at = from; at < to; at += 1) {
    const kind = pack.institutionHints.get(lowerAt(view, at));
    if (kind !== undefined) return kind;
  }
  return null;
}

type Phrases = readonly (readonly string[])[];
const NONE: Phrases = [];

/** The wordings that keep somebody unnamed and begin with a word: none for most words. */
const anonymityOf: (word: Word, pack: ReportingPack) => Phrases = keepWords((word: Word, pack: ReportingPack) => {
  const lemma = word.lemma.toLowerCase().replaceAll("’", "'");
  const phrases = [...(pack.anonymity.get(word.lower) ?? NONE), ...(lemma === word.lower ? NONE : (pack.anonymity.get(lemma) ?? NONE))];
  return phrases.length === 0 ? NONE : phrases;
});

function standsAt(view: SentenceView, at: number, to: number, phrase: readonly string[]): boolean {
  return at + phrase.length <= to && phrase.every((word, k) => view.lower[at + k] === word || view.lemmas[at + k] === word);
}

/** Wording that keeps somebody unnamed. */
export function hasAnonymity(view: SentenceView, from: number, to: number, pack: ReportingPack): boolean {
  for (let at = from; at < to; at += 1) {
    const word = view.tokens[at]?.word;
    if (word !== undefined && anonymityOf(word, pack).some((phrase) => standsAt(view, at, to, phrase))) return true;
  }
  return false;
}

/** Whether the words between two tokens keep a voice unnamed ("on condition of anonymity", "who asked not to be named"). */
export const withholdsName = hasAnonymity;

/** A capital inside the sentence between two tokens. */
export function hasProper(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isCapital(view, at) && (at > 0 || uposAt(view, at) === "PROPN")) return true;
  return false;
}

/** The gender that a title or noun tells. */
export function genderIn(view: SentenceView, from: number, to: number, pack: ReportingPack): "male" | "female" | null {
  for (let at = from; at < to; at += 1) {
    const title = pack.titles.get(lowerAt(view, at));
    if (title === "male" || title === "female") return title;
    const gender = pack.gender.get(lemmaAt(view, at));
    if (gender !== undefined) return gender;
  }
  return null;
}

/** Index of the first comma between two tokens; -1 when there is none. */
export function findComma(view: SentenceView, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (lowerAt(view, at) === ",") return at;
  return -1;
}
