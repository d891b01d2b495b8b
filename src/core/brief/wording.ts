import type { Citation, Claim, Reading, Span } from "../model/index.ts";
import { plainLine } from "../text/plain-line.ts";
import { trimTrailing } from "../text/trim-trailing.ts";

/** Quotations and clauses longer than this are cut to their figure: briefs carry short passages. In characters. */
export const LONGEST_QUOTE = 300;

/** Articles of one story by id. */
export type Articles = ReadonlyMap<string, Reading>;

/** The whole text of an article; "" when it is not of the story. */
export const wholeOf = (articles: Articles, article: string): string => articles.get(article)?.article.text ?? "";

export const textOf = (articles: Articles, article: string, span: Span): string => wholeOf(articles, article).slice(span.start, span.end);

/** One line, no double spaces, nothing that a terminal or a page would act on. */
export const flat = plainLine;

/** The passage of a claim: its sentence, or its clause where the sentence is too long to quote. */
export const citationOf = (claim: Claim): Citation => ({
  article: claim.article,
  span: claim.sentence.end - claim.sentence.start > LONGEST_QUOTE ? claim.span : claim.sentence,
});

/** "1", "3–4". */
export const range = (min: number, max: number): string => (min === max ? `${min}` : `${min}–${max}`);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "A", "A and B", "A, B and C". */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Words of a text that carry capital letters or digits: what must be found in the cited passages. */
export function hardWords(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{N}.,'’-]+/u)
    .map((word) => trimTrailing(word.replace(/^[.,'’-]+/, ""), ".,'’-"))
    .filter((word) => /[\p{Lu}\p{N}]/u.test(word));
}

/** Whether a capitalised word is a name in this text: it stands so in the middle of a sentence too. */
function isName(text: string, word: string): boolean {
  for (let at = text.indexOf(` ${word}`); at >= 0; at = text.indexOf(` ${word}`, at + 1)) {
    const before = text.charAt(at - 1);
    if (/[\p{Ll},]/u.test(before) && !/[\p{L}]/u.test(text.charAt(at + 1 + word.length))) return true;
  }
  return false;
}

/** The clause as it stands in the report, ready to follow "says": first letter lowered unless the word is a name. */
export function clauseText(articles: Articles, claim: Claim): string {
  const text = flat(textOf(articles, claim.article, claim.span)).replace(/^[“"'‘]+/, "");
  const first = /^\p{Lu}\p{Ll}*/u.exec(text)?.[0];
  if (first === undefined || first === "I") return text;
  const whole = wholeOf(articles, claim.article);
  const lowered = first.toLowerCase();
  return whole.includes(` ${lowered} `) || !isName(whole, first) ? lowered + text.slice(first.length) : text;
}
