import { compilePhrases, type PhraseSet } from "../text/phrases.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const shape = z.strictObject({
  private: words,
  minors: words,
  office: words,
  ages: z.strictObject({ before: words, after: words }),
  forces: words,
  civilians: words,
  sites: words,
  fates: words,
  printed: z.strictObject({
    child: z.string(),
    victim: z.string(),
    detainee: z.string(),
    displaced: z.string(),
    witness: z.string(),
    person: z.string(),
    place: z.string(),
    unplaced: z.string(),
  }),
});

/** Compiled form of harm.yaml: whom and what a careless export could harm. Phrases stand for the word as listed. */
export interface HarmPack {
  /** Nouns beside a name that make it the name of a private person. */
  readonly private: PhraseSet<string>;
  readonly minors: ReadonlySet<string>;
  /** Words of an office: its holder speaks in public. */
  readonly office: PhraseSet<string>;
  /** Words before and after a number that is an age. */
  readonly ages: { readonly before: ReadonlySet<string>; readonly after: PhraseSet<string> };
  readonly forces: PhraseSet<string>;
  readonly civilians: PhraseSet<string>;
  readonly sites: PhraseSet<string>;
  /** Words that tell what befell those named in their sentence. */
  readonly fates: ReadonlySet<string>;
  /** What is printed where a name was; `place` has a slot for the region. */
  readonly printed: z.output<typeof shape>["printed"];
}

/** Each phrase in the singular, as listed, and with the common ending of the plural. */
const compile = (phrases: readonly string[]): PhraseSet<string> =>
  compilePhrases(phrases.flatMap((phrase) => [[phrase, phrase] as const, [`${phrase}s`, phrase] as const]));

/** Checks and compiles harm.yaml. */
export function compileHarmPack(file: PackFile): HarmPack {
  const raw = checkShape(shape, file);
  return {
    private: compile(raw.private),
    minors: new Set(raw.minors),
    office: compile(raw.office),
    ages: { before: new Set(raw.ages.before), after: compile(raw.ages.after) },
    forces: compile(raw.forces),
    civilians: compile(raw.civilians),
    sites: compile(raw.sites),
    fates: new Set(raw.fates),
    printed: raw.printed,
  };
}
