import type { CueWords } from "./cue-words.ts";
import { phraseStart } from "./noun-phrase.ts";
import { placeSubject } from "./placed-subject.ts";
import { hasChild, type SentenceView } from "./sentence-view.ts";
import { childrenAt, headAt, lemmaAt, lowerAt, uposAt } from "./token-at.ts";
import { findSubject, isRelative, outsideBracket } from "./verb-subject.ts";

/** A verb with its auxiliaries and the words before it that belong to it: tokens [start, end), `verb` the main one. */
export interface VerbGroup {
  readonly verb: number;
  readonly start: number;
  readonly end: number;
  readonly form: "finite" | "gerund" | "participle" | "infinitive";
  readonly passive: boolean;
  readonly negated: boolean;
  /** Index of the subject's head; -1 when there is none in the sentence. */
  readonly subject: number;
  /** The subject stands behind the verb ("said the mayor"). */
  readonly inverted: boolean;
  /** The verb of a relative clause: its subject is the noun that "who" stands for. */
  readonly relative: boolean;
}

const NEGATIVES = new Set(["not", "n't", "never", "hardly", "neither", "nor"]);
const BE = new Set(["be", "get"]);

/** "the task force estimates that", "police estimate 12,000": a present-tense verb read as the head of a compound noun. */
function isNounForVerb(view: SentenceView, at: number, reports: (lemma: string) => boolean): boolean {
  const token = view.tokens[at];
  const before = view.tokens[at - 1];
  const next = view.tokens[at + 1];
  if (token === undefined || before === undefined || next === undefined || token.upos !== "NOUN" || !reports(lemmaAt(view, at))) return false;
  if (before.upos !== "NOUN" && before.upos !== "PROPN") return false;
  const third = token.tag === "NNS" ? before.tag !== "NNS" : before.tag === "NNS" || lowerAt(view, at - 1) === "police";
  if (!third) return false;
  const beyond = view.tokens[at + 2];
  return (
    (lowerAt(view, at + 1) === "that" &&
      (next.tag !== "WDT" || beyond?.upos === "NUM" || beyond?.upos === "DET" || beyond?.upos === "NOUN" || beyond?.upos === "PROPN")) ||
    next.upos === "NUM" ||
    (next.upos === "PRON" && next.tag === "PRP")
  );
}

/** "17 trucks", "more than 40 injured", "at least 12": a number, words that bound it aside. */
function startsFigure(view: SentenceView, from: number): boolean {
  for (let at = from; at < from + 4; at += 1) {
    const upos = uposAt(view, at);
    if (upos === "NUM") return true;
    if (upos !== "ADV" && upos !== "ADP" && upos !== "ADJ") return false;
  }
  return false;
}

/** ", the governor's office announced.": nothing follows a verb that a comma and its subject precede. */
function closesClause(view: SentenceView, verb: number): boolean {
  const next = view.lower[verb + 1] ?? ".";
  if (next !== "." && next !== ",") return false;
  const head = headAt(view, verb);
  return head >= 0 && head < verb && headStandsBefore(view, verb) && lowerAt(view, phraseStart(view, head) - 1) === ",";
}

/** The noun a participle goes with stands right before it, adverbs aside: "analysts previously told". */
function headStandsBefore(view: SentenceView, verb: number): boolean {
  let at = verb - 1;
  while (at > 0 && uposAt(view, at) === "ADV") at -= 1;
  return view.tokens[verb]?.head === at;
}

/** All verb groups of a sentence, in order. */
export function findVerbGroups(view: SentenceView, words: CueWords): readonly VerbGroup[] {
  const { reports } = words;
  const groups: VerbGroup[] = [];
  for (let verb = 0; verb < view.tokens.length; verb += 1) {
    const token = view.tokens[verb];
    if (token === undefined) continue;
    const misread =
      (token.upos === "NOUN" && hasChild(view, verb, "nsubj") && (hasChild(view, verb, "obj") || hasChild(view, verb, "ccomp"))) ||
      isNounForVerb(view, verb, reports);
    if (token.upos !== "VERB" && !misread && !(token.upos === "AUX" && token.rel !== "aux" && token.rel !== "aux:pass")) continue;
    let start = verb;
    // "the institute measured 190 mm" read as a participle: with an object and no agent it is the verb of its clause
    const active =
      token.tag === "VBN" &&
      token.rel !== "amod" &&
      uposAt(view, verb - 1) !== "AUX" &&
      (token.rel !== "acl" || headStandsBefore(view, verb) || lowerAt(view, verb - 1) === ",") &&
      (hasChild(view, verb, "obj") ||
        hasChild(view, verb, "ccomp") ||
        hasChild(view, verb, "iobj") ||
        (reports(lemmaAt(view, verb)) &&
          (view.lower.slice(verb + 1, verb + 8).includes("that") || startsFigure(view, verb + 1) || closesClause(view, verb)))) &&
      lowerAt(view, verb + 1) !== "by";
    let passive = token.rel === "acl" && token.tag === "VBN" && !active;
    let negated = false;
    let auxiliary = false;
    let infinitive = false;
    for (let at = verb - 1; at >= 0 && verb - at <= 7; at -= 1) {
      const before = view.tokens[at];
      const lower = lowerAt(view, at);
      if (before === undefined) break;
      if (before.upos === "AUX" || before.tag === "MD") {
        auxiliary = true;
        if (token.tag === "VBN" && BE.has(lemmaAt(view, at)) && !passive)
          passive = start === verb || !view.lower.slice(at + 1, verb).includes("been") || BE.has(lemmaAt(view, at));
        start = at;
      } else if (lower === "to" && (before.upos === "PART" || before.tag === "TO") && at === start - 1) {
        infinitive = true;
        start = at;
        break;
      } else if (NEGATIVES.has(lower)) {
        negated = true;
        start = at;
      } else if (before.upos === "ADV" && before.tag !== "WRB") {
        if (at === 0 || lowerAt(view, at - 1) === ",") break;
        start = at;
      } else break;
    }
    const own = active && token.rel === "acl" && headStandsBefore(view, verb) ? -1 : findSubject(view, verb, 0, words);
    const direct = own >= 0 && (own === token.head || childrenAt(view, verb).includes(own) || isRelative(view, verb));
    const placed = placeSubject(view, verb, start, direct ? own : -1, active || misread, words);
    // a subject shared across a comma is a weaker guess than the phrase that stands right before the verb
    const chosen = placed.subject >= 0 ? placed : { subject: own, inverted: own > verb };
    const subject = outsideBracket(view, chosen.subject, start);
    const { inverted } = chosen;
    const bare = token.tag === "VBN" && !auxiliary && !active && !hasChild(view, verb, "nsubj") && token.rel !== "root";
    const form = infinitive ? "infinitive" : token.tag === "VBG" && !auxiliary ? "gerund" : bare ? "participle" : "finite";
    groups.push({ verb, start, end: verb + 1, form, passive, negated, subject, inverted, relative: isRelative(view, verb) });
  }
  return groups;
}
