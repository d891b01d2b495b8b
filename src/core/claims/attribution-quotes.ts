import type { Article, MentionOf, Span } from "../model/index.ts";
import type { AttributionDraft } from "./attribution-draft.ts";

/** A quotation shorter than this many characters is a word in inverted commas, no speech that goes on. */
const MIN_SPEECH_CHARS = 12;
/** Paragraphs one unclosed quotation is followed through. */
const MAX_PARAGRAPHS = 40;

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== 0xa0 && code !== 0x2e) return false;
  }
  return true;
}

function covers(draft: { readonly content: readonly Span[] }, quote: Span): boolean {
  return draft.content.some((span) => span.start <= quote.start && span.end >= quote.end - 1);
}

/**
 * Gives quotations without a cue of their own to the speaker before them: the next sentence in quotation marks, the next paragraph of a
 * quotation that was left open, a whole paragraph in quotation marks after a quoted speaker.
 */
export function continueQuotes(article: Article, quotes: readonly MentionOf<"quote">[], drafts: AttributionDraft[]): void {
  const blocks = article.blocks;
  let blockAt = 0;
  let last: { draft: number; end: number; open: boolean; block: number; steps: number } | null = null;
  const order = drafts.map((draft, index) => ({ index, end: Math.max(...draft.content.map((span) => span.end), ...draft.cue.map((span) => span.end), draft.view.tokens[draft.clause.to - 1]?.end ?? 0) })).sort((a, b) => a.end - b.end);
  let next = 0;
  for (const quote of quotes) {
    while (blockAt < blocks.length - 1 && (blocks[blockAt]?.span.end ?? 0) <= quote.span.start) blockAt += 1;
    const block = blocks[blockAt]?.span ?? quote.span;
    // the direct speech that ended last before this quotation
    while (next < order.length && (order[next]?.end ?? 0) <= quote.span.start) {
      const entry = order[next];
      next += 1;
      if (entry === undefined) continue;
      const draft = drafts[entry.index];
      if (draft === undefined || draft.source === null || draft.rule.startsWith("phrase/") || draft.rule === "verb/stance" || draft.rule.startsWith("noun/")) continue;
      const sentenceEnd = draft.view.sentence.end;
      const open = quotes.some((one) => one.inner.end === one.span.end && covers(draft, one.span) && one.span.end === entry.end);
      last = { draft: entry.index, end: Math.max(entry.end, sentenceEnd <= quote.span.start ? sentenceEnd : entry.end), open, block: blockAt, steps: 0 };
      if (entry.end < block.start) last.block = blockAt - 1;
    }
    if (last === null || quote.inner.end - quote.inner.start < MIN_SPEECH_CHARS) continue;
    if (drafts.some((draft) => covers(draft, quote.span) && !draft.rule.startsWith("hearsay"))) continue;
    const draft = drafts[last.draft];
    if (draft === undefined) continue;
    const speech = draft.content.some((span) => quotes.some((one) => one.span.start >= span.start && one.span.end <= span.end + 1 && one.inner.end - one.inner.start >= MIN_SPEECH_CHARS));
    const adjacent = isBlank(article.text, Math.min(last.end, quote.span.start), quote.span.start);
    const whole = isBlank(article.text, block.start, quote.span.start);
    const goesOn = last.open && whole && quote.span.start > last.end && last.steps < MAX_PARAGRAPHS;
    if (!(adjacent && speech) && !goesOn) continue;
    drafts[last.draft] = { ...draft, content: [...draft.content, quote.span], rule: goesOn ? `${draft.rule}` : draft.rule };
    last = { ...last, end: quote.span.end, open: quote.inner.end === quote.span.end, steps: last.steps + 1 };
  }
}
