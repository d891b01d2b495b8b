import type { Article } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { isWordCharacter } from "../text/characters.ts";
import { splitSentences } from "../text/segment.ts";
import type { Sentence, Token, VerbBases } from "./index.ts";
import { readableOf } from "./readable.ts";

const NO_BASES: VerbBases = new Map();

/** Sentences of an article with their words and trees, in order; sentences never cross a block. Boilerplate and what lies behind the bounds is not read; a language without model gives none. */
export function readSyntax(article: Article, packs: Packs): readonly Sentence[] {
  const model = packs.syntax.get(article.language);
  const rules = packs.languages.get(article.language)?.general.segment;
  if (model === undefined || rules === undefined) return [];
  const bases = packs.languages.get(article.language)?.general.irregularVerbs ?? NO_BASES;
  const sentences: Sentence[] = [];
  for (const span of readableOf(article, null).spans) {
    if (span.block < 0) continue;
    for (const { start, end, words } of splitSentences(article.text, span, rules)) {
      // a row of marks says nothing, and could be long
      if (!hasWord(article.text, start, end)) continue;
      const tokens = model.parse(article.text, words, bases);
      sentences.push({ block: span.block, start, end, tokens, children: listChildren(tokens) });
    }
  }
  return sentences;
}

function hasWord(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isWordCharacter(text.charCodeAt(at))) return true;
  return false;
}

const LEAF: readonly number[] = [];

/** Children of each token, in the order of the text. */
export function listChildren(tokens: readonly Token[]): readonly (readonly number[])[] {
  // counted first: lists made for their size take a fifth of the memory of lists that grow
  const counts = new Uint32Array(tokens.length);
  for (const { head } of tokens) if (head >= 0) counts[head] = (counts[head] as number) + 1;
  const children = tokens.map((_, at): number[] | null => (counts[at] === 0 ? null : new Array<number>(counts[at] as number)));
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const { head } = tokens[index] as Token;
    if (head < 0) continue;
    const left = (counts[head] as number) - 1;
    counts[head] = left;
    (children[head] as number[])[left] = index;
  }
  return children.map((own) => own ?? LEAF);
}
