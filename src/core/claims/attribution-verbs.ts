import type { Manner, Span } from "../model/index.ts";
import type { CueFrame, CueVerb, ReportingPack } from "../packs/reporting.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { withholdsName } from "../syntax/source-phrase.ts";
import { chunkEnd, findVerbGroups, phraseStart, type VerbGroup } from "../syntax/verb-groups.ts";
import { type AttributionDraft, spanOf, type TokenRange } from "./attribution-draft.ts";

const CLAUSE_STARTERS = new Set(["that", "whether", "if", "how", "why", "what", "who", "where", "when", "which", "whom", "whose"]);
const COORDINATORS = new Set(["and", "but", "while", "although", "though", "whereas", "yet", "or", "as", "even", "so"]);
const SUBORDINATORS = new Set(["after", "when", "while", "as", "because", "before", "since", "although", "though", "unless", "until", "whereas", "but"]);
const SPEAKING_PRONOUNS = new Set(["he", "she", "they", "we", "i", "who", "it", "you"]);
const DASHES = new Set(["—", "–", "--", "-"]);
const OPENING = new Set(["“", "\"", "''", "``", "‘", "'", "«", "„"]);
const CLOSING = new Set(["”", "\"", "''", "’", "'", "»"]);
/** Longest addressee or adjunct looked over before the content, in words. */
const MAX_SKIP = 24;

type Complement =
  | { readonly kind: "none" | "comma"; readonly at: number }
  | { readonly kind: "clause" | "quote" | "colon" | "infinitive" | "object" | "of"; readonly at: number };

interface Found {
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
interface Scene {
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

/** Reads every act of attribution that a verb makes in one sentence. `quotes` are the quotations that touch it. */
export function readVerbalCues(view: SentenceView, text: string, quotes: readonly Span[], pack: ReportingPack): readonly AttributionDraft[] {
  const groups = findVerbGroups(view, { reports: (lemma) => pack.verbs.has(lemma), speaks: (at) => speakerAt(view, at, Math.max(0, at - 4), pack) !== null, hears: (lemma) => pack.verbs.get(lemma)?.frames.has("addressee") === true && pack.verbs.get(lemma)?.frames.has("clause") === true, times: pack.timeNouns });
  if (!groups.some((group) => pack.verbs.has(view.lemmas[group.verb] ?? ""))) return [];
  const ownSubject = new Map<number, VerbGroup>();
  for (const group of groups) {
    if (group.subject >= 0 && (view.sentence.children[group.verb] ?? []).includes(group.subject) && !ownSubject.has(group.subject)) ownSubject.set(group.subject, group);
  }
  const scene: Scene = { view, text, pack, groups, ownSubject, quotes, quoteStarts: new Set(quotes.map((quote) => quote.start)), end: contentEnd(view) };
  const found: Found[] = [];
  for (const group of groups) {
    const verb = pack.verbs.get(view.lemmas[group.verb] ?? "");
    if (verb === undefined) continue;
    const hit = readGroup(scene, group, verb, found);
    if (hit !== null) found.push(hit);
    if (hit !== null && (hit.rule === "verb/of" || hit.rule === "verb/at")) found.push(...readGapped(scene, hit));
  }
  return found.map((hit, index) => finish(scene, hit, found, index)).filter((draft) => !draft.rule.endsWith("/unsaid") || draft.rule.startsWith("verb/figure") || draft.rule.startsWith("verb/charge"));
}

/** End of what can be content: the final full stop stays out, a closing quotation mark or question mark stays in. */
function contentEnd(view: SentenceView): number {
  let end = view.tokens.length;
  while (end > 0 && (view.lower[end - 1] === "." || view.lower[end - 1] === ";" || view.lower[end - 1] === "...")) end -= 1;
  return end;
}

function canSpeak(scene: Scene, at: number): "voice" | "evidence" | "no" {
  const { view, pack } = scene;
  const token = view.tokens[at];
  if (token === undefined) return "no";
  // "one of the officials", "two of them"
  if (view.lower[at + 1] === "of" && (token.upos === "NUM" || token.upos === "PRON" || token.upos === "DET" || token.upos === "ADJ")) {
    const end = chunkEnd(view, at + 2, view.tokens.length);
    if (end > at + 2 && (view.tokens[end - 1]?.upos === "PRON" || canSpeak(scene, end - 1) === "voice")) return "voice";
  }
  if (token.upos === "PRON") return SPEAKING_PRONOUNS.has(view.lower[at] ?? "") ? "voice" : view.lemmas[at] === "this" || view.lemmas[at] === "that" || view.lemmas[at] === "which" ? "evidence" : "voice";
  const noun = speakerAt(view, at, Math.max(0, at - 4), pack);
  if (noun !== null) return noun.category === "document" || noun.category === "hearsay" ? "evidence" : "voice";
  if (token.upos === "PROPN" || isCapital(view, at)) return "voice";
  if (pack.nouns.has(view.lemmas[at] ?? "")) return "evidence";
  return "no";
}

function sourceRange(scene: Scene, group: VerbGroup): TokenRange | null {
  const { view } = scene;
  if (group.subject < 0) return null;
  const from = phraseStart(view, group.subject);
  if (group.inverted) return { from: Math.max(from, group.end), to: invertedEnd(scene, group) };
  const owner = scene.ownSubject.get(group.subject);
  const own = owner?.verb === group.verb;
  if (owner !== undefined && !own && owner.inverted) return { from: Math.max(from, owner.end), to: invertedEnd(scene, owner) };
  let to = own ? group.start : owner !== undefined && owner.verb < group.verb && owner.start > group.subject ? owner.start : group.subject + 1;
  if (own && hasForeignClause(scene, group)) to = group.subject + 1;
  // "two engineers, who asked not to be named, told": the clause with "who" belongs to the source
  if (!own && !group.relative && group.form === "finite" && (owner === undefined || owner.verb === group.verb || owner.relative) && (view.lower[group.start - 1] === "," || view.lower[group.start - 1] === ")" || scene.groups.some((other) => other.relative && other.subject === group.subject && other.verb < group.verb))) to = group.start;
  if (!own && owner === undefined && !group.relative && group.form === "finite" && group.start - group.subject <= 12 && !scene.groups.some((other) => other.verb > group.subject && other.verb < group.start)) to = group.start;
  if (to <= from) to = group.subject + 1;
  while (to === group.subject + 1 || view.tokens[to]?.rel === "flat") {
    if (view.tokens[to]?.rel !== "flat" || to >= group.start && group.start > group.subject) break;
    to += 1;
  }
  while (to > from + 1 && (view.tokens[to - 1]?.upos === "ADV" || (view.tokens[to - 1]?.upos === "PUNCT" && view.lower[to - 1] !== ")") || view.tokens[to - 1]?.upos === "CCONJ")) to -= 1;
  // "Kyiv this week said": the time is no part of the source
  while (to > from + 1 && scene.pack.timeNouns.has(view.lower[to - 1] ?? "") && to - 1 !== group.subject) {
    to -= 1;
    while (to > from + 1 && scene.pack.timeWords.has(view.lower[to - 1] ?? "")) to -= 1;
    if (to > from + 1 && view.tokens[to - 1]?.upos === "ADP") to -= 1;
  }
  return { from, to };
}

/** A long stretch between subject and verb that has a subject of its own is no part of the source. */
function hasForeignClause(scene: Scene, group: VerbGroup): boolean {
  if (group.start - group.subject > 45) return true;
  return scene.groups.some((other) => other.verb > group.subject && other.verb < group.start && other.form === "finite" && other.subject > group.subject && other.subject !== group.subject && scene.view.lower[group.subject + 1] !== "," && !hasRelative(scene.view, group.subject + 1, other.verb));
}

function hasRelative(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const tag = view.tokens[at]?.tag ?? "";
    if (tag.startsWith("W") || view.lower[at] === "that" || view.lower[at] === "because" || view.lower[at] === "," || view.lower[at] === "(") return true;
  }
  return false;
}

/** "said Edda Korrin, 51, a bus driver, sitting ...": the source ends before a participle, a conjunction or a quotation. */
function invertedEnd(scene: Scene, group: VerbGroup): number {
  const { view } = scene;
  let at = group.subject + 1;
  for (; at < scene.end; at += 1) {
    const token = view.tokens[at];
    const lower = view.lower[at] ?? "";
    if (token === undefined || scene.quoteStarts.has(token.start) || OPENING.has(lower) || CLOSING.has(lower) || lower === ":" || lower === ";" || (DASHES.has(lower) && (token.start > (view.tokens[at - 1]?.end ?? 0)))) break;
    if (lower === ",") {
      const next = view.tokens[at + 1];
      const word = view.lower[at + 1] ?? "";
      if (next === undefined || next.tag === "VBG" || next.upos === "CCONJ" || next.upos === "SCONJ" || next.upos === "ADP" || SUBORDINATORS.has(word) || next.upos === "ADV" || next.upos === "VERB" || scene.quoteStarts.has(next.start)) break;
      if (next.upos === "PRON" && !(next.tag.startsWith("W"))) break;
    }
    if (at > group.subject + 1 && (token.upos === "VERB" && token.tag !== "VBG" && token.tag !== "VBN" && !hasRelative(view, group.subject + 1, at))) break;
    if ((lower === "in" || lower === "on" || lower === "during" || lower === "at" || lower === "after" || lower === "before" || lower === "about") && at > group.subject) break;
    if (token.upos === "SCONJ" && !lower.startsWith("wh") && lower !== "that") break;
    if (at === group.subject + 1 && token.upos === "ADV") break;
  }
  return at;
}

function quoteAround(scene: Scene, offset: number): Span | null {
  for (const quote of scene.quotes) if (quote.start < offset && offset < quote.end) return quote;
  return null;
}

/** Steps over "on Tuesday", "in a statement", "to reporters", "late Friday". */
function skipAdjuncts(scene: Scene, from: number): number {
  const { view } = scene;
  let at = from;
  const limit = Math.min(scene.end, from + MAX_SKIP);
  while (at < limit) {
    const token = view.tokens[at];
    const lower = view.lower[at] ?? "";
    if (token === undefined) break;
    if (isApproximator(view, at)) break;
    if (token.upos === "ADV" && token.tag !== "WRB") at += 1;
    else if (token.upos === "ADP" || (lower === "to" && view.tokens[at + 1]?.upos !== "VERB")) {
      const end = chunkEnd(view, at + 1, limit);
      if (end === at + 1) break;
      at = end;
    } else if (scene.pack.timeWords.has(lower) && (token.upos === "PROPN" || token.upos === "NOUN" || token.upos === "ADJ" || lower === "this" || lower === "last")) {
      at = Math.max(at + 1, chunkEnd(view, at, Math.min(limit, at + 4)));
    } else break;
  }
  return at;
}

/** "at least 40", "up to 30", "about 12": words before a figure that are no adjunct. */
function isApproximator(view: SentenceView, at: number): boolean {
  const lower = view.lower[at] ?? "";
  const next = view.lower[at + 1] ?? "";
  if (lower === "at") return next === "least" || next === "most";
  if (lower === "up") return next === "to";
  if (lower === "more" || lower === "fewer" || lower === "less") return next === "than";
  if (lower === "close" || lower === "as" && next === "many") return true;
  return (lower === "about" || lower === "around" || lower === "over" || lower === "under" || lower === "between" || lower === "nearly" || lower === "almost" || lower === "roughly" || lower === "some") && view.tokens[at + 1]?.upos === "NUM";
}

const SUBJECT_PRONOUNS = new Set(["he", "she", "they", "it", "we", "i"]);

function startsClause(scene: Scene, at: number): boolean {
  const { view, groups } = scene;
  const lower = view.lower[at] ?? "";
  const token = view.tokens[at];
  if (token === undefined) return false;
  if (SUBJECT_PRONOUNS.has(lower)) {
    const next = view.tokens[at + 1];
    if (next !== undefined && (next.upos === "VERB" || next.upos === "AUX" || next.upos === "ADJ" || next.upos === "ADV")) return true;
  }
  if (CLAUSE_STARTERS.has(lower) && (lower !== "that" || token.upos !== "DET" || true)) return lower !== "that" || token.upos !== "DET" || view.tokens[at + 1]?.upos !== "NOUN" || hasFinite(scene, at);
  return hasFinite(scene, at) && groups.length > 0;
}

/** A finite verb whose subject begins at or soon behind a token, with no relative word in between. */
function hasFinite(scene: Scene, at: number): boolean {
  const { view } = scene;
  for (const group of scene.groups) {
    if (group.verb <= at || group.verb >= scene.end) continue;
    if (group.form !== "finite") { if (group.form === "participle" && group.subject >= at && group.subject < group.verb && view.tokens[group.subject]?.rel.startsWith("nsubj")) return true; continue; }
    if (group.subject < at) { if (group.subject >= 0 && !group.inverted) { if (view.lower[at] === "there") return true; return false; } continue; }
    if (!CLAUSE_STARTERS.has(view.lower[at] ?? "") && view.tokens[at]?.upos !== "ADP" && view.tokens[at]?.upos !== "SCONJ" && view.tokens[at]?.upos !== "ADV" && !isApproximator(view, at)) {
      const gap = phraseStart(view, group.subject) - at;
      if (gap > 0 && !(view.tokens[at]?.upos === "ADJ" && gap <= 3)) return false;
    }
    for (let k = at + 1; k < group.start; k += 1) {
      const tag = view.tokens[k]?.tag ?? "";
      if (tag === "WDT" || tag === "WP" || tag === "WP$" || (view.lower[k] === "that" && view.tokens[k]?.upos !== "DET") || view.tokens[k]?.upos === "SCONJ") return false;
    }
    return true;
  }
  return false;
}

function isEnd(scene: Scene, at: number): boolean {
  const lower = scene.view.lower[at] ?? "";
  return at >= scene.end || lower === ")" || lower === "]" || (DASHES.has(lower) && lower !== "-") || (CLOSING.has(lower) && !scene.quoteStarts.has(scene.view.tokens[at]?.start ?? -1));
}

function direct(scene: Scene, at: number): Complement | null {
  const token = scene.view.tokens[at];
  const lower = scene.view.lower[at] ?? "";
  if (token === undefined || isEnd(scene, at)) return { kind: "none", at };
  if (scene.quoteStarts.has(token.start)) return { kind: "quote", at };
  if (lower === ":") return { kind: "colon", at: at + 1 };
  if (lower === ",") return { kind: "comma", at };
  if (lower === ";") return { kind: "none", at };
  if (CLAUSE_STARTERS.has(lower) && startsClause(scene, at)) return { kind: "clause", at };
  return null;
}

function readComplement(scene: Scene, verb: CueVerb, from: number): { complement: Complement; addressee: TokenRange | null } {
  const { view } = scene;
  let at = from;
  if (isApproximator(view, at) && !startsClause(scene, at)) return { complement: { kind: "object", at }, addressee: null };
  while (at < scene.end && !isApproximator(view, at) && (view.tokens[at]?.tag === "RP" || (view.tokens[at]?.upos === "ADV" && view.tokens[at]?.tag !== "WRB"))) at += 1;
  const plain = direct(scene, at);
  if (plain !== null) return { complement: plain, addressee: null };
  const lower = view.lower[at] ?? "";
  // "said after the vote": a circumstance, unless the content follows it
  if (view.tokens[at]?.upos === "SCONJ" && SUBORDINATORS.has(lower) && lower !== "as") {
    const marked = findThat(scene, at);
    if (marked > 0) return { complement: { kind: "clause", at: marked }, addressee: null };
    const quoted = quoteBehind(scene, at);
    return { complement: quoted > 0 ? { kind: "quote", at: quoted } : { kind: "none", at }, addressee: null };
  }
  if (lower === "to" && view.tokens[at + 1]?.upos === "VERB") return { complement: { kind: "infinitive", at }, addressee: null };
  // "told reporters that", "told CNN on Thursday", "asked residents to leave"
  if (verb.frames.has("addressee")) {
    const end = chunkEnd(view, at, Math.min(scene.end, at + MAX_SKIP));
    if (end > at && !hasFigure(view, at, end)) {
      const range = { from: at, to: end };
      const beyond = skipAdjuncts(scene, end);
      for (const next of new Set([end, beyond])) {
        const there = direct(scene, next);
        if (there !== null) return { complement: there, addressee: range };
      }
      if (view.lower[end] === "to" && view.tokens[end + 1]?.upos === "VERB") return { complement: { kind: "infinitive", at }, addressee: range };
      if (verb.frames.has("of") && (view.lower[end] === "of" || view.lower[end] === "about")) return { complement: { kind: "of", at: end }, addressee: range };
      if (verb.frames.has("of") && (view.lower[beyond] === "of" || view.lower[beyond] === "about")) return { complement: { kind: "of", at: beyond }, addressee: range };
      const marked = findThat(scene, end);
      if (marked > 0) return { complement: { kind: "clause", at: marked }, addressee: range };
      if (view.tokens[end] !== undefined && view.tokens[end]?.upos !== "ADP" && startsClause(scene, end) && !startsBefore(scene, at, end)) return { complement: { kind: "clause", at: end }, addressee: range };
      if (beyond > end && startsClause(scene, beyond)) return { complement: { kind: "clause", at: beyond }, addressee: range };
    }
  }
  const to = lower === "to" || lower === "with" ? { from: at + 1, to: chunkEnd(view, at + 1, scene.end) } : null;
  const beyond = skipAdjuncts(scene, at);
  if (beyond > at) {
    const there = direct(scene, beyond);
    if (there !== null && !(there.kind === "none" && (verb.frames.has("of") || verb.frames.has("toward"))) && !(there.kind === "comma" && (verb.frames.has("of") || verb.frames.has("toward")) && !verb.frames.has("clause"))) return { complement: there, addressee: to };
  }
  if (verb.frames.has("clause") || verb.frames.has("addressee")) {
    const quoted = quoteBehind(scene, at);
    if (quoted > 0) return { complement: { kind: "quote", at: quoted }, addressee: to };
  }
  if (view.tokens[at]?.upos === "ADP" && (verb.frames.has("of") || verb.frames.has("toward"))) return { complement: { kind: "of", at }, addressee: null };
  if (startsClause(scene, at)) return { complement: { kind: "clause", at }, addressee: null };
  if (beyond > at && startsClause(scene, beyond)) return { complement: { kind: "clause", at: beyond }, addressee: to };
  if (view.tokens[at]?.upos === "ADP") return { complement: { kind: "of", at }, addressee: null };
  return { complement: { kind: "object", at }, addressee: null };
}

/** "said in a statement issued half an hour before the march, “…”": a quotation behind a comma or colon closes the sentence. */
function quoteBehind(scene: Scene, from: number): number {
  const { view } = scene;
  for (let at = from + 1; at < scene.end; at += 1) {
    const token = view.tokens[at];
    if (token === undefined) break;
    if (view.lower[at] === "that" && token.tag !== "DT") return 0;
    if (!scene.quoteStarts.has(token.start)) continue;
    const mark = view.lower[at - 1] ?? "";
    return mark === "," || mark === ":" ? at : 0;
  }
  return 0;
}

/** Money and numbers are promised and named, not spoken to. */
function hasFigure(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (view.tokens[at]?.tag === "$" || (view.tokens[at]?.upos === "NUM" && at + 1 < to && /[0-9]/.test(view.lower[at] ?? ""))) return true;
  return false;
}

/** The clause's subject stands at `from` already: "told | residents were safe". */
function startsBefore(scene: Scene, from: number, end: number): boolean {
  for (const group of scene.groups) if (group.verb >= end && group.subject >= from && group.subject < end && group.form === "finite") return group.start === end;
  return false;
}

/** A "that" a few words on, behind adjuncts of the told: "told reporters at the scene late on Friday that". */
function findThat(scene: Scene, from: number): number {
  for (let at = from; at < Math.min(scene.end, from + 14); at += 1) {
    const lower = scene.view.lower[at] ?? "";
    if (lower === "," || lower === ":" || scene.quoteStarts.has(scene.view.tokens[at]?.start ?? -1)) return 0;
    if (lower === "that" && scene.view.tokens[at]?.tag !== "DT" && scene.view.tokens[at]?.tag !== "WDT") return at;
    if (scene.view.tokens[at]?.upos === "VERB" && scene.view.tokens[at]?.tag !== "VBG") return 0;
  }
  return 0;
}

function contentBefore(scene: Scene, from: number, found: readonly Found[], short: boolean): TokenRange | null {
  const { view } = scene;
  if (from <= 0) return null;
  let stop = from;
  const mark = view.lower[from - 1] ?? "";
  if (mark === "as" && from >= 2) stop = from - 1;
  const edge = view.lower[stop - 1] ?? "";
  const closing = CLOSING.has(edge) && !OPENING.has(edge) || (CLOSING.has(edge) && scene.quotes.some((quote) => quote.end === view.tokens[stop - 1]?.end));
  if (edge !== "," && !closing && !DASHES.has(edge) && edge !== "?" && edge !== "!" && edge !== "(") return null;
  let start = 0;
  for (const earlier of found) {
    if (earlier.before === null || earlier.clause.to > stop) continue;
    if (earlier.after >= 0) continue;
    start = Math.max(start, earlier.clause.to);
  }
  const around = quoteAround(scene, view.tokens[from]?.start ?? 0);
  for (let at = stop - 1; at >= start; at -= 1) {
    const token = view.tokens[at];
    if (token !== undefined && around !== null && token.start <= around.start) { start = at + 1; break; }
  }
  while (start < stop && (view.lower[start] === "," || view.lower[start] === "and" || view.lower[start] === "but" || view.lower[start] === ";")) start += 1;
  let to = stop;
  if (edge === "(" || DASHES.has(edge)) to -= 1;
  else if (edge === ",") to -= 1;
  if (to <= start) return null;
  const span = spanOf(view, start, to);
  const quoted = span !== null && scene.quotes.some((quote) => quote.end > span.start && quote.start < span.end);
  const verbal = scene.groups.some((group) => group.verb >= start && group.verb < to && group.form !== "infinitive");
  return quoted || (verbal && to - start >= 3) || (edge === "," && to - start >= 6) || (short && edge === ",") ? { from: start, to } : null;
}

/** Behind the comma the clause goes on: "Mrs Halm, these people said, would be open to". */
function goesOnAfter(scene: Scene, at: number): boolean {
  const token = scene.view.tokens[at];
  if (token === undefined || at >= scene.end || token.tag === "VBG" || token.upos === "CCONJ" || token.upos === "SCONJ" || token.tag.startsWith("W") || token.upos === "ADP") return false;
  return !scene.quoteStarts.has(token.start) && scene.groups.some((group) => group.verb >= at && group.form === "finite");
}

/** Only commas, adverbs and words of time stand between. */
function trimmed(scene: Scene, from: number, to: number): boolean {
  const { view, pack } = scene;
  for (let at = from; at < to; at += 1) {
    const upos = view.tokens[at]?.upos;
    const time = pack.timeWords.has(view.lower[at] ?? "") || (upos === "ADP" && pack.timeWords.has(view.lower[at + 1] ?? ""));
    if (upos !== "PUNCT" && upos !== "ADV" && upos !== "CCONJ" && !time) return false;
  }
  return true;
}

/** "Reporters who followed the march estimated": where the tree gives a subject that cannot speak, the antecedent of the relative clause before it. */
function withSpeaker(scene: Scene, group: VerbGroup): VerbGroup {
  if (group.subject < 0 || group.inverted || group.relative || group.form !== "finite" || canSpeak(scene, group.subject) !== "no") return group;
  for (const other of scene.groups) {
    if (!other.relative || other.verb >= group.verb || other.subject < 0 || group.verb - other.verb > 14 || other.verb > group.subject || canSpeak(scene, other.subject) !== "voice") continue;
    let comma = false;
    for (let at = other.subject; at < group.start; at += 1) if (scene.view.lower[at] === ",") comma = true;
    if (!comma) return { ...group, subject: other.subject };
  }
  return group;
}

function readGroup(scene: Scene, tree: VerbGroup, verb: CueVerb, found: readonly Found[]): Found | null {
  const { view, pack } = scene;
  const group = withSpeaker(scene, tree);
  const lemma = verb.lemma;
  if (group.form === "gerund" && pack.citing.has(view.lower[group.verb] ?? "")) return null;
  // "the 150,000 claimed by the federation"
  if (group.form === "participle" && view.lower[group.end] === "by" && verb.frames.has("figure") && group.start > 0 && (view.tokens[group.start - 1]?.upos === "NUM" || view.tokens[group.start - 1]?.upos === "NOUN")) {
    const agent = chunkEnd(view, group.end + 1, scene.end);
    if (agent > group.end + 1 && canSpeak(scene, agent - 1) === "voice") {
      return { group, verb, source: { from: group.end + 1, to: agent }, clause: { from: group.start, to: agent }, cueEnd: group.end + 1, frame: "figure", manner: mannerOf(verb, "figure"), rule: "verb/contact", addressee: null, before: { from: phraseStart(view, group.start - 1), to: group.start }, after: -1, bounded: true };
    }
  }
  if (group.form === "participle" || (!group.inverted && withholdsName(view, group.verb, Math.min(view.tokens.length, group.verb + 6), pack))) return null;
  if (group.passive) return readPassive(scene, group, verb);
  const source = sourceRange(scene, group);
  const speaker = group.subject >= 0 ? canSpeak(scene, group.subject) : "no";
  const from = group.form === "gerund" || group.form === "infinitive" || source === null || source.from > group.verb || (source.to < group.start && !trimmed(scene, source.to, group.start)) ? group.start : source.from;
  const shared = from === group.start && !group.inverted;
  const clauseEnd = group.inverted && source !== null ? source.to : group.end;
  if (source === null && group.form !== "gerund") return null;
  if (group.form === "infinitive" && source === null) return null;
  const { complement, addressee } = readComplement(scene, verb, clauseEnd);
  // "the court held that", never "were holding ground"
  if (pack.thatVerbs.has(lemma) && view.lower[complement.at] !== "that" && complement.kind !== "quote") return null;
  const before = shared && group.form !== "finite" ? null : shared && view.lower[group.start - 1] !== "," ? null : contentBefore(scene, from, found, complement.kind === "comma" && goesOnAfter(scene, complement.at + 1));
  const base = { group, verb, source, addressee, bounded: false };
  const has = (frame: CueFrame): boolean => {
    const entry = verb.frames.get(frame);
    if (entry === undefined) return false;
    if (frame === "observed") return watches(scene, group.subject);
    if (speaker === "voice") return true;
    if (speaker === "evidence") return frame === "clause" || verb.frames.has("evidence") || !entry.weak;
    return frame === "clause" && !entry.weak && (complement.kind === "quote" || complement.kind === "clause");
  };
  const make = (frame: CueFrame, rule: string, content: { before: TokenRange | null; after: number }, cueEnd = group.end, bounded = false): Found => ({
    ...base, frame, manner: mannerOf(verb, frame), rule, clause: { from, to: Math.max(clauseEnd, cueEnd, addressee !== null && addressee.from >= group.end ? addressee.to : 0) }, cueEnd, before: content.before, after: content.after, bounded,
  });
  const talk = has("clause") || has("quote") || (has("addressee") && addressee !== null);
  const inside = view.lower[from - 1] === "(";
  const readObject = (at: number): Found | null => {
    // "gives a smaller figure: 740 square kilometres"
    const close = chunkEnd(view, at, scene.end);
    if (view.lower[close] === ":" && (has("at") || has("figure")) && pack.tallies.has(view.lemmas[close - 1] ?? "")) return make("figure", "verb/colon", { before: null, after: close + 1 });
    const frame = has("at") && valued(scene, at) ? "at" : has("figure") && (lemma !== "give" || bareFigure(scene, at)) ? "figure" : has("observed") ? "observed" : has("charge") && at < scene.end ? "charge" : has("stance") && !hasFigure(view, at, Math.min(scene.end, at + 3)) ? "stance" : null;
    // "said each year of school yields": what can only be said is a clause, whatever the tree makes of it
    if (frame === null && has("clause") && lemma === "say" && scene.end - at >= 4) return make("clause", "verb/before", { before: null, after: at });
    if (frame === null || view.tokens[at]?.upos === "VERB") return null;
    if ((frame === "stance" || frame === "figure") && !mayStand(scene, group)) return null;
    if (frame === "charge" && !hasCharge(scene, at, has("stance"))) return has("stance") ? make("stance", "verb/stance", { before: null, after: at }, group.end, true) : null;
    return make(frame, `verb/${frame}`, { before: null, after: at }, group.end, true);
  };
  // "which the observatory revised to 6.6"
  if (has("at") && VALUE_LINKS.has(view.lower[clauseEnd] ?? "") && view.tokens[from - 1]?.tag === "WDT") return make("at", "verb/at", { before: null, after: clauseEnd }, group.end, true);
  switch (complement.kind) {
    case "none":
      // "above the 1,400 the authority had announced"
      if (before === null && source !== null && from > 0 && has("figure") && group.form === "finite" && (view.tokens[from - 1]?.upos === "NUM" || view.tokens[from - 1]?.upos === "NOUN")) {
        return make("figure", "verb/contact", { before: { from: phraseStart(view, from - 1), to: from }, after: -1 });
      }
      if (!talk) return null;
      if (before !== null) return make("clause", inside ? "verb/parenthesis" : "verb/after", { before, after: -1 });
      return previousQuote(scene, from) ? make("clause", "verb/after-quote", { before: null, after: -1 }) : null;
    case "comma": {
      if (!talk) return null;
      const next = complement.at + 1;
      const token = view.tokens[next];
      if (token !== undefined && scene.quoteStarts.has(token.start)) return make("clause", before === null ? "verb/quote" : "verb/between", { before, after: next });
      if (before === null) {
        if (view.lower[from - 1] === "as" && from === 1) return make("clause", "verb/as", { before: null, after: next });
        const close = nextComma(scene, next);
        const resumed = close > 0 ? direct(scene, close + 1) : null;
        if (resumed !== null && (resumed.kind === "clause" || resumed.kind === "quote")) return make("clause", "verb/before", { before: null, after: resumed.at });
        return previousQuote(scene, from) ? make("clause", "verb/after-quote", { before: null, after: -1 }) : null;
      }
      const word = view.lower[next] ?? "";
      // "X died, the ministry said, and 26 are missing": the clause beside it is the same voice's, unless it has a cue of its own
      if (word === "and" && !inside && goesOnAfter(scene, next + 1) && !scene.groups.some((other) => other.verb > next && pack.verbs.has(view.lemmas[other.verb] ?? "") && other.form === "finite")) return make("clause", "verb/between", { before, after: next + 1 });
      // ", the officials said, including two brigades": the list goes on with what they said
      if (pack.continuations.has(word) && !inside) return make("clause", "verb/between", { before, after: next });
      if (token === undefined || token.tag === "VBG" || token.upos === "CCONJ" || token.upos === "SCONJ" || SUBORDINATORS.has(word) || word.startsWith("who") || word === "which" || word === "according" || word === "with" || token.upos === "ADV" && view.tokens[next + 1]?.tag === "VBG") return make("clause", "verb/after", { before, after: -1 });
      if (inside) return make("clause", "verb/parenthesis", { before, after: -1 });
      return make("clause", "verb/between", { before, after: next });
    }
    case "colon":
      return talk || has("figure") || has("stance") || has("charge") ? make(talk ? "clause" : "figure", "verb/colon", { before: null, after: complement.at }) : null;
    case "quote":
      if (!talk && !has("charge") && !has("stance")) return null;
      return make("clause", "verb/quote", { before: null, after: complement.at });
    case "clause": {
      const behind = before !== null && (source === null || source.from >= before.to) && (group.inverted || (view.tokens[complement.at]?.tag === "WDT" && complement.at > group.end + 1));
      if (has("clause") || (has("addressee") && addressee !== null)) return make("clause", behind ? "verb/after" : "verb/before", behind ? { before, after: -1 } : { before: null, after: complement.at });
      return readObject(complement.at);
    }
    case "infinitive":
      if (addressee !== null && has("addressee")) return make("infinitive", "verb/order", { before: null, after: complement.at }, group.end, true);
      if (has("infinitive")) return make("infinitive", "verb/infinitive", { before: null, after: complement.at }, group.end, true);
      return has("intent") ? make("intent", "verb/stance", { before: null, after: complement.at }, group.end, true) : null;
    case "of": {
      if (before !== null && talk && lemma === "say") return make("clause", "verb/after", { before, after: -1 });
      const of = view.lower[complement.at] ?? "";
      const reports = has("of") && (of === "of" || of === "to" || of === "about");
      if (!(has("of") || has("toward")) || !pack.prepositions.has(of)) return null;
      if (!reports && !mayStand(scene, group)) return null;
      return make("of", reports ? "verb/of" : "verb/stance", { before: null, after: complement.at + 1 }, complement.at + 1, true);
    }
    case "object":
      return readObject(complement.at);
    default: {
      complement satisfies never;
      return null;
    }
  }
}

/** A position in an infinitive or a bare participle is somebody's wish or doing more often than their words; a named holder makes it theirs. */
function mayStand(scene: Scene, group: VerbGroup): boolean {
  if (group.form === "finite") return true;
  const token = scene.view.tokens[group.subject];
  return token?.upos === "PROPN" || (group.form === "gerund" && scene.view.lower[group.start - 1] === ",");
}

/** "Police spoke of 12,000, the union of 150,000": a second voice that shares the verb and names its own figure. */
function readGapped(scene: Scene, hit: Found): readonly Found[] {
  const { view } = scene;
  const out: Found[] = [];
  for (let comma = hit.after + 1; comma < Math.min(scene.end, hit.after + 40); comma += 1) {
    if (view.lower[comma] !== "," && view.lower[comma] !== ";") continue;
    const from = view.tokens[comma + 1]?.upos === "CCONJ" ? comma + 2 : comma + 1;
    const to = chunkEnd(view, from, scene.end);
    const link = view.lower[to] ?? "";
    if (to === from || !(link === "of" || link === "at") || canSpeak(scene, to - 1) !== "voice") continue;
    if (view.tokens[to + 1]?.upos !== "NUM" && !isApproximator(view, to + 1)) continue;
    out.push({ ...hit, source: { from, to }, clause: { from, to: to + 1 }, cueAt: to, cueEnd: to + 1, rule: "verb/gapped", addressee: null, before: null, after: to + 1, bounded: true });
  }
  return out;
}

/** Staff of an outlet, or the outlet's own "we": what they saw the report vouches for. */
function watches(scene: Scene, subject: number): boolean {
  const lower = scene.view.lower[subject] ?? "";
  return lower === "we" || speakerAt(scene.view, subject, Math.max(0, subject - 3), scene.pack)?.category === "journalist";
}

function mannerOf(verb: CueVerb, frame: CueFrame): Manner {
  return verb.frames.get(frame)?.manner ?? verb.frames.get("clause")?.manner ?? "said";
}

function nextComma(scene: Scene, from: number): number {
  for (let at = from; at < Math.min(scene.end, from + 20); at += 1) if (scene.view.lower[at] === ",") return at;
  return -1;
}

/** The reporting clause opens its sentence and a quotation ended right before it: "…?" she asked. */
function previousQuote(scene: Scene, from: number): boolean {
  const start = scene.view.tokens[0]?.start ?? 0;
  if (from > 0) return false;
  return scene.quotes.some((quote) => quote.end <= start && start - quote.end <= 2);
}

const VALUE_LINKS = new Set(["at", "as", "to", "between", "around", "near", "over", "above", "from"]);

/** "put the toll at 40", "gave the crowd as about 8,000", "raised it to 612": an object that gets a value. */
function valued(scene: Scene, from: number): boolean {
  const { view } = scene;
  for (let at = from; at < Math.min(scene.end, from + 25); at += 1) {
    if (view.lower[at] === ",") return false;
    if (!VALUE_LINKS.has(view.lower[at] ?? "") || at === from) continue;
    for (let k = at + 1; k < Math.min(scene.end, at + 6); k += 1) {
      if (view.tokens[k]?.upos === "NUM") return true;
      if (view.tokens[k]?.upos === "NOUN" && view.lower[k] !== "magnitude" && view.tokens[k]?.upos === "NOUN" && view.lower[k + 1] !== "of") break;
    }
  }
  return false;
}

/** "gave a preliminary 6.7": the object is a bare figure. */
function bareFigure(scene: Scene, from: number): boolean {
  for (let at = from; at < Math.min(scene.end, from + 5); at += 1) {
    const upos = scene.view.tokens[at]?.upos;
    if (upos === "NUM") return true;
    if (upos !== "DET" && upos !== "ADJ" && upos !== "ADV" && upos !== "ADP" && upos !== "NOUN") return false;
    if (upos === "NOUN" && scene.view.tokens[at + 1]?.upos !== "NUM" && !scene.pack.tallies.has(scene.view.lemmas[at] ?? "")) return false;
  }
  return false;
}

/** "accused X of Y", "called X a Y", "described X as Y"; for a verb that also takes a plain object, "condemned the deaths of 40" is one. */
function hasCharge(scene: Scene, from: number, plain: boolean): boolean {
  const { view } = scene;
  const end = chunkEnd(view, from, scene.end);
  const token = view.tokens[end];
  if (token === undefined || end >= scene.end) return false;
  if (token.upos === "ADP") return view.lower[end] === "as" || !plain;
  return token.upos === "DET" || token.upos === "ADJ" || scene.quoteStarts.has(token.start) || token.tag === "VBG" || view.lower[end] === "as" || view.lower[end] === "of";
}

/** "It is reported that", "is believed to": nobody is named; "was asked about". */
function readPassive(scene: Scene, group: VerbGroup, verb: CueVerb): Found | null {
  const { view, pack } = scene;
  const next = view.lower[group.end] ?? "";
  const hearsay = pack.hearsayPassives.has(verb.lemma);
  if (next === "by") {
    const agentEnd = chunkEnd(view, group.end + 1, scene.end);
    if (agentEnd === group.end + 1 || canSpeak(scene, agentEnd - 1) === "no" || group.subject < 0) return null;
    const from = phraseStart(view, group.subject);
    if (group.inverted) return null;
    const frame: CueFrame = verb.frames.has("figure") ? "figure" : "stance";
    if (!verb.frames.has(frame)) return null;
    return { group, verb, source: { from: group.end + 1, to: agentEnd }, clause: { from: group.start, to: agentEnd }, cueEnd: group.end + 1, frame, manner: mannerOf(verb, frame), rule: frame === "stance" ? "verb/stance" : "verb/passive", addressee: null, before: { from, to: group.start }, after: -1, bounded: true };
  }
  if (!hearsay) return null;
  const subject = group.subject;
  const tail = { group, verb, source: null, cueEnd: group.end, frame: "clause" as const, manner: verb.frames.get("clause")?.manner ?? "said", addressee: null, bounded: false };
  if (subject >= 0 && view.lower[subject] === "it" && (next === "that" || startsClause(scene, group.end))) {
    return { ...tail, rule: "hearsay/passive", clause: { from: subject, to: group.end }, before: null, after: group.end };
  }
  if (next === "to" && subject >= 0 && !group.inverted) {
    const from = phraseStart(view, subject);
    return { ...tail, rule: "hearsay/passive", clause: { from: group.start, to: group.end }, before: { from, to: group.start }, after: group.end };
  }
  return null;
}

/** The sentence opens with "though", "even as", "while", and no comma has closed that clause yet. */
function isSubordinate(view: SentenceView, from: number): boolean {
  let at = view.tokens[0]?.upos === "ADV" || view.tokens[0]?.upos === "CCONJ" ? 1 : 0;
  if (!SUBORDINATORS.has(view.lower[at] ?? "") || view.lower[at] === "but" || from - at > 12) return false;
  for (; at < from; at += 1) if (view.lower[at] === ",") return false;
  return true;
}

/** Where content behind the cue ends: the sentence, an enclosing quotation or bracket, or the next reporting clause beside this one. */
function afterEnd(scene: Scene, hit: Found, found: readonly Found[], index: number): number {
  const { view } = scene;
  let end = scene.end;
  const around = quoteAround(scene, view.tokens[hit.group.verb]?.start ?? 0);
  let depth = 0;
  for (let at = hit.after; at < end; at += 1) {
    const token = view.tokens[at];
    const lower = view.lower[at] ?? "";
    if (token === undefined) break;
    if (around !== null && token.end >= around.end) { end = at; break; }
    if (lower === "(") depth += 1;
    if (lower === ")") { if (depth === 0) { end = at; break; } depth -= 1; }
  }
  for (let k = 0; k < found.length; k += 1) {
    const other = found[k];
    if (other === undefined || k === index || other.clause.from <= hit.after) continue;
    // ", BI previously reported" behind it all: what closes the sentence holds this clause too
    if (other.before !== null && other.after < 0 && other.before.from <= hit.clause.from && other.before.to > hit.after && other.before.to < end) end = other.before.to;
    if (other.rule === "verb/gapped" && other.group === hit.group) { end = Math.min(end, other.clause.from - 1); continue; }
    let at = other.clause.from - 1;
    while (at > hit.after && view.tokens[at]?.upos === "ADV") at -= 1;
    if (quoteAround(scene, view.tokens[other.group.verb]?.start ?? 0) !== around) continue;
    const lower = view.lower[at] ?? "";
    if (other.group.form === "gerund") {
      if (lower === "," && other.group.subject === hit.group.subject && at < end) end = at;
    } else if (COORDINATORS.has(lower) && at > hit.after && at < end) {
      const comma = view.lower[at - 1] === "," || view.lower[at - 1] === ";" || DASHES.has(view.lower[at - 1] ?? "");
      if (other.group.subject === hit.group.subject && lower !== "as") end = comma ? at - 1 : at;
      else if (comma && other.before === null) end = at - 1;
    } else if (lower === ";" && at < end) end = at;
  }
  const opener = view.tokens[hit.clause.from - 1] ?? view.tokens[-1];
  const dependent = (hit.clause.from <= 3 && (opener?.upos === "SCONJ" || opener?.tag === "WRB" || hit.group.form === "gerund" && hit.clause.from === 0)) || isSubordinate(view, hit.clause.from);
  for (let at = hit.after; at < end; at += 1) {
    const lower = view.lower[at] ?? "";
    if (dependent && lower === "," && at > hit.after && scene.groups.some((group) => group.form === "finite" && group.subject > at && group.subject <= at + 12 && !group.inverted && (view.tokens[group.verb]?.rel === "root" || view.tokens[group.verb]?.rel === "parataxis" || phraseStart(view, group.subject) === at + 1))) { end = at; break; }
    if (lower === "," && (scene.pack.citing.has(view.lower[at + 1] ?? "") || view.lower[at + 1] === "according")) { end = at; break; }
    if (!hit.bounded) continue;
    if (at > hit.after && lower === ",") {
      const next = view.tokens[at + 1];
      const word = view.lower[at + 1] ?? "";
      if (next === undefined || next.tag === "VBG" || next.upos === "CCONJ" && !listGoesOn(scene, at) || next.upos === "SCONJ" || SUBORDINATORS.has(word) || next.upos === "PRON" && !next.tag.startsWith("W")) { end = at; break; }
    } else if (at > hit.after && view.tokens[at]?.upos === "SCONJ" && SUBORDINATORS.has(lower) && hit.frame !== "charge") { end = at; break; }
    else if (at > hit.after && (lower === "and" || lower === "but") && scene.groups.some((group) => group.start === at + 1 && group.form === "finite" && (group.subject === hit.group.subject || group.subject < 0))) { end = at; break; }
    else if (at > hit.after && hit.frame === "stance" && isSetting(scene, at)) { end = at; break; }
  }
  return end;
}

/** Where a time, an occasion or a manner begins, which is no part of what somebody takes a position on. */
function isSetting(scene: Scene, at: number): boolean {
  const { view } = scene;
  const times = scene.pack.timeWords;
  const lower = view.lower[at] ?? "";
  const next = view.lower[at + 1] ?? "";
  if (lower === "during" || lower === "ahead" || lower === "after" || lower === "before" || lower === "since") return true;
  if (lower === "by" && view.tokens[at + 1]?.tag === "VBG") return true;
  if ((lower === "in" || lower === "on") && (times.has(next) || (view.tokens[at + 1]?.upos === "NUM" && next.length === 4))) return true;
  return times.has(lower) && view.tokens[at]?.upos === "PROPN" && lower !== "may" && lower !== "march";
}

function listGoesOn(scene: Scene, comma: number): boolean {
  const end = chunkEnd(scene.view, comma + 2, scene.end);
  return end > comma + 2 && !scene.groups.some((group) => group.subject >= comma + 2 && group.subject < end);
}

/** Content that begins or ends inside a quotation takes the whole quotation. */
function widen(scene: Scene, span: Span, verbAt: number): Span {
  let { start, end } = span;
  for (const quote of scene.quotes) {
    if (quote.start < verbAt && verbAt < quote.end) continue;
    if (quote.start < start && start < quote.end && quote.end <= end + 3) start = quote.start;
    if (quote.start >= start && quote.start < end && quote.end > end) end = quote.end;
  }
  return { start, end };
}

/** "officials who said": the words of the source are "who", its voice the officials. */
function relativePronoun(view: SentenceView, group: VerbGroup): TokenRange | null {
  if (!group.relative) return null;
  for (const child of view.sentence.children[group.verb] ?? []) {
    const token = view.tokens[child];
    if (token !== undefined && child < group.verb && token.rel.startsWith("nsubj")) return { from: child, to: child + 1 };
  }
  return null;
}

function finish(scene: Scene, hit: Found, found: readonly Found[], index: number): AttributionDraft {
  const { view } = scene;
  const content: Span[] = [];
  const verbAt = view.tokens[hit.group.verb]?.start ?? 0;
  const take = (from: number, to: number, comma: boolean): void => {
    let start = from;
    let end = to;
    while (start < end && (view.lower[start] === "," || view.lower[start] === ":")) start += 1;
    while (end > start && view.lower[end - 1] === "," && !comma) end -= 1;
    const span = spanOf(view, start, end);
    if (span !== null) content.push(widen(scene, span, verbAt));
  };
  if (hit.before !== null) take(hit.before.from, hit.before.to, true);
  if (hit.rule === "verb/after-quote") {
    const start = view.tokens[0]?.start ?? 0;
    const quote = scene.quotes.filter((one) => one.end <= start).at(-1);
    if (quote !== undefined) content.push({ start: quote.start, end: quote.end });
  }
  if (hit.after >= 0) {
    let end = afterEnd(scene, hit, found, index);
    const first = view.tokens[hit.after];
    if (first !== undefined && scene.quoteStarts.has(first.start)) {
      const quote = scene.quotes.find((one) => one.start === first.start);
      // a whole quoted sentence ends the content; a fragment goes on with the clause
      if (quote !== undefined && quote.end < (view.tokens[end - 1]?.end ?? 0) && ".?!,".includes(scene.text.charAt(quote.end - 2))) {
        while (end > hit.after + 1 && (view.tokens[end - 1]?.start ?? 0) >= quote.end) end -= 1;
      }
    }
    take(hit.after, end, false);
  }
  const cue = spanOf(view, hit.cueAt ?? (hit.group.form === "gerund" ? hit.group.verb : hit.group.start), hit.cueEnd);
  const unsaid = hit.group.negated && hit.manner !== "denied";
  return {
    view, source: hit.source, cue: cue === null ? [] : [cue], content, clause: hit.clause, manner: hit.manner, negated: hit.manner === "denied" && !hit.group.negated,
    shown: relativePronoun(view, hit.group), rule: unsaid ? `${hit.rule}/unsaid` : hit.frame === "stance" ? "verb/stance" : hit.rule, addressee: hit.addressee,
  };
}
