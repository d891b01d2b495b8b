import type { Article, Block } from "../../core/model/index.ts";

/** What a person calls the lines a rule marks; rules without an entry go by their id. */
const NAMES: Readonly<Record<string, string>> = {
  "cookie-notice": "cookie notice",
  "subscribe-prompt": "call to subscribe",
  "newsletter-prompt": "newsletter prompt",
  "donation-appeal": "donation appeal",
  "app-download": "app advertisement",
  "related-links": "list of other stories",
  "social-share": "share prompt",
  "comments-prompt": "call to comment",
  "reader-appeal": "call to readers",
  "call-to-reader": "call to readers",
  "contact-line": "contact line",
  "copyright-line": "copyright line",
  "credit-line": "credit line",
  "photo-credit": "photo credit",
  "live-furniture": "live page line",
  "repeated-title": "repeated headline",
  "empty-heading": "empty heading",
  outside: "line outside the text",
  navigation: "menu",
  footer: "page footer",
  furniture: "page line",
};

const PLURALS: Readonly<Record<string, string>> = {
  "call to subscribe": "calls to subscribe",
  "list of other stories": "lists of other stories",
  "call to comment": "calls to comment",
  "call to readers": "calls to readers",
  "line outside the text": "lines outside the text",
};

/** Lines that go on with what the line before began. */
const CONTINUED = "appeal-continued";

/** One stretch of boilerplate: a call of four lines is one call. */
export interface Boilerplate {
  readonly name: string;
  readonly article: Article;
  readonly characters: number;
}

/** What was marked in an article, line after line of one kind taken together; lines of the header the collector wrote are none. */
export function listBoilerplate(article: Article): readonly Boilerplate[] {
  const found: { name: string; article: Article; characters: number }[] = [];
  let before: string | null = null;
  const isMarked = ({ role, rule }: Block): boolean => role === "boilerplate" && rule !== "header-line";
  for (const block of article.blocks) {
    const rule = isMarked(block) ? (block.rule ?? "outside") : null;
    const last = found.at(-1);
    const characters = block.span.end - block.span.start;
    if (rule !== null && last !== undefined && before !== null && (rule === CONTINUED || rule === before)) last.characters += characters;
    else if (rule !== null) found.push({ name: NAMES[rule] ?? (rule === CONTINUED ? "call to readers" : rule.replaceAll("-", " ")), article, characters });
    before = rule === CONTINUED ? (before ?? rule) : rule;
  }
  return found;
}

/** "2 donation appeals", the commonest kind first. */
export function boilerplateWords(found: readonly Pick<Boilerplate, "name">[]): string {
  const counts = new Map<string, number>();
  for (const { name } of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, count]) => `${count} ${count === 1 ? name : (PLURALS[name] ?? `${name}s`)}`)
    .join(", ");
}
