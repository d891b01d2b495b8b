import type { Article, Attribution, Mention } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";

/** Who says what: every act of attribution in the article, chains resolved, anaphora inside the article resolved where one candidate remains. */
export function readAttribution(_article: Article, _sentences: readonly Sentence[], _mentions: readonly Mention[], _packs: Packs): readonly Attribution[] {
  return [];
}
