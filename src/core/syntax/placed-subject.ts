import { clauseStart, QUOTE_MARKS } from "./clause-start.ts";
import type { CueWords } from "./cue-words.ts";
import { chunkEnd, isNominal, phraseStart } from "./noun-phrase.ts";
import { openingPhrase } from "./opening-phrase.ts";
import type { SentenceView } from "./sentence-view.ts";
import { childrenAt, lemmaAt, lowerAt, relAt, tagAt, uposAt } from "./token-at.ts";

const POSTMODIFIERS = new Set(["of", "in", "on", "from", "for", "at", "with", "to", "near", "inside", "across", "around", "among", "under", "behind"]);

const WITH = new Set(["with"]);

const QUANTIFYING = new Set(["both", "all", "each", "themselves", "himself", "herself", "itself"]);

/** The noun that a prepositional phrase with its head here belongs to. */
function overPreposition(view: SentenceView, head: number): number {
  const from = phraseStart(view, head);
  return from >= 2 && lowerAt(view, from - 1) === "for" && isNominal(view.tokens[from - 2]) ? from - 2 : head;
}

/** Falls back on position where the tree gives no subject: the noun phrase before the verb, or behind it after a comma or quotation mark. */
export function placeSubject(
  view: SentenceView,
  verb: number,
  start: number,
  own: number,
  active: boolean,
  words: CueWords,
): { subject: number; inverted: boolean } {
  // "a spokesman for the brigade says": the tree stops at the brigade
  if (own >= 0) return { subject: own < verb ? overPreposition(view, own) : own, inverted: own > verb };
  const none = { subject: -1, inverted: false };
  const tag = tagAt(view, verb) ?? "";
  // "X and Y both said", "the minister himself said"
  if (start > 1 && QUANTIFYING.has(lowerAt(view, start - 1)) && (isNominal(view.tokens[start - 2]) || uposAt(view, start - 2) === "ADJ")) start -= 1;
  const before = view.tokens[start - 1];
  const mark = lowerAt(view, start - 1);
  const finite = tag === "VBD" || tag === "VBZ" || tag === "VBP" || active || (start < verb && lowerAt(view, start) !== "to");
  if (finite && start === verb && (mark === "," || mark === "?" || mark === "!" || QUOTE_MARKS.has(mark))) {
    const limit = Math.min(view.tokens.length, verb + 14);
    const end = chunkEnd(view, verb + 1, limit);
    // "said one of the officials": the noun of the whole says that the one can speak
    const whole = uposAt(view, end - 1) === "NUM" && lowerAt(view, end) === "of" ? chunkEnd(view, end + 1, limit) - 1 : end - 1;
    const silent = relAt(view, end - 1) === "obj" && !words.speaks(end - 1) && !words.speaks(whole);
    if (
      end > verb + 1 &&
      isNominal(view.tokens[end - 1]) &&
      (uposAt(view, end - 1) !== "NUM" || lowerAt(view, end) === "of") &&
      !(uposAt(view, verb + 1) === "NUM" && silent) &&
      uposAt(view, verb + 1) !== "SYM" &&
      lowerAt(view, verb + 1) !== "that" &&
      uposAt(view, end) !== "VERB" &&
      uposAt(view, end) !== "AUX"
    ) {
      // "X, who ..., told the Courier that": with nothing but a noun phrase before it, the verb is not inverted
      const opening = mark === "," ? openingPhrase(view, start) : { head: -1, complete: false };
      let taken = silent || lowerAt(view, end) === "that";
      for (let at = verb + 1; at < end; at += 1)
        if (view.tokens[at]?.rel.startsWith("nsubj") === true && view.tokens[at]?.head !== verb && (view.tokens[at]?.head ?? 0) >= end) taken = true;
      if (words.hears(lemmaAt(view, verb)) && opening.head >= 0) taken = true;
      return opening.head >= 0 && (opening.complete || taken) ? { subject: opening.head, inverted: false } : { subject: end - 1, inverted: true };
    }
  }
  if (tag === "VBG" && !finite) {
    // "with Trump stating": the noun right before; ", stating": the subject of the verb before; "Expecting ..., X said": of the verb behind
    if (before !== undefined && isNominal(before) && mark !== ",") return { subject: start - 1, inverted: false };
    // ", with X, its director, saying"
    for (let at = start - 1; at > 0 && start - at < 30 && uposAt(view, at) !== "VERB" && uposAt(view, at) !== "AUX"; at -= 1) {
      if (!WITH.has(lowerAt(view, at)) || lowerAt(view, at - 1) !== ",") continue;
      const end = chunkEnd(view, at + 1, start);
      if (end > at + 1) return { subject: end - 1, inverted: false };
    }
    for (let at = start - 1; at >= 0; at -= 1) {
      for (const child of childrenAt(view, at)) {
        const token = view.tokens[child];
        if (token !== undefined && token.rel.startsWith("nsubj") && child < at && !token.tag.startsWith("W")) return { subject: child, inverted: false };
        if (token !== undefined && token.rel.startsWith("nsubj") && child > at && child < start && !token.tag.startsWith("W"))
          return { subject: child, inverted: false };
      }
    }
    if (start <= 1)
      for (let at = verb + 1; at < view.tokens.length; at += 1)
        if (relAt(view, at) === "nsubj" && relAt(view, view.tokens[at]?.head ?? 0) === "root") return { subject: at, inverted: false };
    return none;
  }
  if (before === undefined || !finite) return none;
  const edge = clauseStart(view, start);
  if (mark === "," || mark === ")") {
    return { subject: openingPhrase(view, start).head, inverted: false };
  }
  if (!(isNominal(before) || words.speaks(start - 1)) || before.tag === "WP" || before.tag === "WDT") return none;
  let head = start - 1;
  // "Kyiv this week said": over the time to who said it
  if (before.rel.endsWith("unmarked") || before.rel.endsWith("tmod") || words.times.has(lowerAt(view, head))) {
    const earlier = phraseStart(view, head) - 1;
    if (earlier >= edge && isNominal(view.tokens[earlier])) head = earlier;
  }
  for (let steps = 0; steps < 6; steps += 1) {
    let from = head;
    while (
      from > edge &&
      uposAt(view, from) !== "DET" &&
      ((isNominal(view.tokens[from - 1]) && uposAt(view, from - 1) !== "PRON") ||
        uposAt(view, from - 1) === "ADJ" ||
        uposAt(view, from - 1) === "DET" ||
        tagAt(view, from - 1) === "PRP$" ||
        lowerAt(view, from - 1) === "'s" ||
        lowerAt(view, from - 1) === "-")
    )
      from -= 1;
    const link = lowerAt(view, from - 1);
    const verbal = view.tokens[from - 2];
    if (from - 1 > edge && POSTMODIFIERS.has(link) && isNominal(view.tokens[from - 2])) head = from - 2;
    // "two people briefed on the meeting told": over the participle to the noun it goes with
    else if (
      from - 2 > edge &&
      uposAt(view, from - 1) === "ADP" &&
      (verbal?.tag === "VBN" || verbal?.tag === "VBG" || verbal?.upos === "ADJ") &&
      isNominal(view.tokens[from - 3])
    )
      head = from - 3;
    // "who spoke to X on terms | believe": what a preposition governs is no subject
    else if (from - 1 > edge && (uposAt(view, from - 1) === "ADP" || link === "to")) return none;
    else break;
  }
  return { subject: head, inverted: false };
}
