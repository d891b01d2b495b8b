import type { Article, MentionOf } from "../model/index.ts";
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
  for (const [at, token] of view.tokens.slice(0, MAX_LABEL_WORDS + 1).entries()) {
    if (lowerAt(view, at) === ":") return names > 0 ? at : -1;
    const title = pack.titles.has(lowerAt(view, at)) || speakerAt(view, at, 0, pack) !== null;
    if (!isCapital(view, at) && lowerAt(view, at) !== ".") return -1;
    if (token.upos === "PROPN" && !title) names += 1;
  }
  return -1;
}

/** A label that opens a sentence. */
interface Label {
  readonly view: SentenceView;
  readonly index: number;
  readonly colon: number;
}

/** Where the turn of a speaker ends: with its paragraph, or before the next label. */
function turnEnd({ view, index }: Label, views: readonly SentenceView[], labelled: ReadonlySet<SentenceView>): number {
  let end = view.sentence.end;
  for (const next of views.slice(index + 1, index + MAX_TURN)) {
    if (labelled.has(next) || next.sentence.block !== view.sentence.block) break;
    end = next.sentence.end;
  }
  return end;
}

/** Speakers named before a colon at the start of their turn, as in transcripts and headlines. A single label without quotation counts only as a full name. */
export function readLabels(
  article: Article,
  views: readonly SentenceView[],
  quotes: readonly MentionOf<"quote">[],
  pack: ReportingPack,
): readonly AttributionDraft[] {
  const found: Label[] = [];
  for (const [index, view] of views.entries()) {
    const colon = labelEnd(view, pack);
    if (colon > 0) found.push({ view, index, colon });
  }
  const names = new Set(found.map(({ view, colon }) => view.lower.slice(0, colon).join(" ")));
  const ends = new Map(quotes.map((quote) => [quote.span.start, quote.span.end]));
  const labelled = new Set(found.map(({ view }) => view));
  const transcript = found.length >= 4 && names.size < found.length;
  const drafts: AttributionDraft[] = [];
  for (const label of found) {
    const { view, colon } = label;
    const next = view.tokens[colon + 1];
    if (next === undefined) continue;
    const quoteEnd = ends.get(next.start);
    const headline = article.blocks[view.sentence.block]?.role === "headline";
    if (quoteEnd === undefined && !transcript && !(colon >= 2 && headline)) continue;
    const end = quoteEnd ?? (transcript ? turnEnd(label, views, labelled) : view.sentence.end);
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
  const byEnd = new Map(quotes.map((quote) => [quote.span.end, quote.span]));
  const drafts: AttributionDraft[] = [];
  for (const view of views)
    for (const [dash, mark] of view.tokens.entries()) {
      if (!DASHES.has(lowerAt(view, dash))) continue;
      let before = mark.start;
      while (before > 0 && article.text.charCodeAt(before - 1) <= 0x20) before -= 1;
      const quote = byEnd.get(before);
      const to = quote === undefined ? -1 : signatureEnd(view, dash + 1);
      if (quote === undefined || to < 0) continue;
      drafts.push({
        view,
        source: { from: dash + 1, to },
        shown: null,
        cue: [{ start: mark.start, end: mark.end }],
        content: [quote],
        clause: { from: dash, to },
        manner: "said",
        negated: false,
        rule: "label/dash",
        addressee: null,
      });
    }
  return drafts;
}

/** Token behind a name and what describes it; -1 when none begins at `from`, or a sentence about it does. */
function signatureEnd(view: SentenceView, from: number): number {
  if (uposAt(view, from) !== "PROPN" || !isCapital(view, from)) return -1;
  let to = from;
  while (to < view.tokens.length && uposAt(view, to) !== "VERB" && lowerAt(view, to) !== ".") to += 1;
  return uposAt(view, to) === "VERB" && tagAt(view, to) !== "VBN" && tagAt(view, to) !== "VBG" ? -1 : to;
}
