import type { Article } from "../src/core/model/index.ts";

/** An article made by hand: one paragraph a stretch of text between blank lines, in English, with nothing known of it but what `more` gives. */
export function buildArticle(text: string, more: Partial<Article> = {}): Article {
  let at = 0;
  const blocks = text.split("\n\n").map((part) => {
    const span = { start: at, end: at + part.length };
    at = span.end + 2;
    return { role: "paragraph" as const, span, rule: null };
  });
  return {
    id: "a",
    capture: "a",
    name: "a",
    url: null,
    text,
    blocks,
    language: "en",
    title: null,
    outlet: null,
    outletName: null,
    outletBasis: null,
    authors: [],
    published: null,
    publishedFrom: null,
    issuer: false,
    wires: [],
    ...more,
  };
}
