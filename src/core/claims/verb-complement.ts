import type { CueVerb } from "../packs/reporting.ts";
import { chunkEnd } from "../syntax/noun-phrase.ts";
import { lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import type { TokenRange } from "./attribution-draft.ts";
import { CLOSING, DASHES, hasFigure, isApproximator, type Scene, startOf, startsClause } from "./verb-scene.ts";

/** Longest addressee or adjunct looked over before the content, in words. */
const MAX_SKIP = 24;

type Complement =
  | { readonly kind: "none" | "comma"; readonly at: number }
  | { readonly kind: "clause" | "quote" | "colon" | "infinitive" | "object" | "of"; readonly at: number };

/** Steps over "on Tuesday", "in a statement", "to reporters", "late Friday". */
function skipAdjuncts(scene: Scene, from: number): number {
  const { view } = scene;
  let at = from;
  const limit = Math.min(scene.end, from + MAX_SKIP);
  while (at < limit) {
    const token = view.tokens[at];
    const lower = lowerAt(view, at);
    if (token === undefined) break;
    if (isApproximator(view, at)) break;
    if (token.upos === "ADV" && token.tag !== "WRB") at += 1;
    else if (token.upos === "ADP" || (lower === "to" && uposAt(view, at + 1) !== "VERB")) {
      const end = chunkEnd(view, at + 1, limit);
      if (end === at + 1) break;
      at = end;
    } else if (
      scene.pack.timeWords.has(lower) &&
      (token.upos === "PROPN" || token.upos === "NOUN" || token.upos === "ADJ" || lower === "this" || lower === "last")
    ) {
      at = Math.max(at + 1, chunkEnd(view, at, Math.min(limit, at + 4)));
    } else break;
  }
  return at;
}

/** Signs that close what a verb may say something with. */
const ENDS = new Set([")", "]", ";"]);

function isEnd(scene: Scene, at: number): boolean {
  const lower = lowerAt(scene.view, at);
  return at >= scene.end || ENDS.has(lower) || (DASHES.has(lower) && lower !== "-") || (CLOSING.has(lower) && !scene.quoteStarts.has(startOf(scene, at)));
}

/** What stands right at a token: nothing more, a quotation, a colon, a comma or a clause; null when it must be looked for further on. */
export function direct(scene: Scene, at: number): Complement | null {
  const token = scene.view.tokens[at];
  const lower = lowerAt(scene.view, at);
  if (token === undefined || isEnd(scene, at)) return { kind: "none", at };
  if (scene.quoteStarts.has(token.start)) return { kind: "quote", at };
  if (lower === ":") return { kind: "colon", at: at + 1 };
  if (lower === ",") return { kind: "comma", at };
  if (scene.pack.functionWords.clauseStarters.has(lower) && startsClause(scene, at)) return { kind: "clause", at };
  return null;
}

/** What follows a reporting verb, and who is told. */
export function readComplement(scene: Scene, verb: CueVerb, from: number): { complement: Complement; addressee: TokenRange | null } {
  const { view } = scene;
  let at = from;
  if (isApproximator(view, at) && !startsClause(scene, at)) return { complement: { kind: "object", at }, addressee: null };
  while (at < scene.end && !isApproximator(view, at) && (tagAt(view, at) === "RP" || (uposAt(view, at) === "ADV" && tagAt(view, at) !== "WRB"))) at += 1;
  const plain = direct(scene, at);
  if (plain !== null) return { complement: plain, addressee: null };
  const lower = lowerAt(view, at);
  // "said after the vote": a circumstance, unless the content follows it
  if (uposAt(view, at) === "SCONJ" && scene.pack.functionWords.subordinators.has(lower) && lower !== "as") {
    const marked = findThat(scene, at);
    if (marked > 0) return { complement: { kind: "clause", at: marked }, addressee: null };
    const quoted = quoteBehind(scene, at);
    return { complement: quoted > 0 ? { kind: "quote", at: quoted } : { kind: "none", at }, addressee: null };
  }
  if (lower === "to" && uposAt(view, at + 1) === "VERB") return { complement: { kind: "infinitive", at }, addressee: null };
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
      if (lowerAt(view, end) === "to" && uposAt(view, end + 1) === "VERB") return { complement: { kind: "infinitive", at }, addressee: range };
      const topic = [end, beyond].find((next) => lowerAt(view, next) === "of" || lowerAt(view, next) === "about");
      if (verb.frames.has("of") && topic !== undefined) return { complement: { kind: "of", at: topic }, addressee: range };
      const marked = findThat(scene, end);
      if (marked > 0) return { complement: { kind: "clause", at: marked }, addressee: range };
      if (view.tokens[end] !== undefined && uposAt(view, end) !== "ADP" && startsClause(scene, end) && !startsBefore(scene, at, end))
        return { complement: { kind: "clause", at: end }, addressee: range };
      if (beyond > end && startsClause(scene, beyond)) return { complement: { kind: "clause", at: beyond }, addressee: range };
    }
  }
  const takesTopic = verb.frames.has("of") || verb.frames.has("toward");
  const to = lower === "to" || lower === "with" ? { from: at + 1, to: chunkEnd(view, at + 1, scene.end) } : null;
  const beyond = skipAdjuncts(scene, at);
  if (beyond > at) {
    const there = direct(scene, beyond);
    const unsaid = there?.kind === "none" || (there?.kind === "comma" && !verb.frames.has("clause"));
    if (there !== null && !(takesTopic && unsaid)) return { complement: there, addressee: to };
  }
  if (verb.frames.has("clause") || verb.frames.has("addressee")) {
    const quoted = quoteBehind(scene, at);
    if (quoted > 0) return { complement: { kind: "quote", at: quoted }, addressee: to };
  }
  if (uposAt(view, at) === "ADP" && takesTopic) return { complement: { kind: "of", at }, addressee: null };
  if (startsClause(scene, at)) return { complement: { kind: "clause", at }, addressee: null };
  if (beyond > at && startsClause(scene, beyond)) return { complement: { kind: "clause", at: beyond }, addressee: to };
  if (uposAt(view, at) === "ADP") return { complement: { kind: "of", at }, addressee: null };
  return { complement: { kind: "object", at }, addressee: null };
}

/** "said in a statement issued half an hour before the march, “…”": a quotation behind a comma or colon closes the sentence. */
function quoteBehind(scene: Scene, from: number): number {
  const { view } = scene;
  for (let at = from + 1; at < scene.end; at += 1) {
    if (lowerAt(view, at) === "that" && tagAt(view, at) !== "DT") return 0;
    if (!scene.quoteStarts.has(startOf(scene, at))) continue;
    const mark = lowerAt(view, at - 1);
    return mark === "," || mark === ":" ? at : 0;
  }
  return 0;
}

/** The clause's subject stands at `from` already: "told | residents were safe". */
function startsBefore(scene: Scene, from: number, end: number): boolean {
  const own = scene.groups.find((group) => group.verb >= end && group.subject >= from && group.subject < end && group.form === "finite");
  return own?.start === end;
}

/** A "that" a few words on, behind adjuncts of the told: "told reporters at the scene late on Friday that". */
function findThat(scene: Scene, from: number): number {
  for (let at = from; at < Math.min(scene.end, from + 14); at += 1) {
    const lower = lowerAt(scene.view, at);
    if (lower === "," || lower === ":" || scene.quoteStarts.has(startOf(scene, at))) return 0;
    if (lower === "that" && tagAt(scene.view, at) !== "DT" && tagAt(scene.view, at) !== "WDT") return at;
    if (uposAt(scene.view, at) === "VERB" && tagAt(scene.view, at) !== "VBG") return 0;
  }
  return 0;
}
