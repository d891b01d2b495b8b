import { statementOf, viewFindings } from "../../core/exports/finding-view.ts";
import { limitQuote } from "../../core/exports/guard/quote.ts";
import { warningLines } from "../../core/exports/guard/warning.ts";
import { findingLink } from "../../core/exports/permalinks.ts";
import type { Shared } from "../../core/exports/shareable.ts";
import { eventNote } from "../../core/exports/tables/events.ts";
import type { WriteOptions } from "./format.ts";

/** One finding as a newsreader shows it. */
export interface FeedEntry {
  readonly id: string;
  /** Address of what it is about. */
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly published: string;
  readonly updated: string;
  readonly tags: readonly string[];
}

/** What stands for a date where no report has one: feeds need some, and this one sorts last. */
const UNDATED = "1970-01-01T00:00:00.000Z";

/** Longest title, in characters. */
const LONGEST_TITLE = 140;

/** Words as a title, cut where they are too long. */
export const titleOf = (kind: string, words: string): string => `${kind}: ${limitQuote(words, LONGEST_TITLE)}`;

/** Findings newest first; the time of an entry is that of the last report on it, so that a change comes up again. */
export const feedEntries = (shared: Shared, options: WriteOptions): readonly FeedEntry[] =>
  viewFindings(shared, options)
    .map((view) => ({
      id: findingLink(options.base, view.finding.id),
      link: findingLink(options.base, view.finding.id),
      title: titleOf(view.finding.status, statementOf(view.lead)),
      summary: `${eventNote(view)}. ${view.finding.reason}.`,
      published: view.firstReported ?? UNDATED,
      updated: view.lastReported ?? UNDATED,
      tags: [view.finding.status, view.finding.type],
    }))
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1));

/** What a feed is about: its one story, or all of them. */
export const feedTitle = ({ dossiers }: Shared): string =>
  dossiers.length === 1 && dossiers[0] !== undefined ? dossiers[0].story.label : `${dossiers.length} stories`;

/** What is said under the title: that nothing here is a verdict, and the warnings. */
export function feedNote({ warnings }: Shared): string {
  const note = "What the reports say, with the number of independent origins; not what is true.";
  return warnings.length === 0 ? note : `${note} Warnings: ${warningLines(warnings).join("; ")}.`;
}
