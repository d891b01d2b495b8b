import type { Article, Brief, Citation, Dossier, Span } from "../model/index.ts";
import { quoteOf } from "./guard/quote.ts";
import type { Shared } from "./shareable.ts";

/** Quotations in notes are cut to this many characters. */
const LONGEST_QUOTE = 110;

/** One numbered passage of a brief. */
export interface Footnote {
  readonly number: number;
  readonly citation: Citation;
  readonly article: Article;
  /** Where the passage stands in the stored text. */
  readonly stored: Span;
  /** Short name of the document: its file name. */
  readonly label: string;
  readonly quote: string;
}

/** Citations of a brief numbered in order of first use; one passage has one number. */
export interface Footnotes {
  readonly list: readonly Footnote[];
  /** Numbers of a sentence's citations, ascending, without repeats. */
  numbersOf(citations: readonly Citation[]): readonly number[];
}

const keyOf = (citation: Citation): string => `${citation.article}:${citation.span.start}-${citation.span.end}`;

function citationsOf(brief: Brief): readonly Citation[] {
  return brief.sections.flatMap((section) => [
    ...section.sentences.flatMap((sentence) => [...sentence.citations]),
    ...section.rows.flatMap((row) => [...row.citations]),
    ...section.notes.flatMap((note) => [...note.citations]),
  ]);
}

/** Numbers the passages of a dossier's brief. */
export function numberFootnotes(dossier: Dossier, shared: Shared): Footnotes {
  const articles = new Map(dossier.readings.map((reading) => [reading.article.id, reading.article]));
  const numbers = new Map<string, number>();
  const list: Footnote[] = [];
  for (const citation of citationsOf(dossier.brief)) {
    const key = keyOf(citation);
    const article = articles.get(citation.article);
    if (numbers.has(key) || article === undefined) continue;
    numbers.set(key, list.length + 1);
    const { span } = shared.stored(citation);
    list.push({ number: list.length + 1, citation, article, stored: span, label: article.name, quote: quoteOf(article, citation.span, LONGEST_QUOTE) });
  }
  return {
    list,
    numbersOf: (citations) => [...new Set(citations.map((citation) => numbers.get(keyOf(citation)) ?? 0))].filter((number) => number > 0).sort((a, b) => a - b),
  };
}
