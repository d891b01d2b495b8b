import type { Article, Diagnostic, Mention, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { readableOf } from "../syntax/readable.ts";
import { findActors } from "./actors.ts";
import { findOutlets } from "./outlets.ts";
import { keepLongest } from "./overlaps.ts";
import { findPlaces } from "./places.ts";
import { findQuantities, MAX_FIGURES } from "./quantities.ts";
import { findQuotes } from "./quotes.ts";
import { findTimes } from "./times.ts";

export const version = "mentions/1";

/** The finders, each for one kind; the order is that of nothing but reading. */
const finders = [findActors, findQuotes, findQuantities, findTimes, findPlaces, findOutlets] as const;

/** Stage 2: Article -> Mention[]. Quantities, times, places, actors, outlets and quotes, each with its span; doubt stays null. */
export function findMentions(article: Article, sentences: readonly Sentence[], packs: Packs): Staged<readonly Mention[]> {
  const found = finders.flatMap((find): readonly Mention[] => find(article, sentences, packs));
  return { value: keepLongest(found), diagnostics: sayWhatWasLeftOut(article, found) };
}

/** What a reader must know of an article longer than any report. */
function sayWhatWasLeftOut(article: Article, found: readonly Mention[]): readonly Diagnostic[] {
  const { spans, left } = readableOf(article, null);
  const edge = spans.at(-1)?.end ?? 0;
  const figures = found.reduce((count, mention) => count + (mention.kind === "quantity" ? 1 : 0), 0);
  const diagnostics: Diagnostic[] = [];
  const say = (code: Diagnostic["code"], message: string): void => {
    diagnostics.push({ code, severity: "warning", message, at: null });
  };
  if (left > 0) say("mentions/too-long", `only the first ${edge} characters of ${article.name} were read for what they say, ${left} behind them were not`);
  if (figures >= MAX_FIGURES) say("mentions/too-many-figures", `only the first ${MAX_FIGURES} figures of ${article.name} were read`);
  return diagnostics;
}
