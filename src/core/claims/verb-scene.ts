import type { Manner, Span } from "../model/index.ts";
import type { CueFrame, CueVerb, ReportingPack } from "../packs/reporting.ts";
import { chunkEnd, phraseStart } from "../syntax/noun-phrase.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lemmaAt, lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import type { VerbGroup } from "../syntax/verb-groups.ts";
import type { TokenRange } from "./attribution-draft.ts";

/** Signs that set a clause apart. */
export const DASHES = new Set(["—", "–", "--", "-"]);
export const OPENING = new Set(["“", '"', "''", "``", "‘", "'", "«", "„"]);
export const CLOSING = new Set(["”", '"', "''", "’", "'", "»"]);

/** A verb that reports, before its spans are taken. */
export interface Found {
  readonly group: VerbGroup;
  readonly verb: CueVerb;
  readonly source: TokenRange | null;
  readonly clause: TokenRange;
  readonly cueEnd: number;
  /** First token of the cue where it is not the verb group. */
  readonly cueAt?: number;
  readonly frame: CueFrame;
  readonly manner: Manner;
  readonly rule: string;
  readonly addressee: TokenRange | null;
  readonly before: TokenRange | null;
  /** First token of content behind the cue; -1 when there is none. */
  readonly after: number;
  readonly bounded: boolean;
}

/** What the sentence reader needs to know about one sentence. */
export interface Scene {
  readonly view: SentenceView;
  readonly text: string;
  readonly pack: ReportingPack;
  readonly groups: readonly VerbGroup[];
  readonly ownSubject: ReadonlyMap<number, VerbGroup>;
  readonly quoteStarts: ReadonlySet<number>;
  readonly quotes: readonly Span[];
  /** End of the content region: final punctuation left out. */
  readonly end: number;
}

/** Signs that close a sentence and are not part of what it says. */
const STOPS = new Set([".", ";", "..."]);

/** End of what can be content: the final full stop stays out, a closing quotation mark or question mark stays in. */
export function contentEnd(view: SentenceView): number {
  let end = view.tokens.length;
  while (STOPS.has(lowerAt(view, end - 1))) end -= 1;
  return end;
}

/** Kinds of noun that show something and do not say it. */
const EVIDENCE: ReadonlySet<string> = new Set(["document", "hearsay"]);

/** Pronouns that stand for what shows something, seldom for who says it. */
const POINTING = new Set(["this", "that", "which"]);

/** Whether the noun at a token can say something, or only show it. */
export function canSpeak(scene: Scene, at: number): "voice" | "evidence" | "no" {
  const { view, pack } = scene;
  const token = view.tokens[at];
  if (token === undefined) return "no";
  // "one of the officials", "two of them"
  if (lowerAt(view, at + 1) === "of" && (token.upos === "NUM" || token.upos === "PRON" || token.upos === "DET" || token.upos === "ADJ")) {
    if (canSpeak(scene, chunkEnd(view, at + 2, view.tokens.length) - 1) === "voice") return "voice";
  }
  if (token.upos === "PRON")
    return scene.pack.functionWords.speakingPronouns.has(lowerAt(view, at)) ? "voice" : POINTING.has(lemmaAt(view, at)) ? "evidence" : "voice";
  const noun = speakerAt(view, at, Math.max(0, at - 4), pack);
  if (noun !== null) return EVIDENCE.has(noun.category) ? "evidence" : "voice";
  if (isCapital(view, at)) return "voice";
  if (pack.nouns.has(lemmaAt(view, at))) return "evidence";
  return "no";
}

/** What breaks a stretch of words into clauses, besides relative and question words. */
const BREAKS = new Set(["that", "because", ",", "("]);

/** A relative word, a conjunction, a comma or a bracket between two tokens. */
export const hasRelative = (view: SentenceView, from: number, to: number): boolean =>
  view.tokens.slice(from, to).some(({ tag }, at) => tag.startsWith("W") || BREAKS.has(lowerAt(view, from + at)));

/** Where the word at a place of the sentence begins, and where it ends, in the text. */
export const startOf = ({ view }: Scene, at: number): number => view.tokens[at]?.start ?? -1;
export const endOf = ({ view }: Scene, at: number): number => view.tokens[at]?.end ?? -1;

/** The quotation that an offset lies inside. */
export function quoteAround(scene: Scene, offset: number): Span | null {
  return scene.quotes.find((quote) => quote.start < offset && offset < quote.end) ?? null;
}

const COMPARING = new Set(["more", "fewer", "less"]);

/** Words that make the number right behind them less than exact. */
const APPROXIMATORS = new Set(["about", "around", "over", "under", "between", "nearly", "almost", "roughly", "some"]);

/** "at least 40", "up to 30", "about 12": words before a figure that are no adjunct. */
export function isApproximator(view: SentenceView, at: number): boolean {
  const lower = lowerAt(view, at);
  const next = lowerAt(view, at + 1);
  if (lower === "at") return next === "least" || next === "most";
  if (lower === "up") return next === "to";
  if (COMPARING.has(lower)) return next === "than";
  if (lower === "as") return next === "many";
  return lower === "close" || (APPROXIMATORS.has(lower) && uposAt(view, at + 1) === "NUM");
}

/** What goes on behind a pronoun that is a subject. */
const PREDICATES: ReadonlySet<string | undefined> = new Set(["VERB", "AUX", "ADJ", "ADV"]);

/** Whether a clause begins at a token. */
export function startsClause(scene: Scene, at: number): boolean {
  const { view } = scene;
  const lower = lowerAt(view, at);
  // "insists it stuck to the rules", where the tree sees no verb
  if (scene.pack.functionWords.subjectPronouns.has(lower) && PREDICATES.has(uposAt(view, at + 1))) return true;
  if (scene.pack.functionWords.clauseStarters.has(lower)) return true;
  return hasFinite(scene, at);
}

/** A finite verb whose subject begins at or soon behind a token, with no relative word in between. */
function hasFinite(scene: Scene, at: number): boolean {
  const { view } = scene;
  for (const group of scene.groups) {
    if (group.verb <= at || group.form !== "finite") continue;
    if (group.subject < at) {
      if (group.subject >= 0 && !group.inverted) return lowerAt(view, at) === "there";
      continue;
    }
    if (
      !scene.pack.functionWords.clauseStarters.has(lowerAt(view, at)) &&
      uposAt(view, at) !== "ADP" &&
      uposAt(view, at) !== "SCONJ" &&
      uposAt(view, at) !== "ADV" &&
      !isApproximator(view, at)
    ) {
      const gap = phraseStart(view, group.subject) - at;
      if (gap > 0 && !(uposAt(view, at) === "ADJ" && gap <= 3)) return false;
    }
    for (let k = at + 1; k < group.start; k += 1) {
      const tag = tagAt(view, k) ?? "";
      if (tag === "WDT" || tag === "WP" || tag === "WP$" || (lowerAt(view, k) === "that" && uposAt(view, k) !== "DET") || uposAt(view, k) === "SCONJ")
        return false;
    }
    return true;
  }
  return false;
}

/** Money and numbers are promised and named, not spoken to. */
export function hasFigure(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (tagAt(view, at) === "$" || (uposAt(view, at) === "NUM" && at + 1 < to && /[0-9]/.test(lowerAt(view, at)))) return true;
  return false;
}

/** How a verb reports in one of its frames. */
export function mannerOf(verb: CueVerb, frame: CueFrame): Manner {
  return verb.frames.get(frame)?.manner ?? verb.frames.get("clause")?.manner ?? "said";
}
