import type { ReportingPack } from "../packs/reporting.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";

/** Heads climbed from an outlet's name to the phrase that it stands in. */
const MAX_STEPS = 6;
/** Tokens from an outlet's name to the noun that closes its phrase: "X/the Daily Y/Z College state poll". */
const MAX_PHRASE = 12;
/** Relations through which a name belongs to a longer noun phrase. */
const INSIDE = new Set(["compound", "nmod:poss", "nmod", "appos", "flat", "conj", "amod", "acl", "nmod:unmarked"]);
/** Prepositions before whoever is spoken to. */
const HEARER_LINKS = new Set(["with", "to", "by"]);
/** Prepositions before who made or ordered a poll. */
const MADE_BY = new Set(["by", "from", "for"]);

function isStaff(view: SentenceView, at: number, pack: ReportingPack): boolean {
  return (
    speakerAt(view, at, at, pack)?.category === "journalist" ||
    pack.staff.has(view.lemmas[at] ?? "") ||
    (view.tokens[at]?.upos === "PROPN" && isCapital(view, at))
  );
}

function isReport(view: SentenceView, at: number, pack: ReportingPack): boolean {
  const lemma = view.lemmas[at] ?? "";
  return pack.tallies.has(lemma) || pack.nouns.has(lemma) || pack.programmes.has(lemma) || speakerAt(view, at, at, pack)?.category === "document";
}

function caseOf(view: SentenceView, head: number): number {
  for (const child of view.sentence.children[head] ?? []) if (child < head && view.tokens[child]?.upos === "ADP") return child;
  let at = head - 1;
  while (
    at >= 0 &&
    head - at < 8 &&
    view.tokens[at]?.upos !== "ADP" &&
    view.tokens[at]?.upos !== "VERB" &&
    view.tokens[at]?.upos !== "PUNCT" &&
    view.tokens[at]?.tag !== "TO"
  )
    at -= 1;
  return at;
}

/** Whether an outlet named at tokens [from, to) is what the text has something from: it reports, or its people, polls and papers do. */
export function isCited(view: SentenceView, from: number, to: number, pack: ReportingPack): boolean {
  const tells = (at: number): boolean => {
    const lemma = view.lemmas[at] ?? "";
    const frames = pack.verbs.get(lemma)?.frames;
    return view.tokens[at]?.upos === "VERB" && (pack.publishing.has(lemma) || frames !== undefined || makesStatement(view, at, pack));
  };
  // a credit in a dateline: "HALDEN (X) -"
  if (view.lower[from - 1] === "(" && view.lower[to] === ")") return false;
  if (isHearer(view, from, pack)) return false;
  let head = to - 1;
  // "X/Y poll", "X's tally", "X editor": the noun that closes the phrase, whatever the tree makes of it
  for (let at = to; at < Math.min(view.tokens.length, to + MAX_PHRASE); at += 1) {
    const token = view.tokens[at];
    const lower = view.lower[at] ?? "";
    if (token === undefined) break;
    if (token.upos === "NOUN" && tellsAsNoun(view, at, pack)) break;
    if ((token.upos === "NOUN" && isReport(view, at, pack)) || lower === "tally") {
      head = at;
      break;
    }
    if (token.upos === "NOUN" || token.upos === "PROPN") head = at;
    else if (
      !isTitleWord(view, at) &&
      !(token.upos === "VERB" && view.tokens[at + 1]?.upos === "NOUN" && isReport(view, at + 1, pack)) &&
      token.upos !== "ADJ" &&
      token.tag !== "POS" &&
      token.upos !== "NUM" &&
      lower !== "/" &&
      lower !== "-" &&
      lower !== "'s" &&
      lower !== "'" &&
      token.upos !== "SYM"
    )
      break;
  }
  // what a poll of the outlet found is from it, wherever the poll stands in its sentence
  if (head >= to && pack.surveys.has(view.lemmas[head] ?? "") && (pack.polls.has(view.lemmas[head] ?? "") || tellsBehind(view, head, tells, pack))) return true;
  if (isPollster(view, from, pack)) return true;
  // a label: "X: Bridge closed", "X editorial: Close the bridge"
  if (from === 0 && (view.lower[to] === ":" || (view.lower[head + 1] === ":" && isReport(view, head, pack)))) return true;
  if (head < to && isPublishedIn(view, from, pack)) return true;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    if (head >= to && !isStaff(view, head, pack) && !isReport(view, head, pack) && view.tokens[head]?.upos !== "PROPN") return false;
    const token = view.tokens[head];
    if (token === undefined) return false;
    const next = token.head;
    if (token.rel.startsWith("nsubj")) return tells(next) || (view.tokens[next]?.upos === "NOUN" && tellsBehind(view, head, tells, pack));
    const link = caseOf(view, head);
    const word = view.lower[link] ?? "";
    if ((word === "to" && view.lower[link - 1] === "according") || word === "according") return true;
    if (word === "by" && tells(link - 1)) return true;
    if (pack.reportPrepositions.has(word) && head >= to && pack.surveys.has(view.lemmas[head] ?? "")) return true;
    if (!INSIDE.has(token.rel) || next < 0 || next >= view.tokens.length) return tellsBehind(view, Math.max(head, to - 1), tells, pack);
    if (next < from && token.rel !== "conj" && token.rel !== "appos" && !isStaff(view, next, pack) && !isReport(view, next, pack)) return false;
    head = next;
  }
  return false;
}

/** "an interview with X published on Monday", "speaking to X's evening show", "a letter obtained by X warns": X hears, and is no subject of the verb behind. */
function isHearer(view: SentenceView, from: number, pack: ReportingPack): boolean {
  const at = view.lower[from - 1] === "the" ? from - 2 : from - 1;
  const word = view.lower[at] ?? "";
  const lemma = view.lemmas[at - 1] ?? "";
  // what is "written by X" or "released by X" comes from it
  return HEARER_LINKS.has(word) && pack.hearing.has(lemma) && !(word === "by" && pack.publishing.has(lemma));
}

/** A word inside a title: "Rock the Boat Poll". */
function isTitleWord(view: SentenceView, at: number): boolean {
  return isCapital(view, at) || (view.tokens[at]?.upos === "DET" && isCapital(view, at - 1) && isCapital(view, at + 1));
}

/** "a report in X", "Jane Roe, writing for X": where a text or its author is to be read. */
function isPublishedIn(view: SentenceView, from: number, pack: ReportingPack): boolean {
  const link = view.lower[from - 1] === "the" ? from - 2 : from - 1;
  const word = view.lower[link] ?? "";
  if (word !== "in" && word !== "for") return false;
  if (view.tokens[link - 1]?.tag === "VBG") return pack.publishing.has(view.lemmas[link - 1] ?? "");
  return word === "in" && view.tokens[link - 1]?.upos === "NOUN" && pack.surveys.has(view.lemmas[link - 1] ?? "");
}

/** "made the same allegations", "took a look at": a verb of little meaning with a noun of saying. */
function makesStatement(view: SentenceView, at: number, pack: ReportingPack): boolean {
  if (!pack.lightVerbs.has(view.lemmas[at] ?? "")) return false;
  return (view.sentence.children[at] ?? []).some(
    (child) => view.tokens[child]?.rel === "obj" && (pack.nouns.has(view.lemmas[child] ?? "") || view.lemmas[child] === "look"),
  );
}

/** "polls by X", "a survey conducted for X and Y": who made or ordered a poll. */
function isPollster(view: SentenceView, from: number, pack: ReportingPack): boolean {
  let at = from - 1;
  // the second of two: "polls from X and Y"
  if (view.lower[at] === "and" && view.tokens[at - 1]?.upos === "PROPN") for (at -= 1; view.tokens[at]?.upos === "PROPN" && from - at < MAX_STEPS; ) at -= 1;
  if (view.lower[at] === "the") at -= 1;
  if (!MADE_BY.has(view.lower[at] ?? "")) return false;
  at -= 1;
  if (view.tokens[at]?.upos === "VERB") at -= 1;
  return pack.polls.has(view.lemmas[at] ?? "");
}

/** "the Courier reports.": a verb read as a noun. */
function tellsAsNoun(view: SentenceView, at: number, pack: ReportingPack): boolean {
  const next = view.lower[at + 1] ?? ".";
  return view.tokens[at]?.tag === "NNS" && pack.verbs.has(view.lemmas[at] ?? "") && (next === "." || next === "," || next === ":" || next === "that");
}

/** The verb right behind a phrase: position decides where the tree does not. */
function tellsBehind(view: SentenceView, head: number, tells: (at: number) => boolean, pack: ReportingPack): boolean {
  for (let at = head + 1; at < Math.min(view.tokens.length, head + 4); at += 1) {
    const token = view.tokens[at];
    if (token?.upos === "NOUN" && at === head + 1 && pack.verbs.has(view.lemmas[at] ?? "") && tellsAsNoun(view, at, pack)) return true;
    if (token?.upos === "VERB") return token.tag !== "VBG" && token.tag !== "VBN" && tells(at);
    if (token?.upos !== "AUX" && token?.upos !== "ADV") return false;
  }
  return false;
}
