import type { Span } from "../model/index.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { isNominal, phraseStart } from "../syntax/noun-phrase.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lemmaAt, lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import { type AttributionDraft, spanOf, type TokenRange } from "./attribution-draft.ts";
import { subtree } from "./tree.ts";
import { contentEnd } from "./verb-scene.ts";

const STOPS = new Set([",", ";", ":", ")", "(", "—", "–", "--", "”", "“", '"', "''", "."]);
/** What may stand before a bounded cue: the start of the sentence, a comma or a bracket. */
const BOUNDS = new Set(["", ",", "("]);
/** Tags of the words that open what tells more of a source behind its comma: "the chief of Y", "45", "who saw it". */
const APPOSED = new Set(["DT", "CD", "WP", "WP$"]);
/** Tags of the verbs that have a subject of their own. */
const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);

/** End of the noun phrase that begins at a token, with a relative clause that has no comma before it; it ends where another clause or phrase begins. */
function nounPhraseEnd(view: SentenceView, from: number, end: number, pack: ReportingPack): number {
  let relative = tagAt(view, from)?.startsWith("W") === true;
  let at = from + 1;
  for (; at < end && !STOPS.has(lowerAt(view, at)); at += 1) {
    const tag = tagAt(view, at) ?? "";
    relative ||= tag.startsWith("W");
    const another = (uposAt(view, at) === "PRON" || uposAt(view, at) === "DET") && isNominal(view.tokens[at - 1]) && !pack.timeNouns.has(lowerAt(view, at + 1));
    if (!relative && (FINITE.has(tag) || another)) return at;
    if (pack.functionWords.phraseEnds.has(lowerAt(view, at)) && lowerAt(view, at) !== "and") return at;
  }
  return at;
}

/** "according to X, the chief of Y" at the end of a sentence: what tells more of the source behind the comma belongs to it. */
function appositiveEnd(view: SentenceView, stop: number, end: number, pack: ReportingPack): number {
  const opens = lowerAt(view, stop) === "," && APPOSED.has(tagAt(view, stop + 1) ?? "");
  return opens && nounPhraseEnd(view, stop + 1, end, pack) === end ? end : stop;
}

/** Where the clause that holds a place begins: behind a semicolon, or behind a bracket that is still open. */
function clauseBefore(view: SentenceView, stop: number): number {
  let closed = 0;
  for (let at = stop - 1; at >= 0; at -= 1) {
    const lower = lowerAt(view, at);
    if (lower === ";" || (lower === "(" && closed === 0)) return at + 1;
    if (lower === ")") closed += 1;
    if (lower === "(") closed -= 1;
  }
  return 0;
}

/** Where the clause that holds a place ends: before the bracket that closes around it, else with the sentence. */
function clauseAfter(view: SentenceView, from: number, end: number): number {
  const close = view.lower.indexOf(")", from);
  return close < 0 || view.lower.slice(from, close).includes("(") ? end : close;
}

function draft(
  view: SentenceView,
  source: TokenRange | null,
  cue: Span | null,
  content: readonly (Span | null)[],
  clause: TokenRange,
  manner: AttributionDraft["manner"],
  rule: string,
): AttributionDraft {
  return {
    view,
    source,
    shown: null,
    cue: cue === null ? [] : [cue],
    content: content.filter((span): span is Span => span !== null),
    clause,
    manner,
    negated: manner === "denied",
    rule,
    addressee: null,
  };
}

/** "According to X", "as per X", "in the words of X": fixed words before a source. */
function readPrepositional(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 0; at < end; at += 1) {
    const cue = pack.prepositionalCues.get(lowerAt(view, at))?.find(({ words }) => words.every((word, k) => lowerAt(view, at + k) === word));
    if (cue === undefined) continue;
    const before = lowerAt(view, at - 1);
    const from = at + cue.words.length;
    if (cue.bounded && (uposAt(view, from) === "NUM" || !BOUNDS.has(before))) continue;
    const start = clauseBefore(view, at);
    const cut = before === "," ? at - 1 : at;
    const near = nounPhraseEnd(view, from, end, pack);
    // one word before it ("But", "Still") says nothing, unless it is a figure; alone in its bracket it speaks of what stands before that
    let lead = cut - start > 1 || uposAt(view, start) === "NUM" ? spanOf(view, start, cut) : null;
    if (lead === null && lowerAt(view, near) === ")") lead = spanOf(view, clauseBefore(view, start - 1), start - 1);
    const stop = lead === null ? near : appositiveEnd(view, near, end, pack);
    const comma = lowerAt(view, stop) === ",";
    const goesOn = before === "," && comma && !pack.functionWords.phraseEnds.has(lowerAt(view, stop + 1)) && tagAt(view, stop + 1) !== "VBG";
    const tail = lead === null || goesOn ? spanOf(view, comma ? stop + 1 : stop, clauseAfter(view, stop, end)) : null;
    out.push(draft(view, { from, to: stop }, spanOf(view, at, from), [lead, tail], { from: at, to: stop }, cue.manner, "phrase/according"));
    at = stop;
  }
}

/** "X reported, citing two officials", "Citing two officials, X reported": who stands behind the outlet. */
function readCiting(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 0; at < end; at += 1) {
    if (!pack.citing.has(lowerAt(view, at))) continue;
    const stop = nounPhraseEnd(view, at + 1, end, pack);
    out.push(draft(view, { from: at + 1, to: stop }, spanOf(view, at, at + 1), [], { from: at, to: stop }, "said", "phrase/citing"));
  }
}

/** A noun of saying or counting, with whose it is. */
interface OwnedNoun {
  readonly at: number;
  /** First token of its phrase. */
  readonly start: number;
  /** First token of the words that show whose it is and what: "'s claim". */
  readonly cue: number;
  /** Token behind it and behind an owner that follows. */
  readonly next: number;
  readonly owner: TokenRange | null;
  readonly manner: AttributionDraft["manner"] | undefined;
}

/** Whose the noun at a token is: "X's claim", "her claim", "a claim by X". */
function readOwner(view: SentenceView, at: number, end: number, pack: ReportingPack): OwnedNoun {
  const start = phraseStart(view, at);
  const noun = { at, start, cue: at, next: at + 1, owner: null, manner: pack.nouns.get(lemmaAt(view, at)) };
  const mark = view.tokens.findLastIndex((token, k) => k < at && k > start && token.tag === "POS");
  if (mark >= 0) return { ...noun, cue: mark, owner: { from: start, to: mark } };
  if (pack.functionWords.owners.has(lowerAt(view, start))) return { ...noun, owner: { from: start, to: start + 1 } };
  const from = at + 2;
  if (lowerAt(view, at + 1) !== "by" && lowerAt(view, at + 1) !== "from") return noun;
  const stop = nounPhraseEnd(view, from, end, pack);
  const behind = view.tokens.findIndex((token, k) => k >= from && (view.lower[k] === "that" || (token.upos === "ADP" && view.lower[k] !== "of")));
  const to = behind < 0 ? stop : Math.min(behind, stop);
  return speakerAt(view, to - 1, from, pack) !== null || isCapital(view, to - 1) ? { ...noun, next: to, owner: { from, to } } : noun;
}

/** "By his count", "by the union's estimate": the clause around it is what the owner counts. */
function readOwnCount(view: SentenceView, { at, start, next, owner, manner }: OwnedNoun, end: number, pack: ReportingPack): AttributionDraft | null {
  const opener = start - 1;
  if (owner === null || !pack.ownCountPrepositions.has(lowerAt(view, opener)) || !pack.ownCountNouns.has(lowerAt(view, at))) return null;
  const before = lowerAt(view, opener - 1);
  const from = clauseBefore(view, opener);
  const lead = uposAt(view, opener - 1) === "CCONJ" ? null : spanOf(view, from, before === "," ? opener - 1 : opener);
  const tail = lead === null ? spanOf(view, lowerAt(view, next) === "," ? next + 1 : next, end) : null;
  return draft(view, owner, spanOf(view, opener, next), [lead, tail], { from: opener, to: next }, manner ?? "reported", "noun/own-count");
}

/** "X's claim that": the clause behind the noun. */
function readThat(view: SentenceView, { at, start, cue, next, owner, manner }: OwnedNoun, end: number): AttributionDraft | null {
  if (manner === undefined || lowerAt(view, next) !== "that" || tagAt(view, next) === "DT" || (owner === null && tagAt(view, next) !== "IN")) return null;
  // "a claim that shocked the town": the word stands for the claim
  if (uposAt(view, next + 1) === "VERB" || uposAt(view, next + 1) === "AUX") return null;
  const last = Math.max(...subtree(view.sentence, at));
  const content = spanOf(view, next, last > next ? Math.min(last + 1, end) : end);
  return draft(view, owner, spanOf(view, cue, next), [content], { from: start, to: next }, manner, "noun/that");
}

/** "The ministry's toll has been 134", "the official toll of 134": the figure behind the noun. */
function readTally(view: SentenceView, { at, start, next, owner }: OwnedNoun, end: number, pack: ReportingPack): AttributionDraft | null {
  if (!pack.tallies.has(lemmaAt(view, at))) return null;
  if (owner === null ? !pack.officialAdjectives.has(lowerAt(view, at - 1)) : tagAt(view, owner.from) === "PRP$") return null;
  if (owner !== null && speakerAt(view, owner.to - 1, owner.from, pack) === null && !isCapital(view, owner.to - 1)) return null;
  const stop = view.lower.findIndex((word, k) => k >= next && (word === "," || word === ";" || word === "—"));
  const to = stop < 0 ? end : stop;
  if (!view.tokens.slice(next, to).some((token) => token.upos === "NUM")) return null;
  return draft(
    view,
    owner ?? { from: start, to: at + 1 },
    spanOf(view, at, at + 1),
    [spanOf(view, next, to)],
    { from: start, to: at + 1 },
    "reported",
    "noun/tally",
  );
}

/** "X's claim that", "a statement by X that", "the ministry's toll has been 134", "by his count". */
function readNouns(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 0; at < end; at += 1) {
    const lemma = lemmaAt(view, at);
    if (uposAt(view, at) !== "NOUN" || !(pack.nouns.has(lemma) || pack.tallies.has(lemma) || pack.ownCountNouns.has(lowerAt(view, at)))) continue;
    const noun = readOwner(view, at, end, pack);
    const found = readOwnCount(view, noun, end, pack) ?? readThat(view, noun, end) ?? readTally(view, noun, end, pack);
    if (found !== null) out.push(found);
  }
}

/** "reportedly", "allegedly": hearsay without a holder, over the words around it up to the next mark on either side. */
function readHearsayAdverbs(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  view.lower.forEach((word, at) => {
    if (!pack.hearsayAdverbs.has(word)) return;
    const from = view.lower.findLastIndex((other, k) => k < at && STOPS.has(other)) + 1;
    const to = view.lower.findIndex((other, k) => k > at && STOPS.has(other));
    const content = [spanOf(view, from, at), spanOf(view, at + 1, to < 0 ? view.tokens.length : to)];
    out.push(draft(view, null, spanOf(view, at, at + 1), content, { from: at, to: at + 1 }, "said", "hearsay/adverb"));
  });
}

/** Every act of attribution in one sentence that no verb of saying makes. */
export function readPhraseCues(view: SentenceView, pack: ReportingPack): readonly AttributionDraft[] {
  const out: AttributionDraft[] = [];
  readPrepositional(view, pack, out);
  readCiting(view, pack, out);
  readNouns(view, pack, out);
  readHearsayAdverbs(view, pack, out);
  return out;
}
