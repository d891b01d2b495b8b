import type { Article, Mention, MentionOf } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { relAt } from "../syntax/token-at.ts";
import type { Marks } from "./modality.ts";
import { ancestors, clauseHead, tokenAt } from "./tree.ts";

/** An event that ended this long before publication is not the present crisis. In days. */
const PAST_DAYS = 150;

const days = (instant: string): number => {
  const [year, month, day] = [instant.slice(0, 4), instant.slice(5, 7), instant.slice(8, 10)].map(Number);
  return Math.round((year ?? 0) * 365.25 + ((month ?? 1) - 1) * 30.44 + (day ?? 1));
};

/** Relations that put a time inside the description of a thing ("the record set in 2029"), not on the event told. */
const DESCRIPTIVE = new Set(["acl", "acl:relcl", "nmod", "appos", "nmod:poss"]);

function isDescriptive(sentence: Sentence, time: number, anchor: number): boolean {
  const up = ancestors(sentence, anchor);
  for (const at of ancestors(sentence, time)) {
    if (up.includes(at)) return false;
    if (DESCRIPTIVE.has(relAt(sentence, at))) return true;
  }
  return false;
}

/** Whether a figure belongs to an earlier event that the report only looks back on, with the words that say so. */
export function readBackground(article: Article, sentence: Sentence, anchor: number, times: readonly MentionOf<"time">[], marks: Marks): string | null {
  const published = article.published?.from ?? article.published?.to ?? null;
  for (const mention of times) {
    const end = mention.time?.to ?? null;
    if (published === null || end === null) continue;
    if (days(published) - days(end) < PAST_DAYS) continue;
    const token = tokenAt(sentence, mention.span.start);
    if (!isDescriptive(sentence, token, anchor)) return article.text.slice(mention.span.start, mention.span.end);
  }
  const head = clauseHead(sentence, anchor);
  const mark = marks.background.find((hit) => clauseHead(sentence, hit.from) === head || hit.from < anchor);
  return mark === undefined ? null : mark.phrase.join(" ");
}

/** Whether the text says a newer value replaced this one: "up from 63", "from 17 to 16", "had spoken of 46". */
export function readOutdated(sentence: Sentence, numberStart: number, hasSecond: boolean, marks: Marks): string | null {
  const at = tokenAt(sentence, numberStart);
  const near = marks.outdated.find((hit) => hit.to < at && at - hit.to <= 3);
  if (near !== undefined) return near.phrase.join(" ");
  const before = [sentence.tokens[at - 1], sentence.tokens[at - 2]].map((token) => token?.text.toLowerCase());
  if (before.includes("from") && marks.changes.length > 0 && hasSecond) return "from, with a verb of change";
  return null;
}

/** Time mentions inside a sentence. */
export const timesIn = (sentence: Sentence, mentions: readonly Mention[]): readonly MentionOf<"time">[] =>
  mentions.filter(
    (mention): mention is MentionOf<"time"> => mention.kind === "time" && mention.span.start >= sentence.start && mention.span.end <= sentence.end,
  );
