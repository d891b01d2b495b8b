import type { SegmentRules } from "../text/words.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string()).default([]);
const shape = z.looseObject({
  /** `general`, `titles` (a name follows), `ending` (a capital after them begins a sentence) and `beforeNumber` (only before a figure), all without their last full stop. */
  abbreviations: z
    .object({ general: words, titles: words, ending: words, beforeNumber: words })
    .default({ general: [], titles: [], ending: [], beforeNumber: [] }),
  joinedPrefixes: words,
  unitSuffixes: words,
  clitics: words,
  negativeEnding: z.string().default(""),
  contractions: z.record(z.string(), z.number().int().positive()).default({}),
  /** Pairs of opening and closing marks. */
  quotes: z.array(z.tuple([z.string(), z.string()])).default([]),
  stopWords: words,
  negation: words,
  hedges: words,
  irregularVerbs: z.record(z.string(), z.array(z.string())).default({}),
});

/** Compiled form of language.yaml. */
export interface LanguageFile {
  readonly raw: Readonly<Record<string, unknown>>;
  /** For the sentence and word splitter. */
  readonly segment: SegmentRules;
  /** Pairs of opening and closing quotation marks. */
  readonly quotes: readonly (readonly [string, string])[];
  /** Lower-case words that carry no content. */
  readonly stopWords: ReadonlySet<string>;
  /** Lower-case words and phrases that negate. */
  readonly negation: ReadonlySet<string>;
  /** Lower-case words and phrases that take certainty away. */
  readonly hedges: ReadonlySet<string>;
  /** Base form of an irregular verb form, by the form. */
  readonly irregularVerbs: ReadonlyMap<string, string>;
}

/** Checks and compiles language.yaml. */
export function compileLanguageFile(file: PackFile): LanguageFile {
  const raw = checkShape(shape, file);
  const { general, titles, ending, beforeNumber } = raw.abbreviations;
  const stopWords = new Set(raw.stopWords);
  return {
    raw,
    segment: {
      abbreviations: new Set([...general, ...titles, ...ending]),
      titles: new Set([...titles, ...beforeNumber]),
      ending: new Set(ending),
      beforeNumber: new Set(beforeNumber),
      joinedPrefixes: new Set(raw.joinedPrefixes),
      unitSuffixes: new Set(raw.unitSuffixes),
      clitics: new Set(raw.clitics),
      negativeEnding: raw.negativeEnding,
      contractions: new Map(Object.entries(raw.contractions)),
      starters: stopWords,
    },
    quotes: raw.quotes,
    stopWords,
    negation: new Set(raw.negation),
    hedges: new Set(raw.hedges),
    irregularVerbs: new Map(Object.entries(raw.irregularVerbs).flatMap(([base, forms]) => forms.map((form) => [form, base] as const))),
  };
}
