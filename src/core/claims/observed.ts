import type { Article, Voice } from "../model/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { relAt } from "../syntax/token-at.ts";
import type { Marks } from "./modality.ts";
import { ancestors, childBy } from "./tree.ts";

/** Whether the outlet says it saw or counted this itself: "we counted", "a reporter saw", "our map desk measures". Issuers speak otherwise. */
export function isObserved(article: Article, sentence: Sentence, anchor: number, voices: readonly Voice[], marks: Marks): boolean {
  if (article.issuer) return false;
  const last = voices.at(-1);
  if (last !== undefined) return last.outlet !== null && last.outlet === article.outlet;
  const up = ancestors(sentence, anchor);
  for (const hit of marks.perception) {
    if (!up.includes(hit.from) && relAt(sentence, hit.from) !== "root") continue;
    const subject = childBy(sentence, hit.from, "nsubj");
    const word = sentence.tokens[subject];
    if (word === undefined) continue;
    if (word.lemma.toLowerCase() === "we" || word.text.toLowerCase() === "i") return true;
    if (marks.observers.some((observer) => observer.from === subject)) return true;
  }
  return false;
}
