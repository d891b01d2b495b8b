import type { Article } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "./index.ts";

/** Sentences of an article with their words and trees, in order; sentences never cross a block. Boilerplate blocks are not read. */
export function readSyntax(_article: Article, _packs: Packs): readonly Sentence[] {
  return [];
}
