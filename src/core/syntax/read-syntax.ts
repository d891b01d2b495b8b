import type { Article } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { isWordCharacter } from "../text/characters.ts";
import { splitSentences } from "../text/segment.ts";
import type { Sentence, Token } from "./index.ts";

/** Sentences of an article with their words and trees, in order; sentences never cross a block. Boilerplate blocks are not read; a language without model gives none. */
export function readSyntax(article: Article, packs: Packs): readonly Sentence[] {
  const model = packs.syntax.get(article.language);
  const rules = packs.languages.get(article.language)?.general.segment;
  if (model === undefined || rules === undefined) return [];
  const irregular = packs.languages.get(article.language)?.general.irregularVerbs ?? new Map<string, string>();
  const sentences: Sentence[] = [];
  article.blocks.forEach((block, index) => {
    if (block.role === "boilerplate") return;
    for (const { start, end, words } of splitSentences(article.text, block.span, rules)) {
      // a row of marks says nothing, and could be long
      if (!hasWord(article.text, start, end)) continue;
      const tokens = model.parse(article.text, words).map((token) => withBaseForm(token, irregular));
      sentences.push({ block: index, start, end, tokens, children: listChildren(tokens) });
    }
  });
  return sentences;
}

function hasWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isWordCharacter(text.charCodeAt(at))) return true;
  return false;
}

/** A verb form that the pack lists keeps the base form given there. */
function withBaseForm(token: Token, irregular: ReadonlyMap<string, string>): Token {
  if (token.upos !== "VERB" && token.tag !== "VBN") return token;
  const base = irregular.get(token.text.toLowerCase());
  return base === undefined || base === token.lemma ? token : { ...token, lemma: base };
}

/** Children of each token, in the order of the text. */
export function listChildren(tokens: readonly Token[]): readonly (readonly number[])[] {
  const children: number[][] = tokens.map(() => []);
  tokens.forEach((token, index) => children[token.head]?.push(index));
  return children;
}
