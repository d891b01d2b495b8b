import type { StoryId } from "../../model/index.ts";

/** What an export is warned of before it leaves, and what it records. */
export type WarningCode =
  | "private-person"
  | "force-position"
  | "undated-position"
  | "sensitive-site"
  | "one-origin"
  | "one-party"
  | "all-unnamed"
  | "party-figure"
  | "near-identical"
  | "dates-inferred"
  | "restricted"
  | "machine-drafted"
  | "name-dropped"
  | "long-quote";

export interface Warning {
  readonly code: WarningCode;
  readonly story: StoryId;
  /** How many things it is about. */
  readonly count: number;
  /** One sentence for the person who exports. */
  readonly message: string;
}

/** The sentences of warnings, each once, for a file that holds several stories. */
export const warningLines = (warnings: readonly Warning[]): readonly string[] => [...new Set(warnings.map(({ message }) => message))];
