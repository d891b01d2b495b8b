import type { Article, MentionOf, Span } from "../model/index.ts";
import type { AttributionDraft } from "./attribution-draft.ts";

/** A quotation shorter than this many characters is a word in inverted commas, no speech that goes on. */
const MIN_SPEECH_CHARS = 12;

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== 0xa0 && code !== 0x2e) return false;
  }
  return true;
}

type Quote = MentionOf<"quote">;

function isSpeech(quote: Quote): boolean {
  return quote.inner.end - quote.inner.start >= MIN_SPEECH_CHARS;
}

/** Opened and not closed before its paragraph ended. */
function isOpen(quote: Quote): boolean {
  return quote.inner.end === quote.span.end;
}

/** Index of the first quotation that ends behind an offset. */
function firstBehind(quotes: readonly Quote[], offset: number): number {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Quotations, given in the order of the text, that share characters with a stretch of it. */
export function quotesTouching(quotes: readonly Quote[], { start, end }: Span): readonly Quote[] {
  const found: Quote[] = [];
  for (let k = firstBehind(quotes, start), quote = quotes[k]; quote !== undefined && quote.span.start < end; k += 1, quote = quotes[k]) found.push(quote);
  return found;
}

/** Direct speech that the next quotation may go on with. */
interface Speech {
  readonly index: number;
  readonly draft: AttributionDraft;
  readonly end: number;
  readonly quoted: boolean;
  readonly open: boolean;
}

function speechOf(draft: AttributionDraft, index: number, inside: readonly Quote[]): Speech {
  const contentEnd = Math.max(...draft.content.map((span) => span.end), 0);
  return {
    index,
    draft,
    end: Math.max(contentEnd, ...draft.cue.map((span) => span.end), draft.view.tokens[draft.clause.to - 1]?.end ?? 0),
    quoted: inside.some(isSpeech),
    open: inside.some((quote) => isOpen(quote) && quote.span.end === contentEnd),
  };
}

function maySpeakOn({ source, rule }: AttributionDraft): boolean {
  return source !== null && !rule.startsWith("phrase/") && rule !== "verb/stance" && !rule.startsWith("noun/");
}

/**
 * Gives quotations without a cue of their own to the speaker before them: the next sentence in quotation marks, the next paragraph of a
 * quotation that was left open, a whole paragraph in quotation marks after a quoted speaker.
 */
export function continueQuotes(article: Article, quotes: readonly Quote[], drafts: AttributionDraft[]): void {
  const speeches: Speech[] = [];
  const covered = new Set<Quote>();
  for (const [index, draft] of drafts.entries()) {
    const inside = draft.content.flatMap((span) =>
      quotesTouching(quotes, span).filter((quote) => quote.span.start >= span.start && quote.span.end <= span.end + 1),
    );
    if (!draft.rule.startsWith("hearsay")) for (const quote of inside) covered.add(quote);
    const within = draft.cue.some((cue) => quotesTouching(quotes, cue).length > 0);
    if (!within && maySpeakOn(draft)) speeches.push(speechOf(draft, index, inside));
  }
  speeches.sort((a, b) => a.end - b.end);
  let next = 0;
  let blockAt = 0;
  let last: Speech | null = null;
  for (const quote of quotes) {
    const { start, end } = quote.span;
    while ((article.blocks[blockAt]?.span.end ?? start + 1) <= start) blockAt += 1;
    // the direct speech that ended last before this quotation
    for (let speech = speeches[next]; speech !== undefined && speech.end <= start; speech = speeches[next]) {
      const sentenceEnd = speech.draft.view.sentence.end;
      last = { ...speech, end: sentenceEnd <= start ? Math.max(speech.end, sentenceEnd) : speech.end };
      next += 1;
    }
    if (last === null || !isSpeech(quote) || covered.has(quote)) continue;
    const adjacent = last.quoted && isBlank(article.text, last.end, start);
    const goesOn = last.open && isBlank(article.text, article.blocks[blockAt]?.span.start ?? 0, start);
    if (!adjacent && !goesOn) continue;
    const draft: AttributionDraft = { ...last.draft, content: [...last.draft.content, quote.span] };
    drafts[last.index] = draft;
    last = { ...last, draft, end, quoted: true, open: isOpen(quote) };
  }
}
