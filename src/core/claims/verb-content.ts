import type { Span } from "../model/index.ts";
import { chunkEnd, phraseStart } from "../syntax/noun-phrase.ts";
import { lowerAt, relAt, tagAt, uposAt } from "../syntax/token-at.ts";
import { type AttributionDraft, spanOf, type TokenRange } from "./attribution-draft.ts";
import { CLOSING, DASHES, endOf, type Found, quoteAround, type Scene, startOf } from "./verb-scene.ts";
import { relativePronoun } from "./verb-source.ts";

/** Words and signs that lead from a clause to the next one and belong to neither. */
const LEADS = new Set([",", ";", "and", "but"]);

/** Content that stands before its reporting clause; null when what stands there is no content. */
export function contentBefore(scene: Scene, from: number, found: readonly Found[], short: boolean): TokenRange | null {
  const { view } = scene;
  const to = lowerAt(view, from - 1) === "as" ? from - 2 : from - 1;
  const edge = lowerAt(view, to);
  const asks = edge === "?" || edge === "!";
  if (edge !== "," && edge !== "(" && !asks && !DASHES.has(edge) && !CLOSING.has(edge)) return null;
  // what stands before an earlier clause is that one's content
  let start = Math.max(0, ...found.map((earlier) => (earlier.after < 0 ? earlier.clause.to : 0)));
  const around = quoteAround(scene, startOf(scene, from));
  if (around !== null)
    start = Math.max(
      start,
      view.tokens.findIndex((token) => token.start > around.start),
    );
  while (LEADS.has(lowerAt(view, start))) start += 1;
  const span = spanOf(view, start, to);
  if (span === null) return null;
  const quoted = scene.quotes.some((quote) => quote.end > span.start && quote.start < span.end);
  const verbal = scene.groups.some((group) => group.verb >= start && group.verb < to && group.form !== "infinitive");
  return quoted || (verbal && to - start >= 3) || (edge === "," && (short || to - start >= 6)) ? { from: start, to } : null;
}

/** Parts of speech that open something else behind a comma. */
const OPENERS: ReadonlySet<string> = new Set(["CCONJ", "SCONJ", "ADP"]);

/** Behind the comma the clause goes on: "Mrs Halm, these people said, would be open to". */
export function goesOnAfter(scene: Scene, at: number): boolean {
  const token = scene.view.tokens[at];
  if (token === undefined || token.tag === "VBG" || token.tag.startsWith("W") || OPENERS.has(token.upos) || scene.quoteStarts.has(token.start)) return false;
  return scene.groups.some((group) => group.verb >= at && group.form === "finite");
}

/** The sentence opens with "though", "even as", "while", and no comma has closed that clause yet. */
function isSubordinate({ view, pack }: Scene, from: number): boolean {
  const opening = uposAt(view, 0) === "ADV" || uposAt(view, 0) === "CCONJ" ? 1 : 0;
  const word = lowerAt(view, opening);
  return pack.functionWords.subordinators.has(word) && word !== "but" && from <= opening + 12 && !view.lower.slice(opening, from).includes(",");
}

/** Where the quotation or the bracket ends in which content begins. */
function enclosedEnd(scene: Scene, from: number, around: Span | null): number {
  const { view } = scene;
  let depth = 0;
  for (let at = from; at < scene.end; at += 1) {
    if (around !== null && endOf(scene, at) >= around.end) return at;
    if (lowerAt(view, at) === "(") depth += 1;
    if (lowerAt(view, at) === ")") depth -= 1;
    if (depth < 0) return at;
  }
  return scene.end;
}

/** Where content behind the cue ends: the sentence, an enclosing quotation or bracket, or the next reporting clause beside this one. */
function afterEnd(scene: Scene, hit: Found, found: readonly Found[]): number {
  const { view } = scene;
  const around = quoteAround(scene, startOf(scene, hit.group.verb));
  let end = enclosedEnd(scene, hit.after, around);
  for (const other of found) {
    if (other.clause.from <= hit.after) continue;
    // ", BI previously reported" behind it all: what closes the sentence holds this clause too
    if (other.before !== null && other.after < 0 && other.before.from <= hit.clause.from) end = Math.min(end, other.before.to);
    if (other.rule === "verb/gapped" && other.group === hit.group) {
      end = Math.min(end, other.clause.from - 1);
      continue;
    }
    let at = other.clause.from - 1;
    while (uposAt(view, at) === "ADV") at -= 1;
    if (at <= hit.after || at >= end || quoteAround(scene, startOf(scene, other.group.verb)) !== around) continue;
    const lower = lowerAt(view, at);
    if (other.group.form === "gerund") {
      if (lower === "," && other.group.subject === hit.group.subject) end = at;
    } else if (scene.pack.functionWords.coordinators.has(lower)) {
      const comma = lowerAt(view, at - 1) === "," || lowerAt(view, at - 1) === ";" || DASHES.has(lowerAt(view, at - 1));
      if (other.group.subject === hit.group.subject) end = comma ? at - 1 : at;
      else if (comma) end = at - 1;
    } else if (lower === ";") end = at;
  }
  const opener = hit.clause.from - 1;
  const isClause = uposAt(view, opener) === "SCONJ" || tagAt(view, opener) === "WRB" || hit.group.form === "gerund" || isSubordinate(scene, hit.clause.from);
  // behind a finite verb the main clause has been told: what follows a comma goes on with what is said
  const dependent = isClause && !scene.groups.some((group) => group.form === "finite" && group.verb < hit.clause.from);
  for (let at = hit.after + 1; at < end; at += 1) {
    if (
      lowerAt(view, at) === "," &&
      ((dependent && opensMain(scene, at)) || scene.pack.citing.has(lowerAt(view, at + 1)) || lowerAt(view, at + 1) === "according")
    )
      return at;
    if (hit.bounded && leaves(scene, hit, at)) return at;
  }
  return end;
}

/** The main clause begins behind the comma that closes a dependent one. */
const opensMain = ({ view, groups }: Scene, comma: number): boolean =>
  groups.some(
    (group) =>
      group.form === "finite" &&
      group.subject > comma &&
      !group.inverted &&
      (relAt(view, group.verb) === "root" || phraseStart(view, group.subject) === comma + 1),
  );

/** A figure, a position or a charge ends here: another clause begins, or the setting of the act of saying. */
function leaves(scene: Scene, hit: Found, at: number): boolean {
  const { view, pack } = scene;
  const lower = lowerAt(view, at);
  if (lower === ",") {
    const next = view.tokens[at + 1];
    return (
      next === undefined ||
      next.tag === "VBG" ||
      (next.upos === "CCONJ" && !listGoesOn(scene, at)) ||
      next.upos === "SCONJ" ||
      pack.functionWords.subordinators.has(lowerAt(view, at + 1)) ||
      (next.upos === "PRON" && !next.tag.startsWith("W"))
    );
  }
  if (uposAt(view, at) === "SCONJ" && pack.functionWords.subordinators.has(lower) && hit.frame !== "charge") return true;
  if (
    (lower === "and" || lower === "but") &&
    scene.groups.some((group) => group.start === at + 1 && group.form === "finite" && (group.subject === hit.group.subject || group.subject < 0))
  )
    return true;
  return hit.frame === "stance" && isSetting(scene, at);
}

/** Words that bring in when or on what occasion. */
const SETTINGS = new Set(["during", "ahead", "after", "before", "since"]);

/** Where a time, an occasion or a manner begins, which is no part of what somebody takes a position on. */
function isSetting(scene: Scene, at: number): boolean {
  const { view } = scene;
  const times = scene.pack.timeWords;
  const lower = lowerAt(view, at);
  const next = lowerAt(view, at + 1);
  if (SETTINGS.has(lower)) return true;
  if (lower === "by" && tagAt(view, at + 1) === "VBG") return true;
  if ((lower === "in" || lower === "on") && (times.has(next) || (uposAt(view, at + 1) === "NUM" && next.length === 4))) return true;
  return times.has(lower) && uposAt(view, at) === "PROPN" && lower !== "may" && lower !== "march";
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
    if (quote.start < start && start < quote.end) start = quote.start;
    if (quote.start < end && quote.end > end) end = quote.end;
  }
  return { start, end };
}

/** Turns a verb that was found to report into a draft with its spans. */
export function finish(scene: Scene, hit: Found, found: readonly Found[]): AttributionDraft {
  const { view } = scene;
  const content: Span[] = [];
  const verbAt = startOf(scene, hit.group.verb);
  const take = (from: number, to: number): void => {
    let end = to;
    while (lowerAt(view, end - 1) === ",") end -= 1;
    const span = spanOf(view, from, end);
    if (span !== null) content.push(widen(scene, span, verbAt));
  };
  if (hit.before !== null) take(hit.before.from, hit.before.to);
  if (hit.rule === "verb/after-quote") content.push(...scene.quotes.filter((quote) => quote.end <= startOf(scene, 0)).slice(-1));
  if (hit.after >= 0) {
    let end = afterEnd(scene, hit, found);
    // a whole quoted sentence ends the content; a fragment goes on with the clause
    const quote = scene.quotes.find((one) => one.start === startOf(scene, hit.after) && ".?!,".includes(scene.text.charAt(one.end - 2)));
    if (quote !== undefined) while (startOf(scene, end - 1) >= quote.end) end -= 1;
    take(hit.after, end);
  }
  const cue = spanOf(view, hit.cueAt ?? hit.group.start, hit.cueEnd);
  const unsaid = hit.group.negated;
  return {
    view,
    source: hit.source,
    cue: cue === null ? [] : [cue],
    content,
    clause: hit.clause,
    manner: hit.manner,
    negated: hit.manner === "denied" && !hit.group.negated,
    shown: relativePronoun(view, hit.group),
    rule: unsaid ? `${hit.rule}/unsaid` : hit.frame === "stance" ? "verb/stance" : hit.rule,
    addressee: hit.addressee,
  };
}
