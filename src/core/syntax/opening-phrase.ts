import { clauseStart } from "./clause-start.ts";
import { chunkEnd } from "./noun-phrase.ts";
import type { SentenceView } from "./sentence-view.ts";
import { lowerAt, tagAt, uposAt } from "./token-at.ts";

/**
 * Head of the noun phrase whose appositives, age or relative clause end right before a token: "X, its director, | said". Walks back from
 * comma to comma while what lies between holds no verb of its own.
 */
export function openingPhrase(view: SentenceView, start: number): { readonly head: number; readonly complete: boolean } {
  const edge = clauseStart(view, start - 1, false);
  let best = -1;
  let complete = false;
  let close = start - 1;
  for (let steps = 0; steps < 6 && close >= edge; steps += 1) {
    let open = close - 1;
    let depth = lowerAt(view, close) === ")" ? 1 : 0;
    while (open >= edge && (lowerAt(view, open) !== "," || depth > 0)) {
      if (lowerAt(view, open) === ")") depth += 1;
      if (lowerAt(view, open) === "(") depth -= 1;
      open -= 1;
    }
    let from = open + 1;
    while (
      from < close &&
      (uposAt(view, from) === "CCONJ" ||
        (uposAt(view, from) === "ADV" && tagAt(view, from) !== "WRB") ||
        uposAt(view, from) === "PUNCT" ||
        (uposAt(view, from) === "SCONJ" && lowerAt(view, from) === "that"))
    )
      from += 1;
    const tag = tagAt(view, from) ?? "";
    const relative =
      tag.startsWith("W") ||
      view.tokens[from + 1]?.tag.startsWith("W") === true ||
      tag === "VBG" ||
      (tag === "VBN" && from > edge) ||
      (uposAt(view, from) === "SCONJ" && from > edge);
    let verbal = false;
    for (let at = from; at < close; at += 1) {
      const token = view.tokens[at];
      if (token === undefined) continue;
      if (token.tag.startsWith("W") || token.tag === "VBG" || token.tag === "VBN") break;
      if (token.upos === "VERB" || token.upos === "AUX") {
        verbal = true;
        break;
      }
    }
    if (!relative) {
      if (verbal) break;
      const end = chunkEnd(view, from, close);
      if (end === from) break;
      if (!(end === from + 1 && uposAt(view, from) === "NUM")) best = end - 1;
    }
    close = open;
    complete = open < edge;
  }
  return { head: best, complete };
}
