import type { Attribution, Mention, Span } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";

/** First place in a list sorted by start whose item begins at or behind an offset. */
function firstFrom(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mentions that stand whole inside each sentence, in the order of the text; each sentence looks at its own alone, so that a long text costs no more a word than a short one. */
export function mentionsBySentence(sentences: readonly Sentence[], mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const starts = mentions.map((mention) => mention.span);
  if (starts.some((span, at) => at > 0 && span.start < (starts[at - 1] as Span).start)) return mentionsBySentence(sentences, sortByStart(mentions));
  return sentences.map((sentence) => {
    const here: Mention[] = [];
    for (let at = firstFrom(starts, sentence.start); at < mentions.length; at += 1) {
      const mention = mentions[at] as Mention;
      if (mention.span.start > sentence.end) break;
      if (mention.span.end <= sentence.end) here.push(mention);
    }
    return here;
  });
}

const sortByStart = (mentions: readonly Mention[]): readonly Mention[] => [...mentions].sort((a, b) => a.span.start - b.span.start);

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Attributions whose content meets each sentence, in their order. */
export function attributionsBySentence(sentences: readonly Sentence[], attributions: readonly Attribution[]): readonly (readonly Attribution[])[] {
  const lists: Attribution[][] = sentences.map(() => []);
  for (const attribution of attributions) {
    for (const content of attribution.content) {
      // sentences do not overlap: one before the first that begins inside may still reach into the content
      for (let at = Math.max(0, firstFrom(sentences, content.start) - 1); at < sentences.length; at += 1) {
        const sentence = sentences[at];
        if (sentence === undefined || sentence.start >= content.end) break;
        const list = lists[at] ?? [];
        if (meets(content, sentence) && list.at(-1) !== attribution) list.push(attribution);
      }
    }
  }
  return lists;
}
