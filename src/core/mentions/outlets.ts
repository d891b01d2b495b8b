import type { Article, MentionOf } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Outlet } from "../packs/outlets.ts";
import { outletKey } from "../packs/outlets.ts";
import { findActorPhrases } from "../syntax/actor-phrases.ts";
import type { Sentence } from "../syntax/index.ts";
import { findOutletNames } from "../syntax/outlet-names.ts";
import { isCapital, type SentenceView, viewSentence } from "../syntax/sentence-view.ts";
import { lowerAt, relAt, uposAt } from "../syntax/token-at.ts";
import { isCited } from "./outlet-citing.ts";
import { isSpelledOtherwise } from "./spelled-out.ts";

/** Last words of two-word and longer names that are no outlet: "Jeff Patch" makes a later "Patch" a person. */
function surnames(views: readonly SentenceView[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const view of views) {
    for (let at = 1; at < view.tokens.length; at += 1) {
      if (
        uposAt(view, at) === "PROPN" &&
        uposAt(view, at - 1) === "PROPN" &&
        isCapital(view, at) &&
        uposAt(view, at + 1) !== "PROPN" &&
        relAt(view, at) === "flat"
      )
        found.add(lowerAt(view, at));
    }
  }
  return found;
}

/** Outlets and agencies that the article names: those of the table, and others that their own words or the words beside them show to be one. */
export function findOutlets(article: Article, sentences: readonly Sentence[], packs: Packs): readonly MentionOf<"outlet">[] {
  const pack = (packs.languages.get(article.language) ?? packs.languages.get("en"))?.reporting;
  if (pack === undefined) return [];
  const mentions: MentionOf<"outlet">[] = [];
  const views = sentences.map(viewSentence);
  const persons = surnames(views);
  // "the Times" after "The New York Times" is that one
  const byLastWord = new Map<string, Outlet>();
  const others = new Map<string, boolean>();
  const isOther = (name: string, outlet: Outlet): boolean => {
    const known = others.get(name) ?? isSpelledOtherwise(views, article.text, name, outlet, pack, packs.outlets);
    others.set(name, known);
    return known;
  };
  const push = (start: number, end: number, outlet: Outlet | null, name: string, cited: boolean): void => {
    mentions.push({
      id: `${article.id}:${start}-${end}:outlet`,
      kind: "outlet",
      span: { start, end },
      outlet: outlet?.id ?? null,
      name: outlet?.name ?? name,
      cited,
    });
  };
  for (const view of views) {
    const taken: { start: number; end: number }[] = [];
    for (const { from, to, start, end, outlet: named } of findOutletNames(view, article.text, pack, packs.outlets)) {
      const words = outletKey(article.text.slice(start, end)).split(" ");
      const last = words.at(-1) ?? "";
      const outlet = words.length === 1 && named.isCommonWord ? (byLastWord.get(last) ?? named) : named;
      if (isOther(article.text.slice(start, end), outlet)) continue;
      if (words.length > 1) byLastWord.set(last, outlet);
      const isSurname = words.length === 1 && persons.has(last) && !outlet.name.startsWith("The ") && (named.isCommonWord || outletKey(outlet.name) !== last);
      if (isSurname && article.text.slice(start, end) !== article.text.slice(start, end).toUpperCase()) continue;
      push(start, end, outlet, outlet.name, isCited(view, from, to, pack));
      taken.push({ start, end });
    }
    for (const { phrase, head } of findActorPhrases(view, article.text, packs, pack)) {
      if (phrase.category !== "outlet" || phrase.name === null || phrase.outlet !== null) continue;
      if (taken.some((span) => span.start < phrase.span.end && phrase.span.start < span.end)) continue;
      const at = article.text.indexOf(phrase.name, phrase.span.start);
      if (at >= 0 && at + phrase.name.length <= phrase.span.end) push(at, at + phrase.name.length, null, phrase.name, isCited(view, head, head + 1, pack));
    }
  }
  return mentions.sort((a, b) => a.span.start - b.span.start);
}
