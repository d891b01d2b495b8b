import type { Article, MentionOf, Span } from "../model/index.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { isCapital, type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lowerAt, tagAt, uposAt } from "../syntax/token-at.ts";
import { type AttributionDraft, spanOf } from "./attribution-draft.ts";

/** Longest name before a colon, in words. */
const MAX_LABEL_WORDS = 6;
/** Sentences that a speaker's turn may run on for. */
const MAX_TURN = 40;
const DASHES = new Set(["―", "—", "–", "--", "-"]);

/** Index of the colon behind a speaker's name that opens a sentence: "MAYOR OSMUND: We have ..."; -1 when there is none. */
function labelEnd(view: SentenceView, pack: ReportingPack): number {
  let names = 0;
  for (let at = 0; at < Math.min(view.tokens.length - 1, MAX_LABEL_WORDS + 1); at += 1) {
    const token = view.tokens[at];
    if (token === undefined) return -1;
    if (lowerAt(view, at) === ":") return names > 0 ? at : -1;
    const title = pack.titles.has(lowerAt(view, at)) || speakerAt(view, at, 0, pack) !== null;
    if (!isCapital(view, at) && lowerAt(view, at) !== ".") return -1;
    if (token.upos === "PROPN" && !title) names += 1;
  }
  return -1;
}

/** Speakers named before a colon at the start of their turn, as in transcripts and headlines. A single label without quotation counts only as a full name. */
export function readLabels(
  article: Article,
  views: readonly SentenceView[],
  quotes: readonly MentionOf<"quote">[],
  pack: ReportingPack,
): readonly AttributionDraft[] {
  const found: { view: number; colon: number }[] = [];
  const seen = new Map<string, number>();
  views.forEach((view, index) => {
    const colon = labelEnd(view, pack);
    if (colon < 0) return;
    found.push({ view: index, colon });
    const name = view.lower.slice(0, colon).join(" ");
    seen.set(name, (seen.get(name) ?? 0) + 1);
  });
  const ends = new Map(quotes.map((quote) => [quote.span.start, quote.span.end]));
  const labelled = new Set(found.map((one) => one.view));
  const transcript = found.length >= 4 && [...seen.values()].some((count) => count > 1);
  const drafts: AttributionDraft[] = [];
  for (const { view: index, colon } of found) {
    const view = views[index];
    const next = view?.tokens[colon + 1];
    if (view === undefined || next === undefined) continue;
    const quoteEnd = ends.get(next.start);
    const quoted = quoteEnd !== undefined;
    const headline = article.blocks[view.sentence.block]?.role === "headline";
    if (!quoted && !transcript && !(colon >= 2 && headline)) continue;
    let end = view.tokens.at(-1)?.end ?? view.sentence.end;
    if (quoteEnd !== undefined) end = quoteEnd;
    else
      for (
        let k = index + 1;
        transcript && k < Math.min(views.length, index + MAX_TURN) && !labelled.has(k) && views[k]?.sentence.block === view.sentence.block;
        k += 1
      )
        end = views[k]?.sentence.end ?? end;
    const cue = spanOf(view, colon, colon + 1);
    drafts.push({
      view,
      source: { from: 0, to: colon },
      shown: null,
      cue: cue === null ? [] : [cue],
      content: [{ start: next.start, end }],
      clause: { from: 0, to: colon + 1 },
      manner: "said",
      negated: false,
      rule: "label/colon",
      addressee: null,
    });
  }
  return drafts;
}

/** A quotation signed behind a dash: "“...” ― Ana Dole, a nurse". */
export function readSignatures(article: Article, views: readonly SentenceView[], quotes: readonly MentionOf<"quote">[]): readonly AttributionDraft[] {
  const drafts: AttributionDraft[] = [];
  let at = 0;
  let last: Span | null = null;
  for (const view of views) {
    for (; at < quotes.length && (quotes[at]?.span.end ?? 0) <= view.sentence.end; at += 1) {
      const quote = quotes[at]?.span;
      if (quote === undefined) break;
      last = quote;
      const dash = view.tokens.findIndex((token) => token.start >= quote.end);
      sign(view, dash, quote);
    }
    if (last !== null && last.end <= view.sentence.start) {
      sign(view, 0, last);
      last = null;
    }
  }
  return drafts;

  function sign(view: SentenceView, dash: number, quote: Span): void {
    if (dash < 0 || !DASHES.has(lowerAt(view, dash)) || uposAt(view, dash + 1) !== "PROPN" || !isCapital(view, dash + 1)) return;
    for (let k = quote.end; k < (view.tokens[dash]?.start ?? 0); k += 1) if (article.text.charCodeAt(k) > 0x20) return;
    let to = dash + 1;
    while (to < view.tokens.length && uposAt(view, to) !== "VERB" && lowerAt(view, to) !== ".") to += 1;
    if (to < view.tokens.length - 1 && uposAt(view, to) === "VERB" && tagAt(view, to) !== "VBN" && tagAt(view, to) !== "VBG") return;
    const cue = spanOf(view, dash, dash + 1);
    drafts.push({
      view,
      source: { from: dash + 1, to },
      shown: null,
      cue: cue === null ? [] : [cue],
      content: [quote],
      clause: { from: dash, to },
      manner: "said",
      negated: false,
      rule: "label/dash",
      addressee: null,
    });
  }
}
