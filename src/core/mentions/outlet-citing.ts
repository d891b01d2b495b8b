import type { ReportingPack } from "../packs/reporting.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lemmaAt, lowerAt, relAt, tagAt, uposAt } from "../syntax/token-at.ts";

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
  return speakerAt(view, at, at, pack)?.category === "journalist" || pack.staff.has(lemmaAt(view, at)) || (uposAt(view, at) === "PROPN" && isCapital(view, at));
}

function isReport(view: SentenceView, at: number, pack: ReportingPack): boolean {
  const lemma = lemmaAt(view, at);
  return pack.tallies.has(lemma) || pack.nouns.has(lemma) || pack.programmes.has(lemma) || speakerAt(view, at, at, pack)?.category === "document";
}

function caseOf(view: SentenceView, head: number): number {
  for (const child of view.sentence.children[head] ?? []) if (child < head && uposAt(view, child) === "ADP") return child;
  let at = head - 1;
  while (at >= 0 && head - at < 8 && uposAt(view, at) !== "ADP" && uposAt(view, at) !== "VERB" && uposAt(view, at) !== "PUNCT" && tagAt(view, at) !== "TO")
    at -= 1;
  return at;
}

/** Whether an outlet named at tokens [from, to) is what the text has something from: it reports, or its people, polls and papers do. */
export function isCited(view: SentenceView, from: number, to: number, pack: ReportingPack): boolean {
  const tells = (at: number): boolean => {
    const lemma = lemmaAt(view, at);
    const frames = pack.verbs.get(lemma)?.frames;
    return uposAt(view, at) === "VERB" && (pack.publishing.has(lemma) || frames !== undefined || makesStatement(view, at, pack));
  };
  // a credit in a dateline: "HALDEN (X) -"
  if (lowerAt(view, from - 1) === "(" && lowerAt(view, to) === ")") return false;
  if (isHearer(view, from, pack)) return false;
  let head = to - 1;
  // "X/Y poll", "X's tally", "X editor": the noun that closes the phrase, whatever the tree makes of it
  for (let at = to; at < Math.min(view.tokens.length, to + MAX_PHRASE); at += 1) {
    const upos = uposAt(view, at);
    const lower = lowerAt(view, at);
    if (upos === "NOUN" && tellsAsNoun(view, at, pack)) break;
    if ((upos === "NOUN" && isReport(view, at, pack)) || lower === "tally") {
      head = at;
      break;
    }
    if (upos === "NOUN" || upos === "PROPN") head = at;
    else if (
      !isTitleWord(view, at) &&
      !(upos === "VERB" && uposAt(view, at + 1) === "NOUN" && isReport(view, at + 1, pack)) &&
      upos !== "ADJ" &&
      tagAt(view, at) !== "POS" &&
      upos !== "NUM" &&
      lower !== "/" &&
      lower !== "-" &&
      lower !== "'s" &&
      lower !== "'" &&
      upos !== "SYM"
    )
      break;
  }
  // what a poll of the outlet found is from it, wherever the poll stands in its sentence
  if (head >= to && pack.surveys.has(lemmaAt(view, head)) && (pack.polls.has(lemmaAt(view, head)) || tellsBehind(view, head, tells, pack))) return true;
  if (isPollster(view, from, pack)) return true;
  // a label: "X: Bridge closed", "X editorial: Close the bridge"
  if (from === 0 && (lowerAt(view, to) === ":" || (lowerAt(view, head + 1) === ":" && isReport(view, head, pack)))) return true;
  if (head < to && isPublishedIn(view, from, pack)) return true;
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    if (head >= to && !isStaff(view, head, pack) && !isReport(view, head, pack) && uposAt(view, head) !== "PROPN") return false;
    const token = view.tokens[head];
    if (token === undefined) return false;
    const next = token.head;
    if (token.rel.startsWith("nsubj")) return tells(next) || (uposAt(view, next) === "NOUN" && tellsBehind(view, head, tells, pack));
    const link = caseOf(view, head);
    const word = lowerAt(view, link);
    if ((word === "to" && lowerAt(view, link - 1) === "according") || word === "according") return true;
    if (word === "by" && tells(link - 1)) return true;
    if (pack.reportPrepositions.has(word) && head >= to && pack.surveys.has(lemmaAt(view, head))) return true;
    if (!INSIDE.has(token.rel) || next < 0 || next >= view.tokens.length) return tellsBehind(view, Math.max(head, to - 1), tells, pack);
    if (next < from && token.rel !== "conj" && token.rel !== "appos" && !isStaff(view, next, pack) && !isReport(view, next, pack)) return false;
    head = next;
  }
  return false;
}

/** "an interview with X published on Monday", "speaking to X's evening show", "a letter obtained by X warns": X hears, and is no subject of the verb behind. */
function isHearer(view: SentenceView, from: number, pack: ReportingPack): boolean {
  const at = lowerAt(view, from - 1) === "the" ? from - 2 : from - 1;
  const word = lowerAt(view, at);
  const lemma = lemmaAt(view, at - 1);
  // what is "written by X" or "released by X" comes from it
  return HEARER_LINKS.has(word) && pack.hearing.has(lemma) && !(word === "by" && pack.publishing.has(lemma));
}

/** A word inside a title: "Rock the Boat Poll". */
function isTitleWord(view: SentenceView, at: number): boolean {
  return isCapital(view, at) || (uposAt(view, at) === "DET" && isCapital(view, at - 1) && isCapital(view, at + 1));
}

/** "a report in X", "Jane Roe, writing for X": where a text or its author is to be read. */
function isPublishedIn(view: SentenceView, from: number, pack: ReportingPack): boolean {
  const link = lowerAt(view, from - 1) === "the" ? from - 2 : from - 1;
  const word = lowerAt(view, link);
  if (word !== "in" && word !== "for") return false;
  if (tagAt(view, link - 1) === "VBG") return pack.publishing.has(lemmaAt(view, link - 1));
  return word === "in" && uposAt(view, link - 1) === "NOUN" && pack.surveys.has(lemmaAt(view, link - 1));
}

/** "made the same allegations", "took a look at": a verb of little meaning with a noun of saying. */
function makesStatement(view: SentenceView, at: number, pack: ReportingPack): boolean {
  if (!pack.lightVerbs.has(lemmaAt(view, at))) return false;
  return (view.sentence.children[at] ?? []).some(
    (child) => relAt(view, child) === "obj" && (pack.nouns.has(lemmaAt(view, child)) || view.lemmas[child] === "look"),
  );
}

/** "polls by X", "a survey conducted for X and Y": who made or ordered a poll. */
function isPollster(view: SentenceView, from: number, pack: ReportingPack): boolean {
  let at = from - 1;
  // the second of two: "polls from X and Y"
  if (lowerAt(view, at) === "and" && uposAt(view, at - 1) === "PROPN") for (at -= 1; uposAt(view, at) === "PROPN" && from - at < MAX_STEPS; ) at -= 1;
  if (lowerAt(view, at) === "the") at -= 1;
  if (!MADE_BY.has(lowerAt(view, at))) return false;
  at -= 1;
  if (uposAt(view, at) === "VERB") at -= 1;
  return pack.polls.has(lemmaAt(view, at));
}

/** "the Courier reports.": a verb read as a noun. */
function tellsAsNoun(view: SentenceView, at: number, pack: ReportingPack): boolean {
  // nothing, or what ends a clause of reporting
  const next = lowerAt(view, at + 1);
  return tagAt(view, at) === "NNS" && pack.verbs.has(lemmaAt(view, at)) && ["", ".", ",", ":", "that"].includes(next);
}

/** The verb right behind a phrase: position decides where the tree does not. */
function tellsBehind(view: SentenceView, head: number, tells: (at: number) => boolean, pack: ReportingPack): boolean {
  for (let at = head + 1; at < Math.min(view.tokens.length, head + 4); at += 1) {
    const token = view.tokens[at];
    if (token?.upos === "NOUN" && at === head + 1 && pack.verbs.has(lemmaAt(view, at)) && tellsAsNoun(view, at, pack)) return true;
    if (token?.upos === "VERB") return token.tag !== "VBG" && token.tag !== "VBN" && tells(at);
    if (token?.upos !== "AUX" && token?.upos !== "ADV") return false;
  }
  return false;
}
