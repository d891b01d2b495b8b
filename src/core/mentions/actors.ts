import type { Article, MentionOf } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { findActorPhrases } from "../syntax/actor-phrases.ts";
import type { Sentence } from "../syntax/index.ts";
import { viewSentence } from "../syntax/sentence-view.ts";

/** Persons, bodies and groups that can act or speak, with their office and whether they are named; places and outlets have finders of their own. */
export function findActors(article: Article, sentences: readonly Sentence[], packs: Packs): readonly MentionOf<"actor">[] {
  const pack = (packs.languages.get(article.language) ?? packs.languages.get("en"))?.reporting;
  if (pack === undefined) return [];
  const mentions: MentionOf<"actor">[] = [];
  sentences.forEach((sentence, index) => {
    for (const { phrase } of findActorPhrases(viewSentence(sentence, index), article.text, packs, pack)) {
      if (phrase.category === "outlet" || phrase.category === "document" || phrase.category === "hearsay") continue;
      const { start, end } = phrase.span;
      mentions.push({
        id: `${article.id}:${start}-${end}:actor`,
        kind: "actor",
        span: phrase.span,
        name: phrase.name ?? phrase.role ?? phrase.head,
        role: phrase.name === null ? null : phrase.role,
        named: phrase.name !== null && !phrase.anonymous,
        entity: phrase.entity,
        source: phrase.kind,
        number: phrase.number,
      });
    }
  });
  return mentions;
}
