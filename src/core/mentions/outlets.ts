import type { Article, MentionOf } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Outlet } from "../packs/outlets.ts";
import { findActorPhrases } from "../syntax/actor-phrases.ts";
import type { Sentence } from "../syntax/index.ts";
import { isCapital, viewSentence } from "../syntax/sentence-view.ts";
import { outletAt } from "../syntax/source-phrase.ts";

/** Longest name of an outlet, in words. */
const MAX_NAME_WORDS = 7;

/** Outlets and agencies that the article names: those of the table, and others that their own words or the words beside them show to be one. */
export function findOutlets(article: Article, sentences: readonly Sentence[], packs: Packs): readonly MentionOf<"outlet">[] {
  const pack = (packs.languages.get(article.language) ?? packs.languages.get("en"))?.reporting;
  if (pack === undefined) return [];
  const mentions: MentionOf<"outlet">[] = [];
  const push = (start: number, end: number, outlet: Outlet | null, name: string): void => {
    mentions.push({ id: `${article.id}:${start}-${end}:outlet`, kind: "outlet", span: { start, end }, outlet: outlet?.id ?? null, name: outlet?.name ?? name });
  };
  sentences.forEach((sentence, index) => {
    const view = viewSentence(sentence, index);
    const taken: { start: number; end: number }[] = [];
    for (let from = 0; from < view.tokens.length; from += 1) {
      if (!isCapital(view, from)) continue;
      for (let to = Math.min(view.tokens.length, from + MAX_NAME_WORDS); to > from; to -= 1) {
        if (!isCapital(view, to - 1) && view.tokens[to - 1]?.upos !== "NUM") continue;
        const outlet = outletAt(view, article.text, from, to, packs.outlets);
        const start = view.tokens[from]?.start ?? 0;
        const end = view.tokens[to - 1]?.end ?? 0;
        // "The National Rifle Association" is not The National
        if (outlet === null || (to - from <= 2 && view.lower[from] === "the" && view.tokens[to]?.upos === "PROPN")) continue;
        push(start, end, outlet, outlet.name);
        taken.push({ start, end });
        from = to - 1;
        break;
      }
    }
    for (const { phrase } of findActorPhrases(view, article.text, packs, pack)) {
      if (phrase.category !== "outlet" || phrase.name === null || phrase.outlet !== null) continue;
      if (taken.some((span) => span.start < phrase.span.end && phrase.span.start < span.end)) continue;
      const at = article.text.indexOf(phrase.name, phrase.span.start);
      if (at >= 0 && at + phrase.name.length <= phrase.span.end) push(at, at + phrase.name.length, null, phrase.name);
    }
  });
  return mentions.sort((a, b) => a.span.start - b.span.start);
}
