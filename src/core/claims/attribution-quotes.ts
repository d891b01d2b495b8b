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

function isSpeech(quote: MentionOf<"quote"> | undefined): boolean {
  return quote !== undefined && quote.inner.end - quote.inner.start >= MIN_SPEECH_CHARS;
}

/** Index of the first quotation that begins at or behind an offset. */
function firstFrom(quotes: readonly MentionOf<"quote">[], offset: number): number {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Quotations that lie inside the content of a draft, as indexes. */
function quotesIn(quotes: readonly MentionOf<"quote">[], content: readonly Span[]): number[] {
  const found: number[] = [];
  for (const span of content) {
    for (let k = firstFrom(quotes, span.start); k < quotes.length && (quotes[k]?.span.end ?? 0) <= span.end + 1; k += 1) found.push(k);
  }
  return found;
}

/**
 * Gives quotations without a cue of their own to the speaker before them: the next sentence in quotation marks, the next paragraph of a
 * quotation that was left open, a whole paragraph in quotation marks after a quoted speaker.
 */
export function continueQuotes(article: Article, quotes: readonly MentionOf<"quote">[], drafts: AttributionDraft[]): void {
  const blocks = article.blocks;
  let blockAt = 0;
  let last: { draft: number; end: number; open: boolean; block: number; steps: number } | null = null;
  const order = drafts
    .map((draft, index) => ({
      index,
      end: Math.max(...draft.content.map((span) => span.end), ...draft.cue.map((span) => span.end), draft.view.tokens[draft.clause.to - 1]?.end ?? 0),
    }))
    .sort((a, b) => a.end - b.end);
  let next = 0;
  const speaks: boolean[] = [];
  const opens: boolean[] = [];
  const covered = new Set<number>();
  drafts.forEach((draft, index) => {
    const inside = quotesIn(quotes, draft.content);
    speaks[index] = inside.some((k) => isSpeech(quotes[k]));
    const end = Math.max(...draft.content.map((span) => span.end), 0);
    opens[index] = inside.some((k) => quotes[k]?.inner.end === quotes[k]?.span.end && quotes[k]?.span.end === end);
    if (!draft.rule.startsWith("hearsay")) for (const k of inside) covered.add(k);
  });
  for (const [index, quote] of quotes.entries()) {
    while (blockAt < blocks.length - 1 && (blocks[blockAt]?.span.end ?? 0) <= quote.span.start) blockAt += 1;
    const block = blocks[blockAt]?.span ?? quote.span;
    // the direct speech that ended last before this quotation
    while (next < order.length && (order[next]?.end ?? 0) <= quote.span.start) {
      const entry = order[next];
      next += 1;
      if (entry === undefined) continue;
      const draft = drafts[entry.index];
      if (draft === undefined || draft.source === null || draft.rule.startsWith("phrase/") || draft.rule === "verb/stance" || draft.rule.startsWith("noun/"))
        continue;
      const sentenceEnd = draft.view.sentence.end;
      const open = opens[entry.index] === true;
      last = { draft: entry.index, end: Math.max(entry.end, sentenceEnd <= quote.span.start ? sentenceEnd : entry.end), open, block: blockAt, steps: 0 };
      if (entry.end < block.start) last.block = blockAt - 1;
    }
    if (last === null || !isSpeech(quote) || covered.has(index)) continue;
    const draft = drafts[last.draft];
    if (draft === undefined) continue;
    const speech = speaks[last.draft] === true;
    const adjacent = isBlank(article.text, Math.min(last.end, quote.span.start), quote.span.start);
    const whole = isBlank(article.text, block.start, quote.span.start);
    const goesOn = last.open && whole && quote.span.start > last.end && last.steps < MAX_PARAGRAPHS;
    if (!(adjacent && speech) && !goesOn) continue;
    drafts[last.draft] = { ...draft, content: [...draft.content, quote.span] };
    speaks[last.draft] = true;
    last = { ...last, end: quote.span.end, open: quote.inner.end === quote.span.end, steps: last.steps + 1 };
  }
}
