import type { Article, Mention, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { findActors } from "./actors.ts";
import { findOutlets } from "./outlets.ts";
import { keepLongest } from "./overlaps.ts";
import { findPlaces } from "./places.ts";
import { findQuantities } from "./quantities.ts";
import { findQuotes } from "./quotes.ts";
import { findTimes } from "./times.ts";

export const version = "mentions/1";

/** The finders, each for one kind; the order is that of nothing but reading. */
const finders = [findActors, findQuotes, findQuantities, findTimes, findPlaces, findOutlets] as const;

/** Stage 2: Article -> Mention[]. Quantities, times, places, actors, outlets and quotes, each with its span; doubt stays null. */
export function findMentions(article: Article, sentences: readonly Sentence[], packs: Packs): Staged<readonly Mention[]> {
  return { value: keepLongest(finders.flatMap((find): readonly Mention[] => find(article, sentences, packs))), diagnostics: [] };
}
