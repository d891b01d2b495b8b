import type { Span } from "../model/index.ts";
import { chunkEnd, phraseStart } from "../syntax/noun-phrase.ts";
import { lowerAt, relAt, tagAt, uposAt } from "../syntax/token-at.ts";
import { type AttributionDraft, spanOf, type TokenRange } from "./attribution-draft.ts";
import { CLOSING, DASHES, type Found, OPENING, quoteAround, type Scene } from "./verb-scene.ts";
import { relativePronoun } from "./verb-source.ts";

/** Content that stands before its reporting clause; null when what stands there is no content. */
export function contentBefore(scene: Scene, from: number, found: readonly Found[], short: boolean): TokenRange | null {
  const { view } = scene;
  if (from <= 0) return null;
  let stop = from;
  const mark = lowerAt(view, from - 1);
  if (mark === "as" && from >= 2) stop = from - 1;
  const edge = lowerAt(view, stop - 1);
  const closing = (CLOSING.has(edge) && !OPENING.has(edge)) || (CLOSING.has(edge) && scene.quotes.some((quote) => quote.end === view.tokens[stop - 1]?.end));
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
    if (token !== undefined && around !== null && token.start <= around.start) {
      start = at + 1;
      break;
    }
  }
  while (start < stop && (lowerAt(view, start) === "," || lowerAt(view, start) === "and" || lowerAt(view, start) === "but" || lowerAt(view, start) === ";"))
    start += 1;
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
export function goesOnAfter(scene: Scene, at: number): boolean {
  const token = scene.view.tokens[at];
  if (
    token === undefined ||
    at >= scene.end ||
    token.tag === "VBG" ||
    token.upos === "CCONJ" ||
    token.upos === "SCONJ" ||
    token.tag.startsWith("W") ||
    token.upos === "ADP"
  )
    return false;
  return !scene.quoteStarts.has(token.start) && scene.groups.some((group) => group.verb >= at && group.form === "finite");
}

/** The sentence opens with "though", "even as", "while", and no comma has closed that clause yet. */
function isSubordinate(scene: Scene, from: number): boolean {
  const { view } = scene;
  let at = uposAt(view, 0) === "ADV" || uposAt(view, 0) === "CCONJ" ? 1 : 0;
  if (!scene.pack.functionWords.subordinators.has(lowerAt(view, at)) || lowerAt(view, at) === "but" || from - at > 12) return false;
  for (; at < from; at += 1) if (lowerAt(view, at) === ",") return false;
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
    const lower = lowerAt(view, at);
    if (token === undefined) break;
    if (around !== null && token.end >= around.end) {
      end = at;
      break;
    }
    if (lower === "(") depth += 1;
    if (lower === ")") {
      if (depth === 0) {
        end = at;
        break;
      }
      depth -= 1;
    }
  }
  for (let k = 0; k < found.length; k += 1) {
    const other = found[k];
    if (other === undefined || k === index || other.clause.from <= hit.after) continue;
    // ", BI previously reported" behind it all: what closes the sentence holds this clause too
    if (other.before !== null && other.after < 0 && other.before.from <= hit.clause.from && other.before.to > hit.after && other.before.to < end)
      end = other.before.to;
    if (other.rule === "verb/gapped" && other.group === hit.group) {
      end = Math.min(end, other.clause.from - 1);
      continue;
    }
    let at = other.clause.from - 1;
    while (at > hit.after && uposAt(view, at) === "ADV") at -= 1;
    if (quoteAround(scene, view.tokens[other.group.verb]?.start ?? 0) !== around) continue;
    const lower = lowerAt(view, at);
    if (other.group.form === "gerund") {
      if (lower === "," && other.group.subject === hit.group.subject && at < end) end = at;
    } else if (scene.pack.functionWords.coordinators.has(lower) && at > hit.after && at < end) {
      const comma = lowerAt(view, at - 1) === "," || lowerAt(view, at - 1) === ";" || DASHES.has(lowerAt(view, at - 1));
      if (other.group.subject === hit.group.subject && lower !== "as") end = comma ? at - 1 : at;
      else if (comma && other.before === null) end = at - 1;
    } else if (lower === ";" && at < end) end = at;
  }
  const opener = view.tokens[hit.clause.from - 1] ?? view.tokens[-1];
  const dependent =
    (hit.clause.from <= 3 && (opener?.upos === "SCONJ" || opener?.tag === "WRB" || (hit.group.form === "gerund" && hit.clause.from === 0))) ||
    isSubordinate(scene, hit.clause.from);
  for (let at = hit.after; at < end; at += 1) {
    const lower = lowerAt(view, at);
    if (
      dependent &&
      lower === "," &&
      at > hit.after &&
      scene.groups.some(
        (group) =>
          group.form === "finite" &&
          group.subject > at &&
          group.subject <= at + 12 &&
          !group.inverted &&
          (relAt(view, group.verb) === "root" || relAt(view, group.verb) === "parataxis" || phraseStart(view, group.subject) === at + 1),
      )
    ) {
      end = at;
      break;
    }
    if (lower === "," && (scene.pack.citing.has(lowerAt(view, at + 1)) || lowerAt(view, at + 1) === "according")) {
      end = at;
      break;
    }
    if (!hit.bounded) continue;
    if (at > hit.after && lower === ",") {
      const next = view.tokens[at + 1];
      const word = lowerAt(view, at + 1);
      if (
        next === undefined ||
        next.tag === "VBG" ||
        (next.upos === "CCONJ" && !listGoesOn(scene, at)) ||
        next.upos === "SCONJ" ||
        scene.pack.functionWords.subordinators.has(word) ||
        (next.upos === "PRON" && !next.tag.startsWith("W"))
      ) {
        end = at;
        break;
      }
    } else if (at > hit.after && uposAt(view, at) === "SCONJ" && scene.pack.functionWords.subordinators.has(lower) && hit.frame !== "charge") {
      end = at;
      break;
    } else if (
      at > hit.after &&
      (lower === "and" || lower === "but") &&
      scene.groups.some((group) => group.start === at + 1 && group.form === "finite" && (group.subject === hit.group.subject || group.subject < 0))
    ) {
      end = at;
      break;
    } else if (at > hit.after && hit.frame === "stance" && isSetting(scene, at)) {
      end = at;
      break;
    }
  }
  return end;
}

/** Where a time, an occasion or a manner begins, which is no part of what somebody takes a position on. */
function isSetting(scene: Scene, at: number): boolean {
  const { view } = scene;
  const times = scene.pack.timeWords;
  const lower = lowerAt(view, at);
  const next = lowerAt(view, at + 1);
  if (lower === "during" || lower === "ahead" || lower === "after" || lower === "before" || lower === "since") return true;
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
    if (quote.start < start && start < quote.end && quote.end <= end + 3) start = quote.start;
    if (quote.start >= start && quote.start < end && quote.end > end) end = quote.end;
  }
  return { start, end };
}

/** Turns a verb that was found to report into a draft with its spans. */
export function finish(scene: Scene, hit: Found, found: readonly Found[], index: number): AttributionDraft {
  const { view } = scene;
  const content: Span[] = [];
  const verbAt = view.tokens[hit.group.verb]?.start ?? 0;
  const take = (from: number, to: number, comma: boolean): void => {
    let start = from;
    let end = to;
    while (start < end && (lowerAt(view, start) === "," || lowerAt(view, start) === ":")) start += 1;
    while (end > start && lowerAt(view, end - 1) === "," && !comma) end -= 1;
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
