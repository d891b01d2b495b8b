import type { FindingId, StoryId } from "./ids.ts";
import type { Citation } from "./span.ts";

/** A sentence without a source cannot be written down. */
export interface Sentence {
  readonly text: string;
  /** Our own count behind the sentence ("3–4 origins, 4 articles"), shown after it and never checked against the passages; null when none. */
  readonly tally: string | null;
  readonly finding: FindingId | null;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** One row of the table of key figures; cells are already worded. */
export interface FigureRow {
  readonly what: string;
  readonly low: string;
  readonly best: string;
  readonly high: string;
  readonly unit: string;
  readonly origins: string;
  readonly asOf: string;
  readonly words: string;
  readonly finding: FindingId;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Statements about the brief itself (method, gaps, what was left out) need no passage, and say so by their kind. */
export interface Note {
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
  readonly rows: readonly FigureRow[];
  readonly notes: readonly Note[];
}

export interface Brief {
  readonly story: StoryId;
  readonly title: string;
  readonly sections: readonly Section[];
}
