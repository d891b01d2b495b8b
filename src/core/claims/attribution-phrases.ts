import type { Span } from "../model/index.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { phraseStart } from "../syntax/noun-phrase.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { headAt, lemmaAt, lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import { type AttributionDraft, spanOf, type TokenRange } from "./attribution-draft.ts";

const STOPS = new Set([",", ";", ":", ")", "(", "—", "–", "--", "”", "“", '"', "''", "."]);

function contentEnd(view: SentenceView): number {
  let end = view.tokens.length;
  while (end > 0 && (lowerAt(view, end - 1) === "." || lowerAt(view, end - 1) === ";")) end -= 1;
  return end;
}

/** End of the noun phrase that begins at a token: appositives and relative clauses behind a comma stay out unless the sentence ends with them. */
function nounPhraseEnd(view: SentenceView, from: number, end: number, pack: ReportingPack): number {
  let at = from;
  for (; at < end; at += 1) {
    const token = view.tokens[at];
    const lower = lowerAt(view, at);
    if (token === undefined || STOPS.has(lower)) {
      if (lower === "." && at + 1 < end && (view.tokens[at - 1]?.text.length ?? 9) <= 3) continue;
      break;
    }
    if (at > from && token.upos === "AUX") break;
    if (at > from && token.upos === "VERB" && (token.tag === "VBD" || token.tag === "VBZ" || token.tag === "VBP" || token.tag === "MD")) {
      let relative = false;
      for (let k = from; k < at; k += 1) if (view.tokens[k]?.tag.startsWith("W") === true || (lowerAt(view, k) === "that" && k > from)) relative = true;
      if (!relative) break;
    }
    if (at > from && pack.functionWords.phraseEnds.has(lower) && lower !== "and") break;
    if (at > from && token.upos === "PRON" && !token.tag.startsWith("W") && token.tag !== "PRP$" && lowerAt(view, at - 1) !== "of") break;
  }
  return at;
}

function clauseBefore(view: SentenceView, stop: number): number {
  let depth = 0;
  for (let at = stop - 1; at >= 0; at -= 1) {
    const lower = lowerAt(view, at);
    if (lower === ")") depth += 1;
    else if (lower === "(") {
      if (depth === 0) return at + 1;
      depth -= 1;
    } else if (lower === ";") return at + 1;
  }
  return 0;
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

/** "According to X", "as per X", "in the words of X", "X, citing Y": fixed words before a source. */
function readPrepositional(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 0; at < end; at += 1) {
    const cues = pack.prepositionalCues.get(lowerAt(view, at));
    if (cues === undefined) continue;
    for (const cue of cues) {
      const size = cue.words.length;
      let fits = true;
      for (let k = 1; k < size && fits; k += 1) fits = view.lower[at + k] === cue.words[k];
      if (!fits) continue;
      const before = lowerAt(view, at - 1);
      const next = view.tokens[at + size];
      if (next === undefined || at + size >= end) break;
      if ((cue.bounded && !(at === 0 || before === "," || before === "(")) || (next.upos === "NUM" && cue.bounded) || lowerAt(view, at + size) === "cent")
        break;
      // "according to state chief secretary X": a word before another of its phrase is no verb, whatever the tagger made of it
      const behind = view.tokens[at + size + 1];
      const phrase = behind !== undefined && (behind.upos === "NOUN" || behind.upos === "ADJ" || behind.upos === "PROPN");
      if ((next.upos === "VERB" && next.tag !== "VBG" && !phrase) || next.upos === "ADP") break;
      let stop = nounPhraseEnd(view, at + size, end, pack);
      // "according to X, the chief of Y" at the end of a sentence: the appositive belongs to the source
      if (lowerAt(view, stop) === "," && at > 0) {
        const word = view.tokens[stop + 1];
        if (word !== undefined && (word.upos === "DET" || word.tag === "WP" || word.tag === "WP$" || word.upos === "NUM")) {
          let rest = stop + 1;
          while (rest < end && lowerAt(view, rest) !== "," && lowerAt(view, rest) !== "“" && view.lower[rest] !== '"') rest += 1;
          if (rest >= end || word.tag !== "DT") stop = rest >= end ? end : stop;
        }
      }
      const start = at === 0 ? 0 : clauseBefore(view, at);
      const content: (Span | null)[] = [];
      const lead =
        at > start && !(at - start === 1 && uposAt(view, start) === "CCONJ") && !(at - start <= 2 && lowerAt(view, at - 1) === ",")
          ? spanOf(view, start, before === "," ? at - 1 : at)
          : null;
      content.push(lead);
      if (
        lead === null ||
        (lowerAt(view, stop) === "," &&
          stop + 2 < end &&
          !pack.functionWords.phraseEnds.has(lowerAt(view, stop + 1)) &&
          tagAt(view, stop + 1) !== "VBG" &&
          before === ",")
      ) {
        content.push(spanOf(view, lowerAt(view, stop) === "," ? stop + 1 : stop, Math.max(stop, closing(view, stop, end))));
      }
      out.push(draft(view, { from: at + size, to: stop }, spanOf(view, at, at + size), content, { from: at, to: stop }, cue.manner, "phrase/according"));
      at = stop - 1;
      break;
    }
  }
}

function closing(view: SentenceView, from: number, end: number): number {
  for (let at = from; at < end; at += 1)
    if (lowerAt(view, at) === ")") {
      for (let k = from; k < at; k += 1) if (lowerAt(view, k) === "(") return end;
      return at;
    }
  return end;
}

/** "X reported, citing two officials": who stands behind the outlet. */
function readCiting(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 1; at < end; at += 1) {
    if (!pack.citing.has(lowerAt(view, at))) continue;
    const stop = nounPhraseEnd(view, at + 1, end, pack);
    if (stop <= at + 1) continue;
    out.push(draft(view, { from: at + 1, to: stop }, spanOf(view, at, at + 1), [], { from: at, to: stop }, "said", "phrase/citing"));
  }
}

/** "X's claim that", "a statement by X that", "the ministry's toll has been 134", "by his count". */
function readNouns(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 0; at < end; at += 1) {
    const lemma = lemmaAt(view, at);
    const token = view.tokens[at];
    if (token === undefined || token.upos !== "NOUN") continue;
    const manner = pack.nouns.get(lemma);
    const tally = pack.tallies.has(lemma) || pack.tallies.has(lowerAt(view, at));
    if (manner === undefined && !tally) continue;
    const start = phraseStart(view, at);
    let owner: TokenRange | null = null;
    let mark = -1;
    for (let k = at - 1; k > start; k -= 1)
      if (lowerAt(view, k) === "'s" || tagAt(view, k) === "POS") {
        mark = k;
        break;
      }
    if (mark > start) owner = { from: start, to: mark };
    else if (tagAt(view, start) === "PRP$" && lowerAt(view, start) !== "our" && lowerAt(view, start) !== "my" && lowerAt(view, start) !== "your")
      owner = { from: start, to: start + 1 };
    let next = at + 1;
    if (owner === null && (lowerAt(view, next) === "by" || lowerAt(view, next) === "from")) {
      const stop = nounPhraseEnd(view, next + 1, Math.min(end, next + 12), pack);
      let to = stop;
      for (let k = next + 1; k < stop; k += 1)
        if (lowerAt(view, k) === "that" || lowerAt(view, k) === "of" || uposAt(view, k) === "ADP") {
          to = k;
          break;
        }
      const head = speakerAt(view, to - 1, next + 1, pack);
      if (to > next + 1 && (head !== null || isCapital(view, to - 1))) {
        owner = { from: next + 1, to };
        next = to;
      }
    }
    const own = owner !== null && start > 0 && pack.ownCountPrepositions.has(lowerAt(view, start - 1)) && pack.ownCountNouns.has(lemma);
    if (own && owner !== null) {
      const from = clauseBefore(view, start - 1);
      const lead =
        start - 1 > from && uposAt(view, start - 2) !== "CCONJ" ? spanOf(view, from, lowerAt(view, start - 2) === "," ? start - 2 : start - 1) : null;
      const tail = lead === null ? spanOf(view, lowerAt(view, next) === "," ? next + 1 : next, end) : null;
      out.push(draft(view, owner, spanOf(view, start - 1, next), [lead, tail], { from: start - 1, to: next }, manner ?? "reported", "noun/own-count"));
      continue;
    }
    if (
      lowerAt(view, next) === "that" &&
      tagAt(view, next) !== "DT" &&
      manner !== undefined &&
      followsClause(view, next) &&
      (owner !== null || tagAt(view, next) === "IN")
    ) {
      out.push(
        draft(
          view,
          owner,
          spanOf(view, owner !== null && mark > 0 ? mark : at, next),
          [spanOf(view, next, subtreeEnd(view, at, next, end))],
          { from: start, to: next },
          manner,
          "noun/that",
        ),
      );
      continue;
    }
    if (!tally) continue;
    const official = owner === null && at > start && pack.officialAdjectives.has(lowerAt(view, at - 1));
    if ((owner === null && !official) || (owner !== null && tagAt(view, owner.from) === "PRP$")) continue;
    if (owner !== null && speakerAt(view, owner.to - 1, owner.from, pack) === null && !isCapital(view, owner.to - 1)) continue;
    const value = tallyValue(view, next, end);
    if (value > next)
      out.push(
        draft(
          view,
          owner ?? { from: start, to: at + 1 },
          spanOf(view, at, at + 1),
          [spanOf(view, next, value)],
          { from: start, to: at + 1 },
          "reported",
          "noun/tally",
        ),
      );
  }
}

function followsClause(view: SentenceView, that: number): boolean {
  for (let at = that + 1; at < Math.min(view.tokens.length, that + 25); at += 1) {
    const token = view.tokens[at];
    if (token?.upos === "VERB" || token?.upos === "AUX") return at > that + 1;
  }
  return false;
}

/** A clause behind a noun ends with the noun's subtree, or where the main verb comes. */
function subtreeEnd(view: SentenceView, head: number, from: number, end: number): number {
  let last = from + 1;
  for (let at = from; at < end; at += 1) {
    let here = at;
    for (let steps = 0; steps < 14 && here >= 0 && here !== head; steps += 1) here = headAt(view, here);
    if (here === head) last = at + 1;
  }
  return Math.min(end, Math.max(last, from + 3));
}

function tallyValue(view: SentenceView, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const lower = lowerAt(view, at);
    if (lower === "," || lower === ";" || lower === "—") return 0;
    if (uposAt(view, at) === "NUM") {
      let to = at + 1;
      while (to < end && lowerAt(view, to) !== "," && lowerAt(view, to) !== ";") to += 1;
      return to;
    }
  }
  return 0;
}

/** "reportedly", "allegedly": hearsay without a holder, over its sentence. */
function readHearsayAdverbs(view: SentenceView, pack: ReportingPack, out: AttributionDraft[]): void {
  const end = contentEnd(view);
  for (let at = 0; at < end; at += 1) {
    if (!pack.hearsayAdverbs.has(lowerAt(view, at))) continue;
    let from = at;
    while (from > 0 && !STOPS.has(lowerAt(view, from - 1))) from -= 1;
    let to = at + 1;
    while (to < end && !STOPS.has(lowerAt(view, to))) to += 1;
    out.push(
      draft(view, null, spanOf(view, at, at + 1), [spanOf(view, from, at), spanOf(view, at + 1, to)], { from: at, to: at + 1 }, "said", "hearsay/adverb"),
    );
  }
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
