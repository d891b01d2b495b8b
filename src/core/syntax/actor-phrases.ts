import type { Packs } from "../packs/index.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { phraseStart } from "./noun-phrase.ts";
import { isCapital, type SentenceView, speakerAt } from "./sentence-view.ts";
import { readSourcePhrase, type SourcePhrase } from "./source-phrase.ts";
import { lowerAt, relAt, uposAt } from "./token-at.ts";

/** A phrase that names somebody, and where it stands. */
export interface ActorPhrase {
  readonly phrase: SourcePhrase;
  /** Token of its head. */
  readonly head: number;
  /** It is the subject of a verb. */
  readonly subject: boolean;
}

/** Looks this many words past a head for the name or office beside it. */
const MAX_TAIL = 14;

function isHead(view: SentenceView, at: number): boolean {
  const token = view.tokens[at];
  if (token === undefined || (token.upos !== "NOUN" && token.upos !== "PROPN")) return false;
  const next = view.tokens[at + 1];
  if (next === undefined) return true;
  if (next.upos === "PROPN" || (next.upos === "NOUN" && next.rel !== "obj" && next.rel !== "obl" && next.rel !== "obl:tmod")) return false;
  return true;
}

/** Where the phrase around a head may end: behind an appositive that names or describes it. */
function tailEnd(view: SentenceView, head: number, pack: ReportingPack): number {
  const limit = Math.min(view.tokens.length, head + MAX_TAIL);
  let at = head + 1;
  while (
    at < limit &&
    (lowerAt(view, at) === "of" || lowerAt(view, at) === "for") &&
    (uposAt(view, at + 1) === "DET" || isCapital(view, at + 1) || uposAt(view, at + 1) === "NOUN")
  ) {
    let end = at + 1;
    while (
      end < limit &&
      (uposAt(view, end) === "DET" ||
        uposAt(view, end) === "ADJ" ||
        uposAt(view, end) === "NOUN" ||
        uposAt(view, end) === "PROPN" ||
        uposAt(view, end) === "NUM")
    )
      end += 1;
    if (end === at + 1) break;
    at = end;
  }
  if (lowerAt(view, at) !== ",") return at;
  let close = at + 1;
  while (close < limit && lowerAt(view, close) !== ",") {
    const token = view.tokens[close];
    if (token === undefined || ((token.upos === "VERB" || token.upos === "AUX") && token.tag !== "VBN" && token.tag !== "VBG")) break;
    close += 1;
  }
  if (lowerAt(view, close) !== "," && close < view.tokens.length - 1) return at;
  // an age alone: look on to the office behind it
  if (close === at + 2 && uposAt(view, at + 1) === "NUM") {
    let office = close + 1;
    while (office < limit && lowerAt(view, office) !== ",") office += 1;
    return lowerAt(view, office) === "," ? office : close;
  }
  for (let k = at + 1; k < close; k += 1) if (speakerAt(view, k, at + 1, pack) !== null || (isCapital(view, k) && isCapital(view, k + 1))) return close;
  return at;
}

interface Known {
  readonly text: string;
  readonly packs: Packs;
  readonly pack: ReportingPack;
  readonly phrases: readonly ActorPhrase[];
}
const known = new WeakMap<SentenceView, Known>();

/** Persons, bodies and groups that one sentence names or describes, in order. Several readers ask: the answer is kept with the view. */
export function findActorPhrases(view: SentenceView, text: string, packs: Packs, pack: ReportingPack): readonly ActorPhrase[] {
  const before = known.get(view);
  if (before !== undefined && before.text === text && before.packs === packs && before.pack === pack) return before.phrases;
  const phrases = readActorPhrases(view, text, packs, pack);
  known.set(view, { text, packs, pack, phrases });
  return phrases;
}

function readActorPhrases(view: SentenceView, text: string, packs: Packs, pack: ReportingPack): readonly ActorPhrase[] {
  const found: ActorPhrase[] = [];
  let covered = 0;
  for (let head = 0; head < view.tokens.length; head += 1) {
    if (head < covered || !isHead(view, head)) continue;
    const noun = speakerAt(view, head, Math.max(0, head - 4), pack);
    const capital = uposAt(view, head) === "PROPN" && isCapital(view, head);
    if (noun === null && !capital) continue;
    const start = phraseStart(view, head);
    const end = tailEnd(view, head, pack);
    const phrase = readSourcePhrase(view, text, start, end, pack, packs.outlets);
    if (phrase === null || phrase.category === "unknown" || phrase.category === "pronoun") continue;
    const rel = relAt(view, head);
    found.push({ phrase, head, subject: rel.startsWith("nsubj") || rel === "root" });
    covered = end;
  }
  return found;
}
