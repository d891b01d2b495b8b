import type { Article, Mention, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";

export const version = "mentions/1";

/** Stage 2: Article -> Mention[]. Quantities, times, places, actors, outlets and quotes, each with its span; doubt stays null. */
export function findMentions(_article: Article, _sentences: readonly Sentence[], _packs: Packs): Staged<readonly Mention[]> {
  return { value: [], diagnostics: [] };
}
